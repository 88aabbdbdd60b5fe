/**
 * Events behind which the windows of bugs are: something has just been written to disk, or somebody has just changed their role. Most of the hard
 * bugs of ZooKeeper need a crash between two such events; times alone rarely hit them.
 */
import type { ZabObservation } from '../../../model/index.ts';
import type { Dice } from '../dice.ts';

interface Window {
  readonly event: ZabObservation['kind'] | 'start';
  /** How often a run may come across it: the one that is meant is drawn. */
  readonly nthMax: number;
}

const windows: readonly Window[] = [
  { event: 'leaderStarts', nthMax: 3 },
  { event: 'learnerRegistered', nthMax: 6 },
  { event: 'epochProposed', nthMax: 3 },
  { event: 'epochAccepted', nthMax: 5 },
  { event: 'epochEstablished', nthMax: 3 },
  { event: 'syncDecided', nthMax: 6 },
  { event: 'syncReceived', nthMax: 4 },
  { event: 'snapshotTaken', nthMax: 6 },
  { event: 'truncated', nthMax: 1 },
  { event: 'databaseReplaced', nthMax: 2 },
  { event: 'newLeaderAccepted', nthMax: 4 },
  { event: 'newLeaderAcked', nthMax: 4 },
  { event: 'leaderActive', nthMax: 3 },
  { event: 'leaderActive', nthMax: 1 },
  { event: 'learnerActive', nthMax: 5 },
  { event: 'proposed', nthMax: 20 },
  { event: 'appended', nthMax: 30 },
  { event: 'logSynced', nthMax: 20 },
  { event: 'acked', nthMax: 20 },
  { event: 'committed', nthMax: 20 },
  { event: 'delivered', nthMax: 30 },
  { event: 'stateChanged', nthMax: 10 },
  { event: 'steppedDown', nthMax: 1 },
  { event: 'leaderLost', nthMax: 3 },
  { event: 'recovered', nthMax: 3 },
  { event: 'start', nthMax: 3 },
];

/** @returns An event, and which one of its kind. */
export function drawWindow(dice: Dice): { readonly event: string; readonly nth: number } {
  const { event, nthMax } = dice.pick(windows);
  return { event, nth: dice.between(1, dice.chance(40) ? 1 : nthMax) };
}

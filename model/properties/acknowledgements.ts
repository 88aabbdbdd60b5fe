/** What a server acknowledges is on its disk, whatever happens to its power. */
import { type Disk, type Finding, type ProcessStates, property } from '../../sim/index.ts';
import type { Snapshot, StoredRecord } from '../database/database.ts';
import type { ZabObservation } from '../observation.ts';
import type { ReleaseRules } from '../release.ts';
import { asServer, type ZabProcess } from '../server.ts';
import type { Zxid } from '../zxid.ts';
import { treeOf } from './sequences.ts';

/** Source: `SyncRequestProcessor.flush` passes on what it has synced; on a leader to `AckRequestProcessor`, on a follower to `SendAckRequestProcessor`. */
export const acknowledgedIsSynced = property<null, ZabProcess>({
  name: 'acknowledged is synced',
  // A server acknowledges a proposal only when it is on its disk, and synced.
  mood: 'always',
  watches: ['acked', 'ackCounted'],
  init: () => null,
  copy: () => null,
  observe(_ghost, { process, row, data }, states) {
    const observation = data as Extract<ZabObservation, { readonly kind: 'acked' | 'ackCounted' }>;
    const { zxid } = observation;
    if (observation.kind === 'ackCounted' && observation.learner !== process) return null; // Judged where it was sent.
    const disk = states.diskOf(process);
    if (lastLogged(disk) >= zxid) return null;
    return { rows: [row], values: { server: process, zxid, synced: lastLogged(disk) } };
  },
});

interface Ghost {
  /** The last transaction that each learner must have before it answers NEWLEADER, and who asks it to. Index: sid. */
  owed: readonly (Owed | undefined)[];
}

interface Owed {
  readonly leader: number;
  readonly zxid: Zxid;
  readonly row: number;
}

/**
 * What a learner must have is the history of the leader at the moment in which it was decided how to synchronise it. Releases that log a DIFF
 * after UPTODATE, or leave it to another thread, promise nothing (ZOOKEEPER-3911, 4643, 4646); observers log theirs after UPTODATE.
 *
 * Source: step f.2.1 of the Zab paper; `Learner.syncWithLeader`, case NEWLEADER.
 */
export const historyBeforeNewLeader = property<Ghost, ZabProcess>({
  name: 'history before NEWLEADER',
  // A follower acknowledges NEWLEADER only when the epoch and all of the leader's history are on its disk, and synced.
  mood: 'always',
  watches: ['syncDecided', 'newLeaderAccepted'],
  init: () => ({ owed: [] }),
  copy: ({ owed }) => ({ owed }),
  observe(ghost, { process, row, data }, states) {
    const observation = data as Extract<
      ZabObservation,
      { readonly kind: 'syncDecided' | 'newLeaderAccepted' }
    >;
    if (observation.kind === 'newLeaderAccepted')
      return lacking(ghost.owed[process], process, row, observation, states);
    const zxid = treeOf(process, states)?.history.last()?.zxid ?? 0;
    const owed = ghost.owed.slice();
    while (owed.length <= observation.learner) owed.push(undefined);
    owed[observation.learner] = { leader: process, zxid, row };
    ghost.owed = owed;
    return null;
  },
});

function lacking(
  owed: Owed | undefined,
  server: number,
  row: number,
  { leader, epoch }: Extract<ZabObservation, { readonly kind: 'newLeaderAccepted' }>,
  states: ProcessStates<ZabProcess>,
): Finding | null {
  const state = asServer(states.stateOf(server));
  if (state?.role.kind !== 'following' || !promisesHistory(state.release)) return null;
  const disk = states.diskOf(server);
  const stored = disk.durable.cells['currentEpoch'];
  if (stored !== epoch) return { rows: [row], values: { server, leader, epoch, stored } };
  if (owed === undefined || owed.leader !== leader) return null;
  const synced = lastSynced(disk);
  if (synced >= owed.zxid) return null;
  return { rows: [owed.row, row], values: { server, leader, epoch, zxid: owed.zxid, synced } };
}

/** @returns Whether a release has the history on disk before it acknowledges NEWLEADER. */
const promisesHistory = ({ newLeaderSteps }: ReleaseRules): boolean =>
  newLeaderSteps.some((step) => step === 'snapshot' || step === 'logAll' || step === 'logCommitted');

/** @returns Zxid of the last record of the log that survives a power failure. */
const lastLogged = ({ durable }: Disk<unknown>): Zxid =>
  (durable.log.last() as StoredRecord | undefined)?.record.zxid ?? 0;

/** @returns Zxid of the last transaction that survives a power failure: in the log, or if that ends before it, in a snapshot. */
function lastSynced(disk: Disk<unknown>): Zxid {
  let zxid = lastLogged(disk);
  for (const file of Object.values(disk.durable.files)) {
    const last = (file as Snapshot).tree.history.last()?.zxid ?? 0;
    if (last > zxid) zxid = last;
  }
  return zxid;
}

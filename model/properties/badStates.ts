import { type DiskContents, property } from '../../sim/index.ts';
import type { Snapshot } from '../database/database.ts';
import type { ZabObservation } from '../observation.ts';
import type { ZabProcess } from '../server.ts';
import { epochOf } from '../zxid.ts';

/**
 * Every `badState` counts, in every release: what real servers merely log as a warning in the course of an undisturbed run is not observed as
 * one (the first proposal after a synchronisation; the first of an epoch; a late ACK; the second ACK of NEWLEADER). So those that are left
 * are bugs, of a variant or of a release: 3.8.0 takes the ACK of a proposal for that of NEWLEADER (ZOOKEEPER-4685), and up to 3.8.5 a
 * COMMIT before UPTODATE finds no proposal (ZOOKEEPER-4394).
 *
 * One is none: TRUNC may name a transaction that a server lacks whose disk failed between the snapshot of its leader and the epoch file. It has
 * that leader's history and not its epoch, so anybody may lead it; its log cannot be cut to fit, and it exits.
 *
 * Source: `ShouldNotBeTriggered` and `CheckDuringAction` of the TLA+ specifications, with their five classes.
 */
export const noBadState = property<null, ZabProcess>({
  name: 'no bad state',
  sentence: 'No server gets a message that cannot come if all keep to the protocol.',
  mood: 'always',
  watches: ['badState'],
  init: () => null,
  copy: () => null,
  observe(_ghost, { process, row, data }, states) {
    const { what, peer, zxid, expected } = data as Extract<ZabObservation, { readonly kind: 'badState' }>;
    if (what === 'truncToUnknown' && hasForeignSnapshot(states.diskOf(process).contents)) return null;
    return { rows: [row], values: { server: process, what, peer, zxid, expected } };
  },
});

/** @returns Whether there is a snapshot of an epoch whose leader the server has not accepted. */
function hasForeignSnapshot({ files, cells }: DiskContents<unknown>): boolean {
  const accepted = Number(cells['currentEpoch'] ?? 0);
  return Object.values(files).some((file) => epochOf((file as Snapshot).zxid) > accepted);
}

import { type DiskContents, property } from '../../sim/index.ts';
import type { Snapshot } from '../database/database.ts';
import type { ZabObservation } from '../observation.ts';
import type { ZabProcess } from '../server.ts';
import type { Zxid } from '../zxid.ts';

/** Index: sid; 0 where there is none. */
interface Ghost {
  /** The epoch of the leader that a server has promised to follow, or says it already had. */
  epochs: readonly number[];
  /** The epoch of the leader whose history is in the last snapshot that it wrote for one. */
  foreign: readonly number[];
}

/**
 * Every `badState` counts, in every release: what real servers merely log as a warning in the course of an undisturbed run is not observed as
 * one (the first proposal after a synchronisation; the first of an epoch; a late ACK; the second ACK of NEWLEADER). So those that are left
 * are bugs, of a variant or of a release: 3.8.0 takes the ACK of a proposal for that of NEWLEADER (ZOOKEEPER-4685), and up to 3.8.5 a
 * COMMIT before UPTODATE finds no proposal (ZOOKEEPER-4394).
 *
 * One is none: TRUNC may name a transaction that a server lacks whose disk failed between the snapshot of its leader and the epoch file. It has
 * that leader's history and not its epoch, so one with less may lead it, by a later epoch; its log cannot be cut to fit, and it exits.
 *
 * Source: `ShouldNotBeTriggered` and `CheckDuringAction` of the TLA+ specifications, with their five classes. Of the one:
 * `Learner.syncWithLeader` (takeSnapshot, then setCurrentEpoch), `StateSummary.isMoreRecentThan`, `FileTxnLog.truncate` ("No log files found to truncate").
 */
export const noBadState = property<Ghost, ZabProcess>({
  name: 'no bad state',
  // No server gets a message that cannot come if all keep to the protocol.
  mood: 'always',
  watches: ['epochAccepted', 'snapshotTaken', 'badState'],
  init: () => ({ epochs: [], foreign: [] }),
  copy: ({ epochs, foreign }) => ({ epochs, foreign }),
  observe(ghost, { process, row, data }, states) {
    const observation = data as ZabObservation;
    switch (observation.kind) {
      case 'epochAccepted':
        ghost.epochs = withEpoch(ghost.epochs, process, observation.epoch);
        return null;
      case 'snapshotTaken':
        if (observation.reason === 'newLeader')
          ghost.foreign = withEpoch(ghost.foreign, process, ghost.epochs[process] ?? 0);
        return null;
      case 'badState': {
        const { what, peer, zxid, expected } = observation;
        const epoch = ghost.foreign[process] ?? 0;
        if (what === 'truncToUnknown' && isForeign(states.diskOf(process).contents, zxid, epoch)) return null;
        return { rows: [row], values: { server: process, what, peer, zxid, expected } };
      }
      default:
        return null;
    }
  },
});

/** @returns Whether there is a snapshot beyond `zxid`, and the leader of `epoch`, to whose snapshot that goes back, was not accepted. */
function isForeign({ files, cells }: DiskContents<unknown>, zxid: Zxid, epoch: number): boolean {
  const accepted = Number(cells['currentEpoch'] ?? 0);
  return epoch > accepted && Object.values(files).some((file) => (file as Snapshot).zxid > zxid);
}

function withEpoch(epochs: readonly number[], server: number, epoch: number): readonly number[] {
  const all = epochs.slice();
  while (all.length <= server) all.push(0);
  all[server] = epoch;
  return all;
}

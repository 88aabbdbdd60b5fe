import { property } from '../../sim/index.ts';
import type { ZabObservation } from '../observation.ts';
import type { ZabProcess } from '../server.ts';

/** The highest epoch that a leader in search of its own has been told of. */
interface Promised {
  readonly epoch: number;
  /** Who has promised it. */
  readonly by: number;
  /** Row of the trace that tells so. */
  readonly row: number;
}

interface Ghost {
  /** Index: sid of the leader. Absent: its epoch is fixed, or it does not lead. */
  promised: readonly (Promised | undefined)[];
}

/**
 * Who has promised the proposed epoch to another leader does not promise it again: the election was in vain. Everybody counts who came before the
 * epoch was fixed, observers and strangers, too.
 *
 * Source: Zab paper, Phase 1, step l.1.1: e' is later than every epoch received in CEPOCH. `Leader.getEpochToPropose`; ZOOKEEPER-1343.
 */
export const newEpochIsLater = property<Ghost, ZabProcess>({
  name: 'new epoch is later',
  // The epoch that a leader proposes is later than any that it has promised itself, and any that those who came before have told it they promised.
  mood: 'always',
  watches: ['leaderStarts', 'learnerRegistered', 'epochProposed'],
  init: () => ({ promised: [] }),
  copy: ({ promised }) => ({ promised }),
  observe(ghost, { process: leader, row, data }) {
    const observation = data as ZabObservation;
    switch (observation.kind) {
      case 'leaderStarts':
        setPromised(ghost, leader, { epoch: observation.acceptedEpoch, by: leader, row });
        return null;
      case 'learnerRegistered': {
        const { learner: by, acceptedEpoch: epoch } = observation;
        const before = ghost.promised[leader];
        if (before !== undefined && epoch > before.epoch) setPromised(ghost, leader, { epoch, by, row });
        return null;
      }
      case 'epochProposed': {
        const { epoch } = observation;
        const before = ghost.promised[leader];
        setPromised(ghost, leader, undefined);
        if (before === undefined || epoch > before.epoch) return null;
        return { rows: [before.row, row], values: { leader, epoch, promised: before.epoch, by: before.by } };
      }
      default:
        return null;
    }
  },
});

function setPromised(ghost: Ghost, leader: number, promised: Promised | undefined): void {
  const all = ghost.promised.slice();
  while (all.length <= leader) all.push(undefined);
  all[leader] = promised;
  ghost.promised = all;
}

import { property, type ProcessStates } from '../../sim/index.ts';
import { isQuorum } from '../election/tally.ts';
import { backersOf } from '../leader.ts';
import type { ZabObservation } from '../observation.ts';
import { asServer, type ZabProcess } from '../server.ts';

interface Leadership {
  readonly id: number;
  /** Row of the trace in which it became leader. */
  readonly row: number;
}

/** Replaced, never edited. */
interface Ghost {
  leaders: readonly Leadership[];
}

/**
 * A lemma about phase 0. Over time two servers may well lead in one round: 3 decides, and 1 and 2, still in their last wait, hear of 4 and elect
 * it. Then 3 has lost its quorum. What must not be is that both are backed at once. What a quorum is, each leader judges as it did when
 * it decided (docs/decisions/0002).
 */
export const oneBackedLeader = property<Ghost, ZabProcess>({
  name: 'one backed leader',
  // No two servers lead in the same round, each backed by a quorum's votes.
  mood: 'always',
  watches: ['stateChanged', 'voteChanged', 'roundStart', 'roundAdopted'],
  init: () => ({ leaders: [] }),
  copy: ({ leaders }) => ({ leaders }),
  observe(ghost, { process, row, data }, states) {
    const observation = data as ZabObservation;
    if (observation.kind === 'stateChanged') {
      const others = ghost.leaders.filter(({ id }) => id !== process);
      ghost.leaders = observation.to === 'LEADING' ? [...others, { id: process, row }] : others;
    }
    if (ghost.leaders.length < 2) return null;
    const backed = ghost.leaders.filter(({ id }) => isBacked(id, states));
    for (const [index, one] of backed.entries()) {
      const other = backed.find(
        ({ id }, later) => later > index && roundOf(id, states) === roundOf(one.id, states),
      );
      if (other === undefined) continue;
      const round = roundOf(one.id, states);
      return {
        rows: [...new Set([one.row, other.row, row])],
        values: { leaders: [one.id, other.id], round },
      };
    }
    return null;
  },
});

function isBacked(id: number, states: ProcessStates<ZabProcess>): boolean {
  const server = asServer(states.stateOf(id));
  if (server === null || server.role.kind !== 'leading') return false;
  return isQuorum(server, backersOf(id, server.currentVote.round, states));
}

const roundOf = (id: number, states: ProcessStates<ZabProcess>): number | undefined =>
  asServer(states.stateOf(id))?.currentVote.round;

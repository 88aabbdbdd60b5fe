import { property } from '../../sim/index.ts';
import type { ZabObservation } from '../observation.ts';
import { containsQuorum } from '../quorum.ts';
import { asServer, type ZabProcess } from '../server.ts';

interface Ghost {
  /** The round in which each server is; index: sid. */
  rounds: readonly number[];
}

/**
 * Followers are not asked: following somebody whom nobody elected costs time, but no safety. Nor are the rounds of all the votes: those of
 * servers that have decided count whatever their round, and only the last of them must be of the leader's own (`checkLeader`).
 */
export const quorumBehindDecision = property<Ghost, ZabProcess>({
  name: 'quorum behind a decision',
  // A server becomes leader only by the votes of a quorum, and only in the round in which it is.
  mood: 'always',
  watches: ['roundStart', 'roundAdopted', 'stateChanged'],
  init: () => ({ rounds: [] }),
  copy: ({ rounds }) => ({ rounds }),
  observe(ghost, { process, row, data }, states) {
    const observation = data as ZabObservation;
    if (observation.kind === 'roundStart' || observation.kind === 'roundAdopted') {
      const rounds = ghost.rounds.slice();
      while (rounds.length <= process) rounds.push(0);
      rounds[process] = observation.round;
      ghost.rounds = rounds;
    }
    if (observation.kind !== 'stateChanged' || observation.to !== 'LEADING') return null;
    const { round, voters } = observation;
    const server = asServer(states.stateOf(process));
    if (server === null) return null;
    const ownRound = ghost.rounds[process];
    if (round === ownRound && containsQuorum(server.config.quorum, voters)) return null;
    return { rows: [row], values: { leader: process, round, ownRound, voters } };
  },
});

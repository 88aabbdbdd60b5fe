import { property } from '../../sim/index.ts';
import type { ZabProcess } from '../server.ts';
import { DISTURBING, establishedLeader, noQuietTail, noteDisturbance, type QuietTail } from './quietTail.ts';

interface Ghost extends QuietTail {
  deadlineUs: number;
}

/**
 * A leader that is lost though nothing disturbs it (its counter has come to its end, a connection of before the last fault has died) may be
 * replaced in the same time.
 *
 * Source: liveness of ZooKeeper under a quiet tail; of the specifications none checks it.
 */
export const leaderEstablished = property<Ghost, ZabProcess>({
  name: 'a leader is established',
  sentence:
    'A quorum of servers that see each other and are not disturbed any more has an established leader in time, and keeps one.',
  mood: 'eventually',
  watches: [...DISTURBING, 'stateChanged', 'leaderActive', 'learnerActive', 'steppedDown', 'leaderLost'],
  init: () => ({ ...noQuietTail(), deadlineUs: Number.POSITIVE_INFINITY }),
  copy: ({ sinceUs, slow, held, calm, boundUs, deadlineUs }) => ({
    sinceUs,
    slow,
    held,
    calm,
    boundUs,
    deadlineUs,
  }),
  observe(ghost, seen, states) {
    const isDisturbed = noteDisturbance(ghost, seen, states);
    if (ghost.calm === null || establishedLeader(ghost, states) !== null)
      ghost.deadlineUs = Number.POSITIVE_INFINITY;
    else if (isDisturbed || ghost.deadlineUs === Number.POSITIVE_INFINITY)
      ghost.deadlineUs = Math.max(seen.atUs, ghost.sinceUs) + ghost.boundUs;
    return null;
  },
  deadlineUs: ({ deadlineUs }) => deadlineUs,
});

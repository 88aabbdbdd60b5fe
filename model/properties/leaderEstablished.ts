import { property } from '../../sim/index.ts';
import type { ZabProcess } from '../server.ts';
import { DISTURBING, establishedLeader, isDisturbance, type QuietTail, quietTail } from './quietTail.ts';

interface Ghost {
  deadlineUs: number;
}

/**
 * A leader that is lost though nothing disturbs it (its counter has come to its end, a connection of before the last fault has died) may be
 * replaced in the same time.
 *
 * Source: liveness of ZooKeeper under a quiet tail; of the specifications none checks it.
 */
export const leaderEstablished = property<Ghost, ZabProcess, QuietTail>({
  name: 'a leader is established',
  // A quorum of servers that see each other and are not disturbed any more has an established leader in time, and keeps one.
  mood: 'eventually',
  watches: [...DISTURBING, 'stateChanged', 'leaderActive', 'learnerActive', 'steppedDown', 'leaderLost'],
  init: () => ({ deadlineUs: Number.POSITIVE_INFINITY }),
  copy: ({ deadlineUs }) => ({ deadlineUs }),
  knows: quietTail,
  observe(ghost, seen, states, quiet) {
    if (quiet.calm === null || establishedLeader(quiet, states) !== null)
      ghost.deadlineUs = Number.POSITIVE_INFINITY;
    else if (ghost.deadlineUs === Number.POSITIVE_INFINITY || isDisturbance(seen))
      ghost.deadlineUs = Math.max(seen.atUs, quiet.sinceUs) + quiet.boundUs;
    return null;
  },
  deadlineUs: ({ deadlineUs }) => deadlineUs,
});

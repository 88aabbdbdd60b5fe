import { property } from '../../sim/index.ts';
import type { ZabProcess } from '../server.ts';
import { COMMITTING } from './committed.ts';
import { type Course, course } from './course.ts';

/** Source: `leaderLogCompleteness` of the specifications of ZooKeeper's recovery; the Leader Completeness of Raft. */
export const leaderCompleteness = property<null, ZabProcess, Course>({
  name: 'leader completeness',
  // An established leader has all that leaders of older epochs have committed.
  mood: 'always',
  watches: COMMITTING,
  init: () => null,
  copy: () => null,
  knows: course,
  observe(_ghost, _seen, _states, { lost }) {
    if (lost === null) return null;
    const { leader, epoch, zxid, rows } = lost;
    return { rows, values: { leader, epoch, zxid } };
  },
});

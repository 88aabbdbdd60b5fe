import { property } from '../../sim/index.ts';
import type { ZabProcess } from '../server.ts';
import { type Committed, COMMITTING, nothingCommitted, noteCommitted } from './committed.ts';

/** Source: `leaderLogCompleteness` of the specifications of ZooKeeper's recovery; the Leader Completeness of Raft. */
export const leaderCompleteness = property<Committed, ZabProcess>({
  name: 'leader completeness',
  sentence: 'An established leader has all that leaders of older epochs have committed.',
  mood: 'always',
  watches: COMMITTING,
  init: nothingCommitted,
  copy: ({ committed, epoch }) => ({ committed, epoch }),
  observe(ghost, seen, states) {
    const lost = noteCommitted(ghost, seen, states);
    if (lost === null) return null;
    const { leader, epoch, zxid, rows } = lost;
    return { rows, values: { leader, epoch, zxid } };
  },
});

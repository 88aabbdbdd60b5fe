import { property } from '../../sim/index.ts';
import type { ZabProcess } from '../server.ts';
import { indexInChain } from './chain.ts';
import { type Course, course } from './course.ts';
import { SERVING } from './sequences.ts';

/**
 * The longest sequence holds what others have delivered. A server whose own departs from it lacks what stands there at that point; so it must
 * not have anything that the longest one lacks.
 *
 * Source: Agreement of the Zab paper: if one server delivers a and another b, then one of the two delivers both.
 */
export const agreement = property<null, ZabProcess, Course>({
  name: 'agreement',
  // Of any two servers that serve, one has delivered all that the other has.
  mood: 'always',
  watches: SERVING,
  init: () => null,
  copy: () => null,
  knows: course,
  observe(_ghost, seen, _states, { delivered, sequences }) {
    if (delivered === null || delivered.agrees || delivered.isLate) return null;
    const alone = delivered.records.find((record) => indexInChain(sequences.longest, record) < 0);
    if (alone === undefined) return null;
    return { rows: [seen.row], values: { server: delivered.server, zxid: alone.zxid } };
  },
});

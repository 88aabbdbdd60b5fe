import { property } from '../../sim/index.ts';
import type { ZabProcess } from '../server.ts';
import { firstDifference } from './chain.ts';
import { type Course, course } from './course.ts';
import { SERVING, treeOf } from './sequences.ts';

/** Of all the properties the one that says most: agreement and total order follow from it. */
export const prefixConsistency = property<null, ZabProcess, Course>({
  name: 'prefix consistency',
  // Of any two servers that serve, one has delivered a beginning of what the other has delivered.
  mood: 'always',
  watches: SERVING,
  init: () => null,
  copy: () => null,
  knows: course,
  observe(_ghost, seen, states, { delivered, sequences: { longest } }) {
    if (delivered === null || delivered.agrees || delivered.isLate) return null;
    const { server, at, begins, records } = delivered;
    const tree = treeOf(server, states);
    const index = begins && tree !== null ? firstDifference(tree, longest) : at;
    const expected = longest.at(index);
    const found = records[index - at];
    return {
      rows: expected === undefined ? [seen.row] : [expected.row, seen.row],
      values: { server, index, expected: expected?.record.zxid, found: found?.zxid },
    };
  },
});

import { property } from '../../sim/index.ts';
import type { ZabProcess } from '../server.ts';
import { firstDifference } from './chain.ts';
import { copySequences, follow, noSequences, SERVING, type Sequences, treeOf } from './sequences.ts';

/** Of all the properties the one that says most: agreement and total order follow from it. */
export const prefixConsistency = property<Sequences, ZabProcess>({
  name: 'prefix consistency',
  sentence: 'Of any two servers that serve, one has delivered a beginning of what the other has delivered.',
  mood: 'always',
  watches: SERVING,
  init: noSequences,
  copy: copySequences,
  observe(ghost, seen, states) {
    const delivered = follow(ghost, seen, states);
    if (delivered === null || delivered.agrees || delivered.isLate) return null;
    const { server, at, begins, records } = delivered;
    const tree = treeOf(server, states);
    const index = begins && tree !== null ? firstDifference(tree, ghost.longest) : at;
    const expected = ghost.longest.at(index);
    const found = records[index - at];
    return {
      rows: expected === undefined ? [seen.row] : [expected.row, seen.row],
      values: { server, index, expected: expected?.record.zxid, found: found?.zxid },
    };
  },
});

import { property } from '../../sim/index.ts';
import type { ZabProcess } from '../server.ts';
import { indexInChain } from './chain.ts';
import { copySequences, follow, noSequences, SERVING, type Sequences } from './sequences.ts';

/**
 * The longest sequence holds what others have delivered. A server whose own departs from it lacks what stands there at that point; so it must
 * not have anything that the longest one lacks.
 *
 * Source: Agreement of the Zab paper: if one server delivers a and another b, then one of the two delivers both.
 */
export const agreement = property<Sequences, ZabProcess>({
  name: 'agreement',
  sentence: 'Of any two servers that serve, one has delivered all that the other has.',
  mood: 'always',
  watches: SERVING,
  init: noSequences,
  copy: copySequences,
  observe(ghost, seen, states) {
    const delivered = follow(ghost, seen, states);
    if (delivered === null || delivered.agrees || delivered.isLate) return null;
    const alone = delivered.records.find((record) => indexInChain(ghost.longest, record) < 0);
    if (alone === undefined) return null;
    return { rows: [seen.row], values: { server: delivered.server, zxid: alone.zxid } };
  },
});

import { property } from '../../sim/index.ts';
import type { LogRecord } from '../database/record.ts';
import type { ZabProcess } from '../server.ts';
import { epochOf } from '../zxid.ts';
import { indexOfRecord } from './chain.ts';
import { type Course, course } from './course.ts';
import { PROPOSING, type Proposals, proposerOf, wasBefore } from './proposals.ts';
import { SERVING, treeOf } from './sequences.ts';

/** Source: Integrity of the Zab paper. A zxid names the epoch of its leader; what was on a disk before the run was proposed before it. */
export const integrity = property<null, ZabProcess, Course>({
  name: 'integrity',
  // What a server delivers was proposed by the leader of the epoch in its zxid, or was on a disk before the run; and it delivers it once.
  mood: 'always',
  watches: [...SERVING, ...PROPOSING],
  init: () => null,
  copy: () => null,
  knows: course,
  observe(_ghost, seen, states, { delivered, proposals }) {
    if (delivered === null) return null;
    const { server, records, isLate } = delivered;
    const history = treeOf(server, states)?.history;
    const isAgain = (record: LogRecord): boolean =>
      isLate && history !== undefined && indexOfRecord(history, record) >= 0;
    for (const record of records) {
      const why = isAgain(record) ? 'again' : wrongOrigin(proposals, record);
      if (why !== null) return { rows: [seen.row], values: { server, zxid: record.zxid, why } };
    }
    return null;
  },
});

function wrongOrigin(proposals: Proposals, record: LogRecord): 'never proposed' | 'of another epoch' | null {
  const proposer = proposerOf(proposals, record);
  if (proposer !== null) return proposer.primary.epoch === epochOf(record.zxid) ? null : 'of another epoch';
  return wasBefore(proposals, record) ? null : 'never proposed';
}

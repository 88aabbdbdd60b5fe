/** In which order a server delivers what leaders proposed. */
import { property } from '../../sim/index.ts';
import type { LogRecord } from '../database/record.ts';
import type { ZabProcess } from '../server.ts';
import { epochOf } from '../zxid.ts';
import { indexOfRecord, isSameRecord } from './chain.ts';
import { type Course, course } from './course.ts';
import { PROPOSING, proposerOf } from './proposals.ts';
import { type Delivered, SERVING, treeOf } from './sequences.ts';

/**
 * For all pairs of proposals of one leader. (The formula of the TLA+ specifications says "there are two such that", which is always true: the
 * two may be the same.)
 *
 * Source: Local primary order of the Zab paper.
 */
export const localPrimaryOrder = property<null, ZabProcess, Course>({
  name: 'local primary order',
  // A server that delivers a proposal of a leader has delivered what that leader proposed before it, and before it.
  mood: 'always',
  watches: [...SERVING, ...PROPOSING],
  init: () => null,
  copy: () => null,
  knows: course,
  observe(_ghost, seen, states, { delivered, proposals }) {
    if (delivered === null) return null;
    const { server, records } = delivered;
    const history = treeOf(server, states)?.history;
    let last = delivered.before;
    for (const record of records) {
      const { primary, index } = proposerOf(proposals, record) ?? { primary: null, index: 0 };
      const expected = primary?.proposed.at(index - 1);
      const has = (one: LogRecord): boolean => history !== undefined && indexOfRecord(history, one) >= 0;
      const isMissing = expected !== undefined && !(last && isSameRecord(last, expected)) && !has(expected);
      const isOvertaken = delivered.isLate && last !== undefined && isLater(primary?.proposed, last, index);
      if (isMissing || isOvertaken) {
        const values = { server, zxid: record.zxid, before: expected?.zxid, last: last?.zxid };
        return { rows: [seen.row], values };
      }
      last = record;
    }
    return null;
  },
});

/** @returns Whether a record is a proposal of the same leader, behind the one at `index`. */
const isLater = (
  proposed: Parameters<typeof indexOfRecord>[0] | undefined,
  record: LogRecord,
  index: number,
): boolean => proposed !== undefined && indexOfRecord(proposed, record) > index;

/** Source: Global primary order of the Zab paper. */
export const globalPrimaryOrder = property<null, ZabProcess, Course>({
  name: 'global primary order',
  // A server delivers the proposals of an older epoch before those of a newer one.
  mood: 'always',
  watches: SERVING,
  init: () => null,
  copy: () => null,
  knows: course,
  observe(_ghost, seen, _states, { delivered }) {
    const late = delivered === null ? null : fromOlderEpoch(delivered);
    if (late === null) return null;
    return { rows: [seen.row], values: late };
  },
});

function fromOlderEpoch({ server, before, records }: Delivered): Readonly<Record<string, unknown>> | null {
  let last = before;
  for (const record of records) {
    if (last !== undefined && epochOf(record.zxid) < epochOf(last.zxid))
      return { server, zxid: record.zxid, after: last.zxid };
    last = record;
  }
  return null;
}

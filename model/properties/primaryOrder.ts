/** In which order a server delivers what leaders proposed. */
import { property } from '../../sim/index.ts';
import type { LogRecord } from '../database/record.ts';
import type { ZabProcess } from '../server.ts';
import { epochOf } from '../zxid.ts';
import { indexOfRecord, isSameRecord } from './chain.ts';
import { noProposals, noteProposals, PROPOSING, type Proposals, proposerOf } from './proposals.ts';
import {
  copySequences,
  type Delivered,
  follow,
  noSequences,
  SERVING,
  type Sequences,
  treeOf,
} from './sequences.ts';

type Ghost = Sequences & Proposals;

/**
 * For all pairs of proposals of one leader. (The formula of the TLA+ specifications says "there are two such that", which is always true: the
 * two may be the same.)
 *
 * Source: Local primary order of the Zab paper.
 */
export const localPrimaryOrder = property<Ghost, ZabProcess>({
  name: 'local primary order',
  sentence:
    'A server that delivers a proposal of a leader has delivered what that leader proposed before it, and before it.',
  mood: 'always',
  watches: [...SERVING, ...PROPOSING],
  init: () => ({ ...noSequences(), ...noProposals() }),
  copy: ({ longest, places, newest, before }) => ({ longest, places, newest, before }),
  observe(ghost, seen, states) {
    noteProposals(ghost, seen, states);
    const delivered = follow(ghost, seen, states);
    if (delivered === null) return null;
    const { server, records } = delivered;
    const history = treeOf(server, states)?.history;
    let last = delivered.before;
    for (const record of records) {
      const { primary, index } = proposerOf(ghost, record) ?? { primary: null, index: 0 };
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
export const globalPrimaryOrder = property<Sequences, ZabProcess>({
  name: 'global primary order',
  sentence: 'A server delivers the proposals of an older epoch before those of a newer one.',
  mood: 'always',
  watches: SERVING,
  init: noSequences,
  copy: copySequences,
  observe(ghost, seen, states) {
    const delivered = follow(ghost, seen, states);
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

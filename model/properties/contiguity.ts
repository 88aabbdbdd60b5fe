import { type ProcessStates, property } from '../../sim/index.ts';
import type { LogRecord } from '../database/record.ts';
import { asServer, type ZabProcess } from '../server.ts';
import { counterOf, epochOf } from '../zxid.ts';
import { linksUpTo } from './chain.ts';
import { noProposals, noteProposals, type Proposals, wasBefore } from './proposals.ts';
import { type Delivered, follow, noSequences, SERVING, type Sequences } from './sequences.ts';

type Ghost = Sequences & Proposals;

/**
 * Leaders count densely and from 1, so a gap in what is delivered is a transaction that was skipped. Where a story's own disks have gaps, that
 * is the story's affair.
 *
 * Source: the delivered counters of an epoch are dense; of ZooKeeper's bugs 962, 1319, 2099, 2355 and 3642 leave a gap.
 */
export const contiguity = property<Ghost, ZabProcess>({
  name: 'contiguity',
  sentence:
    'What a server delivers is dense: each counter is one above the last, or the first of a newer epoch; and all that it claims to have it has.',
  mood: 'always',
  watches: [...SERVING, 'recovered'],
  init: () => ({ ...noSequences(), ...noProposals() }),
  copy: ({ longest, places, newest, before }) => ({ longest, places, newest, before }),
  observe(ghost, seen, states) {
    noteProposals(ghost, seen, states);
    const delivered = follow(ghost, seen, states);
    if (delivered === null) return null;
    const values = gap(ghost, delivered) ?? (delivered.begins ? hole(ghost, delivered, states) : null);
    return values === null ? null : { rows: [seen.row], values };
  },
});

type Values = Readonly<Record<string, unknown>>;

function gap(ghost: Ghost, { server, before, records }: Delivered): Values | null {
  let last = before;
  for (const record of records) {
    if (!isNext(last, record) && !wasBefore(ghost, record))
      return { server, zxid: record.zxid, after: last?.zxid };
    last = record;
  }
  return null;
}

/** @returns Whether nothing can lie between two transactions. */
export function isNext(last: LogRecord | undefined, { zxid }: LogRecord): boolean {
  if (last !== undefined && zxid === last.zxid + 1) return true;
  return counterOf(zxid) === 1 && (last === undefined || epochOf(zxid) > epochOf(last.zxid));
}

/** Its last processed zxid stands for all that has been delivered up to it. */
function hole(ghost: Ghost, { server }: Delivered, states: ProcessStates<ZabProcess>): Values | null {
  const database = asServer(states.stateOf(server))?.database;
  if (database === undefined) return null;
  const { tree, lastProcessedZxid } = database;
  const claimed = linksUpTo(ghost.longest, lastProcessedZxid);
  if (tree.history.length >= claimed) return null;
  return { server, lastProcessedZxid, claimed, has: tree.history.length };
}

import { type ProcessStates, property } from '../../sim/index.ts';
import type { LogRecord } from '../database/record.ts';
import { asServer, type ZabProcess } from '../server.ts';
import { counterOf, epochOf } from '../zxid.ts';
import { linksUpTo } from './chain.ts';
import { type Course, course } from './course.ts';
import { wasBefore } from './proposals.ts';
import { type Delivered, SERVING } from './sequences.ts';

/**
 * Leaders count densely and from 1, so a gap in what is delivered is a transaction that was skipped. Where a story's own disks have gaps, that
 * is the story's affair.
 *
 * Source: the delivered counters of an epoch are dense; of ZooKeeper's bugs 962, 1319, 2099, 2355 and 3642 leave a gap.
 */
export const contiguity = property<null, ZabProcess, Course>({
  name: 'contiguity',
  // What a server delivers is dense: each counter is one above the last, or the first of a newer epoch; and all that it claims to have it has.
  mood: 'always',
  watches: [...SERVING, 'recovered'],
  init: () => null,
  copy: () => null,
  knows: course,
  observe(_ghost, seen, states, known) {
    const { delivered } = known;
    if (delivered === null) return null;
    const values = gap(known, delivered) ?? (delivered.begins ? hole(known, delivered, states) : null);
    return values === null ? null : { rows: [seen.row], values };
  },
});

type Values = Readonly<Record<string, unknown>>;

function gap({ proposals }: Readonly<Course>, { server, before, records }: Delivered): Values | null {
  let last = before;
  for (const record of records) {
    if (!isNext(last, record) && !wasBefore(proposals, record))
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
function hole(
  { sequences }: Readonly<Course>,
  { server }: Delivered,
  states: ProcessStates<ZabProcess>,
): Values | null {
  const database = asServer(states.stateOf(server))?.database;
  if (database === undefined) return null;
  const { tree, lastProcessedZxid } = database;
  const claimed = linksUpTo(sequences.longest, lastProcessedZxid);
  if (tree.history.length >= claimed) return null;
  return { server, lastProcessedZxid, claimed, has: tree.history.length };
}

/** A zxid stands for one transaction, wherever and whenever. */
import { property, SharedLog } from '../../sim/index.ts';
import type { LogRecord } from '../database/record.ts';
import type { ZabObservation } from '../observation.ts';
import type { ZabProcess } from '../server.ts';
import { epochOf, type Zxid } from '../zxid.ts';
import { countUpTo, isSameRecord } from './chain.ts';

interface Entry {
  readonly record: LogRecord;
  readonly row: number;
}

/** What is known of the zxids of one epoch, rising. A list, the newest first. */
interface Payloads {
  readonly epoch: number;
  readonly entries: SharedLog<Entry>;
  readonly older: Payloads | undefined;
}

interface Ghost {
  newest: Payloads | undefined;
}

const zxidOfEntry = ({ record }: Entry): Zxid => record.zxid;

/**
 * Source: the ghost map from zxid to payload: "one leader per epoch" seen from its effect, and sharper. ZOOKEEPER-335 and 1277 break it.
 */
export const onePayloadAZxid = property<Ghost, ZabProcess>({
  name: 'one payload a zxid',
  // No two different transactions are ever proposed with the same zxid.
  mood: 'always',
  watches: ['proposed'],
  init: () => ({ newest: undefined }),
  copy: ({ newest }) => ({ newest }),
  observe(ghost, { process, row, data }) {
    const { record } = data as Extract<ZabObservation, { readonly kind: 'proposed' }>;
    return judged(ghost, process, { record, row });
  },
});

/** Source: log matching, of Raft; for logs that are written from the same proposals it is the same claim, made where it does harm. */
export const logMatching = property<Ghost, ZabProcess>({
  name: 'log matching',
  // Two logs that have a transaction with the same zxid have the same transaction.
  mood: 'always',
  watches: ['appended'],
  init: () => ({ newest: undefined }),
  copy: ({ newest }) => ({ newest }),
  observe(ghost, { process, row, data }) {
    const { record } = data as Extract<ZabObservation, { readonly kind: 'appended' }>;
    return judged(ghost, process, { record, row });
  },
});

function judged(ghost: Ghost, server: number, entry: Entry) {
  const other = note(ghost, entry);
  if (other === null) return null;
  const { zxid } = entry.record;
  return {
    rows: [other.row, entry.row],
    values: { server, zxid, txns: [other.record.txn, entry.record.txn] },
  };
}

/** @returns What has the same zxid and is another transaction, or null. */
function note(ghost: Ghost, entry: Entry): Entry | null {
  const { record } = entry;
  const epoch = epochOf(record.zxid);
  const payloads = payloadsOf(ghost.newest, epoch);
  const entries = payloads?.entries ?? SharedLog.empty<Entry>();
  const count = countUpTo(entries, record.zxid, zxidOfEntry);
  const known = entries.at(count - 1);
  if (known?.record.zxid === record.zxid) return isSameRecord(known.record, record) ? null : known;
  if (count < entries.length) return null; // One that is logged late by a server that had it from a snapshot.
  ghost.newest = withEntries(ghost.newest, epoch, entries.append(entry));
  return null;
}

function payloadsOf(newest: Payloads | undefined, epoch: number): Payloads | undefined {
  let payloads = newest;
  while (payloads !== undefined && payloads.epoch > epoch) payloads = payloads.older;
  return payloads?.epoch === epoch ? payloads : undefined;
}

/** Epochs fall along the list. */
function withEntries(newest: Payloads | undefined, epoch: number, entries: SharedLog<Entry>): Payloads {
  if (newest === undefined || newest.epoch < epoch) return { epoch, entries, older: newest };
  if (newest.epoch === epoch) return { epoch, entries, older: newest.older };
  return { epoch: newest.epoch, entries: newest.entries, older: withEntries(newest.older, epoch, entries) };
}

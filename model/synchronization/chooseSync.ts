/**
 * What a learner is sent so that its history becomes a beginning of the leader's: the transactions it lacks (DIFF), the order to cut what the
 * leader does not have (TRUNC), or everything (SNAP). A pure decision.
 *
 * Paper: step l.2.1. Source: `LearnerHandler.syncFollower`, `queueCommittedProposals`; `ZKDatabase.getProposalsFromTxnLog`.
 */
import type { SharedLog } from '../../sim/index.ts';
import { isEmptyCommittedLog, maxCommittedLog, minCommittedLog } from '../database/committedLog.ts';
import type { Database, StoredRecord } from '../database/database.ts';
import type { LogRecord } from '../database/record.ts';
import type { SyncMode, SyncRule } from '../observation.ts';
import type { ReleaseRules } from '../release.ts';
import { LOG_FILE_BYTES } from '../sizes.ts';
import { counterOf, epochOf, type Zxid } from '../zxid.ts';

export interface SyncDecision {
  readonly mode: SyncMode;
  readonly rule: SyncRule;
  /** What the DIFF or TRUNC packet carries; of SNAP, the leader's last processed zxid. */
  readonly zxid: Zxid;
  /** Committed transactions that follow. */
  readonly records: readonly LogRecord[];
  /** Up to where the learner has everything once it has read them: what comes later is forwarded. */
  readonly seen: Zxid;
}

export interface SyncContext {
  readonly database: Database;
  readonly log: SharedLog<StoredRecord>;
  readonly release: ReleaseRules;
  /** Bytes of log on disk that may be sent; negative: none, 0: any. */
  readonly sizeLimit: number;
  /** Variants: a peer within the range is sent a DIFF unseen; no log is ever cut; a gap is not looked for. */
  readonly isMembershipUnchecked: boolean;
  readonly neverTruncates: boolean;
  readonly gapsIgnored: boolean;
}

export function chooseSync(peer: Zxid, context: SyncContext): SyncDecision {
  const { database, release } = context;
  const last = database.lastProcessedZxid;
  const isEmpty = isEmptyCommittedLog(database.committedLog);
  const max = isEmpty ? last : maxCommittedLog(database.committedLog);
  const min = isEmpty ? last : minCommittedLog(database.committedLog);
  const isEpochOnly = counterOf(peer) === 0;
  if (peer === last) return { mode: 'DIFF', rule: 'equal', zxid: peer, records: [], seen: peer };
  if (isEmpty && release.diskSync === 'none') return snapshot('tooOld', last);
  if (peer > max && !isEpochOnly) {
    if (context.neverTruncates) return { mode: 'DIFF', rule: 'peerAhead', zxid: max, records: [], seen: max };
    return { mode: 'TRUNC', rule: 'peerAhead', zxid: max, records: [], seen: max };
  }
  if (peer >= min && peer <= max) {
    return fromCommittedLog(peer, max, context) ?? snapshot('otherEpoch', last);
  }
  if (peer < min && context.sizeLimit >= 0 && release.diskSync !== 'none') {
    const onDisk = fromDisk(peer, { min, max }, context);
    return onDisk ?? snapshot('tooOld', last);
  }
  return snapshot(peer > max ? 'epochOnly' : 'tooOld', last);
}

const snapshot = (rule: SyncRule, last: Zxid): SyncDecision => ({
  mode: 'SNAP',
  rule,
  zxid: last,
  records: [],
  seen: last,
});

function fromCommittedLog(peer: Zxid, max: Zxid, context: SyncContext): SyncDecision | null {
  const { records, start } = context.database.committedLog;
  const queue = beginQueue(peer, context);
  for (let index = firstAtLeast(records, start, peer); index < records.length; index++) {
    if (!queueCommitted(queue, records.at(index) as LogRecord, max)) return null;
  }
  if (queue.mode === null) return counterOf(peer) === 0 ? { ...diffTo(max), rule: 'inCommittedLog' } : null;
  return {
    mode: queue.mode,
    rule: 'inCommittedLog',
    zxid: queue.zxid,
    records: queue.records,
    seen: queue.last,
  };
}

const diffTo = (max: Zxid): Pick<SyncDecision, 'mode' | 'zxid' | 'records' | 'seen'> => ({
  mode: 'DIFF',
  zxid: max,
  records: [],
  seen: max,
});

/**
 * What the committed log no longer has may still be in the log on disk. It is read from the beginning of the file that could hold the peer's
 * zxid; if that file begins beyond it nothing proves that there is no gap before. Where a snapshot has left a gap inside the log, ZooKeeper
 * sends what lies on both sides of it (ZOOKEEPER-2099); here only the variant does, see docs/decisions/0005.
 */
function fromDisk(
  peer: Zxid,
  { min, max }: { readonly min: Zxid; readonly max: Zxid },
  context: SyncContext,
): SyncDecision | null {
  const { log, database } = context;
  const first = fileWith(log, peer);
  if (first === null || first.laterFiles * LOG_FILE_BYTES > context.sizeLimit) {
    if (first === null || context.sizeLimit > 0) return null;
  }
  const queue = beginQueue(peer, context);
  for (let index = first.index; index < log.length; index++) {
    const { record, followsGap } = log.at(index) as StoredRecord;
    if (record.zxid > min) break;
    if (followsGap && peer < record.zxid && !context.gapsIgnored)
      return snapshot('gap', database.lastProcessedZxid);
    if (!queueCommitted(queue, record, max)) return null;
  }
  if (queue.last < min && !context.gapsIgnored && context.release.diskSync === 'checked')
    return snapshot('gap', database.lastProcessedZxid);
  const { records, start } = database.committedLog;
  for (let index = firstAtLeast(records, start, queue.last); index < records.length; index++) {
    if (!queueCommitted(queue, records.at(index) as LogRecord, max)) return null;
  }
  if (queue.mode === null) return counterOf(peer) === 0 ? { ...diffTo(max), rule: 'onDisk' } : null;
  return { mode: queue.mode, rule: 'onDisk', zxid: queue.zxid, records: queue.records, seen: queue.last };
}

interface Queue {
  readonly peer: Zxid;
  readonly context: SyncContext;
  mode: 'DIFF' | 'TRUNC' | null;
  zxid: Zxid;
  readonly records: LogRecord[];
  /** Zxid of the last record queued, at first the peer's. */
  last: Zxid;
  previous: Zxid;
}

const beginQueue = (peer: Zxid, context: SyncContext): Queue => ({
  peer,
  context,
  mode: null,
  zxid: 0,
  records: [],
  last: peer,
  previous: -1,
});

/** @returns False where the peer has something that lies in another epoch than what the leader has next: only SNAP helps. */
function queueCommitted(queue: Queue, record: LogRecord, max: Zxid): boolean {
  const { peer, context } = queue;
  if (record.zxid < peer) {
    queue.previous = record.zxid;
    return true;
  }
  if (queue.mode === null) {
    if (record.zxid === peer || counterOf(peer) === 0 || context.isMembershipUnchecked) {
      queue.mode = 'DIFF';
      queue.zxid = max;
      if (record.zxid === peer) return true;
    } else {
      if (epochOf(record.zxid) !== epochOf(peer) && !context.release.truncatesAcrossEpochs) return false;
      queue.mode = context.neverTruncates ? 'DIFF' : 'TRUNC';
      queue.zxid = context.neverTruncates ? max : queue.previous;
    }
  }
  if (record.zxid <= queue.last && queue.mode !== 'TRUNC') return true;
  queue.records.push(record);
  queue.last = record.zxid;
  return true;
}

/** @returns Index of the last record before `zxid`, or the first of all: where reading must begin to know what comes before the peer's. */
function firstAtLeast(records: SharedLog<LogRecord>, start: number, zxid: Zxid): number {
  let low = start;
  let high = records.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((records.at(middle) as LogRecord).zxid < zxid) low = middle + 1;
    else high = middle;
  }
  return Math.max(start, low - 1);
}

/**
 * @returns Where in the log the file that could hold `zxid` begins, and how many files come later; null if none can. A file that begins with it
 * is read only if no other begins before.
 */
function fileWith(
  log: SharedLog<StoredRecord>,
  zxid: Zxid,
): { readonly index: number; readonly laterFiles: number } | null {
  let files = 0;
  let beginsWithIt: number | null = null;
  for (let index = log.length - 1; index >= 0; index--) {
    const { record, opensFile } = log.at(index) as StoredRecord;
    if (!opensFile) continue;
    if (record.zxid < zxid) return { index, laterFiles: files };
    if (record.zxid === zxid) beginsWithIt = index;
    files++;
  }
  return beginsWithIt === null ? null : { index: beginsWithIt, laterFiles: files - 1 };
}

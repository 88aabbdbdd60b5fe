/**
 * The last committed transactions, in memory: what a learner that lags a little is sent.
 *
 * Source: `ZKDatabase.committedLog`, `addCommittedProposal`.
 */
import { assert, SharedLog } from '../../sim/index.ts';
import type { ReleaseRules } from '../release.ts';
import { counterOf, epochOf, type Zxid } from '../zxid.ts';
import type { LogRecord } from './record.ts';

/** A window on a list that only grows. */
export interface CommittedLog {
  readonly records: SharedLog<LogRecord>;
  /** Index of the oldest record that still counts. */
  readonly start: number;
}

export const committedLogOf = (): CommittedLog => ({ records: SharedLog.empty<LogRecord>(), start: 0 });

/** @returns The zxid of the oldest record, 0 if there is none. */
export const minCommittedLog = ({ records, start }: CommittedLog): Zxid => records.at(start)?.zxid ?? 0;

/** @returns The zxid of the newest record, 0 if there is none. */
export const maxCommittedLog = ({ records, start }: CommittedLog): Zxid =>
  start < records.length ? (records.last()?.zxid ?? 0) : 0;

export const isEmptyCommittedLog = ({ records, start }: CommittedLog): boolean => start === records.length;

/**
 * @param capacity - `commitLogCount`, at least 500 in ZooKeeper.
 * @returns The log with one record more, and without its oldest if it was full.
 */
export function addCommitted(
  log: CommittedLog,
  record: LogRecord,
  capacity: number,
  rules: ReleaseRules,
): CommittedLog {
  const max = maxCommittedLog(log);
  if (rules.gapsRefused && !isEmptyCommittedLog(log)) {
    if (record.zxid <= max) return log;
    const isNext = record.zxid === max + 1 || epochOf(record.zxid) > epochOf(max);
    assert(isNext || counterOf(max) === 0, 'the committed log has no gap within an epoch');
  }
  const records = log.records.append(record);
  const kept = capacity + rules.committedLogExtra;
  return { records, start: Math.max(log.start, records.length - kept) };
}

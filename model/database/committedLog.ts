/**
 * The last committed transactions, in memory: what a learner that lags a little is sent.
 *
 * Source: `ZKDatabase.committedLog`, `addCommittedProposal`.
 */
import { SharedLog } from '../../sim/index.ts';
import type { ReleaseRules } from '../release.ts';
import { epochOf, type Zxid } from '../zxid.ts';
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
  if (rules.gapsRefused && !isEmptyCommittedLog(log) && record.zxid <= max) return log;
  const records = log.records.append(record);
  const kept = capacity + rules.committedLogExtra;
  return { records, start: Math.max(log.start, records.length - kept) };
}

/**
 * @returns Whether a transaction would leave a gap within an epoch, and the release throws an exception at that (ZOOKEEPER-4925).
 *
 * Source: `ZKDatabase.addCommittedProposal`.
 */
export function refusesGap(
  server: { readonly release: ReleaseRules; readonly database: { readonly committedLog: CommittedLog } },
  { zxid }: LogRecord,
): boolean {
  const { committedLog } = server.database;
  if (!server.release.gapsRefused || isEmptyCommittedLog(committedLog)) return false;
  const max = maxCommittedLog(committedLog);
  return zxid > max + 1 && epochOf(zxid) === epochOf(max);
}

/**
 * What a server holds in memory: the tree, how far it has been applied, and the last committed transactions. It is kept over an
 * election (ZOOKEEPER-2678).
 *
 * Source: `ZKDatabase`, `FileTxnSnapLog.restore`, `fastForwardFromEdits`.
 */
import type { SharedLog } from '../../sim/index.ts';
import type { ReleaseRules } from '../release.ts';
import type { Zxid } from '../zxid.ts';
import { addCommitted, type CommittedLog, committedLogOf } from './committedLog.ts';
import type { LogRecord } from './record.ts';
import { applyToTree, emptyTree, type Tree } from './tree.ts';

export interface Database {
  readonly tree: Tree;
  /** `DataTree.lastProcessedZxid`; that of an established leader begins with `epoch << 32`. */
  readonly lastProcessedZxid: Zxid;
  readonly committedLog: CommittedLog;
}

/** One entry of the log on disk, and whether it is the first of its file `log.<zxid>`. */
export interface StoredRecord {
  readonly type: 'stored';
  readonly record: LogRecord;
  readonly opensFile: boolean;
  /** Whether this is not what came next after the record before: a snapshot brought what lies between, or has left out the record before. */
  readonly followsGap: boolean;
  /** Whether this file, up to here, holds a zxid that is not above the one before it. */
  readonly repeats: boolean;
}

/** What is written to disk of a database, whole: `snapshot.<zxid>`. */
export interface Snapshot {
  readonly type: 'snapshot';
  readonly zxid: Zxid;
  readonly tree: Tree;
}

/** @returns Name of the file that a snapshot is written to. */
export const snapshotFile = (zxid: Zxid): string => `snapshot.${zxid.toString(16)}`;

export const emptyDatabase = (): Database => ({
  tree: emptyTree(),
  lastProcessedZxid: 0,
  committedLog: committedLogOf(),
});

/** What `applied` needs to know of the server. */
export interface ApplyRules {
  readonly release: ReleaseRules;
  readonly config: { readonly commitLogCount: number };
}

/** @returns The database with one more transaction, which also counts as committed. Source: `ZooKeeperServer.processTxn`. */
export function applied(database: Database, record: LogRecord, rules: ApplyRules): Database {
  return {
    tree: applyToTree(database.tree, record),
    lastProcessedZxid: Math.max(database.lastProcessedZxid, record.zxid),
    committedLog: addCommitted(database.committedLog, record, rules.config.commitLogCount, rules.release),
  };
}

/** @returns The database with one more transaction that does not enter the committed log. Source: `DataTree.processTxn`. */
export const appliedToTreeOnly = (database: Database, record: LogRecord): Database => ({
  tree: applyToTree(database.tree, record),
  lastProcessedZxid: Math.max(database.lastProcessedZxid, record.zxid),
  committedLog: database.committedLog,
});

export const withLastProcessed = (database: Database, zxid: Zxid): Database => ({
  tree: database.tree,
  lastProcessedZxid: zxid,
  committedLog: database.committedLog,
});

/** @returns The newest snapshot of which the disk has all, or null. */
export function newestSnapshot(snapshots: readonly Snapshot[]): Snapshot | null {
  let newest: Snapshot | null = null;
  for (const snapshot of snapshots) if (newest === null || snapshot.zxid >= newest.zxid) newest = snapshot;
  return newest;
}

/**
 * @returns The database as a boot rebuilds it: the newest snapshot, then the log behind it, committed or not.
 *
 * Source: `FileTxnSnapLog.restore`.
 */
export function restored(
  snapshots: readonly Snapshot[],
  log: SharedLog<StoredRecord>,
  rules: ApplyRules,
): Database {
  const snapshot = newestSnapshot(snapshots);
  const base: Database = {
    tree: snapshot?.tree ?? emptyTree(),
    lastProcessedZxid: snapshot?.zxid ?? 0,
    committedLog: committedLogOf(),
  };
  return replayed(base, log, rules);
}

/**
 * @returns The database with all that its log has beyond it, committed or not.
 *
 * Source: `FileTxnSnapLog.fastForwardFromEdits`.
 */
export function replayed(database: Database, log: SharedLog<StoredRecord>, rules: ApplyRules): Database {
  let next = database;
  for (let index = firstBeyond(log, database.lastProcessedZxid); index < log.length; index++)
    next = applied(next, (log.at(index) as StoredRecord).record, rules);
  return next;
}

/**
 * @returns Index of the first record beyond `zxid`, read from the beginning of the file that can hold it; the log's length if there is none.
 * Until 3.9.2 a log may hold transactions twice, so it need not rise.
 */
export const firstBeyond = (log: SharedLog<StoredRecord>, zxid: Zxid): number => firstAtLeast(log, zxid + 1);

/** As `firstBeyond`, of the first record at `zxid` or beyond. Source: `FileTxnLog.FileTxnIterator.init`. */
export function firstAtLeast(log: SharedLog<StoredRecord>, zxid: Zxid): number {
  let index = log.length;
  let first = log.length;
  while (index > 0) {
    index--;
    const { record, opensFile, repeats } = log.at(index) as StoredRecord;
    if (record.zxid >= zxid) first = index;
    else if (opensFile || !repeats) break;
  }
  return first;
}

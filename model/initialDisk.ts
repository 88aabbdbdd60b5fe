/**
 * What a story says of a disk, as log records, snapshot and epoch files. The transaction with a given zxid is the same on every disk that has
 * it, as it would be had a leader once proposed it.
 */
import { type InitialDiskContents, SharedLog } from '../sim/index.ts';
import type { EnsembleServer, InitialDisk } from './configuration.ts';
import { type Snapshot, snapshotFile, type StoredRecord } from './database/database.ts';
import { type LogRecord, recordOf } from './database/record.ts';
import { applyToTree, emptyTree } from './database/tree.ts';
import type { ZabStored } from './message.ts';
import { counterOf, epochOf, makeZxid, type Zxid, zxidAsPair } from './zxid.ts';

/** Up to this many transactions an implied log is written out; beyond, a snapshot stands for them. */
const LOG_LENGTH_MAX = 1_000;

/** @returns What is on the disk before the first start: nothing on that of a fresh server, or of a client. */
export function initialDiskOf(member: EnsembleServer | undefined): InitialDiskContents<ZabStored> {
  if (member?.disk === undefined) return { log: SharedLog.empty<ZabStored>(), cells: {}, files: {} };
  const { disk } = member;
  const { zxid = 0, currentEpoch, acceptedEpoch } = disk;
  const zxids = disk.log === undefined ? impliedLog(zxid) : zxidsOf(disk.log);
  const base = disk.log === undefined && zxids.length === 0 && zxid > 0 ? zxid : 0;
  let log = SharedLog.empty<ZabStored>();
  for (const [index, each] of zxids.entries()) log = log.append(stored(priorRecord(each), index === 0));
  const isUsed = base > 0 || zxids.length > 0 || zxid >= 0;
  const snapshot: Snapshot = { type: 'snapshot', zxid: base, tree: treeAt(base) };
  const current = currentEpoch ?? epochOf(Math.max(0, zxids.at(-1) ?? base));
  return {
    log,
    cells: { currentEpoch: current, acceptedEpoch: acceptedEpoch ?? current },
    files: isUsed ? { [snapshotFile(base)]: snapshot } : {},
  };
}

const stored = (record: LogRecord, opensFile: boolean): StoredRecord => ({
  type: 'stored',
  record,
  opensFile,
  followsGap: false,
  repeats: false,
});

/** A transaction of before the run: each writes its own zxid. */
export const priorRecord = (zxid: Zxid): LogRecord =>
  recordOf(zxid, 0, { type: 'set', session: '', path: `/${zxidAsPair(zxid)}`, value: zxidAsPair(zxid) });

function impliedLog(zxid: Zxid): readonly Zxid[] {
  const count = zxid > 0 ? counterOf(zxid) : 0;
  if (count > LOG_LENGTH_MAX) return [];
  return Array.from({ length: count }, (_, index) => makeZxid(epochOf(zxid), index + 1));
}

function zxidsOf(ranges: NonNullable<InitialDisk['log']>): readonly Zxid[] {
  return ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
}

/** A snapshot so far along that its history is not spelled out holds its last transaction only. */
const treeAt = (zxid: Zxid) =>
  zxid === 0 || counterOf(zxid) === 0 ? emptyTree() : applyToTree(emptyTree(), priorRecord(zxid));

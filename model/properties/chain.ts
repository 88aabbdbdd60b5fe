/**
 * Histories that can be compared at a glance: a list of transactions, each with the hash of all up to it. Ghosts keep what the whole run
 * knows in chains; a server's tree has the hash of its own history, so that whether the two agree is one comparison, however long they are.
 */
import { SharedLog } from '../../sim/index.ts';
import type { HashWords, LogRecord } from '../database/record.ts';
import { extended, type Tree } from '../database/tree.ts';
import type { Zxid } from '../zxid.ts';

/** One transaction. Versions of a chain share storage. */
export interface Link {
  readonly record: LogRecord;
  /** Over the history up to and with this transaction, as `Tree.historyHash`. */
  readonly hash: HashWords;
  /** Row of the trace that told of it first. */
  readonly row: number;
}

export type Chain = SharedLog<Link>;

/** What of a tree a chain is compared with. */
export type History = Pick<Tree, 'history' | 'historyHash'>;

const NOTHING: HashWords = [0, 0];

export const emptyChain = (): Chain => SharedLog.empty<Link>();

/** @returns The hash of the first `length` transactions. */
const hashAt = (chain: Chain, length: number): HashWords => chain.at(length - 1)?.hash ?? NOTHING;

export const linked = (chain: Chain, record: LogRecord, row: number): Chain =>
  chain.append({ record, hash: extended(hashAt(chain, chain.length), record), row });

/** @returns The chain with what `history` has behind it; the chain must be a beginning of it. */
export function linkedAll(chain: Chain, { history }: History, row: number): Chain {
  let longer = chain;
  for (let index = chain.length; index < history.length; index++)
    longer = linked(longer, history.at(index) as LogRecord, row);
  return longer;
}

const isSameHash = ([a, b]: HashWords, [x, y]: HashWords): boolean => a === x && b === y;

export const isSameRecord = (a: LogRecord, b: LogRecord): boolean =>
  a === b || (a.zxid === b.zxid && a.hash === b.hash && a.hash2 === b.hash2);

/** @returns Whether a history begins with the first `length` transactions of a chain. It costs what the history has beyond them. */
export function beginsWith({ history, historyHash }: History, chain: Chain, length: number): boolean {
  if (history.length < length) return false;
  let hash = hashAt(chain, length);
  for (let index = length; index < history.length; index++)
    hash = extended(hash, history.at(index) as LogRecord);
  return isSameHash(hash, historyHash);
}

/** @returns Whether one of the two is a beginning of the other. It costs what the history is longer. */
export const areComparable = (history: History, chain: Chain): boolean =>
  beginsWith(history, chain, Math.min(chain.length, history.history.length));

/** @returns How many transactions the two begin with in common. It costs what the history has beyond them, unless they differ earlier. */
export function commonLength(history: History, chain: Chain): number {
  const { history: records } = history;
  let common = Math.min(chain.length, records.length);
  while (common > 0 && !isSameAt(records, chain, common - 1)) common--;
  if (beginsWith(history, chain, common)) return common;
  return firstDifference(history, chain);
}

/** @returns Index of the first transaction in which the two differ; the length of the shorter one, if they do not. */
export function firstDifference({ history }: History, chain: Chain): number {
  let index = 0;
  while (index < chain.length && index < history.length && isSameAt(history, chain, index)) index++;
  return index;
}

function isSameAt(history: SharedLog<LogRecord>, chain: Chain, index: number): boolean {
  const [ours, theirs] = [history.at(index), chain.at(index)];
  return ours !== undefined && theirs !== undefined && isSameRecord(ours, theirs.record);
}

/** @returns The chain of a whole history, made of another chain as far as the two agree. */
export const rebased = (chain: Chain, history: History, row: number): Chain =>
  linkedAll(chain.truncate(commonLength(history, chain)), history, row);

/** @returns How many elements have a zxid of at most this one; their zxids rise. Found at once where they are dense from it on. */
export function countUpTo<T>(list: SharedLog<T>, zxid: Zxid, zxidOf: (element: T) => Zxid): number {
  const last = list.last();
  if (last === undefined || zxidOf(last) <= zxid) return list.length;
  const count = list.length - (zxidOf(last) - zxid);
  if (count > 0 && zxidOf(list.at(count - 1) as T) === zxid) return count;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (zxidOf(list.at(middle) as T) <= zxid) low = middle + 1;
    else high = middle;
  }
  return low;
}

const zxidOfRecord = ({ zxid }: LogRecord): Zxid => zxid;
const zxidOfLink = ({ record }: Link): Zxid => record.zxid;

/** @returns How many transactions of a chain lie at or before `zxid`. */
export const linksUpTo = (chain: Chain, zxid: Zxid): number => countUpTo(chain, zxid, zxidOfLink);

/** @returns Index of this very transaction in a list whose zxids rise, or −1. */
export function indexOfRecord(records: SharedLog<LogRecord>, record: LogRecord): number {
  const index = countUpTo(records, record.zxid, zxidOfRecord) - 1;
  const found = records.at(index);
  return found !== undefined && isSameRecord(found, record) ? index : -1;
}

/** @returns Index of this very transaction in a chain, or −1. */
export function indexInChain(chain: Chain, record: LogRecord): number {
  const index = linksUpTo(chain, record.zxid) - 1;
  const found = chain.at(index);
  return found !== undefined && isSameRecord(found.record, record) ? index : -1;
}

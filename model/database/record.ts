/**
 * Transactions, as they are proposed, logged and sent: a zxid and what it changes.
 *
 * Source: `TxnHeader` and the records of `org.apache.zookeeper.txn`.
 */
import type { Zxid } from '../zxid.ts';

/** What a transaction does to the state machine. Sessions cost a zxid to open and one to close. */
export type Txn =
  | { readonly type: 'createSession'; readonly session: string }
  | { readonly type: 'closeSession'; readonly session: string }
  | { readonly type: 'set'; readonly session: string; readonly path: string; readonly value: string };

/**
 * One transaction in a log, a proposal or a snapshot's history. Made by `recordOf` alone, and shared, never copied, by all who log it:
 * so its hashes stand for its contents, here and in the digest.
 */
export interface LogRecord {
  readonly type: 'record';
  readonly zxid: Zxid;
  /** The client's number of the request; 0 for what no client waits for. */
  readonly cxid: number;
  readonly txn: Txn;
  /** 64 bits over zxid and transaction, as two signed words. */
  readonly hash: number;
  readonly hash2: number;
}

export function recordOf(zxid: Zxid, cxid: number, txn: Txn): LogRecord {
  const words = hashWords(txn.type.length, zxid, cxid, txn.session);
  if (txn.type !== 'set') return { type: 'record', zxid, cxid, txn, hash: words[0], hash2: words[1] };
  const all = hashText(hashText(words, txn.path), txn.value);
  return { type: 'record', zxid, cxid, txn, hash: all[0], hash2: all[1] };
}

export type HashWords = readonly [number, number];

const EPOCH_UNIT = 4_294_967_296;

function hashWords(kind: number, zxid: Zxid, cxid: number, session: string): HashWords {
  const low = zxid | 0;
  const high = Math.floor(zxid / EPOCH_UNIT) | 0;
  let a = Math.imul(kind ^ 0x811c9dc5, 0x01000193);
  a = Math.imul(a ^ low, 0x01000193);
  a = Math.imul(a ^ high, 0x01000193);
  a = Math.imul(a ^ cxid, 0x01000193);
  let b = Math.imul(kind ^ 0x9e3779b9, 0x85ebca6b);
  b = Math.imul(b ^ low, 0x85ebca6b);
  b = Math.imul(b ^ high ^ (b >>> 15), 0x85ebca6b);
  b = Math.imul(b ^ cxid ^ (b >>> 13), 0x85ebca6b);
  return hashText([a, b], session);
}

/** Folds a text and its end into two words. */
export function hashText(words: HashWords, text: string): HashWords {
  let a = words[0];
  let b = words[1];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code ^ (b >>> 15), 0x85ebca6b);
  }
  a = Math.imul(a ^ 0x10000, 0x01000193);
  b = Math.imul(b ^ 0x10000 ^ (b >>> 13), 0x85ebca6b);
  return [a, b];
}

/**
 * The replicated state machine: sessions, and values by path. This file is the seam where the data tree of znodes will go; what
 * surrounds it knows only `emptyTree`, `applyToTree` and `readTree`.
 *
 * Source: `DataTree.processTxn`, `ZKDatabase`.
 */
import { SharedLog, SharedMap } from '../../sim/index.ts';
import { epochOf, type Zxid } from '../zxid.ts';
import { type HashWords, hashText, type LogRecord } from './record.ts';

export interface Tree {
  readonly nodes: SharedMap<Node>;
  /** Open sessions, with the zxid that opened each. */
  readonly sessions: SharedMap<Zxid>;
  /** 64 bits over nodes and sessions, whatever the order they were made in. */
  readonly hash: HashWords;
  /**
   * The transactions of which the tree is made, oldest first. A real tree forgets them; properties ask what a server has delivered, and
   * in which order.
   */
  readonly history: SharedLog<LogRecord>;
  /** 64 bits over the history in its order: equal for equal histories. */
  readonly historyHash: HashWords;
}

export interface Node {
  readonly value: string;
  /** The transaction that wrote it last. */
  readonly mzxid: Zxid;
}

export const emptyTree = (): Tree => ({
  nodes: SharedMap.empty<Node>(),
  sessions: SharedMap.empty<Zxid>(),
  hash: [0, 0],
  history: SharedLog.empty<LogRecord>(),
  historyHash: [0, 0],
});

/** One application: what was made of a tree and a transaction. */
interface Application {
  readonly before: Tree;
  readonly record: LogRecord;
  readonly after: Tree;
}

/**
 * The last applications of all servers, by the low bits of their zxids. The servers of an ensemble apply the same transactions to equal trees:
 * the first to do so makes the next tree, the others find it here and share it. It is no state: forgetting changes nothing.
 */
const applications: (Application | undefined)[] = Array.from({ length: 256 }, () => undefined);

/** @returns The tree after one more transaction. One that is applied again changes nothing but what it writes. */
export function applyToTree(tree: Tree, record: LogRecord): Tree {
  const place = record.zxid & (applications.length - 1);
  const known = applications[place];
  if (known !== undefined && known.record === record && isSameTree(known.before, tree)) return known.after;
  const after = withTransaction(tree, record);
  applications[place] = { before: tree, record, after };
  return after;
}

/** Their hashes stand for all they hold, here as in the digest. */
const isSameTree = (a: Tree, b: Tree): boolean =>
  a === b ||
  (a.history.length === b.history.length &&
    isSameHash(a.historyHash, b.historyHash) &&
    isSameHash(a.hash, b.hash));

const isSameHash = (a: HashWords, b: HashWords): boolean => a[0] === b[0] && a[1] === b[1];

function withTransaction(tree: Tree, record: LogRecord): Tree {
  const { zxid, txn } = record;
  const last = tree.history.last();
  const isNew = last === undefined || zxid > last.zxid;
  const history = isNew ? tree.history.append(record) : tree.history;
  const historyHash = isNew ? extended(tree.historyHash, record) : tree.historyHash;
  let { nodes, sessions, hash } = tree;
  switch (txn.type) {
    case 'createSession':
      if (sessions.get(txn.session) === undefined) hash = toggled(hash, txn.session, '', zxid);
      else
        hash = toggled(toggled(hash, txn.session, '', sessions.get(txn.session) ?? 0), txn.session, '', zxid);
      sessions = sessions.set(txn.session, zxid);
      break;
    case 'closeSession': {
      const opened = sessions.get(txn.session);
      if (opened !== undefined) hash = toggled(hash, txn.session, '', opened);
      sessions = sessions.delete(txn.session);
      break;
    }
    case 'set': {
      const before = nodes.get(txn.path);
      if (before !== undefined) hash = toggled(hash, txn.path, before.value, before.mzxid);
      hash = toggled(hash, txn.path, txn.value, zxid);
      nodes = nodes.set(txn.path, { value: txn.value, mzxid: zxid });
      break;
    }
  }
  return { nodes, sessions, hash, history, historyHash };
}

/** @returns The value at a path, or null. */
export const readTree = (tree: Tree, path: string): string | null => tree.nodes.get(path)?.value ?? null;

/** Puts an entry into the hash, or takes it out again: the two are the same operation. */
function toggled(words: HashWords, key: string, value: string, zxid: Zxid): HashWords {
  const entry = hashText(hashText([zxid | 0, epochOf(zxid)], key), value);
  return [words[0] ^ entry[0], words[1] ^ entry[1]];
}

export const extended = (words: HashWords, { hash, hash2 }: LogRecord): HashWords => [
  Math.imul(words[0] ^ hash, 0x01000193),
  Math.imul(words[1] ^ hash2 ^ (words[1] >>> 15), 0x85ebca6b),
];

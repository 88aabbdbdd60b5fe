/**
 * What is committed: by an established leader once a quorum has acknowledged it, or with the whole history that a leader has when it is
 * established. It survives every crash: it is knowledge of the run, not of a server.
 *
 * Source: the ghost variable of the specifications that check ZooKeeper's recovery; what is written over a server's own `lastCommitted` misses
 * losses, for a restart forgets it.
 */
import type { ProcessStates, SeenObservation } from '../../sim/index.ts';
import type { ZabObservation } from '../observation.ts';
import { asServer, type ZabProcess } from '../server.ts';
import { epochOf, type Zxid } from '../zxid.ts';
import {
  areComparable,
  beginsWith,
  type Chain,
  emptyChain,
  firstDifference,
  indexInChain,
  linked,
  linkedAll,
} from './chain.ts';
import { treeOf } from './sequences.ts';

export const COMMITTING = ['committed', 'leaderActive'] as const;

export interface Committed {
  committed: Chain;
  /** The highest epoch of an established leader; −1 before the first. */
  epoch: number;
}

export const nothingCommitted = (): Committed => ({ committed: emptyChain(), epoch: -1 });

/** Something committed that a leader does not have. */
export interface Lost {
  readonly leader: number;
  readonly epoch: number;
  readonly zxid: Zxid;
  /** Row in which it was committed, and row in which it is seen to be lost. */
  readonly rows: readonly number[];
}

/** Takes note of `committed` and `leaderActive`. @returns What is lost, or null. */
export function noteCommitted(
  ghost: Committed,
  { kind, process, row, data }: SeenObservation,
  states: ProcessStates<ZabProcess>,
): Lost | null {
  if (kind === 'leaderActive') {
    const { epoch } = data as Extract<ZabObservation, { readonly kind: 'leaderActive' }>;
    return noteLeader(ghost, process, epoch, row, states);
  }
  if (kind === 'committed') {
    const observation = data as CommittedObservation;
    return noteCommit(ghost, process, observation, row, states);
  }
  return null;
}

type CommittedObservation = Extract<ZabObservation, { readonly kind: 'committed' }>;

/**
 * A leader of an older epoch may be established late, by an acknowledgement that was long under way. The newer one has its history, then.
 */
function noteLeader(
  ghost: Committed,
  leader: number,
  epoch: number,
  row: number,
  states: ProcessStates<ZabProcess>,
): Lost | null {
  const tree = treeOf(leader, states);
  if (tree === null) return null;
  const { committed } = ghost;
  const isNewest = epoch >= ghost.epoch;
  const isWhole = isNewest
    ? beginsWith(tree, committed, committed.length)
    : areComparable(tree, committed) && tree.history.length <= committed.length;
  if (!isWhole) {
    const index = firstDifference(tree, committed);
    const link = committed.at(index);
    const zxid = link?.record.zxid ?? tree.history.at(index)?.zxid ?? 0;
    return { leader, epoch, zxid, rows: link === undefined ? [row] : [link.row, row] };
  }
  if (!isNewest) return null;
  ghost.committed = linkedAll(committed, tree, row);
  ghost.epoch = epoch;
  return null;
}

/** A leader that has been replaced may still commit what a quorum had acknowledged before; its successor has it from the beginning. */
function noteCommit(
  ghost: Committed,
  leader: number,
  { record }: CommittedObservation,
  row: number,
  states: ProcessStates<ZabProcess>,
): Lost | null {
  const role = asServer(states.stateOf(leader))?.role;
  const epoch = role?.kind === 'leading' ? role.epoch : epochOf(record.zxid);
  const last = ghost.committed.last();
  const isBeyond = last === undefined || record.zxid > last.record.zxid;
  if (epoch >= ghost.epoch) {
    if (isBeyond) ghost.committed = linked(ghost.committed, record, row);
    return null; // Out of order otherwise, which others notice.
  }
  if (!isBeyond && indexInChain(ghost.committed, record) >= 0) return null;
  return { leader, epoch: ghost.epoch, zxid: record.zxid, rows: [row] };
}

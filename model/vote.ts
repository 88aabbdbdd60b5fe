/**
 * Votes: whom a server would follow, and the order that makes all servers prefer the same one.
 *
 * Source: `Vote`, `FastLeaderElection.totalOrderPredicate`.
 */
import { isOn, type Variants } from './variants.ts';
import { type QuorumSystem, weightOf } from './quorum.ts';
import type { Zxid } from './zxid.ts';

/** A candidate, and what it is chosen for. An observer proposes nobody: its empty vote is null. */
export interface Vote {
  readonly leader: number;
  /** Last transaction in the candidate's log. */
  readonly zxid: Zxid;
  /** The candidate's current epoch. */
  readonly peerEpoch: number;
}

/** State of a server in the words that go on the wire (`QuorumPeer.ServerState`). */
export type ServerState = 'LOOKING' | 'FOLLOWING' | 'LEADING' | 'OBSERVING';

/** Where two votes first differ on the ladder epoch, zxid, sid; `weight0`: nobody may vote for that server; `none`: they are equal. */
export type DecidingRung = 'peerEpoch' | 'zxid' | 'sid' | 'weight0' | 'none';

/** How two votes compare: who is preferred, and the reason. */
export interface Comparison {
  readonly isBetter: boolean;
  readonly decidedBy: DecidingRung;
}

/**
 * Whether `theirs` succeeds `mine`: the higher epoch, then the higher zxid, then the higher sid. Strict: an equal vote is not better.
 * The round is no part of the order; it is looked at before.
 *
 * Source: `FastLeaderElection.totalOrderPredicate`.
 */
export function compareVotes(
  theirs: Vote,
  mine: Vote | null,
  context: { readonly quorum: QuorumSystem; readonly variants: Variants },
): Comparison {
  if (weightOf(context.quorum, theirs.leader) === 0) return worse.weight0;
  if (mine === null) return better.peerEpoch; // An observer's epoch is Long.MIN_VALUE.
  if (isOn(context, 'ZOOKEEPER-1419') && theirs.zxid === mine.zxid && theirs.leader > mine.leader)
    return better.sid;
  if (theirs.peerEpoch !== mine.peerEpoch)
    return (theirs.peerEpoch > mine.peerEpoch ? better : worse).peerEpoch;
  if (theirs.zxid !== mine.zxid && !isOn(context, 'vote-ignores-zxid'))
    return (theirs.zxid > mine.zxid ? better : worse).zxid;
  if (theirs.leader !== mine.leader) return (theirs.leader > mine.leader ? better : worse).sid;
  return worse.none;
}

export const isSameVote = (a: Vote | null, b: Vote | null): boolean =>
  a === b ||
  (a !== null && b !== null && a.leader === b.leader && a.zxid === b.zxid && a.peerEpoch === b.peerEpoch);

const comparisons = (isBetter: boolean): Readonly<Record<DecidingRung, Comparison>> => ({
  peerEpoch: { isBetter, decidedBy: 'peerEpoch' },
  zxid: { isBetter, decidedBy: 'zxid' },
  sid: { isBetter, decidedBy: 'sid' },
  weight0: { isBetter, decidedBy: 'weight0' },
  none: { isBetter, decidedBy: 'none' },
});
const better = comparisons(true);
const worse = comparisons(false);

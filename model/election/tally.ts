/**
 * Votes as they are counted.
 *
 * Source: `Vote.equals`, `FastLeaderElection.getVoteTracker`.
 */
import { containsQuorum, countTowardsQuorum, neededForQuorum } from '../quorum.ts';
import type { RecordedVote, Server } from '../server.ts';
import { isOn } from '../variants.ts';

/** @returns The votes with one added, or put in the place of the voter's earlier one. */
export function withVote(votes: readonly RecordedVote[], added: RecordedVote): readonly RecordedVote[] {
  const next: RecordedVote[] = [];
  let isPlaced = false;
  for (const vote of votes) {
    if (!isPlaced && vote.sid >= added.sid) {
      next.push(added);
      isPlaced = true;
    }
    if (vote.sid !== added.sid) next.push(vote);
  }
  if (!isPlaced) next.push(added);
  return next;
}

/** @returns The voters whose recorded vote equals this one, in the order of their sids. */
export function votersFor(
  self: Server,
  votes: readonly RecordedVote[],
  wanted: RecordedVote,
): readonly number[] {
  const voters: number[] = [];
  for (const vote of votes) if (isEqualVote(self, vote, wanted)) voters.push(vote.sid);
  return voters;
}

/** Whether these voters may decide, as this server counts. */
export function isQuorum(self: Readonly<Server>, voters: readonly number[]): boolean {
  const { quorum } = self.config;
  if (isOn(self.config, 'decide-without-quorum')) return voters.length > 0;
  if (isOn(self.config, 'half-is-a-quorum')) {
    return voters.length > 0 && countTowardsQuorum(quorum, voters) >= neededForQuorum(quorum) - 1;
  }
  return containsQuorum(quorum, voters);
}

/**
 * Votes of servers that have decided are equal if they name the same leader of the same epoch: zxid and round may be those of
 * different elections (ZOOKEEPER-1732, 1805). Where only one of the two carries a version the epoch does not count either.
 */
function isEqualVote(self: Server, a: RecordedVote, b: RecordedVote): boolean {
  if (a.vote.leader !== b.vote.leader) return false;
  if (a.state === 'LOOKING' || b.state === 'LOOKING' || self.release.wholeVotesCompared) {
    if (a.vote.zxid !== b.vote.zxid || a.vote.peerEpoch !== b.vote.peerEpoch) return false;
    return a.round === b.round || isOn(self.config, 'count-any-round');
  }
  return a.version > 0 !== b.version > 0 || a.vote.peerEpoch === b.vote.peerEpoch;
}

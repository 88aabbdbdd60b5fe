/**
 * A vote of a server that follows or leads: if a quorum says the same and the leader confirms it, join them.
 *
 * Source: `FastLeaderElection.receivedFollowingNotification`, `checkLeader`.
 */
import type { VoteSet } from '../electionObservation.ts';
import { neededForQuorum } from '../quorum.ts';
import type { Election, RecordedVote, Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { decide } from './decide.ts';
import { ignoreNotification, setElection } from './election.ts';
import type { HeardVote } from './heardVote.ts';
import { isQuorum, votersFor, withVote } from './tally.ts';

/** Two ways to join: with what was heard in this very round, LOOKING votes included; else with what decided servers say. */
export function onDecidedVote(self: Server, election: Election, heard: HeardVote, out: ZabOutbox): void {
  const { from, vote, round, state } = heard;
  if (isOn(self.config, 'ignore-decided-servers')) return ignoreNotification(from, 'variant', out);
  const received: RecordedVote = { sid: from, vote, round, state, version: 2 };
  let { recvset } = election;
  if (round === self.logicalClock) {
    // Until 3.6 it is kept as if its sender were looking.
    const kept = self.release.leaderCheckedIn === 'recvset' ? state : 'LOOKING';
    recvset = withVote(recvset, { sid: from, vote, round, state: kept, version: 0 });
    out.observe({ kind: 'voteRecorded', from, set: 'recvset', vote, round, state });
    const checkedIn = self.release.leaderCheckedIn === 'recvset' ? recvset : election.outOfElection;
    if (joinIfConfirmed(self, recvset, checkedIn, received, 'recvset', out)) return;
  }
  const outOfElection = withVote(election.outOfElection, received);
  setElection(self, { recvset, outOfElection, pollMs: election.pollMs, finalizing: null });
  out.observe({ kind: 'voteRecorded', from, set: 'outofelection', vote, round, state });
  joinIfConfirmed(self, outOfElection, outOfElection, received, 'outofelection', out);
}

/** @returns Whether the server has joined. */
function joinIfConfirmed(
  self: Server,
  votes: readonly RecordedVote[],
  checkedIn: readonly RecordedVote[],
  received: RecordedVote,
  set: VoteSet,
  out: ZabOutbox,
): boolean {
  const { vote, round } = received;
  const voters = votersFor(self, votes, received);
  if (!isQuorum(self, voters)) return false;
  out.observe({ kind: 'quorumSeen', round, vote, voters, needed: neededForQuorum(self.config.quorum), set });
  const doubt = doubtAboutLeader(self, checkedIn, received);
  if (doubt !== null) {
    out.observe({ kind: 'leaderUnconfirmed', leader: vote.leader, set, reason: doubt });
    return false;
  }
  self.logicalClock = round; // Which may be lower than our own.
  decide(self, { vote, round, voters, reason: 'joinedLeader' }, out);
  return true;
}

/**
 * A quorum may still follow a leader that has crashed. So the leader itself must have said that it leads; and if it is us whom they
 * follow, they must mean this round and not an earlier life (ZOOKEEPER-1514).
 *
 * Source: `FastLeaderElection.checkLeader`.
 */
function doubtAboutLeader(
  self: Server,
  votes: readonly RecordedVote[],
  { vote, round }: RecordedVote,
): 'silent' | 'notLeading' | 'otherRound' | null {
  if (vote.leader === self.id) {
    return round === self.logicalClock || isOn(self.config, 'ZOOKEEPER-1514') ? null : 'otherRound';
  }
  const word = votes.find(({ sid }) => sid === vote.leader);
  if (word === undefined) return 'silent';
  return word.state === 'LEADING' ? null : 'notLeading';
}

/**
 * A vote of a server that is looking, too: adopt it if it is better, count it, and decide when a quorum agrees.
 *
 * Source: `FastLeaderElection.lookForLeader`, case LOOKING.
 */
import { neededForQuorum } from '../quorum.ts';
import { type Election, isParticipant, type RecordedVote, type Server, type ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { UNTRUSTED_ZXID } from '../zxid.ts';
import { decide } from './decide.ts';
import { ignoreNotification, setElection } from './election.ts';
import { startFinalizeWait } from './finalizeWait.ts';
import { compareWithOurs, type HeardVote, observeLowerRound } from './heardVote.ts';
import { propose, sendNotifications } from './proposal.ts';
import { isQuorum, votersFor, withVote } from './tally.ts';

export function onLookingVote(self: Server, election: Election, heard: HeardVote, out: ZabOutbox): void {
  const { from, vote, round } = heard;
  const isUntrusted = self.isUntrusted && isParticipant(self);
  if (self.release.untrustedVotesIgnored && (isUntrusted || vote.zxid === UNTRUSTED_ZXID))
    return ignoreNotification(from, 'untrusted', out);
  if (round < self.logicalClock && !isOn(self.config, 'count-any-round')) {
    observeLowerRound(self, heard, out);
    return ignoreNotification(from, 'lowerRound', out); // The receiver has already answered it.
  }
  if (round > self.logicalClock) {
    if (isOn(self.config, 'ignore-higher-rounds')) return ignoreNotification(from, 'variant', out);
    adoptRound(self, heard, out);
    return countVote(self, election, [], heard, out);
  }
  adoptIfBetter(self, heard, out);
  countVote(self, election, election.recvset, heard, out);
}

/** A higher round makes all earlier votes void, ours too: we start again from our own candidacy. */
function adoptRound(self: Server, heard: HeardVote, out: ZabOutbox): void {
  const { from, vote, round } = heard;
  const previous = self.logicalClock;
  self.logicalClock = round;
  out.observe({ kind: 'roundAdopted', from, round, previous });
  const { accepted, mine, decidedBy } = compareWithOurs(self, heard, 'initial', out);
  propose(self, accepted ? vote : mine, { from, decidedBy: accepted ? decidedBy : 'round' }, out);
  sendNotifications(self, out);
}

function adoptIfBetter(self: Server, heard: HeardVote, out: ZabOutbox): void {
  const { accepted, decidedBy } = compareWithOurs(self, heard, 'proposal', out);
  if (!accepted) return; // A worse vote gets no reply: its sender has heard ours, or will.
  propose(self, heard.vote, { from: heard.from, decidedBy }, out);
  sendNotifications(self, out);
}

/** Records the vote. If a quorum now proposes what we propose, only a last wait for a better vote is left. */
function countVote(
  self: Server,
  { outOfElection, pollMs }: Election,
  votes: readonly RecordedVote[],
  { from, vote, round }: HeardVote,
  out: ZabOutbox,
): void {
  const { logicalClock, proposal } = self;
  const recvset = withVote(votes, { sid: from, vote, round, state: 'LOOKING', version: 0 });
  setElection(self, { recvset, outOfElection, pollMs, finalizing: null });
  out.observe({ kind: 'voteRecorded', from, set: 'recvset', vote, round, state: 'LOOKING' });
  if (proposal === null) return; // An observer that has heard only votes nobody may cast.
  const ours = { sid: self.id, vote: proposal, round: logicalClock, state: 'LOOKING', version: 0 } as const;
  const voters = votersFor(self, recvset, ours);
  if (isOn(self.config, 'ZOOKEEPER-975') && recvset.length === self.config.quorum.voters.length) {
    return decide(self, { vote: proposal, round: logicalClock, voters, reason: 'electedByVotes' }, out);
  }
  if (!isQuorum(self, voters)) return;
  const needed = neededForQuorum(self.config.quorum);
  out.observe({ kind: 'quorumSeen', round: logicalClock, vote: proposal, voters, needed, set: 'recvset' });
  startFinalizeWait(self, { recvset, outOfElection, pollMs, finalizing: voters }, out);
}

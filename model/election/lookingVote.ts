/**
 * A vote of a server that is looking, too: adopt it if it is better, count it, and decide when a quorum agrees.
 *
 * Source: `FastLeaderElection.lookForLeader`, case LOOKING.
 */
import type { Election, Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { compareVotes, type Vote } from '../vote.ts';
import { neededForQuorum } from '../quorum.ts';
import { UNTRUSTED_ZXID } from '../zxid.ts';
import { decide } from './decide.ts';
import { ignoreNotification, setElection } from './election.ts';
import { startFinalizeWait } from './finalizeWait.ts';
import { initialVote, propose, sendNotifications } from './proposal.ts';
import { isQuorum, votersFor, withVote } from './tally.ts';

export function onLookingVote(
  self: Server,
  election: Election,
  from: number,
  heard: { readonly vote: Vote; readonly round: number },
  out: ZabOutbox,
): void {
  const { vote, round } = heard;
  if (initialVote(self)?.zxid === UNTRUSTED_ZXID) return ignoreNotification(from, 'untrusted', out);
  if (vote.zxid === UNTRUSTED_ZXID) return ignoreNotification(from, 'untrusted', out);
  if (round < self.logicalClock && !isOn(self.config, 'count-any-round')) {
    ignoreLowerRound(self, from, heard, out); // The receiver has already answered it.
    return;
  }
  if (round > self.logicalClock) {
    if (isOn(self.config, 'ignore-higher-rounds')) return ignoreNotification(from, 'variant', out);
    adoptRound(self, from, heard, out);
    return countVote(self, { ...election, recvset: [] }, from, heard, out);
  }
  adoptIfBetter(self, from, heard, out);
  countVote(self, election, from, heard, out);
}

/** A higher round makes all earlier votes void, ours too: we start again from our own candidacy. */
function adoptRound(
  self: Server,
  from: number,
  { vote, round }: { readonly vote: Vote; readonly round: number },
  out: ZabOutbox,
): void {
  const previous = self.logicalClock;
  const mine = initialVote(self);
  const { isBetter, decidedBy } = compareVotes(vote, mine, self.config);
  const accepted = isBetter && !isOn(self.config, 'never-change-vote');
  self.logicalClock = round;
  out.observe({ kind: 'roundAdopted', from, round, previous, vote: accepted ? vote : mine });
  const against = 'initial';
  out.observe({
    kind: 'voteCompared',
    from,
    round,
    logicalClock: round,
    mine,
    theirs: vote,
    against,
    decidedBy,
    accepted,
  });
  propose(self, accepted ? vote : mine, { from, decidedBy: accepted ? decidedBy : 'round' }, out);
  sendNotifications(self, out);
}

function adoptIfBetter(
  self: Server,
  from: number,
  { vote, round }: { readonly vote: Vote; readonly round: number },
  out: ZabOutbox,
): void {
  const { logicalClock, proposal: mine } = self;
  const { isBetter, decidedBy } = compareVotes(vote, mine, self.config);
  const accepted = isBetter && !isOn(self.config, 'never-change-vote');
  const against = 'proposal';
  out.observe({
    kind: 'voteCompared',
    from,
    round,
    logicalClock,
    mine,
    theirs: vote,
    against,
    decidedBy,
    accepted,
  });
  if (!accepted) return;
  propose(self, vote, { from, decidedBy }, out);
  sendNotifications(self, out);
}

function ignoreLowerRound(
  self: Server,
  from: number,
  { vote, round }: { readonly vote: Vote; readonly round: number },
  out: ZabOutbox,
): void {
  out.observe({
    kind: 'voteCompared',
    from,
    round,
    logicalClock: self.logicalClock,
    mine: self.proposal,
    theirs: vote,
    against: 'proposal',
    decidedBy: 'round',
    accepted: false,
  });
  ignoreNotification(from, 'lowerRound', out);
}

/** Records the vote. If a quorum now proposes what we propose, only a last wait for a better vote is left. */
function countVote(
  self: Server,
  election: Election,
  from: number,
  { vote, round }: { readonly vote: Vote; readonly round: number },
  out: ZabOutbox,
): void {
  const { logicalClock, proposal } = self;
  const { outOfElection, pollMs } = election;
  const recvset = withVote(election.recvset, { sid: from, vote, round, state: 'LOOKING', version: 0 });
  setElection(self, { recvset, outOfElection, pollMs, finalizing: null });
  out.observe({ kind: 'voteRecorded', from, set: 'recvset', vote, round, state: 'LOOKING' });
  if (proposal === null) return; // An observer that has heard only votes nobody may cast.
  const wanted = { sid: self.id, vote: proposal, round: logicalClock, state: 'LOOKING', version: 0 } as const;
  const voters = votersFor(self, recvset, wanted);
  if (isOn(self.config, 'ZOOKEEPER-975') && recvset.length === self.config.quorum.voters.length) {
    return decide(self, { vote: proposal, round: logicalClock, voters, reason: 'electedByVotes' }, out);
  }
  if (!isQuorum(self, voters)) return;
  const needed = neededForQuorum(self.config.quorum);
  out.observe({ kind: 'quorumSeen', round: logicalClock, vote: proposal, voters, needed, set: 'recvset' });
  startFinalizeWait(self, { recvset, outOfElection, pollMs, finalizing: voters }, out);
}

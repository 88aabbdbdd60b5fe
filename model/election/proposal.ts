/** The vote of the election under way, and how others are told of it. */
import type { Notification } from '../message.ts';
import { isParticipant, type Server, votedZxid, type ZabOutbox } from '../server.ts';
import { type DecidingRung, isSameVote, type Vote } from '../vote.ts';

/**
 * Each server first proposes itself; an observer, nobody.
 *
 * Source: `FastLeaderElection.getInitId`, `getInitLastLoggedZxid`, `getPeerEpoch`.
 */
export function initialVote(self: Server): Vote | null {
  if (!isParticipant(self)) return null;
  return { leader: self.id, zxid: votedZxid(self), peerEpoch: self.currentEpoch };
}

/** Source: `FastLeaderElection.updateProposal`. */
export function propose(
  self: Server,
  vote: Vote | null,
  reason: { readonly from: number; readonly decidedBy: DecidingRung | 'round' },
  out: ZabOutbox,
): void {
  const before = self.proposal;
  self.proposal = vote;
  if (isSameVote(before, vote)) return;
  const { from, decidedBy } = reason;
  out.observe({ kind: 'voteChanged', from, round: self.logicalClock, before, after: vote, decidedBy });
}

/**
 * One message for each voter, this server included: its own vote is counted when it comes back through the same queues.
 *
 * Source: `FastLeaderElection.sendNotifications`.
 */
export function sendNotifications(self: Server, out: ZabOutbox): void {
  const { proposal: vote, logicalClock: round } = self;
  const notification: Notification = { type: 'notification', vote, round, state: 'LOOKING' };
  for (const peer of self.config.quorum.voters) out.post('sender', { type: 'envelope', peer, notification });
}

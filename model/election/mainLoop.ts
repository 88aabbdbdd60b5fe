/**
 * The main loop of an election: take the next notification, or tell everybody again when none comes.
 *
 * Source: `FastLeaderElection.lookForLeader`. Its `recvqueue` is the channel `main`; holding the channel is being busy elsewhere.
 */
import { assert, assertNever } from '../../sim/index.ts';
import { connectAll } from '../connections/dial.ts';
import { haveDelivered } from '../connections/sendQueue.ts';
import type { Notification } from '../message.ts';
import { type Election, isValidVoter, type Server, type ZabOutbox } from '../server.ts';
import { onDecidedVote } from './decidedVote.ts';
import { takeWhileFinalizing } from './finalizeWait.ts';
import { onLookingVote } from './lookingVote.ts';
import { ignoreNotification, setElection } from './election.ts';
import { sendNotifications } from './proposal.ts';

/** The main loop reads the next notification of its queue. */
export function takeNotification(
  self: Server,
  from: number,
  notification: Notification,
  out: ZabOutbox,
): void {
  const { role } = self;
  assert(
    role.kind === 'looking' && role.election !== null,
    'the queue is held while no election is under way',
  );
  const { election } = role;
  if (election.finalizing !== null) return takeWhileFinalizing(self, election, from, notification, out);
  consider(self, election, from, notification, out);
  if (self.role.kind !== 'looking' || self.role.election?.finalizing !== null) return;
  out.setTimer('poll', self.role.election.pollMs * 1_000);
}

/** What a notification means depends on the state of its sender. */
function consider(
  self: Server,
  election: Election,
  from: number,
  notification: Notification,
  out: ZabOutbox,
): void {
  const { vote, round, state } = notification;
  if (vote === null || !isValidVoter(self, from) || !isValidVoter(self, vote.leader)) {
    return ignoreNotification(from, 'notAVoter', out);
  }
  switch (state) {
    case 'LOOKING':
      return onLookingVote(self, election, { from, vote, round, state }, out);
    case 'OBSERVING':
      return ignoreNotification(from, 'observing', out);
    case 'FOLLOWING':
    case 'LEADING':
      return onDecidedVote(self, election, { from, vote, round, state }, out);
    default:
      return assertNever(state);
  }
}

/**
 * Nothing was heard for a while. If any queue is empty, somebody can be reached: all are told again. If none is, all are dialled
 * again, and nothing is resent. Either way the next wait is twice as long; within one election it never gets shorter.
 */
export function onPollTimeout(self: Server, out: ZabOutbox): void {
  const { role } = self;
  assert(role.kind === 'looking' && role.election !== null, 'only an election under way polls');
  const { recvset, outOfElection, pollMs, finalizing } = role.election;
  const resent = haveDelivered(self);
  if (resent) sendNotifications(self, out);
  else connectAll(self, out);
  const nextMs = Math.min(2 * pollMs, self.config.maxNotificationInterval);
  setElection(self, { recvset, outOfElection, pollMs: nextMs, finalizing });
  out.observe({ kind: 'backOff', nextMs, resent });
  out.setTimer('poll', nextMs * 1_000);
}

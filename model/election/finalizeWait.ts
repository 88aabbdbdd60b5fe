/**
 * A quorum agrees: a last wait for a better vote, so that a server that starts a moment later can still win.
 *
 * Every message restarts the wait and is thrown away unless it is better, whatever its sender, state and round.
 *
 * Source: `FastLeaderElection.lookForLeader`, the loop around `recvqueue.poll(finalizeWait)`.
 */
import { assert } from '../../sim/index.ts';
import type { Notification } from '../message.ts';
import type { Election, Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { decide } from './decide.ts';
import { ignoreNotification, setElection } from './election.ts';
import { compareWithOurs } from './heardVote.ts';

/** `FastLeaderElection.finalizeWait`, in milliseconds. */
export const FINALIZE_WAIT_MS = 200;

export function startFinalizeWait(self: Server, election: Election, out: ZabOutbox): void {
  setElection(self, election);
  if (isOn(self.config, 'no-finalize-wait')) return onFinalizeTimeout(self, out);
  out.cancelTimer('poll');
  out.setTimer('finalize', FINALIZE_WAIT_MS * 1_000);
  out.observe({ kind: 'finalizeWaitStart', ms: FINALIZE_WAIT_MS });
}

/** A better vote goes back to the end of the queue and the main loop resumes; anything else is lost. */
export function takeWhileFinalizing(
  self: Server,
  election: Election,
  from: number,
  notification: Notification,
  out: ZabOutbox,
): void {
  const { vote, round, state } = notification;
  if (vote === null || !compareWithOurs(self, { from, vote, round, state }, 'proposal', out).accepted) {
    ignoreNotification(from, 'discarded', out);
    out.setTimer('finalize', FINALIZE_WAIT_MS * 1_000);
    out.observe({ kind: 'finalizeWaitRenewed', from });
    return;
  }
  const { recvset, outOfElection, pollMs } = election;
  setElection(self, { recvset, outOfElection, pollMs, finalizing: null });
  out.observe({ kind: 'finalizeWaitBroken', from, vote });
  out.cancelTimer('finalize');
  out.post('main', { type: 'envelope', peer: from, notification });
  out.setTimer('poll', pollMs * 1_000);
}

/** Nothing better came: the proposal is the decision. */
export function onFinalizeTimeout(self: Server, out: ZabOutbox): void {
  const { role, proposal, logicalClock } = self;
  assert(role.kind === 'looking' && role.election !== null, 'only an election under way waits for its end');
  const voters = role.election.finalizing;
  assert(voters !== null && proposal !== null, 'the wait began with a quorum for our proposal');
  out.observe({ kind: 'finalizeWaitExpired' });
  decide(self, { vote: proposal, round: logicalClock, voters, reason: 'electedByVotes' }, out);
}

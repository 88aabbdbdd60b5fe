/**
 * The election receiver answers notifications in every state, also while the main loop leads or follows.
 *
 * A looking voter answers an observer, and a looking observer answers a voter that lags behind: where the observer is ahead the two
 * answer each other without end, in ZooKeeper as here, until the voter catches up or decides.
 *
 * Source: `FastLeaderElection.Messenger.WorkerReceiver.run`.
 */
import type { Envelope, Notification } from '../message.ts';
import { isValidVoter, type Server, serverState, type ZabOutbox } from '../server.ts';
import type { Vote } from '../vote.ts';
import { ignoreNotification } from './election.ts';

export function onReceived(self: Server, envelope: Envelope, out: ZabOutbox): void {
  const { peer: from, notification } = envelope;
  const { vote, round } = self.currentVote;
  // An observer is told the last decision, with the present round; its own vote counts nowhere.
  if (!isValidVoter(self, from)) return answer(self, from, { vote, round: self.logicalClock }, out);
  if (self.role.kind === 'looking') {
    out.post('main', envelope);
    if (notification.state !== 'LOOKING' || notification.round >= self.logicalClock) return;
    return answer(self, from, { vote: self.proposal, round: self.logicalClock }, out); // It lags behind.
  }
  // It will not be in the queue when we look for a leader ourselves.
  if (notification.state === 'LOOKING') return answer(self, from, { vote, round }, out);
  ignoreNotification(from, 'alreadyDecided', out);
}

function answer(
  self: Server,
  peer: number,
  { vote, round }: { readonly vote: Vote | null; readonly round: number },
  out: ZabOutbox,
): void {
  const notification: Notification = { type: 'notification', vote, round, state: serverState(self) };
  out.post('sender', { type: 'envelope', peer, notification });
}

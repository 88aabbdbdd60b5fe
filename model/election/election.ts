/** Small changes that the rules of an election share. */
import type { IgnoredReason } from '../electionObservation.ts';
import type { Election, Server, ZabOutbox } from '../server.ts';

export function setElection(self: Server, election: Election): void {
  self.role = { kind: 'looking', election };
}

export function ignoreNotification(from: number, reason: IgnoredReason, out: ZabOutbox): void {
  out.observe({ kind: 'notificationIgnored', from, reason });
}

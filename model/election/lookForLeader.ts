/**
 * An election begins. What it goes on with is the main loop, in `mainLoop.ts`.
 *
 * Source: `FastLeaderElection.lookForLeader`, up to its loop.
 */
import { assert } from '../../sim/index.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { setElection } from './election.ts';
import { initialVote, sendNotifications } from './proposal.ts';

/** A new round begins. Notifications that came before it are read first, even before the server's own vote. */
export function lookForLeader(self: Server, out: ZabOutbox): void {
  assert(
    self.role.kind === 'looking' && self.role.election === null,
    'an election begins once for each time of looking',
  );
  self.logicalClock++;
  self.lookingSinceUs = self.clockUs;
  self.proposal = initialVote(self);
  setElection(self, {
    recvset: [],
    outOfElection: [],
    pollMs: self.config.minNotificationInterval,
    finalizing: null,
  });
  out.observe({ kind: 'roundStart', round: self.logicalClock, vote: self.proposal });
  sendNotifications(self, out);
  out.release('main');
  out.setTimer('poll', self.config.minNotificationInterval * 1_000);
}

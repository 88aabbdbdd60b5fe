/** The list of the leader's learners, one handler for each connection. Source: `Leader.learners`. */
import type { ConnectionId } from '../../sim/index.ts';
import type { Server } from '../server.ts';
import { type LeaderRole, leaderRole, type LearnerHandler } from './leaderRole.ts';

/** Read time-out of a learner's socket, and the time-out of a thread that waits for a quorum; keys: its connection. */
export const LEARNER_READ = 'learnerRead';

/** Counted, as the other searches that every message makes: `for … of` is three times as much code, too much to be inlined. */
export function findHandler(self: Readonly<Server>, connection: ConnectionId): LearnerHandler | undefined {
  if (self.role.kind !== 'leading') return undefined;
  const { handlers } = self.role;
  for (let index = 0; index < handlers.length; index++)
    if (handlers[index]?.connection === connection) return handlers[index];
  return undefined;
}

/** Puts the handler in the place of the earlier one with its connection. */
export function setHandler(self: Server, changed: LearnerHandler): void {
  const role = leaderRole(self);
  const handlers = role.handlers.slice();
  for (let index = 0; index < handlers.length; index++)
    if ((handlers[index] as LearnerHandler).connection === changed.connection) handlers[index] = changed;
  self.role = withHandlers(role, handlers);
}

/** As `setSyncProcessor`: handlers of one shape are searched faster. */
export function handlerWith(handler: LearnerHandler, changes: Partial<LearnerHandler>): LearnerHandler {
  const {
    connection = handler.connection,
    sid = handler.sid,
    learnerType = handler.learnerType,
    step = handler.step,
    unread = handler.unread,
    peerZxid = handler.peerZxid,
    isForwarding = handler.isForwarding,
    tickOfNextAckDeadline = handler.tickOfNextAckDeadline,
    unacked = handler.unacked,
  } = changes;
  return {
    connection,
    sid,
    learnerType,
    step,
    unread,
    peerZxid,
    isForwarding,
    tickOfNextAckDeadline,
    unacked,
  };
}

/** One explicit literal: this is on the path of every acknowledgement. */
export const withHandlers = (role: LeaderRole, handlers: readonly LearnerHandler[]): LeaderRole => ({
  kind: 'leading',
  leadingVoteSet: role.leadingVoteSet,
  step: role.step,
  ticket: role.ticket,
  epoch: role.epoch,
  connecting: role.connecting,
  electing: role.electing,
  newLeaderAcks: role.newLeaderAcks,
  isElectionFinished: role.isElectionFinished,
  isQuorumFormed: role.isQuorumFormed,
  stateSummary: role.stateSummary,
  tick: role.tick,
  tickSkip: role.tickSkip,
  handlers,
  proposals: role.proposals,
});

/** The leader's books, replaced whole: on the path of every proposal, so each field by hand. */
import type { LeaderRole, Proposals } from '../leading/leaderRole.ts';

export const withProposals = (role: LeaderRole, proposals: Proposals): LeaderRole => ({
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
  handlers: role.handlers,
  proposals,
});

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

/** As `setSyncProcessor`: one literal, one shape. */
export function proposalsWith(proposals: Proposals, changes: Partial<Proposals>): Proposals {
  const {
    hzxid = proposals.hzxid,
    lastProposed = proposals.lastProposed,
    lastCommitted = proposals.lastCommitted,
    outstanding = proposals.outstanding,
    toBeApplied = proposals.toBeApplied,
    pendingSyncs = proposals.pendingSyncs,
  } = changes;
  return { hzxid, lastProposed, lastCommitted, outstanding, toBeApplied, pendingSyncs };
}

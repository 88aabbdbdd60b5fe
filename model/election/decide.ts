/**
 * The end of an election: the server knows whom to follow.
 *
 * Source: `FastLeaderElection.setPeerState`, `leaveInstance`; `QuorumPeer.setCurrentVote`.
 */
import { assert } from '../../sim/index.ts';
import { isParticipant, type Role, type Server, serverState, type ZabOutbox } from '../server.ts';
import type { Vote } from '../vote.ts';

export interface Decision {
  readonly vote: Vote;
  readonly round: number;
  readonly voters: readonly number[];
  readonly reason: 'electedByVotes' | 'joinedLeader';
}

/**
 * State and current vote change together here; in ZooKeeper the state changes first, so that for an instant a server may answer with
 * its new state and its old vote. The connections stay open, and the server goes on answering.
 */
export function decide(self: Server, { vote, round, voters, reason }: Decision, out: ZabOutbox): void {
  const from = serverState(self);
  assert(from === 'LOOKING', 'only a server that is looking decides');
  self.role = roleUnder(self, vote.leader, voters);
  self.currentVote = { vote, round };
  out.cancelTimer('poll');
  out.cancelTimer('finalize');
  out.clear('main');
  out.hold('main');
  out.observe({
    kind: 'stateChanged',
    from,
    to: serverState(self),
    reason,
    leader: vote.leader,
    round,
    vote,
    voters,
  });
}

/** Discovery (phase 1) begins here, with the data of the new role. */
function roleUnder(self: Server, leader: number, voters: readonly number[]): Role {
  if (leader === self.id) return { kind: 'leading', leadingVoteSet: voters };
  return isParticipant(self) ? { kind: 'following', leader } : { kind: 'observing', leader };
}

/**
 * The end of an election: the server knows whom to follow.
 *
 * Source: `FastLeaderElection.setPeerState`, `leaveInstance`; `QuorumPeer.setCurrentVote`.
 */
import { assert } from '../../sim/index.ts';
import { lead } from '../leading/lead.ts';
import { followLeader } from '../learning/followLeader.ts';
import { isParticipant, type Server, serverState, type ZabOutbox } from '../server.ts';
import type { ServerState, Vote } from '../vote.ts';

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
  self.currentVote = { vote, round };
  out.cancelTimer('poll');
  out.cancelTimer('finalize');
  out.clear('main');
  out.hold('main');
  out.observe({
    kind: 'stateChanged',
    from,
    to: stateUnder(self, vote.leader),
    reason,
    leader: vote.leader,
    round,
    vote,
    voters,
  });
  if (vote.leader === self.id) lead(self, voters, out);
  else followLeader(self, vote.leader, out);
}

const stateUnder = (self: Server, leader: number): ServerState => {
  if (leader === self.id) return 'LEADING';
  return isParticipant(self) ? 'FOLLOWING' : 'OBSERVING';
};

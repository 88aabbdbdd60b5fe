/** A vote that another server, or our own loopback, has told us; and its comparison with ours. */
import type { VoteCompared } from '../electionObservation.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { compareVotes, type ServerState, type Vote } from '../vote.ts';
import { initialVote } from './proposal.ts';

export interface HeardVote {
  /** The voter. */
  readonly from: number;
  readonly vote: Vote;
  readonly round: number;
  readonly state: ServerState;
}

/** Compares a vote with our proposal, or with our own candidacy, and tells the trace what decided. */
export function compareWithOurs(
  self: Server,
  { from, vote: theirs, round }: HeardVote,
  against: VoteCompared['against'],
  out: ZabOutbox,
): VoteCompared {
  const mine = against === 'initial' ? initialVote(self) : self.proposal;
  const { isBetter, decidedBy } = compareVotes(theirs, mine, self.config);
  const accepted = isBetter && !isOn(self.config, 'never-change-vote');
  const { logicalClock } = self;
  const compared: VoteCompared = {
    kind: 'voteCompared',
    from,
    round,
    logicalClock,
    mine,
    theirs,
    against,
    decidedBy,
    accepted,
  };
  out.observe(compared);
  return compared;
}

/** A vote of a lower round loses before it is looked at. */
export function observeLowerRound(
  self: Server,
  { from, vote: theirs, round }: HeardVote,
  out: ZabOutbox,
): void {
  const { logicalClock, proposal: mine } = self;
  const against = 'proposal';
  const decidedBy = 'round';
  out.observe({
    kind: 'voteCompared',
    from,
    round,
    logicalClock,
    mine,
    theirs,
    against,
    decidedBy,
    accepted: false,
  });
}

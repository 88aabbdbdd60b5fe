/** What an election and its connections tell the trace; `observation.ts` says what all observations have in common. */
import type { DecidingRung, ServerState, Vote } from './vote.ts';

export type ElectionObservation =
  /** `lookForLeader` begins: the server proposes `vote`. */
  | { readonly kind: 'roundStart'; readonly round: number; readonly vote: Vote | null }
  /** A higher round was heard of; `recvset` is cleared, and the next comparison is with the server's own candidacy. */
  | {
      readonly kind: 'roundAdopted';
      readonly from: number;
      readonly round: number;
      readonly previous: number;
    }
  | VoteCompared
  /** The server changed its mind: it proposes `after` from now on, and tells everybody. */
  | {
      readonly kind: 'voteChanged';
      readonly from: number;
      readonly round: number;
      readonly before: Vote | null;
      readonly after: Vote | null;
      readonly decidedBy: DecidingRung | 'round';
    }
  | {
      readonly kind: 'voteRecorded';
      readonly from: number;
      readonly set: VoteSet;
      readonly vote: Vote;
      readonly round: number;
      readonly state: ServerState;
    }
  | { readonly kind: 'notificationIgnored'; readonly from: number; readonly reason: IgnoredReason }
  /** A quorum agrees with the server's proposal (`recvset`, of LOOKING votes), or with what a decided server says. */
  | {
      readonly kind: 'quorumSeen';
      readonly round: number;
      readonly vote: Vote;
      readonly voters: readonly number[];
      /** Voters of a majority, groups of a hierarchy. */
      readonly needed: number;
      readonly set: VoteSet;
    }
  /** A quorum follows `leader`, but that is not enough to join it (`checkLeader`). */
  | {
      readonly kind: 'leaderUnconfirmed';
      readonly leader: number;
      readonly set: VoteSet;
      /** The leader has not been heard; it does not say LEADING; it would be me, but in another round. */
      readonly reason: 'silent' | 'notLeading' | 'otherRound';
    }
  | { readonly kind: 'finalizeWaitStart'; readonly ms: number }
  /** A message that is no better restarts the wait, and is thrown away. */
  | { readonly kind: 'finalizeWaitRenewed'; readonly from: number }
  /** A better vote ends the wait: back to the main loop. */
  | { readonly kind: 'finalizeWaitBroken'; readonly from: number; readonly vote: Vote }
  | { readonly kind: 'finalizeWaitExpired' }
  /** A poll timed out: everybody was told again (`resent`), or everybody was dialled again. */
  | { readonly kind: 'backOff'; readonly nextMs: number; readonly resent: boolean }
  | StateChanged;

/** One rung-by-rung comparison of votes. */
export interface VoteCompared {
  readonly kind: 'voteCompared';
  readonly from: number;
  /** Round of the vote heard. */
  readonly round: number;
  /** The server's own round. */
  readonly logicalClock: number;
  readonly mine: Vote | null;
  readonly theirs: Vote;
  /** `initial`: a higher round was adopted, so the comparison starts again from the server's own candidacy. */
  readonly against: 'proposal' | 'initial';
  /** First rung on which the two differ. `round`: of a lower round, so the votes were not looked at. */
  readonly decidedBy: DecidingRung | 'round';
  readonly accepted: boolean;
}

export interface StateChanged {
  readonly kind: 'stateChanged';
  /** Null at boot. */
  readonly from: ServerState | null;
  readonly to: ServerState;
  readonly reason:
    | 'booted'
    | 'electedByVotes'
    | 'joinedLeader'
    /** Back to LOOKING: `leaderLost` tells why, `steppedDown` of a leader. */
    | 'leaderLost'
    | 'steppedDown';
  readonly leader: number | null;
  readonly round: number;
  readonly vote: Vote | null;
  /** The servers whose votes decided, in the order of their sids. */
  readonly voters: readonly number[];
}

/** `recvset` holds votes of this round; `outofelection` those of servers that have decided, in whatever round. */
export type VoteSet = 'recvset' | 'outofelection';

export type IgnoredReason =
  /** The sender or its candidate is no voter. */
  | 'notAVoter'
  | 'observing'
  | 'lowerRound'
  /** It comes from an empty database, or ours is one (ZOOKEEPER-261). */
  | 'untrusted'
  /** Read during the last wait and no better than our proposal. */
  | 'discarded'
  /** Neither of us is looking. */
  | 'alreadyDecided'
  /** A variant is on. */
  | 'variant';

export type ConnectionObservation =
  /** The workers of a connection start. */
  | { readonly kind: 'connectionEstablished'; readonly peer: number; readonly dialledBy: number }
  | { readonly kind: 'connectionLost'; readonly peer: number; readonly reason: ConnectionLostReason }
  /** Our sid is the smaller one: we drop the connection that we dialled, and the peer will dial back. */
  | { readonly kind: 'challengeLost'; readonly peer: number }
  /** The peer's sid is the smaller one: we drop the connection that it dialled, and dial back. */
  | { readonly kind: 'challengeWon'; readonly peer: number }
  /** No handshake came in time. */
  | { readonly kind: 'handshakeTimedOut'; readonly peer: number }
  /** A new message pushed out one that had not been taken yet: the last to this peer, or the oldest received. */
  | {
      readonly kind: 'messageOverwritten';
      readonly peer: number;
      readonly queue: 'queueSendMap' | 'recvQueue';
    }
  /** A new connection with nothing to send repeats the last message, which may be of an older round. */
  | { readonly kind: 'lastMessageResent'; readonly peer: number };

export type ConnectionLostReason =
  | 'closed'
  | 'reset'
  | 'timeout'
  /** A newer connection took its place. */
  | 'replaced'
  /** A smaller sid dialled: its wake-up call kills the connection there was. */
  | 'challenged';

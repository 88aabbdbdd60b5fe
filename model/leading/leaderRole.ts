/** What only a leader knows. Source: `Leader`, `LearnerHandler`. */
import { assert, Backlog, type ConnectionId, type Ticket } from '../../sim/index.ts';
import type { LearnerType } from '../configuration.ts';
import type { LogRecord } from '../database/record.ts';
import type { ZabMessage } from '../message.ts';
import type { Server } from '../server.ts';
import type { Zxid } from '../zxid.ts';

/**
 * Where `Leader.lead` is. Discovery: `loading` the database and its snapshot, `epoch` (waits for FOLLOWERINFO of a quorum),
 * `storingAcceptedEpoch`, `epochAck` (waits for ACKEPOCH of a quorum). Synchronisation: `storingCurrentEpoch`, `newLeaderAck`.
 * Then `broadcast`; `closing` while the sync processor is drained.
 */
export type LeaderStep =
  | 'loading'
  | 'epoch'
  | 'storingAcceptedEpoch'
  | 'epochAck'
  | 'storingCurrentEpoch'
  | 'newLeaderAck'
  | 'broadcast'
  | 'closing';

export interface LeaderRole {
  readonly kind: 'leading';
  /** Who made it leader. */
  readonly leadingVoteSet: readonly number[];
  readonly step: LeaderStep;
  /** The disk operation that the main thread waits for, or null. */
  readonly ticket: Ticket | null;
  /** The epoch it will propose or leads; −1 before the first FOLLOWERINFO. */
  readonly epoch: number;
  /** `connectingFollowers`, `electingFollowers`, and who acknowledged NEWLEADER: voters, in the order they came. */
  readonly connecting: readonly number[];
  readonly electing: readonly number[];
  readonly newLeaderAcks: readonly number[];
  /** `electionFinished`, `quorumFormed`. */
  readonly isElectionFinished: boolean;
  readonly isQuorumFormed: boolean;
  /** `leaderStateSummary`: what learners must not be ahead of. */
  readonly stateSummary: { readonly currentEpoch: number; readonly zxid: Zxid };
  /** `self.tick` of `QuorumPeer`, and whether the next half tick does not count. */
  readonly tick: number;
  readonly tickSkip: boolean;
  /** One for each connection of a learner, in the order they came. */
  readonly handlers: readonly LearnerHandler[];
  readonly proposals: Proposals;
}

/**
 * Where the thread that reads a learner's socket is. It waits for a packet in `info`, `ackEpoch`, `newLeaderAck` and `serving`; it is
 * blocked in the others: until the acceptor runs, for a quorum of FOLLOWERINFO, of ACKEPOCH, of ACKs of NEWLEADER, until the server runs.
 */
export type HandlerStep =
  | 'backlog'
  | 'info'
  | 'epoch'
  | 'ackEpoch'
  | 'epochAck'
  | 'newLeaderAck'
  | 'newLeaderQuorum'
  | 'startup'
  | 'serving';

export interface LearnerHandler {
  readonly connection: ConnectionId;
  /** The learner; the process at the other end until it has said who it is. */
  readonly sid: number;
  readonly learnerType: LearnerType;
  readonly step: HandlerStep;
  /** Packets that lie in the socket while the thread is blocked. */
  readonly unread: readonly ZabMessage[];
  /** ACKEPOCH: its last zxid. */
  readonly peerZxid: Zxid;
  /** In `forwardingFollowers` or `observingLearners`: whatever is proposed or committed from now on is sent to it. */
  readonly isForwarding: boolean;
  /** It answers in time as long as `tick` is not beyond this. */
  readonly tickOfNextAckDeadline: number;
  /** `SyncLimitCheck`: the oldest and the newest proposal it has not acknowledged; null before its ACK of NEWLEADER. */
  readonly unacked: Unacked | null;
}

/** Times are by the leader's clock, in microseconds; a zxid of −1: none. */
export interface Unacked {
  readonly oldest: Zxid;
  readonly oldestUs: number;
  readonly newest: Zxid;
  readonly newestUs: number;
}

export const nothingUnacked: Unacked = { oldest: -1, oldestUs: 0, newest: -1, newestUs: 0 };

/** The books of a leader that broadcasts. */
export interface Proposals {
  /** The last zxid given out. */
  readonly hzxid: Zxid;
  readonly lastProposed: Zxid;
  readonly lastCommitted: Zxid;
  /** Proposed and not committed, by zxid; dense. */
  readonly outstanding: readonly Outstanding[];
  /** Committed and not yet applied here. */
  readonly toBeApplied: Backlog<LogRecord>;
  /** Syncs of learners that wait for a commit. */
  readonly pendingSyncs: readonly { readonly zxid: Zxid; readonly connection: ConnectionId }[];
}

export interface Outstanding {
  readonly record: LogRecord;
  readonly acks: readonly number[];
}

export const noProposals: Proposals = {
  hzxid: 0,
  lastProposed: 0,
  lastCommitted: 0,
  outstanding: [],
  toBeApplied: Backlog.empty<LogRecord>(),
  pendingSyncs: [],
};

/** @returns The role of a server that leads. */
export function leaderRole(self: Server): LeaderRole {
  assert(self.role.kind === 'leading', 'only a leader has the books of a leader');
  return self.role;
}

/** As the changes of a learner's handler: one literal, one shape (see `setSyncProcessor`). */
export function setLeader(self: Server, changes: Partial<LeaderRole>): void {
  const before = leaderRole(self);
  const {
    leadingVoteSet = before.leadingVoteSet,
    step = before.step,
    ticket = before.ticket,
    epoch = before.epoch,
    connecting = before.connecting,
    electing = before.electing,
    newLeaderAcks = before.newLeaderAcks,
    isElectionFinished = before.isElectionFinished,
    isQuorumFormed = before.isQuorumFormed,
    stateSummary = before.stateSummary,
    tick = before.tick,
    tickSkip = before.tickSkip,
    handlers = before.handlers,
    proposals = before.proposals,
  } = changes;
  self.role = {
    kind: 'leading',
    leadingVoteSet,
    step,
    ticket,
    epoch,
    connecting,
    electing,
    newLeaderAcks,
    isElectionFinished,
    isQuorumFormed,
    stateSummary,
    tick,
    tickSkip,
    handlers,
    proposals,
  };
}

/** What only a follower or an observer knows. Source: `Learner`, `Follower`, `Observer`. */
import { assert, type Backlog, type ConnectionId, type Ticket } from '../../sim/index.ts';
import type { LogRecord } from '../database/record.ts';
import type { ZabMessage } from '../message.ts';
import type { LeaderLostReason, SyncMode } from '../observation.ts';
import type { Server } from '../server.ts';
import type { Zxid } from '../zxid.ts';

/** The timers of its main thread: until it dials again; the read time-out of the socket to the leader. */
export const CONNECT_RETRY = 'connectRetry';
export const LEADER_READ = 'leaderRead';

export interface LearnerRole {
  readonly kind: 'following' | 'observing';
  readonly leader: number;
  /** The socket to the leader; null before it is open. */
  readonly connection: ConnectionId | null;
  /** The disk operation that the main thread waits for, or null. While it waits it reads nothing. */
  readonly ticket: Ticket | null;
  /** What lies in the socket meanwhile. */
  readonly unread: readonly ZabMessage[];
  /** The leader's end is closed; what it sent before can still be read. */
  readonly ended: LeaderLostReason | null;
  readonly stage: LearnerStage;
}

/** Where the main thread is, in the order of the protocol. */
export type LearnerStage =
  /** Discovery. `sinceUs`: when it began to connect, by its own clock. */
  | {
      readonly kind: 'connecting';
      readonly dialing: ConnectionId | null;
      readonly triesLeft: number;
      readonly sinceUs: number;
    }
  /** FOLLOWERINFO is sent. `zxid` was sampled before. */
  | { readonly kind: 'registering'; readonly zxid: Zxid }
  /** LEADERINFO has come; acceptedEpoch is being stored. */
  | {
      readonly kind: 'acceptingEpoch';
      readonly zxid: Zxid;
      readonly epoch: number;
      readonly currentEpoch: number | null;
    }
  /** Synchronisation. ACKEPOCH is sent; the next packet tells how. */
  | { readonly kind: 'awaitingSync'; readonly epoch: number }
  /** The log is being cut. */
  | { readonly kind: 'truncating'; readonly epoch: number; readonly zxid: Zxid }
  | Synchronizing
  | {
      readonly kind: 'broadcasting';
      readonly epoch: number;
      readonly pendingTxns: Backlog<LogRecord>;
      readonly lastQueued: Zxid;
    }
  /** The role ends; the sync processor is being drained. */
  | { readonly kind: 'closing' };

export interface Synchronizing {
  readonly kind: 'synchronizing';
  readonly epoch: number;
  readonly mode: SyncMode;
  /** `packetsNotLogged`, `packetsCommitted`. */
  readonly notLogged: Backlog<LogRecord>;
  readonly committed: Backlog<Zxid>;
  readonly writeToTxnLog: boolean;
  readonly snapshotNeeded: boolean;
  /** Zxid of the last proposal; 0 before the first. */
  readonly lastQueued: Zxid;
  /** Index of the step at NEWLEADER under way; −1 before NEWLEADER, the number of steps once it is answered. */
  readonly newLeaderStep: number;
  /** Proposals that were handed to the sync processor or logged before UPTODATE: pending in broadcast. */
  readonly pendingTxns: Backlog<LogRecord>;
  /** Of those, the ones whose own ACK waits until UPTODATE is answered. */
  readonly ackLater: Backlog<LogRecord>;
}

/** @returns The role of a server that follows or observes. */
export function learnerRole(self: Server): LearnerRole {
  assert(self.role.kind === 'following' || self.role.kind === 'observing', 'only a learner has a leader');
  return self.role;
}

/** As `setSyncProcessor`: one literal, one shape. */
export function setLearner(self: Server, changes: Partial<Omit<LearnerRole, 'kind'>>): void {
  const before = learnerRole(self);
  const {
    leader = before.leader,
    connection = before.connection,
    ticket = before.ticket,
    unread = before.unread,
    ended = before.ended,
    stage = before.stage,
  } = changes;
  self.role = { kind: before.kind, leader, connection, ticket, unread, ended, stage };
}

/** As `setSyncProcessor`: one literal, one shape. */
export function synchronizingWith(
  stage: Synchronizing,
  changes: Partial<Omit<Synchronizing, 'kind' | 'epoch' | 'mode' | 'snapshotNeeded'>>,
): Synchronizing {
  const { epoch, mode, snapshotNeeded } = stage;
  const {
    notLogged = stage.notLogged,
    committed = stage.committed,
    writeToTxnLog = stage.writeToTxnLog,
    lastQueued = stage.lastQueued,
    newLeaderStep = stage.newLeaderStep,
    pendingTxns = stage.pendingTxns,
    ackLater = stage.ackLater,
  } = changes;
  return {
    kind: 'synchronizing',
    epoch,
    mode,
    notLogged,
    committed,
    writeToTxnLog,
    snapshotNeeded,
    lastQueued,
    newLeaderStep,
    pendingTxns,
    ackLater,
  };
}

export const setStage = (self: Server, stage: LearnerStage): void => setLearner(self, { stage });

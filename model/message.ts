/**
 * What travels: messages between servers and clients, and items between the activities of one process.
 *
 * Source: `FastLeaderElection.buildMsg`, `QuorumCnxManager.startConnection`, `QuorumPacket` (its names are those on the wire).
 */
import type { ConnectionId } from '../sim/index.ts';
import type { Snapshot, StoredRecord } from './database/database.ts';
import type { LogRecord } from './database/record.ts';
import type { Tree } from './database/tree.ts';
import type { LearnerType } from './configuration.ts';
import type { ServerState, Vote } from './vote.ts';
import type { Zxid } from './zxid.ts';

export type ZabMessage = Handshake | Notification | QuorumPacket | ClientMessage;

// The election port.

/** First message on each election connection, from the side that dialled. It waits for no answer. */
export interface Handshake {
  readonly type: 'handshake';
  readonly protocolVersion: number;
  readonly sid: number;
}

/**
 * The one message of an election: "this is my vote". The sender is the sid of the connection. The configuration text is left out; the
 * message format version is 2 of every release here.
 */
export interface Notification {
  readonly type: 'notification';
  /** Null: an observer, which proposes nobody (Long.MIN_VALUE three times on the wire). */
  readonly vote: Vote | null;
  /** `electionEpoch` on the wire. −1 before any election. */
  readonly round: number;
  readonly state: ServerState;
}

// The quorum port, in the order of the protocol. Paper: CEPOCH, NEWEPOCH, ACK-E, NEWLEADER, ACK-LD, COMMIT-LD, PROPOSE, ACK, COMMIT.

export type QuorumPacket =
  /** FOLLOWERINFO or OBSERVERINFO: who I am, and the last epoch I have promised. */
  | {
      readonly type: 'followerInfo';
      readonly sid: number;
      readonly learnerType: LearnerType;
      readonly acceptedEpoch: number;
    }
  | { readonly type: 'leaderInfo'; readonly epoch: number }
  /** `currentEpoch` null (−1 on the wire): I promised this epoch before; do not count me. */
  | { readonly type: 'ackEpoch'; readonly zxid: Zxid; readonly currentEpoch: number | null }
  | { readonly type: 'diff'; readonly zxid: Zxid }
  | { readonly type: 'trunc'; readonly zxid: Zxid }
  | { readonly type: 'snap'; readonly zxid: Zxid; readonly tree: Tree }
  | { readonly type: 'newLeader'; readonly zxid: Zxid }
  | { readonly type: 'upToDate' }
  | { readonly type: 'proposal'; readonly record: LogRecord }
  | { readonly type: 'ack'; readonly zxid: Zxid }
  | { readonly type: 'commit'; readonly zxid: Zxid }
  | { readonly type: 'inform'; readonly record: LogRecord }
  | { readonly type: 'ping'; readonly zxid: Zxid }
  | { readonly type: 'request'; readonly request: Request }
  | { readonly type: 'sync' };

/** One member of the union, so that a rule names exactly the packet it accepts. */
export type PacketOf<Type extends QuorumPacket['type']> = Extract<QuorumPacket, { readonly type: Type }>;

// The client port.

export type ClientMessage =
  | { readonly type: 'connectRequest'; readonly lastZxidSeen: Zxid }
  | { readonly type: 'connectResponse'; readonly session: string }
  | { readonly type: 'clientRequest'; readonly cxid: number; readonly operation: Operation }
  | {
      readonly type: 'clientReply';
      readonly cxid: number;
      /** The server's last processed zxid. */
      readonly zxid: Zxid;
      /** What a read found; null where there is nothing, and for all else. */
      readonly value: string | null;
    };

/** What a client asks for. Sessions are opened and closed by requests of their own. */
export type Operation =
  | { readonly type: 'createSession' }
  | { readonly type: 'closeSession' }
  | { readonly type: 'set'; readonly path: string; readonly value: string }
  | { readonly type: 'get'; readonly path: string }
  | { readonly type: 'sync' };

/** An operation on its way through the request processors. */
export interface Request {
  readonly session: string;
  readonly cxid: number;
  readonly operation: Operation;
}

/** What the local channels carry. */
export type ZabItem =
  | Envelope
  | Wake
  /** To Prep: a request, and the learner's connection it came by (0: a client of this server). */
  | { readonly type: 'submitted'; readonly request: Request; readonly connection: ConnectionId }
  /** To the commit processor: a request of a client here. */
  | { readonly type: 'queued'; readonly request: Request }
  /** To the commit processor: a transaction that is committed. */
  | { readonly type: 'committed'; readonly record: LogRecord }
  /** To the commit processor: the leader has answered the oldest sync. */
  | { readonly type: 'synced'; readonly request: Request }
  /** To the sync processor: a record, and the connection to acknowledge it on (0: none). */
  | ToLog
  /** To the sync processor: end, once all before is on disk. */
  | { readonly type: 'endOfLog' }
  /** To the sender of a learner: what its thread writes to the socket. */
  | { readonly type: 'packet'; readonly packet: QuorumPacket };

export interface ToLog {
  readonly type: 'toLog';
  readonly record: LogRecord;
  readonly connection: ConnectionId;
}

/** A notification on its way between two activities, with the server it comes from or goes to. */
export interface Envelope {
  readonly type: 'envelope';
  readonly peer: number;
  readonly notification: Notification;
}

/** "Look into your queue": what it holds may have been overwritten since. */
export interface Wake {
  readonly type: 'wake';
}

/** What the disk keeps: the cells `currentEpoch`, `acceptedEpoch` and `updatingEpoch`, log records, snapshots. */
export type ZabStored = number | StoredRecord | Snapshot;

export const wake: Wake = { type: 'wake' };

/** `QuorumCnxManager.PROTOCOL_VERSION_V1`. */
export const ELECTION_PROTOCOL_VERSION = -65_536;

/**
 * What travels: messages between servers, and items between the activities of one.
 *
 * Source: `FastLeaderElection.buildMsg`, `QuorumCnxManager.startConnection`.
 */
import type { Digest } from '../sim/index.ts';
import { assertNever } from '../sim/index.ts';
import type { ServerState, Vote } from './vote.ts';
import type { Zxid } from './zxid.ts';

export type ZabMessage = Handshake | Notification;

/** First message on each election connection, from the side that dialled. It waits for no answer. */
export interface Handshake {
  readonly type: 'handshake';
  readonly protocolVersion: number;
  readonly sid: number;
}

/**
 * The one message of an election: "this is my vote". The sender is the sid of the connection. Every server here runs one release,
 * so the message format version (2) and the configuration text are left out.
 */
export interface Notification {
  readonly type: 'notification';
  /** Null: an observer, which proposes nobody (Long.MIN_VALUE three times on the wire). */
  readonly vote: Vote | null;
  /** `electionEpoch` on the wire. −1 before any election. */
  readonly round: number;
  readonly state: ServerState;
}

/** What the local channels carry. */
export type ZabItem = Envelope | Wake;

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

/** What the disk keeps: the cells `currentEpoch` and `acceptedEpoch`; of the log nothing but the zxids yet. */
export type ZabStored = number | LogRecord;

export interface LogRecord {
  readonly type: 'record';
  readonly zxid: Zxid;
}

export const wake: Wake = { type: 'wake' };

/** `QuorumCnxManager.PROTOCOL_VERSION_V1`. */
export const ELECTION_PROTOCOL_VERSION = -65_536;

const TAG = { number: 1, handshake: 2, notification: 3, envelope: 4, wake: 5, record: 6 } as const;
const STATE_NUMBER: Readonly<Record<ServerState, number>> = {
  LOOKING: 0,
  FOLLOWING: 1,
  LEADING: 2,
  OBSERVING: 3,
};

/** Folds every field of a message, an item or a stored value into the digest. */
export function fold(value: ZabMessage | ZabItem | ZabStored, digest: Digest): void {
  if (typeof value === 'number') {
    digest.word(TAG.number);
    return digest.integer(value);
  }
  switch (value.type) {
    case 'notification':
      return foldNotification(value, digest);
    case 'envelope':
      digest.word(TAG.envelope);
      digest.word(value.peer);
      return foldNotification(value.notification, digest);
    case 'wake':
      return digest.word(TAG.wake);
    case 'handshake':
      digest.word(TAG.handshake);
      digest.word(value.protocolVersion);
      return digest.word(value.sid);
    case 'record':
      digest.word(TAG.record);
      return digest.integer(value.zxid);
    default:
      return assertNever(value);
  }
}

function foldNotification({ vote, round, state }: Notification, digest: Digest): void {
  digest.word(TAG.notification | (STATE_NUMBER[state] << 8) | (vote === null ? 0 : 1 << 16));
  digest.word(round);
  if (vote === null) return;
  digest.word(vote.leader);
  digest.integer(vote.zxid);
  digest.word(vote.peerEpoch);
}

/** Folds messages, items and stored values into the digest, field by field. A test proves that no field escapes. */
import { assertNever, type Digest } from '../sim/index.ts';
import type { Snapshot, StoredRecord } from './database/database.ts';
import type { LogRecord } from './database/record.ts';
import type { Tree } from './database/tree.ts';
import type {
  ClientMessage,
  Notification,
  Operation,
  QuorumPacket,
  Request,
  ZabItem,
  ZabMessage,
  ZabStored,
} from './message.ts';
import type { ServerState } from './vote.ts';

/** Part of every digest: numbers are added, never changed. */
const TAG = {
  number: 1,
  handshake: 2,
  notification: 3,
  envelope: 4,
  wake: 5,
  stored: 6,
  snapshot: 7,
  followerInfo: 8,
  leaderInfo: 9,
  ackEpoch: 10,
  diff: 11,
  trunc: 12,
  snap: 13,
  newLeader: 14,
  upToDate: 15,
  proposal: 16,
  ack: 17,
  commit: 18,
  inform: 19,
  ping: 20,
  request: 21,
  sync: 22,
  connectRequest: 23,
  connectResponse: 24,
  clientRequest: 25,
  clientReply: 26,
  submitted: 27,
  queued: 28,
  committed: 29,
  synced: 30,
  toLog: 31,
  endOfLog: 32,
  packet: 33,
} as const;

const STATE_NUMBER: Readonly<Record<ServerState, number>> = {
  LOOKING: 0,
  FOLLOWING: 1,
  LEADING: 2,
  OBSERVING: 3,
};

const OPERATION_NUMBER: Readonly<Record<Operation['type'], number>> = {
  createSession: 0,
  closeSession: 1,
  set: 2,
  get: 3,
  sync: 4,
};

export function fold(value: ZabMessage | ZabItem | ZabStored, digest: Digest): void {
  if (typeof value === 'number') {
    digest.word(TAG.number);
    return digest.integer(value);
  }
  switch (value.type) {
    case 'notification':
      return foldNotification(value, digest);
    case 'handshake':
      digest.word(TAG.handshake);
      digest.word(value.protocolVersion);
      return digest.word(value.sid);
    case 'connectRequest':
    case 'connectResponse':
    case 'clientRequest':
    case 'clientReply':
      return foldClientMessage(value, digest);
    case 'envelope':
    case 'wake':
    case 'submitted':
    case 'queued':
    case 'committed':
    case 'synced':
    case 'toLog':
    case 'endOfLog':
    case 'packet':
      return foldItem(value, digest);
    case 'stored':
    case 'snapshot':
      return foldStored(value, digest);
    default:
      return foldPacket(value, digest);
  }
}

function foldPacket(packet: QuorumPacket, digest: Digest): void {
  digest.word(TAG[packet.type]);
  switch (packet.type) {
    case 'followerInfo':
      digest.word(packet.sid);
      digest.word(packet.learnerType === 'observer' ? 1 : 0);
      return digest.word(packet.acceptedEpoch);
    case 'leaderInfo':
      return digest.word(packet.epoch);
    case 'ackEpoch':
      digest.integer(packet.zxid);
      return digest.word(packet.currentEpoch ?? -1);
    case 'snap':
      digest.integer(packet.zxid);
      return foldTree(packet.tree, digest);
    case 'proposal':
    case 'inform':
      return foldRecord(packet.record, digest);
    case 'request':
      return foldRequest(packet.request, digest);
    case 'diff':
    case 'trunc':
    case 'newLeader':
    case 'ack':
    case 'commit':
    case 'ping':
      return digest.integer(packet.zxid);
    case 'upToDate':
    case 'sync':
      return;
    default:
      return assertNever(packet);
  }
}

function foldItem(item: ZabItem, digest: Digest): void {
  digest.word(TAG[item.type]);
  switch (item.type) {
    case 'envelope':
      digest.word(item.peer);
      return foldNotification(item.notification, digest);
    case 'submitted':
      digest.word(item.connection);
      return foldRequest(item.request, digest);
    case 'queued':
    case 'synced':
      return foldRequest(item.request, digest);
    case 'toLog':
      digest.word(item.connection);
      return foldRecord(item.record, digest);
    case 'committed':
      return foldRecord(item.record, digest);
    case 'packet':
      return foldPacket(item.packet, digest);
    case 'wake':
    case 'endOfLog':
      return;
    default:
      return assertNever(item);
  }
}

function foldStored(value: StoredRecord | Snapshot, digest: Digest): void {
  digest.word(TAG[value.type]);
  if (value.type === 'stored') {
    digest.word((value.opensFile ? 1 : 0) | (value.followsGap ? 2 : 0) | (value.repeats ? 4 : 0));
    return foldRecord(value.record, digest);
  }
  digest.integer(value.zxid);
  foldTree(value.tree, digest);
}

function foldClientMessage(message: ClientMessage, digest: Digest): void {
  digest.word(TAG[message.type]);
  switch (message.type) {
    case 'connectRequest':
      return digest.integer(message.lastZxidSeen);
    case 'connectResponse':
      return digest.text(message.session);
    case 'clientRequest':
      digest.word(message.cxid);
      return foldOperation(message.operation, digest);
    case 'clientReply':
      digest.word(message.cxid);
      digest.integer(message.zxid);
      return message.value === null ? digest.word(0) : digest.text(message.value);
    default:
      return assertNever(message);
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

/** The hashes of a record stand for all it holds. */
function foldRecord({ hash, hash2 }: LogRecord, digest: Digest): void {
  digest.word(hash);
  digest.word(hash2);
}

function foldTree({ hash, historyHash }: Tree, digest: Digest): void {
  for (const word of [...hash, ...historyHash]) digest.word(word);
}

function foldRequest({ session, cxid, operation }: Request, digest: Digest): void {
  digest.text(session);
  digest.word(cxid);
  foldOperation(operation, digest);
}

function foldOperation(operation: Operation, digest: Digest): void {
  digest.word(OPERATION_NUMBER[operation.type]);
  if (operation.type === 'get' || operation.type === 'set') digest.text(operation.path);
  if (operation.type === 'set') digest.text(operation.value);
}

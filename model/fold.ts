/** Folds messages, items and stored values into the digest, field by field. A test proves that no field escapes. */
import { assertNever, type Digest } from '../sim/index.ts';
import type { LogRecord } from './database/record.ts';
import type { Tree } from './database/tree.ts';
import type {
  Notification,
  Operation,
  PacketOf,
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

const OPERATION = {
  createSession: 0,
  closeSession: 1,
  set: 2,
  get: 3,
  sync: 4,
} as const;

/** One switch, and each tag a constant of its arm: a table keyed by type would be asked for every event. The commonest types come first. */
export function fold(value: ZabMessage | ZabItem | ZabStored, digest: Digest): void {
  if (typeof value === 'number') return foldZxid(TAG.number, value, digest);
  switch (value.type) {
    case 'packet':
      digest.word(TAG.packet);
      return fold(value.packet, digest);
    case 'proposal':
      return foldRecord(TAG.proposal, value.record, digest);
    case 'toLog':
      digest.word(TAG.toLog);
      digest.word(value.connection);
      return foldHashes(value.record, digest);
    case 'ack':
      return foldZxid(TAG.ack, value.zxid, digest);
    case 'commit':
      return foldZxid(TAG.commit, value.zxid, digest);
    case 'committed':
      return foldRecord(TAG.committed, value.record, digest);
    case 'ping':
      return foldZxid(TAG.ping, value.zxid, digest);
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
    case 'clientRequest':
      digest.word(TAG.clientRequest);
      digest.word(value.cxid);
      return foldOperation(value.operation, digest);
    case 'clientReply':
      digest.word(TAG.clientReply);
      digest.word(value.cxid);
      digest.integer(value.zxid);
      return value.value === null ? digest.word(0) : digest.text(value.value);
    case 'submitted':
      digest.word(TAG.submitted);
      digest.word(value.connection);
      return foldRequest(value.request, digest);
    case 'queued':
      digest.word(TAG.queued);
      return foldRequest(value.request, digest);
    case 'request':
      digest.word(TAG.request);
      return foldRequest(value.request, digest);
    case 'inform':
      return foldRecord(TAG.inform, value.record, digest);
    case 'synced':
      digest.word(TAG.synced);
      return foldRequest(value.request, digest);
    case 'connectRequest':
      return foldZxid(TAG.connectRequest, value.lastZxidSeen, digest);
    case 'connectResponse':
      digest.word(TAG.connectResponse);
      return digest.text(value.session);
    case 'endOfLog':
      return digest.word(TAG.endOfLog);
    case 'stored':
      digest.word(TAG.stored);
      digest.word((value.opensFile ? 1 : 0) | (value.followsGap ? 2 : 0) | (value.repeats ? 4 : 0));
      return foldHashes(value.record, digest);
    case 'snapshot':
      digest.word(TAG.snapshot);
      digest.integer(value.zxid);
      return foldTree(value.tree, digest);
    default:
      return foldEstablishing(value, digest);
  }
}

type EstablishingPacket = Exclude<
  QuorumPacket,
  PacketOf<'proposal' | 'ack' | 'commit' | 'inform' | 'ping' | 'request'>
>;

/** What leader and learner say to each other before a learner serves, and the answer to a sync. */
function foldEstablishing(packet: EstablishingPacket, digest: Digest): void {
  switch (packet.type) {
    case 'followerInfo':
      digest.word(TAG.followerInfo);
      digest.word(packet.sid);
      digest.word(packet.learnerType === 'observer' ? 1 : 0);
      return digest.word(packet.acceptedEpoch);
    case 'leaderInfo':
      digest.word(TAG.leaderInfo);
      return digest.word(packet.epoch);
    case 'ackEpoch':
      digest.word(TAG.ackEpoch);
      digest.integer(packet.zxid);
      return digest.word(packet.currentEpoch ?? -1);
    case 'diff':
      return foldZxid(TAG.diff, packet.zxid, digest);
    case 'trunc':
      return foldZxid(TAG.trunc, packet.zxid, digest);
    case 'snap':
      digest.word(TAG.snap);
      digest.integer(packet.zxid);
      return foldTree(packet.tree, digest);
    case 'newLeader':
      return foldZxid(TAG.newLeader, packet.zxid, digest);
    case 'upToDate':
      return digest.word(TAG.upToDate);
    case 'sync':
      return digest.word(TAG.sync);
    default:
      return assertNever(packet);
  }
}

function foldZxid(tag: number, zxid: number, digest: Digest): void {
  digest.word(tag);
  digest.integer(zxid);
}

function foldNotification({ vote, round, state }: Notification, digest: Digest): void {
  digest.word(TAG.notification | (STATE_NUMBER[state] << 8) | (vote === null ? 0 : 1 << 16));
  digest.word(round);
  if (vote === null) return;
  digest.word(vote.leader);
  digest.integer(vote.zxid);
  digest.word(vote.peerEpoch);
}

function foldRecord(tag: number, record: LogRecord, digest: Digest): void {
  digest.word(tag);
  foldHashes(record, digest);
}

/** The hashes of a record stand for all it holds. */
function foldHashes({ hash, hash2 }: LogRecord, digest: Digest): void {
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
  switch (operation.type) {
    case 'set':
      digest.word(OPERATION.set);
      digest.text(operation.path);
      return digest.text(operation.value);
    case 'get':
      digest.word(OPERATION.get);
      return digest.text(operation.path);
    case 'createSession':
      return digest.word(OPERATION.createSession);
    case 'closeSession':
      return digest.word(OPERATION.closeSession);
    case 'sync':
      return digest.word(OPERATION.sync);
    default:
      return assertNever(operation);
  }
}

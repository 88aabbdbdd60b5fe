/**
 * Which rule answers which input: the table of contents of the protocol.
 *
 * One server is several threads. Each queue between two of them is a channel, and its hand-over an event of its own, so a crash, a role change
 * or another message can fall between any two:
 * - election: `receiver` (recvQueue of the connection manager, read by the election receiver), `main` (recvqueue of the election, read by
 *   its main loop), `sender` (sendqueue, read by the election sender), one `sendWorker` for each peer;
 * - leader: `prep` (requests), one `toLearner` for each learner's sending thread; each learner's reading thread has its socket;
 * - learner: `learner` (its main thread, going on a moment later);
 * - every server: `sync` (the log writer), `commit` (the commit processor).
 */
import { type Actor, assert, assertNever, type Input, type InputOf } from '../sim/index.ts';
import { boot, openPorts } from './boot.ts';
import { onCommitted, onQueued, onSynced } from './broadcast/commitProcessor.ts';
import { onSubmitted } from './broadcast/prep.ts';
import { onEndOfLog, onFlushed, onSnapshotWritten, onToLog } from './broadcast/syncProcessor.ts';
import { copyClient, handleAsClient, newClient } from './client/client.ts';
import { dropClient, findClient, onClientAccepted, onClientMessage } from './client/port.ts';
import { configurationOf, type EnsembleConfig } from './configuration.ts';
import { onConnected, onRefused } from './connections/dial.ts';
import {
  isAccepted,
  onAccepted,
  onAcceptedClosed,
  onHandshakeTimeout,
  onUnread,
} from './connections/listener.ts';
import { addToRecvQueue, takeFromRecvQueue } from './connections/recvQueue.ts';
import { toSend } from './connections/sendQueue.ts';
import { isReading, onConnectionClosed, takeFromSendQueue } from './connections/workers.ts';
import { onFinalizeTimeout } from './election/finalizeWait.ts';
import { lookForLeader } from './election/lookForLeader.ts';
import { onPollTimeout, takeNotification } from './election/mainLoop.ts';
import { onReceived } from './election/workerReceiver.ts';
import { leaveRole } from './endRole.ts';
import { fold } from './fold.ts';
import { initialDiskOf } from './initialDisk.ts';
import { onLearnerAccepted, onLearnerClosed, onLearnerPacket, onLearnerTimeout } from './leading/acceptor.ts';
import { findHandler, LEARNER_READ } from './leading/handlers.ts';
import { onLeaderDisk, onRendezvousTimeout } from './leading/lead.ts';
import { onHalfTick } from './leading/leaderLoop.ts';
import { RENDEZVOUS } from './leading/rendezvous.ts';
import { sendPacket } from './leading/sender.ts';
import { dial, onLeaderConnected, onLeaderRefused } from './learning/followLeader.ts';
import { onLeaderClosed, onLeaderPacket, onLearnerDisk } from './learning/leaderPackets.ts';
import { CONNECT_RETRY, LEADER_READ, type LearnerRole } from './learning/learnerRole.ts';
import { loseLeader } from './learning/loseLeader.ts';
import type { ZabMessage } from './message.ts';
import { CLIENT_PORT, QUORUM_PORT } from './ports.ts';
import {
  copyServer,
  newServer,
  type Server,
  type ZabOutbox,
  type ZabProcess,
  type ZabVocabulary,
} from './server.ts';
import { startStandalone } from './standalone.ts';
import { resolveTarget } from './targets.ts';

/** @throws RangeError when the configuration names an unknown variant. */
export function zab(config: EnsembleConfig): Actor<ZabProcess, ZabVocabulary> {
  const configuration = configurationOf(config);
  const members = new Map(config.servers.map((member) => [member.id, member]));
  return {
    init: (id) => (members.has(id) ? newServer(id, configuration) : newClient(id)),
    initialDisk: (id) => initialDiskOf(members.get(id)),
    copy: (process) => (process.kind === 'server' ? copyServer(process) : copyClient(process)),
    handle(self, input, out) {
      if (self.kind === 'client') return handleAsClient(self, input, out);
      self.clockUs = input.clockUs;
      self.randomWord = input.drawn.at(-1) ?? self.randomWord;
      if (input.kind !== 'boot') return handle(self, input, out);
      const member = members.get(self.id);
      assert(member !== undefined, 'every server is a server of the ensemble');
      boot(self, input, member, out);
    },
    fold,
    resolve: resolveTarget,
  };
}

type LaterInput = Exclude<Input<ZabVocabulary>, { readonly kind: 'boot' }>;

function handle(self: Server, input: LaterInput, out: ZabOutbox): void {
  switch (input.kind) {
    case 'post':
      return onHandOver(self, input, out);
    case 'message':
      return onMessage(self, input, out);
    case 'timer':
      return onTimer(self, input, out);
    case 'disk':
      return onDisk(self, input, out);
    case 'connected':
      return onOpened(self, input, out);
    case 'accepted':
      return onOpenedByPeer(self, input, out);
    case 'refused':
      return onNotOpened(self, input, out);
    case 'closed':
      return onClosed(self, input, out);
    case 'command':
      return assert(false, 'stories speak to clients, not to servers');
    case 'datagram':
      return assert(false, 'ZooKeeper sends no datagrams');
    default:
      return assertNever(input);
  }
}

function onHandOver(
  self: Server,
  { channel, key, item }: InputOf<ZabVocabulary, 'post'>,
  out: ZabOutbox,
): void {
  switch (item.type) {
    case 'wake':
      return channel === 'learner' ? onItsTurn(self, out) : takeFromSendQueue(self, key, out);
    case 'packet':
      return sendPacket(self, key, item.packet, out);
    case 'toLog':
      return onToLog(self, item, out);
    case 'endOfLog':
      return onEndOfLog(self, out);
    case 'committed':
      return onCommitted(self, item.record, out);
    case 'queued':
      return onQueued(self, item.request, out);
    case 'synced':
      return onSynced(self, item.request, out);
    case 'submitted':
      return onSubmitted(self, item.request, item.connection, out);
    case 'envelope':
      if (channel === 'main') return takeNotification(self, item.peer, item.notification, out);
      if (channel === 'sender') return toSend(self, item.peer, item.notification, out);
      return takeFromRecvQueue(self, item, out) ? onReceived(self, item, out) : undefined;
    default:
      return assertNever(item);
  }
}

function onTimer(self: Server, { timer, key }: InputOf<ZabVocabulary, 'timer'>, out: ZabOutbox): void {
  switch (timer) {
    case 'listening':
      return openPorts(out);
    case 'startup':
      return self.config.isStandalone ? startStandalone(self, out) : lookForLeader(self, out);
    case 'poll':
      return onPollTimeout(self, out);
    case 'finalize':
      return onFinalizeTimeout(self, out);
    case 'handshake':
      return onHandshakeTimeout(self, out);
    case CONNECT_RETRY:
      return dial(self, out);
    case LEADER_READ:
      return loseLeader(self, 'timeout', out);
    case LEARNER_READ:
      return onLearnerTimeout(self, key, out);
    case RENDEZVOUS:
      return onRendezvousTimeout(self, out);
    case 'leaving':
      return leaveRole(self, out);
    case 'leaderLoop':
      return onHalfTick(self, out);
    default:
      return assert(false, 'every timer has a rule');
  }
}

/**
 * The main thread, the log writer or the snapshot thread has waited for it; or nobody has. Whoever waits for a sync has failed, too, if one of the
 * writes before it has.
 */
function onDisk(
  self: Server,
  { ticket, failed, operation }: InputOf<ZabVocabulary, 'disk'>,
  out: ZabOutbox,
): void {
  const { role, syncProcessor } = self;
  if (syncProcessor.snapshotting === ticket) return onSnapshotWritten(self, failed, out);
  const isFlush = syncProcessor.flushing?.ticket === ticket;
  const isOfRole = 'ticket' in role && role.ticket === ticket;
  if (!isFlush && !isOfRole) {
    if (failed && operation === 'truncate') return out.exit(13); // What it must not have stays in its log: see ZOOKEEPER-3701.
    if (failed) self.diskHasFailed = true;
    return;
  }
  const hasFailed = failed || self.diskHasFailed;
  self.diskHasFailed = false;
  if (isFlush) return onFlushed(self, hasFailed, out);
  if (role.kind === 'leading') return onLeaderDisk(self, role, hasFailed, out);
  if (role.kind === 'following' || role.kind === 'observing') onLearnerDisk(self, role, hasFailed, out);
}

function onItsTurn(self: Server, out: ZabOutbox): void {
  const role = learnerRoleOf(self);
  if (role !== null && role.ticket === -1) onLearnerDisk(self, role, false, out);
}

const learnerRoleOf = ({ role }: Server): LearnerRole | null =>
  role.kind === 'following' || role.kind === 'observing' ? role : null;

function onMessage(
  self: Server,
  { connection, peer, message }: InputOf<ZabVocabulary, 'message'>,
  out: ZabOutbox,
): void {
  const { role } = self;
  if ((role.kind === 'following' || role.kind === 'observing') && role.connection === connection)
    return onLeaderPacket(self, role, message, out);
  const handler = findHandler(self, connection);
  if (handler !== undefined) return onLearnerPacket(self, handler, message, out);
  const client = findClient(self, connection);
  if (client !== undefined && isFromClient(message)) return onClientMessage(self, client, message, out);
  if (isReading(self, connection, peer) && message.type === 'notification')
    return addToRecvQueue(self, peer, message, out);
  assert(isAccepted(self, connection), 'what arrives on an open connection has a reader, or will have');
  onUnread(self, connection, message, out);
}

const isFromClient = (
  message: ZabMessage,
): message is Extract<ZabMessage, { readonly type: 'connectRequest' | 'clientRequest' }> =>
  message.type === 'connectRequest' || message.type === 'clientRequest';

function onOpened(
  self: Server,
  { connection, peer, port }: InputOf<ZabVocabulary, 'connected'>,
  out: ZabOutbox,
): void {
  if (port === QUORUM_PORT) return onLeaderConnected(self, connection, out);
  onConnected(self, connection, peer, out);
}

function onOpenedByPeer(
  self: Server,
  { connection, peer, port }: InputOf<ZabVocabulary, 'accepted'>,
  out: ZabOutbox,
): void {
  switch (port) {
    case QUORUM_PORT:
      return onLearnerAccepted(self, connection, peer, out);
    case CLIENT_PORT:
      return onClientAccepted(self, connection, peer);
    default:
      return onAccepted(self, connection, peer, out);
  }
}

function onNotOpened(
  self: Server,
  { connection, peer }: InputOf<ZabVocabulary, 'refused'>,
  out: ZabOutbox,
): void {
  const role = learnerRoleOf(self);
  if (role?.stage.kind === 'connecting' && role.stage.dialing === connection)
    return onLeaderRefused(self, role.stage, out);
  onRefused(self, connection, peer);
}

function onClosed(
  self: Server,
  { connection, peer, reason }: InputOf<ZabVocabulary, 'closed'>,
  out: ZabOutbox,
): void {
  const role = learnerRoleOf(self);
  if (role !== null && role.connection === connection) return onLeaderClosed(self, role, reason, out);
  const handler = findHandler(self, connection);
  if (handler !== undefined) return onLearnerClosed(self, handler, reason, out);
  const client = findClient(self, connection);
  if (client !== undefined) return dropClient(self, client, out);
  if (isAccepted(self, connection)) return onAcceptedClosed(self, connection, out);
  onConnectionClosed(self, connection, peer, reason, out);
}

/**
 * Which rule answers which input: the table of contents of the protocol.
 *
 * One server is several threads. Each queue between two of them is a channel: `receiver` (recvQueue of the connection manager, read by
 * the election receiver), `main` (recvqueue of the election, read by its main loop), `sender` (sendqueue, read by the election
 * sender) and one `sendWorker` for each peer. So a crash, a role change or another message can fall between any two.
 */
import { type Actor, assert, assertNever, type Input, type InputOf } from '../sim/index.ts';
import { boot } from './boot.ts';
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
import { lookForLeader, onPollTimeout, takeNotification } from './election/lookForLeader.ts';
import { onReceived } from './election/workerReceiver.ts';
import { fold } from './message.ts';
import { copyServer, newServer, type Server, type ZabOutbox, type ZabVocabulary } from './server.ts';
import { resolveTarget } from './targets.ts';

/** @throws RangeError when the configuration names an unknown variant. */
export function zab(config: EnsembleConfig): Actor<Server, ZabVocabulary> {
  const configuration = configurationOf(config);
  const members = new Map(config.servers.map((member) => [member.id, member]));
  return {
    init: (id) => newServer(id, configuration),
    copy: copyServer,
    handle(self, input, out) {
      if (input.kind !== 'boot') return handle(self, input, out);
      const member = members.get(self.id);
      assert(member !== undefined, 'every process is a server of the ensemble');
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
      return onTimer(self, input.timer, out);
    case 'connected':
      return onConnected(self, input.connection, input.peer, out);
    case 'accepted':
      return onAccepted(self, input.connection, input.peer, out);
    case 'refused':
      return onRefused(self, input.connection, input.peer);
    case 'closed':
      return onClosed(self, input, out);
    case 'disk':
      return; // The boot waits for none of its writes.
    case 'datagram':
      return assert(false, 'ZooKeeper sends no datagrams');
    case 'command':
      return assert(false, 'nobody asks a server for anything yet');
    default:
      return assertNever(input);
  }
}

function onHandOver(
  self: Server,
  { channel, key, item }: InputOf<ZabVocabulary, 'post'>,
  out: ZabOutbox,
): void {
  if (item.type === 'wake') return takeFromSendQueue(self, key, out);
  switch (channel) {
    case 'receiver':
      return takeFromRecvQueue(self, item, out) ? onReceived(self, item, out) : undefined;
    case 'main':
      return takeNotification(self, item.peer, item.notification, out);
    case 'sender':
      return toSend(self, item.peer, item.notification, out);
    default:
      return assert(false, 'every channel has a reader');
  }
}

function onTimer(self: Server, timer: string, out: ZabOutbox): void {
  switch (timer) {
    case 'startup':
      return lookForLeader(self, out);
    case 'poll':
      return onPollTimeout(self, out);
    case 'finalize':
      return onFinalizeTimeout(self, out);
    case 'handshake':
      return onHandshakeTimeout(self, out);
    default:
      return assert(false, 'every timer has a rule');
  }
}

function onMessage(
  self: Server,
  { connection, peer, message }: InputOf<ZabVocabulary, 'message'>,
  out: ZabOutbox,
): void {
  if (isReading(self, connection, peer) && message.type === 'notification') {
    return addToRecvQueue(self, peer, message, out);
  }
  assert(isAccepted(self, connection), 'what arrives on an open connection has a reader, or will have');
  onUnread(self, connection, message, out);
}

function onClosed(
  self: Server,
  { connection, peer, reason }: InputOf<ZabVocabulary, 'closed'>,
  out: ZabOutbox,
): void {
  if (isAccepted(self, connection)) return onAcceptedClosed(self, connection, out);
  onConnectionClosed(self, connection, peer, reason, out);
}

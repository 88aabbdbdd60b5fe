/**
 * The listener handles accepted connections one after the other, each as soon as its handshake is read. A dialler that sends nothing
 * blocks all others until the read times out.
 *
 * Source: `QuorumCnxManager.Listener`, `receiveConnection`, `handleConnection`.
 */
import { assert, type ConnectionId } from '../../sim/index.ts';
import type { ZabMessage } from '../message.ts';
import type { AcceptedConnection, Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { connectOne } from './dial.ts';
import { addToRecvQueue } from './recvQueue.ts';
import { finishWorkers, onConnectionClosed, startWorkers } from './workers.ts';

export function onAccepted(self: Server, connection: ConnectionId, peer: number, out: ZabOutbox): void {
  self.accepted = [...self.accepted, { connection, peer, unread: [], isClosed: false }];
  if (self.accepted.length === 1) armHandshakeTimer(self, out);
}

export const isAccepted = (self: Server, connection: ConnectionId): boolean =>
  self.accepted.some((accepted) => accepted.connection === connection);

/** Data for a connection that is not handled yet stays in its socket. */
export function onUnread(self: Server, connection: ConnectionId, message: ZabMessage, out: ZabOutbox): void {
  self.accepted = self.accepted.map((accepted) =>
    accepted.connection === connection ? { ...accepted, unread: [...accepted.unread, message] } : accepted,
  );
  if (self.accepted[0]?.connection === connection) handleAccepted(self, out);
}

/** The peer's end closed before we handled it; what it sent before is still read. */
export function onAcceptedClosed(self: Server, connection: ConnectionId, out: ZabOutbox): void {
  self.accepted = self.accepted.map((accepted) =>
    accepted.connection === connection ? { ...accepted, isClosed: true } : accepted,
  );
  if (self.accepted[0]?.connection === connection) handleAccepted(self, out);
}

/** The socket's read time-out, `quorumCnxnTimeoutMs`: by default syncLimit ticks. */
export function onHandshakeTimeout(self: Server, out: ZabOutbox): void {
  const [silent, ...others] = self.accepted;
  assert(silent !== undefined, 'only a connection that was accepted is read');
  out.close(silent.connection);
  out.observe({ kind: 'handshakeTimedOut', peer: silent.peer });
  self.accepted = others;
  handleAccepted(self, out);
}

/** Handles all that can be, up to the first connection whose handshake is still on its way. */
function handleAccepted(self: Server, out: ZabOutbox): void {
  for (;;) {
    const [oldest, ...others] = self.accepted;
    if (oldest === undefined) return out.cancelTimer('handshake');
    if (oldest.unread.length === 0 && !oldest.isClosed) return armHandshakeTimer(self, out);
    self.accepted = others;
    if (oldest.unread.length === 0) out.close(oldest.connection);
    else handleConnection(self, oldest, out);
  }
}

/**
 * A smaller sid lost the challenge: its dial ends whatever connection there was, and is answered by a dial back. A larger sid's
 * connection takes the place of any other; it is in use already, for the other side has not waited for us.
 */
function handleConnection(
  self: Server,
  { connection, unread, isClosed }: AcceptedConnection,
  out: ZabOutbox,
): void {
  const [handshake, ...messages] = unread;
  assert(handshake?.type === 'handshake', 'the first message on a connection is its handshake');
  const peer = handshake.sid;
  assert(peer !== self.id, 'nobody dials himself: his own messages take the loopback');
  if (peer < self.id && !isOn(self.config, 'keep-every-connection')) {
    finishWorkers(self, peer, 'challenged', out);
    out.close(connection);
    out.observe({ kind: 'challengeWon', peer });
    connectOne(self, peer, out);
    return;
  }
  startWorkers(self, { connection, peer, dialledBy: peer }, out);
  for (const message of messages) {
    assert(message.type === 'notification', 'a connection has one handshake');
    addToRecvQueue(self, peer, message, out);
  }
  if (isClosed) onConnectionClosed(self, connection, peer, 'closed', out);
}

function armHandshakeTimer(self: Server, out: ZabOutbox): void {
  out.setTimer('handshake', self.config.tickTime * self.config.syncLimit * 1_000);
}

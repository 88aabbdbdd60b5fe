/**
 * One sending and one receiving worker for each connected peer. Any error on the connection ends both. The receiving one reads
 * without a time-out, so a silent partition is not noticed here; only a reset or a close is.
 *
 * Source: `QuorumCnxManager.SendWorker`, `RecvWorker`.
 */
import type { CloseReason, ConnectionId } from '../../sim/index.ts';
import { wake } from '../message.ts';
import type { ConnectionLostReason } from '../electionObservation.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { findLink, linkTo, setLink } from './link.ts';

/** The workers of an earlier connection end; the sending one of this will look into its queue first. */
export function startWorkers(
  self: Server,
  {
    connection,
    peer,
    dialledBy,
  }: { readonly connection: ConnectionId; readonly peer: number; readonly dialledBy: number },
  out: ZabOutbox,
): void {
  finishWorkers(self, peer, 'replaced', out);
  const { sid, dialing, queued, lastSent } = linkTo(self, peer);
  setLink(self, { sid, connection, isFresh: true, dialing, hasQueue: true, queued, lastSent });
  out.post('sendWorker', wake, peer);
  out.observe({ kind: 'connectionEstablished', peer, dialledBy });
}

/** Source: `SendWorker.finish`. The queue survives, and so does what was sent last. */
export function finishWorkers(
  self: Server,
  peer: number,
  reason: ConnectionLostReason,
  out: ZabOutbox,
): void {
  const link = findLink(self, peer);
  if (link === undefined || link.connection === null) return;
  out.close(link.connection);
  const { sid, dialing, hasQueue, queued, lastSent } = link;
  setLink(self, { sid, connection: null, isFresh: false, dialing, hasQueue, queued, lastSent });
  out.observe({ kind: 'connectionLost', peer, reason });
}

export function onConnectionClosed(
  self: Server,
  connection: ConnectionId,
  peer: number,
  reason: CloseReason,
  out: ZabOutbox,
): void {
  if (findLink(self, peer)?.connection !== connection) return; // Its workers ended before.
  finishWorkers(self, peer, reason, out);
}

/**
 * The sending worker takes what is queued. On a new connection with nothing queued it repeats the last message, in case the peer
 * never got it: that may be a vote of an earlier round.
 */
export function takeFromSendQueue(self: Server, peer: number, out: ZabOutbox): void {
  const { sid, connection, isFresh, dialing, hasQueue, queued, lastSent } = linkTo(self, peer);
  if (connection === null) return; // The workers ended before the message was taken; it stays queued.
  if (queued !== null) {
    setLink(self, { sid, connection, isFresh: false, dialing, hasQueue, queued: null, lastSent: queued });
    out.send(connection, queued);
    return;
  }
  if (!isFresh) return; // Taken already.
  setLink(self, { sid, connection, isFresh: false, dialing, hasQueue, queued, lastSent });
  if (lastSent === null) return;
  out.send(connection, lastSent);
  out.observe({ kind: 'lastMessageResent', peer });
}

/** @returns Whether the receiving worker of this connection runs. */
export const isReading = (self: Server, connection: ConnectionId, peer: number): boolean =>
  findLink(self, peer)?.connection === connection;

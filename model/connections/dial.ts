/**
 * Dialling: one attempt in progress per peer, and nobody tries again on his own. The next attempt comes with the next message
 * or the next `connectAll`, at the pace of the election's back-off.
 *
 * Source: `QuorumCnxManager.connectOne`, `connectAll`, `initiateConnectionAsync`, `startConnection`.
 */
import { assert, type ConnectionId } from '../../sim/index.ts';
import { ELECTION_PROTOCOL_VERSION } from '../message.ts';
import { ELECTION_PORT } from '../ports.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { findLink, linkTo, setLink } from './link.ts';
import { startWorkers } from './workers.ts';

export function connectOne(self: Server, peer: number, out: ZabOutbox): void {
  const link = linkTo(self, peer);
  if (link.connection !== null) return; // Connected, or so we think.
  if (link.dialing !== null) return;
  const dialing = out.open(peer, ELECTION_PORT, self.config.cnxTimeout * 1_000);
  const { sid, connection, isFresh, hasQueue, queued, lastSent } = link;
  setLink(self, { sid, connection, isFresh, dialing, hasQueue, queued, lastSent });
}

/** Everybody ever addressed. */
export function connectAll(self: Server, out: ZabOutbox): void {
  for (const { sid, hasQueue } of self.links) if (hasQueue) connectOne(self, sid, out);
}

/**
 * We dialled and got through. The surviving connection is always the one dialled by the larger sid: if that is not us, our dial
 * was only a wake-up call.
 */
export function onConnected(self: Server, connection: ConnectionId, peer: number, out: ZabOutbox): void {
  assert(findLink(self, peer)?.dialing === connection, 'only a dial in progress gets through');
  endDial(self, peer);
  out.send(connection, { type: 'handshake', protocolVersion: ELECTION_PROTOCOL_VERSION, sid: self.id });
  if (peer > self.id && !isOn(self.config, 'keep-every-connection')) {
    out.close(connection);
    out.observe({ kind: 'challengeLost', peer });
    return;
  }
  startWorkers(self, { connection, peer, dialledBy: self.id }, out);
}

/** "Cannot open channel": the attempt is dropped. */
export function onRefused(self: Server, connection: ConnectionId, peer: number): void {
  assert(findLink(self, peer)?.dialing === connection, 'only a dial in progress fails');
  endDial(self, peer);
}

function endDial(self: Server, peer: number): void {
  const { sid, connection, isFresh, hasQueue, queued, lastSent } = linkTo(self, peer);
  setLink(self, { sid, connection, isFresh, dialing: null, hasQueue, queued, lastSent });
}

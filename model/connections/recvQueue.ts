/**
 * What comes in, from all peers and from ourselves, waits here for the election receiver. The queue has room for 100 messages; more
 * push out the oldest. It is the channel `receiver`, plus a count of the items at its head that were pushed out.
 *
 * Source: `QuorumCnxManager.addToRecvQueue`, `pollRecvQueue`.
 */
import { assert } from '../../sim/index.ts';
import type { Envelope, Notification } from '../message.ts';
import type { Server, ZabOutbox } from '../server.ts';

const RECV_CAPACITY = 100;

export function addToRecvQueue(self: Server, from: number, notification: Notification, out: ZabOutbox): void {
  if (self.recvQueueLength === RECV_CAPACITY) self.recvQueueOverwritten++;
  else self.recvQueueLength++;
  out.post('receiver', { type: 'envelope', peer: from, notification });
}

/** @returns Whether the item at the head is still in the queue; otherwise it was pushed out. */
export function takeFromRecvQueue(self: Server, { peer }: Envelope, out: ZabOutbox): boolean {
  if (self.recvQueueOverwritten > 0) {
    self.recvQueueOverwritten--;
    out.observe({ kind: 'messageOverwritten', peer, queue: 'recvQueue' });
    return false;
  }
  self.recvQueueLength--;
  assert(self.recvQueueLength >= 0, 'nothing is taken from an empty queue');
  return true;
}

/**
 * What goes out: one queue per peer with room for one message, the newest. An unreachable peer gets the latest vote when it comes;
 * and on a live connection, too, a message is lost if the next is queued before the worker has taken it.
 *
 * Source: `QuorumCnxManager.toSend`, `haveDelivered`, `CircularBlockingQueue`.
 */
import { type Notification, wake } from '../message.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { connectOne } from './dial.ts';
import { linkTo, setLink } from './link.ts';
import { addToRecvQueue } from './recvQueue.ts';

export function toSend(self: Server, peer: number, notification: Notification, out: ZabOutbox): void {
  if (peer === self.id) return addToRecvQueue(self, peer, notification, out);
  const { sid, connection, isFresh, dialing, queued, lastSent } = linkTo(self, peer);
  setLink(self, { sid, connection, isFresh, dialing, hasQueue: true, queued: notification, lastSent });
  if (queued !== null) out.observe({ kind: 'messageOverwritten', peer, queue: 'queueSendMap' });
  else if (connection !== null) out.post('sendWorker', wake, peer);
  connectOne(self, peer, out);
}

/** Whether any queue is empty, that is, any peer can be reached. Not whether all of them are, whatever its name says. */
export function haveDelivered(self: Server): boolean {
  for (const { hasQueue, queued } of self.links) if (hasQueue && queued === null) return true;
  return false;
}

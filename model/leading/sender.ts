/**
 * The thread that writes to a learner's socket, one each: between a packet's queueing and its sending anything can happen.
 *
 * Source: `LearnerHandler.queuePacket`, `sendPackets`, `SyncLimitCheck`.
 */
import type { QuorumPacket, ZabItem } from '../message.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { makeZxid, type Zxid } from '../zxid.ts';
import { isOn } from '../variants.ts';
import { findHandler, setHandler } from './handlers.ts';
import type { LeaderRole, LearnerHandler, Unacked } from './leaderRole.ts';

export function queuePacket({ connection }: LearnerHandler, packet: QuorumPacket, out: ZabOutbox): void {
  out.post('toLearner', { type: 'packet', packet }, connection);
}

/** As `queuePacket`, of an item that several learners share. */
export function queueItem({ connection }: LearnerHandler, item: ZabItem, out: ZabOutbox): void {
  out.post('toLearner', item, connection);
}

/** The thread takes a packet from its queue. */
export function sendPacket(self: Server, connection: number, packet: QuorumPacket, out: ZabOutbox): void {
  const handler = findHandler(self, connection);
  if (handler === undefined) return;
  if (packet.type === 'snap') return sendSnapshot(self, handler, out);
  out.send(connection, packet);
  if (packet.type !== 'proposal' || handler.unacked === null) return;
  setHandler(self, withUnacked(handler, proposalSent(handler.unacked, packet.record.zxid, self.clockUs)));
}

/**
 * The tree is read as it is written to the socket, and carries the zxid of that moment; what was committed since the decision is in it already,
 * and is sent once more behind it, which changes nothing. NEWLEADER follows all that was queued until then; where a release queues it before,
 * transactions that the tree lacks can come behind it (ZOOKEEPER-3104).
 *
 * Source: `LearnerHandler.run`, `ZKDatabase.serializeSnapshot`.
 */
function sendSnapshot(self: Server, handler: LearnerHandler, out: ZabOutbox): void {
  const { lastProcessedZxid: zxid, tree } = self.database;
  out.send(handler.connection, { type: 'snap', zxid, tree });
  if (self.release.newLeaderBeforeSnapshot || isOn(self.config, 'ZOOKEEPER-1136')) return;
  queuePacket(handler, { type: 'newLeader', zxid: makeZxid((self.role as LeaderRole).epoch, 0) }, out);
}

/** Source: `SyncLimitCheck.updateProposal`. */
const proposalSent = (unacked: Unacked, zxid: Zxid, nowUs: number): Unacked =>
  unacked.oldest === -1
    ? { oldest: zxid, oldestUs: nowUs, newest: -1, newestUs: 0 }
    : { oldest: unacked.oldest, oldestUs: unacked.oldestUs, newest: zxid, newestUs: nowUs };

/** Source: `SyncLimitCheck.updateAck`. */
export function ackReceived(unacked: Unacked, zxid: Zxid): Unacked {
  const { oldest, oldestUs, newest, newestUs } = unacked;
  if (zxid === oldest) return { oldest: newest, oldestUs: newestUs, newest: -1, newestUs: 0 };
  if (zxid === newest) return { oldest, oldestUs, newest: -1, newestUs: 0 };
  return unacked;
}

const withUnacked = (handler: LearnerHandler, unacked: Unacked): LearnerHandler => ({
  connection: handler.connection,
  sid: handler.sid,
  learnerType: handler.learnerType,
  step: handler.step,
  unread: handler.unread,
  peerZxid: handler.peerZxid,
  isForwarding: handler.isForwarding,
  tickOfNextAckDeadline: handler.tickOfNextAckDeadline,
  unacked,
});

/** What the leader reads from a learner that serves. Source: `LearnerHandler.run`, its last loop. */
import type { QuorumPacket } from '../message.ts';
import { setHandler } from '../leading/handlers.ts';
import type { LeaderRole, LearnerHandler } from '../leading/leaderRole.ts';
import { ackReceived } from '../leading/sender.ts';
import type { Server, ZabOutbox } from '../server.ts';
import type { Zxid } from '../zxid.ts';
import { processAck } from './processAck.ts';

/** Whatever it is, it shows that the learner is there. */
export function onServingPacket(
  self: Server,
  handler: LearnerHandler,
  packet: QuorumPacket,
  out: ZabOutbox,
): void {
  noteSign(self, handler, packet.type === 'ack' ? packet.zxid : null);
  switch (packet.type) {
    case 'ack':
      return processAck(self, handler.sid, packet.zxid, out);
    case 'ping':
      return;
    case 'request':
      return out.post('prep', {
        type: 'submitted',
        request: packet.request,
        connection: handler.connection,
      });
    default:
      return out.observe({
        kind: 'badState',
        class: 'message',
        what: 'unexpectedPacket',
        peer: handler.sid,
        zxid: 0,
        expected: null,
      });
  }
}

function noteSign(self: Server, handler: LearnerHandler, acked: Zxid | null): void {
  const tickOfNextAckDeadline = (self.role as LeaderRole).tick + self.config.syncLimit;
  const before = handler.unacked;
  const unacked = acked === null || before === null ? before : ackReceived(before, acked);
  if (tickOfNextAckDeadline === handler.tickOfNextAckDeadline && unacked === before) return;
  setHandler(self, {
    connection: handler.connection,
    sid: handler.sid,
    learnerType: handler.learnerType,
    step: handler.step,
    unread: handler.unread,
    peerZxid: handler.peerZxid,
    isForwarding: handler.isForwarding,
    tickOfNextAckDeadline,
    unacked,
  });
}

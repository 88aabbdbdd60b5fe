/**
 * What a learner reads from its leader, packet by packet. While the disk is at work for it, it reads nothing.
 *
 * Source: `Learner.registerWithLeader`, `syncWithLeader`; `Follower.processPacket`, `Observer.processPacket`.
 */
import { assertNever } from '../../sim/index.ts';
import { onObserverPacket, onFollowerPacket } from '../broadcast/learnerReads.ts';
import type { QuorumPacket, ZabMessage } from '../message.ts';
import type { LeaderLostReason } from '../observation.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { onFirstSyncPacket, onSyncPacket, onTruncated } from '../synchronization/syncWithLeader.ts';
import { onNewLeaderStepDone } from '../synchronization/newLeader.ts';
import { LEADER_READ, learnerRole, onEpochAccepted, onLeaderInfo } from './followLeader.ts';
import { loseLeader } from './loseLeader.ts';
import type { LearnerRole } from './learnerRole.ts';

export function onLeaderPacket(self: Server, role: LearnerRole, message: ZabMessage, out: ZabOutbox): void {
  const { kind, leader, connection, ticket, unread, ended, stage } = role;
  if (ticket !== null) {
    self.role = { kind, leader, connection, ticket, unread: [...unread, message], ended, stage };
    return;
  }
  readPacket(self, role, message as QuorumPacket, out);
}

/** Every packet renews the read time-out: initLimit until NEWLEADER, then syncLimit. */
function readPacket(self: Server, role: LearnerRole, packet: QuorumPacket, out: ZabOutbox): void {
  const { stage } = role;
  const { initLimit, syncLimit, tickTime } = self.config;
  const isSettled =
    stage.kind === 'broadcasting' || (stage.kind === 'synchronizing' && stage.newLeaderStep >= 0);
  out.setTimer(LEADER_READ, (isSettled ? syncLimit : initLimit) * tickTime * 1_000);
  switch (stage.kind) {
    case 'broadcasting':
      return role.kind === 'following'
        ? onFollowerPacket(self, role, stage, packet, out)
        : onObserverPacket(self, role, stage, packet, out);
    case 'synchronizing':
      return onSyncPacket(self, stage, packet, out);
    case 'awaitingSync':
      return onFirstSyncPacket(self, stage.epoch, packet, out);
    case 'registering':
      if (packet.type === 'leaderInfo') return onLeaderInfo(self, packet, out);
      return onUnexpected(self, packet, out);
    case 'connecting':
    case 'acceptingEpoch':
    case 'truncating':
    case 'closing':
      return onUnexpected(self, packet, out);
    default:
      return assertNever(stage);
  }
}

function onUnexpected(self: Server, packet: QuorumPacket, out: ZabOutbox): void {
  const { leader } = learnerRole(self);
  const zxid = 'zxid' in packet ? packet.zxid : 0;
  out.observe({
    kind: 'badState',
    class: 'message',
    what: 'unexpectedPacket',
    peer: leader,
    zxid,
    expected: null,
  });
  loseLeader(self, 'badState', out);
}

/** The disk has done what the main thread waited for; then it reads what has come meanwhile. */
export function onLearnerDisk(self: Server, role: LearnerRole, failed: boolean, out: ZabOutbox): void {
  const { stage } = role;
  self.role = { ...role, ticket: null };
  if (failed) return stage.kind === 'truncating' ? out.exit(13) : loseLeader(self, 'internalError', out);
  switch (stage.kind) {
    case 'acceptingEpoch':
      onEpochAccepted(self, stage, out);
      break;
    case 'truncating':
      onTruncated(self, stage, out);
      break;
    case 'synchronizing':
      onNewLeaderStepDone(self, stage, out);
      break;
    default:
      break;
  }
  readUnread(self, out);
}

/** Goes on reading until the thread waits again; a closed socket is noticed after all that lay in it. */
export function readUnread(self: Server, out: ZabOutbox): void {
  for (;;) {
    const { role } = self;
    if ((role.kind !== 'following' && role.kind !== 'observing') || role.ticket !== null) return;
    if (role.stage.kind === 'closing') return;
    const [packet, ...unread] = role.unread;
    if (packet === undefined) {
      if (role.ended !== null) loseLeader(self, role.ended, out);
      return;
    }
    const next = { ...role, unread };
    self.role = next;
    readPacket(self, next, packet as QuorumPacket, out);
  }
}

export function onLeaderClosed(
  self: Server,
  role: LearnerRole,
  reason: LeaderLostReason,
  out: ZabOutbox,
): void {
  if (role.ticket === null) return loseLeader(self, reason, out);
  self.role = { ...role, ended: reason };
}

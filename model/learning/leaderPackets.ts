/**
 * What a learner reads from its leader, packet by packet. While the disk is at work for it, it reads nothing.
 *
 * Source: `Learner.registerWithLeader`, `syncWithLeader`; `Follower.processPacket`, `Observer.processPacket`.
 */
import { assertNever } from '../../sim/index.ts';
import { onFollowerPacket, onObserverPacket } from '../broadcast/learnerReads.ts';
import { forgetUnsound } from '../broadcast/syncProcessor.ts';
import type { QuorumPacket, ZabMessage } from '../message.ts';
import type { LeaderLostReason } from '../observation.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { onFirstSyncPacket, onSyncPacket, onTruncated } from '../synchronization/syncWithLeader.ts';
import { isSnapshotStep, onNewLeaderStepDone } from '../synchronization/newLeader.ts';
import { observeBad } from './badState.ts';
import { onEpochAccepted, onLeaderInfo } from './followLeader.ts';
import { LEADER_READ, type LearnerRole, learnerRole, type LearnerStage, setLearner } from './learnerRole.ts';
import { loseLeader } from './loseLeader.ts';

export function onLeaderPacket(self: Server, role: LearnerRole, message: ZabMessage, out: ZabOutbox): void {
  const { ticket, unread, stage } = role;
  if (ticket !== null) return setLearner(self, { unread: [...unread, message] });
  if (self.syncProcessor.isBroken && stage.kind === 'broadcasting')
    return loseLeader(self, 'internalError', out);
  readPacket(self, role, message as QuorumPacket, out);
  pauseTimeout(self, out);
}

/** While the main thread waits for its disk it is not reading, so no read times out. */
function pauseTimeout(self: Server, out: ZabOutbox): void {
  const { role } = self;
  if ('ticket' in role && role.ticket !== null) out.cancelTimer(LEADER_READ);
}

/** Every packet renews the read time-out: initLimit until NEWLEADER, then syncLimit. */
function readPacket(self: Server, role: LearnerRole, packet: QuorumPacket, out: ZabOutbox): void {
  const { stage } = role;
  armTimeout(self, stage, out);
  if (stage.kind !== 'broadcasting') return readEarlyPacket(self, stage, packet, out);
  if (role.kind === 'following') onFollowerPacket(self, role, stage, packet, out);
  else onObserverPacket(self, role, stage, packet, out);
}

/** Before it serves. */
function readEarlyPacket(
  self: Server,
  stage: Exclude<LearnerStage, { readonly kind: 'broadcasting' }>,
  packet: QuorumPacket,
  out: ZabOutbox,
): void {
  switch (stage.kind) {
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

function armTimeout(self: Server, stage: LearnerStage, out: ZabOutbox): void {
  const { initLimit, syncLimit, tickTime } = self.config;
  const isSettled =
    stage.kind === 'broadcasting' || (stage.kind === 'synchronizing' && stage.newLeaderStep >= 0);
  out.setTimer(LEADER_READ, (isSettled ? syncLimit : initLimit) * tickTime * 1_000);
}

function onUnexpected(self: Server, packet: QuorumPacket, out: ZabOutbox): void {
  observeBad(self, 'message', 'unexpectedPacket', 'zxid' in packet ? packet.zxid : 0, null, out);
  loseLeader(self, 'badState', out);
}

/** The disk has done what the main thread waited for; then it reads what has come meanwhile. */
export function onLearnerDisk(self: Server, role: LearnerRole, failed: boolean, out: ZabOutbox): void {
  const { stage } = role;
  setLearner(self, { ticket: null });
  if (failed) return onDiskFailed(self, stage, out);
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

/** TRUNC that fails ends the process, and so does a snapshot; an epoch or a log that cannot be written ends the role. */
function onDiskFailed(self: Server, stage: LearnerStage, out: ZabOutbox): void {
  if (stage.kind === 'truncating') return out.exit(13);
  if (stage.kind === 'synchronizing' && isSnapshotStep(self, stage)) return out.exit(10);
  forgetUnsound(self, out);
  loseLeader(self, 'internalError', out);
}

/** Goes on reading until the thread waits again; a closed socket is noticed after all that lay in it. */
function readUnread(self: Server, out: ZabOutbox): void {
  for (;;) {
    const { role } = self;
    if ((role.kind !== 'following' && role.kind !== 'observing') || role.ticket !== null) return;
    if (role.stage.kind === 'closing') return;
    const [packet, ...unread] = role.unread;
    if (packet === undefined) {
      if (role.ended !== null) loseLeader(self, role.ended, out);
      else armTimeout(self, role.stage, out);
      return;
    }
    setLearner(self, { unread });
    readPacket(self, learnerRole(self), packet as QuorumPacket, out);
    pauseTimeout(self, out);
  }
}

export function onLeaderClosed(
  self: Server,
  role: LearnerRole,
  reason: LeaderLostReason,
  out: ZabOutbox,
): void {
  if (role.ticket === null) return loseLeader(self, reason, out);
  setLearner(self, { ended: reason });
}

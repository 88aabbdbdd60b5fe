/**
 * The threads that read the learners' sockets, one each. A thread that waits for a quorum reads nothing; what comes meanwhile lies in the
 * socket, and is read when the thread goes on.
 *
 * Source: `Leader.LearnerCnxAcceptor`, `LearnerHandler.run`.
 */
import { assert, assertNever, type CloseReason, type ConnectionId } from '../../sim/index.ts';
import type { PacketOf, QuorumPacket, ZabMessage } from '../message.ts';
import type { LearnerDroppedReason } from '../observation.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { makeZxid } from '../zxid.ts';
import { syncFollower } from '../synchronization/syncFollower.ts';
import { onServingPacket } from '../broadcast/leaderReads.ts';
import { startUp } from './establishment.ts';
import { findHandler, handlerWith, LEARNER_READ, setHandler, withHandlers } from './handlers.ts';
import {
  type HandlerStep,
  type LeaderRole,
  type LearnerHandler,
  nothingUnacked,
  setLeader,
} from './leaderRole.ts';
import { joinEpoch, joinEpochAck, joinNewLeader } from './rendezvous.ts';
import { queuePacket } from './sender.ts';

export function onLearnerAccepted(
  self: Server,
  connection: ConnectionId,
  peer: number,
  out: ZabOutbox,
): void {
  const { role } = self;
  if (role.kind !== 'leading' || role.step === 'closing') return out.close(connection);
  const { tick } = role;
  const { initLimit, syncLimit } = self.config;
  const step = role.step === 'loading' ? 'backlog' : 'info';
  const handler: LearnerHandler = {
    connection,
    sid: peer,
    learnerType: 'participant',
    step,
    unread: [],
    peerZxid: 0,
    isForwarding: false,
    tickOfNextAckDeadline: tick + initLimit + syncLimit,
    unacked: null,
  };
  setLeader(self, { handlers: [...role.handlers, handler] });
  if (step === 'info') armRead(self, handler, out);
}

/** The acceptor runs: who has connected is served in the order of coming. */
export function acceptLearners(self: Server, out: ZabOutbox): void {
  resumeAt(self, 'backlog', out);
}

const isReading = (step: HandlerStep): boolean =>
  step === 'info' || step === 'ackEpoch' || step === 'newLeaderAck' || step === 'serving';

export function onLearnerPacket(
  self: Server,
  handler: LearnerHandler,
  message: ZabMessage,
  out: ZabOutbox,
): void {
  if (!isReading(handler.step))
    return setHandler(self, handlerWith(handler, { unread: [...handler.unread, message] }));
  readPacket(self, handler, message as QuorumPacket, out);
}

/** Every packet renews the read time-out. */
function readPacket(self: Server, handler: LearnerHandler, packet: QuorumPacket, out: ZabOutbox): void {
  if (handler.step !== 'serving') return readEarlyPacket(self, handler, packet, out);
  armRead(self, handler, out);
  onServingPacket(self, handler, packet, out);
}

/** Before the learner serves. */
function readEarlyPacket(self: Server, handler: LearnerHandler, packet: QuorumPacket, out: ZabOutbox): void {
  out.cancelTimer(LEARNER_READ, handler.connection);
  switch (handler.step) {
    case 'info':
      if (packet.type !== 'followerInfo') return dropLearner(self, handler, 'unexpectedPacket', out);
      return onFollowerInfo(self, handler, packet, out);
    case 'ackEpoch':
      if (packet.type !== 'ackEpoch') return dropLearner(self, handler, 'unexpectedPacket', out);
      return onAckEpoch(self, handler, packet, out);
    case 'newLeaderAck':
      if (packet.type !== 'ack') return dropLearner(self, handler, 'unexpectedPacket', out);
      return onNewLeaderAck(self, handler, packet, out);
    case 'backlog':
    case 'epoch':
    case 'epochAck':
    case 'newLeaderQuorum':
    case 'startup':
    case 'serving':
      return assert(false, 'a thread that is blocked reads nothing');
    default:
      return assertNever(handler.step);
  }
}

function onFollowerInfo(
  self: Server,
  handler: LearnerHandler,
  { sid, learnerType, acceptedEpoch }: PacketOf<'followerInfo'>,
  out: ZabOutbox,
): void {
  out.observe({ kind: 'learnerRegistered', learner: sid, learnerType, acceptedEpoch });
  setHandler(self, handlerWith(handler, { sid, learnerType, step: 'epoch' }));
  if (joinEpoch(self, sid, acceptedEpoch, out)) resume(self, handler.connection, out);
  else armWait(self, handler, out);
}

function onAckEpoch(
  self: Server,
  handler: LearnerHandler,
  { zxid, currentEpoch }: PacketOf<'ackEpoch'>,
  out: ZabOutbox,
): void {
  const { stateSummary, isElectionFinished } = self.role as LeaderRole;
  const isAhead =
    currentEpoch !== null &&
    (currentEpoch > stateSummary.currentEpoch ||
      (currentEpoch === stateSummary.currentEpoch &&
        zxid > stateSummary.zxid &&
        !isOn(self.config, 'vote-ignores-zxid')));
  if (isAhead && !isElectionFinished) {
    const theirs = { currentEpoch, zxid };
    out.observe({ kind: 'learnerAhead', learner: handler.sid, theirs, ours: stateSummary });
    return dropLearner(self, handler, 'ahead', out);
  }
  setHandler(self, handlerWith(handler, { peerZxid: zxid, step: 'epochAck' }));
  if (isElectionFinished) return resume(self, handler.connection, out);
  if (joinEpochAck(self, handler.sid, { currentEpoch, zxid }, out)) resumeAt(self, 'epochAck', out);
  else armWait(self, handler, out);
}

/** An ACK of another epoch is not counted, and yet its thread goes on (ZOOKEEPER-4685). */
function onNewLeaderAck(
  self: Server,
  handler: LearnerHandler,
  { zxid }: PacketOf<'ack'>,
  out: ZabOutbox,
): void {
  const role = self.role as LeaderRole;
  const expected = makeZxid(role.epoch, 0);
  if (zxid !== expected && !role.isQuorumFormed) {
    const { sid: peer } = handler;
    out.observe({ kind: 'badState', class: 'ack', what: 'newLeaderAckOfOtherEpoch', peer, zxid, expected });
    out.observe({ kind: 'newLeaderAcked', learner: peer, zxid, counted: false });
    return afterNewLeaderAck(self, handler, out);
  }
  setHandler(self, handlerWith(handler, { step: 'newLeaderQuorum' }));
  if (role.isQuorumFormed) {
    out.observe({ kind: 'newLeaderAcked', learner: handler.sid, zxid, counted: false });
    return resume(self, handler.connection, out);
  }
  const isFormed = joinNewLeader(self, handler.sid, zxid, out);
  if (isFormed && role.step === 'newLeaderAck') establish(self, out);
  if (findHandler(self, handler.connection)?.step !== 'newLeaderQuorum') return; // Resumed with all others.
  if (isFormed) resume(self, handler.connection, out);
  else armWait(self, handler, out);
}

/** A quorum has the leader's history: it serves, and the threads that waited for that go on. */
export function establish(self: Server, out: ZabOutbox): void {
  startUp(self, out);
  resumeAt(self, 'newLeaderQuorum', out);
  resumeAt(self, 'startup', out);
}

/** Resumes all threads that are blocked at a step. */
export function resumeAt(self: Server, step: HandlerStep, out: ZabOutbox): void {
  const { handlers } = self.role as LeaderRole;
  for (const handler of handlers) if (handler.step === step) resume(self, handler.connection, out);
}

/** A thread that was blocked goes on; if it reads again, it reads what lies in its socket. */
function resume(self: Server, connection: ConnectionId, out: ZabOutbox): void {
  const handler = findHandler(self, connection);
  if (handler === undefined) return;
  out.cancelTimer(LEARNER_READ, connection);
  goOn(self, handler, out);
  readUnread(self, connection, out);
}

function goOn(self: Server, handler: LearnerHandler, out: ZabOutbox): void {
  switch (handler.step) {
    case 'backlog':
      return readNext(self, handlerWith(handler, { step: 'info' }), out);
    case 'epoch':
      out.send(handler.connection, { type: 'leaderInfo', epoch: (self.role as LeaderRole).epoch });
      return readNext(self, handlerWith(handler, { step: 'ackEpoch' }), out);
    case 'epochAck':
      return readNext(self, handlerWith(syncFollower(self, handler, out), { step: 'newLeaderAck' }), out);
    case 'newLeaderQuorum':
      return afterNewLeaderAck(self, handler, out);
    case 'startup':
      return serve(self, handler, out);
    default:
      return assert(false, 'only a thread that is blocked is resumed');
  }
}

/** `waitForStartup`: UPTODATE only once the leader's own server runs. */
function afterNewLeaderAck(self: Server, handler: LearnerHandler, out: ZabOutbox): void {
  const started: LearnerHandler = handlerWith(handler, { step: 'startup', unacked: nothingUnacked });
  if ((self.role as LeaderRole).step === 'broadcast') return serve(self, started, out);
  setHandler(self, started);
}

function serve(self: Server, handler: LearnerHandler, out: ZabOutbox): void {
  queuePacket(handler, { type: 'upToDate' }, out);
  readNext(self, handlerWith(handler, { step: 'serving', unacked: handler.unacked ?? nothingUnacked }), out);
}

function readNext(self: Server, handler: LearnerHandler, out: ZabOutbox): void {
  setHandler(self, handler);
  armRead(self, handler, out);
}

function readUnread(self: Server, connection: ConnectionId, out: ZabOutbox): void {
  for (;;) {
    const handler = findHandler(self, connection);
    if (handler === undefined || handler.unread.length === 0 || !isReading(handler.step)) return;
    const [packet, ...unread] = handler.unread;
    const next = handlerWith(handler, { unread });
    setHandler(self, next);
    readPacket(self, next, packet as QuorumPacket, out);
  }
}

/** initLimit ticks until NEWLEADER is acknowledged, then syncLimit. */
function armRead(self: Server, { connection, step }: LearnerHandler, out: ZabOutbox): void {
  const { initLimit, syncLimit, tickTime } = self.config;
  out.setTimer(LEARNER_READ, (step === 'serving' ? syncLimit : initLimit) * tickTime * 1_000, connection);
}

function armWait(self: Server, { connection }: LearnerHandler, out: ZabOutbox): void {
  out.setTimer(LEARNER_READ, self.config.initLimit * self.config.tickTime * 1_000, connection);
}

/** Its socket has been silent, or its thread has waited, for too long. */
export function onLearnerTimeout(self: Server, connection: ConnectionId, out: ZabOutbox): void {
  const handler = findHandler(self, connection);
  assert(handler !== undefined, 'the time-outs of a learner end with it');
  dropLearner(self, handler, isReading(handler.step) ? 'readTimeout' : 'rendezvousTimeout', out);
}

export function onLearnerClosed(
  self: Server,
  handler: LearnerHandler,
  reason: CloseReason,
  out: ZabOutbox,
): void {
  dropLearner(self, handler, reason === 'timeout' ? 'readTimeout' : reason, out);
}

/** The leader goes on without it; what it has acknowledged stays counted. */
export function dropLearner(
  self: Server,
  { connection, sid }: LearnerHandler,
  reason: LearnerDroppedReason,
  out: ZabOutbox,
): void {
  const role = self.role as LeaderRole;
  out.close(connection);
  out.cancelTimer(LEARNER_READ, connection);
  out.clear('toLearner', connection);
  self.role = withHandlers(
    role,
    role.handlers.filter((handler) => handler.connection !== connection),
  );
  out.observe({ kind: 'learnerDropped', learner: sid, reason });
}

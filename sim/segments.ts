/**
 * How what travels along a connection arrives. While the link is cut or the host is off, segments wait in a FIFO of their own; when the
 * obstacle goes, drain events hand them over one by one, so nothing is ever overtaken.
 */
import type { ConnectionId, ProcessId, RefusalReason, Vocabulary } from './actor.ts';
import {
  closeEnd,
  heldFor,
  holdSegment,
  isEndOpen,
  isUnreachable,
  LOST_SEGMENTS,
  loseSegments,
  missAcknowledgement,
  removeIfClosed,
  sendSegment,
  setHeld,
  unacknowledgedBy,
} from './connections.ts';
import { deliver } from './deliver.ts';
import { EVENT, PendingEvent } from './event.ts';
import { isStoppedAt } from './holds.ts';
import { drop, reachProcess } from './reach.ts';
import type { World } from './world.ts';

/** Data arrives. Most often nothing is in its way; whatever is, `segmentArrives` deals with. */
export function messageArrives<State, V extends Vocabulary>(
  world: World<State, V>,
  event: PendingEvent,
): boolean {
  const { process: to, peer: from, key: id } = event;
  const connection = world.network.findConnection(id);
  if (connection === undefined || connection.stops.length > 0 || world.network.isCutEitherWay(from, to))
    return segmentArrives(world, event);
  const isForAcceptor = to === connection.acceptor;
  const held = isForAcceptor ? connection.heldForAcceptor : connection.heldForInitiator;
  const isOpen = isForAcceptor ? connection.isAcceptorOpen : connection.isInitiatorOpen;
  const process = world.ownProcess(to);
  if (held.length > 0 || !isOpen || process.isPaused || process.backlog.length > 0)
    return segmentArrives(world, event);
  deliver(world, process, event);
  return true;
}

/** A segment reaches the host of `event.process`: data, or a step of opening or closing. */
export function segmentArrives<State, V extends Vocabulary>(
  world: World<State, V>,
  event: PendingEvent,
): boolean {
  const { process: to, peer: from, key: id } = event;
  const connection = world.network.findConnection(id);
  if (connection === undefined) return dropSegment(world, event);
  const held = to === connection.acceptor ? connection.heldForAcceptor : connection.heldForInitiator;
  const hasGap = held === LOST_SEGMENTS;
  const isStopped = isUnreachable(world, from, to) || isStoppedAt(connection, to, event.order);
  const mustWait = isStopped || (held.length > 0 && !hasGap);
  const isReset = event.kind === EVENT.closed && event.name === 'reset'; // It has no place in the order.
  if (!mustWait && (!hasGap || isReset)) return segmentIsRead(world, event);
  if (hasGap || connection.silent === from) {
    loseSegments(world, connection, to); // Nobody sends it again.
    return dropSegment(world, event);
  }
  holdSegment(world, event);
  return false;
}

/** The host's kernel takes the segment. */
function segmentIsRead<State, V extends Vocabulary>(world: World<State, V>, event: PendingEvent): boolean {
  if (event.kind === EVENT.accepted) return dialArrives(world, event);
  const { process: to, key: id } = event;
  if (!isEndOpen(world, id, to)) {
    if (event.kind === EVENT.message || event.kind === EVENT.connected) answerWithReset(world, event);
    return dropSegment(world, event);
  }
  if (event.kind === EVENT.message) {
    if (world.network.isCut(to, event.peer)) missAcknowledgement(world, event);
  } else if (event.kind === EVENT.connected) {
    const connection = world.network.ownConnection(id, world.token);
    if (connection !== undefined) connection.isEstablished = true;
  } else if (event.kind === EVENT.refused) closeEnd(world, id, to);
  else if (event.kind === EVENT.closed && isUnansweredDial(world, id, to))
    return dialFails(world, event, to, event.peer, 'refused');
  return reachProcess(world, event);
}

/** A dial reaches a host: answered by its kernel, even while the process is paused; refused where nobody listens. */
function dialArrives<State, V extends Vocabulary>(world: World<State, V>, event: PendingEvent): boolean {
  const { process: acceptor, peer: initiator, key: id, name: port } = event;
  const process = world.ownProcess(acceptor);
  const connection = world.network.ownConnection(id, world.token);
  if (connection === undefined || !connection.isInitiatorOpen) return false; // The dialler has given up.
  // A host that lost power while the dial was on its way knew nothing of it; whoever answers now will send again what is lost.
  if (connection.silent === acceptor) connection.silent = 0;
  if (process.state === null || !process.listening.includes(port)) {
    sendSegment(world, connection, acceptor, EVENT.refused, 'refused', null, event.cause);
    return false;
  }
  connection.isAcceptorOpen = true;
  sendSegment(world, connection, acceptor, EVENT.connected, port, null, event.cause);
  const accepted = new PendingEvent(
    event.atUs,
    event.order,
    EVENT.accepted,
    acceptor,
    initiator,
    process.incarnation,
    id,
    port,
    null,
    event.cause,
  );
  return reachProcess(world, accepted);
}

/** The next of what waited for the link. */
export function drainPipe<State, V extends Vocabulary>(world: World<State, V>, drain: PendingEvent): boolean {
  const { process: to, peer: from, key: id } = drain;
  const connection = world.network.ownConnection(id, world.token);
  if (connection === undefined || isUnreachable(world, from, to)) return false;
  const held = heldFor(connection, to);
  const event = held.first();
  if (event === undefined || held === LOST_SEGMENTS || isStoppedAt(connection, to, event.order)) return false;
  setHeld(connection, to, held.rest());
  if (held.length > 1) {
    world.push(world.nowUs + 1, EVENT.drainPipe, to, from, 0, id, '', null, -1);
    const next = held.rest().first() as PendingEvent;
    world.push(
      world.nowUs + world.network.profile.giveUpUs,
      EVENT.giveUp,
      to,
      from,
      0,
      id,
      '',
      next.order,
      -1,
    );
  } else removeIfClosed(world, connection);
  return segmentIsRead(world, event);
}

/** The oldest unacknowledged segment of a direction has waited too long: the sender's end fails. */
export function senderGivesUp<State, V extends Vocabulary>(
  world: World<State, V>,
  event: PendingEvent,
): boolean {
  const { process: to, peer: from, key: id, payload: order } = event;
  const connection = world.network.ownConnection(id, world.token);
  if (connection === undefined) return false;
  const isWaiting =
    heldFor(connection, to).first()?.order === order || unacknowledgedBy(connection, to) === order;
  if (!isWaiting) return false;
  loseSegments(world, connection, to);
  if (!isEndOpen(world, id, from)) return false;
  if (isUnansweredDial(world, id, from)) return dialFails(world, event, from, to, 'timeout');
  return reachProcess(
    world,
    new PendingEvent(event.atUs, event.order, EVENT.closed, from, to, 0, id, 'timeout', null, event.cause),
  );
}

export function connectTimesOut<State, V extends Vocabulary>(
  world: World<State, V>,
  event: PendingEvent,
): boolean {
  const { process: initiator, key: id } = event;
  const connection = world.network.findConnection(id);
  if (connection === undefined || connection.isEstablished || !connection.isInitiatorOpen) return false;
  return dialFails(world, event, initiator, event.peer, 'timeout');
}

/** @returns Whether `end` has dialled and has heard nothing yet: whatever goes wrong now, it reads `refused`. */
function isUnansweredDial<State, V extends Vocabulary>(
  world: World<State, V>,
  id: ConnectionId,
  end: ProcessId,
): boolean {
  const connection = world.network.findConnection(id);
  return connection !== undefined && end === connection.initiator && !connection.isEstablished;
}

/** Nobody answers, or a reset does: the dialler is told, and its end is gone. */
function dialFails<State, V extends Vocabulary>(
  world: World<State, V>,
  { atUs, order, life, key: id, cause }: PendingEvent,
  initiator: ProcessId,
  acceptor: ProcessId,
  reason: RefusalReason,
): boolean {
  closeEnd(world, id, initiator);
  return reachProcess(
    world,
    new PendingEvent(atUs, order, EVENT.refused, initiator, acceptor, life, id, reason, null, cause),
  );
}

/** An end of which nobody knows any more answers data with a reset. */
function answerWithReset<State, V extends Vocabulary>(world: World<State, V>, event: PendingEvent): void {
  const connection = world.network.ownConnection(event.key, world.token);
  if (connection === undefined) return;
  sendSegment(world, connection, event.process, EVENT.closed, 'reset', null, event.cause);
}

function dropSegment<State, V extends Vocabulary>(world: World<State, V>, event: PendingEvent): boolean {
  return event.kind === EVENT.message ? drop(world, event, 'closed') : false;
}

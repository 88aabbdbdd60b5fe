/** Connections as their two hosts see them: sending a segment, holding it while the link is cut, closing an end. */
import type { ConnectionId, ProcessId, Vocabulary } from './actor.ts';
import { Backlog } from './backlog.ts';
import { ALL_ACKNOWLEDGED, type Connection } from './connection.ts';
import { type Decisions, subjectOfSegment } from './decisions.ts';
import { EVENT, PendingEvent } from './event.ts';
import { stopAtHeld } from './holds.ts';
import { drawLatency, isConstant } from './latency.ts';
import type { Link } from './link.ts';
import type { World } from './world.ts';

/** What travels along a connection. */
export type SegmentKind =
  | typeof EVENT.message
  | typeof EVENT.accepted
  | typeof EVENT.connected
  | typeof EVENT.refused
  | typeof EVENT.closed;

/** Sends one segment along a connection, behind all that was sent before it. */
export function sendSegment<State, V extends Vocabulary>(
  world: World<State, V>,
  connection: Connection,
  from: ProcessId,
  kind: SegmentKind,
  name: string,
  payload: unknown,
  cause: number,
): void {
  const isInitiator = from === connection.initiator;
  const to = isInitiator ? connection.acceptor : connection.initiator;
  const link = world.network.ownLinkForLatency(from, to, world.token);
  let arrivalUs = world.nowUs + drawLatency(link.latency, link);
  if (world.decisions !== null)
    arrivalUs = decideArrival(world, world.decisions, link, arrivalUs, kind, name, payload);
  let dueUs: number;
  if (isInitiator) {
    dueUs = arrivalUs > connection.dueAtAcceptorUs ? arrivalUs : connection.dueAtAcceptorUs + 1;
    connection.dueAtAcceptorUs = dueUs;
  } else {
    dueUs = arrivalUs > connection.dueAtInitiatorUs ? arrivalUs : connection.dueAtInitiatorUs + 1;
    connection.dueAtInitiatorUs = dueUs;
  }
  const order = world.push(dueUs, kind, to, from, 0, connection.id, name, payload, cause);
  if (link.holds.length > 0 && kind === EVENT.message)
    stopAtHeld(world, connection, link, payload, order, cause);
}

function decideArrival<State, V extends Vocabulary>(
  { nowUs }: World<State, V>,
  decisions: Decisions,
  { from, to, latency }: Link,
  drawnUs: number,
  kind: SegmentKind,
  name: string,
  payload: unknown,
): number {
  const subject = subjectOfSegment(from, to, kind, name, payload);
  return nowUs + decisions.decide(subject, drawnUs - nowUs, isConstant(latency), nowUs);
}

/** @returns Whether nothing that `from` sends can reach the host of `to` now. */
export const isUnreachable = <State, V extends Vocabulary>(
  world: World<State, V>,
  from: ProcessId,
  to: ProcessId,
): boolean => world.network.isCut(from, to) || world.processes[to]?.isHostUp === false;

/**
 * Stands for held segments that are lost for good, because nobody sends them again. Whatever comes behind them is never read: as in
 * TCP, what one end reads is always a beginning of what the other wrote.
 */
export const LOST_SEGMENTS: Backlog<PendingEvent> = Backlog.empty<PendingEvent>().push(
  new PendingEvent(0, -1, EVENT.drop, 0, 0, 0, 0, '', null, -1),
);

/** What is held towards `to` is gone, and with it all that comes behind. */
export function loseSegments<State, V extends Vocabulary>(
  world: World<State, V>,
  { id }: Connection,
  to: ProcessId,
): void {
  const connection = world.network.ownConnection(id, world.token);
  if (connection === undefined) return;
  setHeld(connection, to, LOST_SEGMENTS);
  removeIfClosed(world, connection);
}

/** The segment waits for the link, as TCP would send it again and again; the sender gives up some day. */
export function holdSegment<State, V extends Vocabulary>(world: World<State, V>, event: PendingEvent): void {
  const connection = world.network.ownConnection(event.key, world.token);
  if (connection === undefined) return;
  const isForAcceptor = event.process === connection.acceptor;
  const held = isForAcceptor ? connection.heldForAcceptor : connection.heldForInitiator;
  if (held.length === 0) {
    const atUs = world.nowUs + world.network.profile.giveUpUs;
    world.push(atUs, EVENT.giveUp, event.process, event.peer, 0, event.key, '', event.order, -1);
  }
  setHeld(connection, event.process, held.push(event));
}

export function setHeld(connection: Connection, process: ProcessId, held: Backlog<PendingEvent>): void {
  if (process === connection.acceptor) connection.heldForAcceptor = held;
  else connection.heldForInitiator = held;
}

export const heldFor = (connection: Connection, process: ProcessId): Backlog<PendingEvent> =>
  process === connection.acceptor ? connection.heldForAcceptor : connection.heldForInitiator;

/**
 * What was held towards `to` may flow again, if it can: the first segment arrives one latency from now. So do the acknowledgements of all
 * that `from` has received.
 */
export function releaseHeldSegments<State, V extends Vocabulary>(
  world: World<State, V>,
  from: ProcessId,
  to: ProcessId,
): void {
  if (isUnreachable(world, from, to)) return;
  for (const connection of world.network.openConnections()) {
    const isPair =
      (connection.initiator === from && connection.acceptor === to) ||
      (connection.acceptor === from && connection.initiator === to);
    if (!isPair) continue;
    acknowledge(world, connection, from);
    const held = heldFor(connection, to);
    if (held.length > 0 && held !== LOST_SEGMENTS) drainLater(world, connection, from, to);
  }
}

/** The first of what is held arrives one latency from now, the others behind it. */
export function drainLater<State, V extends Vocabulary>(
  world: World<State, V>,
  { id }: Connection,
  from: ProcessId,
  to: ProcessId,
): void {
  const link = world.network.ownLinkForLatency(from, to, world.token);
  let delayUs = drawLatency(link.latency, link);
  if (world.decisions !== null) {
    const isCertain = isConstant(link.latency);
    delayUs = world.decisions.decide(`${from}→${to} again`, delayUs, isCertain, world.nowUs);
  }
  world.push(world.nowUs + Math.max(1, delayUs), EVENT.drainPipe, to, from, 0, id, '', null, -1);
}

/** @returns The oldest message that `receiver` has and whose sender does not know it. */
export const unacknowledgedBy = (connection: Connection, receiver: ProcessId): number =>
  receiver === connection.acceptor
    ? connection.unacknowledgedByAcceptor
    : connection.unacknowledgedByInitiator;

/** A message has been received, and its acknowledgement cannot come back: unless the way heals, the sender gives up some day. */
export function missAcknowledgement<State, V extends Vocabulary>(
  world: World<State, V>,
  { process: receiver, peer: sender, key: id, order }: PendingEvent,
): void {
  const connection = world.network.ownConnection(id, world.token);
  if (connection === undefined || unacknowledgedBy(connection, receiver) !== ALL_ACKNOWLEDGED) return;
  setUnacknowledged(connection, receiver, order);
  const atUs = world.nowUs + world.network.profile.giveUpUs;
  // With the order of the message, which has left the queue: no event that there is gets another place for this one.
  world.queue.push(new PendingEvent(atUs, order, EVENT.giveUp, receiver, sender, 0, id, '', order, -1));
}

function acknowledge<State, V extends Vocabulary>(
  world: World<State, V>,
  connection: Connection,
  receiver: ProcessId,
): void {
  if (unacknowledgedBy(connection, receiver) === ALL_ACKNOWLEDGED) return;
  const own = world.network.ownConnection(connection.id, world.token) as Connection;
  setUnacknowledged(own, receiver, ALL_ACKNOWLEDGED);
}

function setUnacknowledged(connection: Connection, receiver: ProcessId, order: number): void {
  if (receiver === connection.acceptor) connection.unacknowledgedByAcceptor = order;
  else connection.unacknowledgedByInitiator = order;
}

/** @returns Whether this process still holds its end. */
export function isEndOpen<State, V extends Vocabulary>(
  world: World<State, V>,
  id: ConnectionId,
  end: ProcessId,
): boolean {
  const connection = world.network.findConnection(id);
  if (connection === undefined) return false;
  return end === connection.initiator ? connection.isInitiatorOpen : connection.isAcceptorOpen;
}

/** Closes one end without telling the other. @returns Whether it was open. */
export function closeEnd<State, V extends Vocabulary>(
  world: World<State, V>,
  id: ConnectionId,
  end: ProcessId,
): boolean {
  if (!isEndOpen(world, id, end)) return false;
  const connection = world.network.ownConnection(id, world.token) as Connection;
  if (end === connection.initiator) connection.isInitiatorOpen = false;
  else connection.isAcceptorOpen = false;
  removeIfClosed(world, connection);
  return true;
}

/** A connection is forgotten when both ends are closed and nothing is on its way that somebody could still answer. */
export function removeIfClosed<State, V extends Vocabulary>(
  world: World<State, V>,
  connection: Connection,
): void {
  if (connection.isInitiatorOpen || connection.isAcceptorOpen) return;
  if (isWaiting(connection.heldForAcceptor) || isWaiting(connection.heldForInitiator)) return;
  world.network.removeConnection(connection);
}

const isWaiting = (held: Backlog<PendingEvent>): boolean => held.length > 0 && held !== LOST_SEGMENTS;

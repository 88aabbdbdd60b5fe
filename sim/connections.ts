/** Connections as their two hosts see them: sending a segment, holding it while the link is cut, closing an end. */
import type { ConnectionId, ProcessId, Vocabulary } from './actor.ts';
import { Backlog } from './backlog.ts';
import { EVENT, PendingEvent } from './event.ts';
import { drawLatency } from './latency.ts';
import type { Connection } from './network.ts';
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
  const arrivalUs = world.nowUs + drawLatency(link.latency, link);
  let dueUs: number;
  if (isInitiator) {
    dueUs = arrivalUs > connection.dueAtAcceptorUs ? arrivalUs : connection.dueAtAcceptorUs + 1;
    connection.dueAtAcceptorUs = dueUs;
  } else {
    dueUs = arrivalUs > connection.dueAtInitiatorUs ? arrivalUs : connection.dueAtInitiatorUs + 1;
    connection.dueAtInitiatorUs = dueUs;
  }
  world.push(dueUs, kind, to, from, 0, connection.id, name, payload, cause);
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

/** What was held towards `to` may flow again, if it can: the first segment arrives one latency from now. */
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
    const held = heldFor(connection, to);
    if (!isPair || held.length === 0 || held === LOST_SEGMENTS) continue;
    const link = world.network.ownLinkForLatency(from, to, world.token);
    const atUs = world.nowUs + Math.max(1, drawLatency(link.latency, link));
    world.push(atUs, EVENT.drainPipe, to, from, 0, connection.id, '', null, -1);
  }
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

/** What the network knows of one connection. */
import type { ConnectionId, ProcessId } from './actor.ts';
import { Backlog } from './backlog.ts';
import type { PendingEvent } from './event.ts';

/** A message that is held: it, and all that comes behind it, waits. */
export interface Stop {
  /** Of the fault that holds it. */
  readonly name: string;
  readonly to: ProcessId;
  /** Of the message as a pending event. */
  readonly order: number;
}

export const NO_STOPS: readonly Stop[] = [];
export const ALL_ACKNOWLEDGED = -1;

/** One TCP-like connection. An end is open from the moment its kernel thinks so until it closes, fails or dies. */
export interface Connection {
  owner: object;
  readonly id: ConnectionId;
  readonly port: string;
  readonly initiator: ProcessId;
  readonly acceptor: ProcessId;
  /** False until the initiator has heard from the other side. */
  isEstablished: boolean;
  isInitiatorOpen: boolean;
  isAcceptorOpen: boolean;
  /** Whose host lost power, 0 if none: what that end sent and nobody received is not sent again. */
  silent: ProcessId;
  /** When the last segment sent towards each end arrives: FIFO means later ones arrive later. */
  dueAtAcceptorUs: number;
  dueAtInitiatorUs: number;
  /** Segments that found the link cut or the host off, and those behind them. */
  heldForAcceptor: Backlog<PendingEvent>;
  heldForInitiator: Backlog<PendingEvent>;
  /** Messages at which it stops until they are released. Replaced, never edited. */
  stops: readonly Stop[];
  /** The oldest message that each end has received and whose acknowledgement cannot come back: its order, `ALL_ACKNOWLEDGED` if none. */
  unacknowledgedByAcceptor: number;
  unacknowledgedByInitiator: number;
}

export const copyConnection = (connection: Connection, owner: object): Connection => ({
  owner,
  id: connection.id,
  port: connection.port,
  initiator: connection.initiator,
  acceptor: connection.acceptor,
  isEstablished: connection.isEstablished,
  isInitiatorOpen: connection.isInitiatorOpen,
  isAcceptorOpen: connection.isAcceptorOpen,
  silent: connection.silent,
  dueAtAcceptorUs: connection.dueAtAcceptorUs,
  dueAtInitiatorUs: connection.dueAtInitiatorUs,
  heldForAcceptor: connection.heldForAcceptor,
  heldForInitiator: connection.heldForInitiator,
  stops: connection.stops,
  unacknowledgedByAcceptor: connection.unacknowledgedByAcceptor,
  unacknowledgedByInitiator: connection.unacknowledgedByInitiator,
});

/** @returns A connection that its initiator has just begun to open. */
export const newConnection = (
  id: ConnectionId,
  port: string,
  initiator: ProcessId,
  acceptor: ProcessId,
  owner: object,
): Connection => ({
  owner,
  id,
  port,
  initiator,
  acceptor,
  isEstablished: false,
  isInitiatorOpen: true,
  isAcceptorOpen: false,
  silent: 0,
  dueAtAcceptorUs: 0,
  dueAtInitiatorUs: 0,
  heldForAcceptor: Backlog.empty(),
  heldForInitiator: Backlog.empty(),
  stops: NO_STOPS,
  unacknowledgedByAcceptor: ALL_ACKNOWLEDGED,
  unacknowledgedByInitiator: ALL_ACKNOWLEDGED,
});

/** What waits in the queue: immutable, so that worlds can share it. */
import type { ProcessId } from './actor.ts';

/** The kinds of pending events, as integers for the digest and the dispatch. The numbers are part of every digest. */
export const EVENT = {
  boot: 0,
  message: 1,
  datagram: 2,
  accepted: 3,
  connected: 4,
  refused: 5,
  closed: 6,
  timer: 7,
  disk: 8,
  post: 9,
  /** From outside: a fault of the story. */
  fault: 10,
  /** A message that reached nobody. */
  drop: 11,
  /** From outside, too: what a fault asks of a process. */
  command: 12,
  /** A flapping link goes down, or up again. */
  flap: 13,
  // The kernel's own bookkeeping: never an event of the run.
  connectTimeout: 14,
  giveUp: 15,
  drainPipe: 16,
  drainChannel: 17,
  drainProcess: 18,
} as const;

export type EventKind = (typeof EVENT)[keyof typeof EVENT];

/** One class for all kinds: a second shape would slow the queue and the dispatch (see docs/decisions/0001). */
export class PendingEvent {
  /** Virtual microseconds. */
  readonly atUs: number;
  /** Breaks ties of `atUs`; unique in a run. */
  readonly order: number;
  readonly kind: EventKind;
  /** Who receives it. */
  readonly process: ProcessId;
  /** Who sent it; 0 where nobody did. */
  readonly peer: ProcessId;
  /** Life of `process` it belongs to; 0 for what comes over a network, which does not care. */
  readonly life: number;
  /** Connection, ticket, or key of a timer or channel. */
  readonly key: number;
  /** Port, timer, channel, operation or reason. */
  readonly name: string;
  readonly payload: unknown;
  /** Row of the trace that caused it, −1 if none. */
  readonly cause: number;

  constructor(
    atUs: number,
    order: number,
    kind: EventKind,
    process: ProcessId,
    peer: ProcessId,
    life: number,
    key: number,
    name: string,
    payload: unknown,
    cause: number,
  ) {
    this.atUs = atUs;
    this.order = order;
    this.kind = kind;
    this.process = process;
    this.peer = peer;
    this.life = life;
    this.key = key;
    this.name = name;
    this.payload = payload;
    this.cause = cause;
  }
}

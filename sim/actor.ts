/**
 * The contract between the kernel and a protocol.
 *
 * A process is plain data and one function, `handle(self, input, out)`. It sees nothing but its own state and the input;
 * what it wants done it writes into the outbox, and the kernel does it after the handler has returned.
 *
 * Three rules make worlds cheap to fork:
 * 1. a handler assigns to the first level of `self` and replaces, never edits, what lies below;
 * 2. `copy` copies that first level, field by field;
 * 3. a handler keeps nothing between calls: no clock, no generator, no variable of its own module, not even `input` itself.
 */
import type { Digest } from './digest.ts';
import type { Disk, DiskContents } from './disk.ts';

/** A positive integer; 0 stands for the outside world: the story, the fuzzer, a click. */
export type ProcessId = number;
/** Names one TCP-like connection for as long as either end is open. Unique within a run. */
export type ConnectionId = number;
/** Names one disk operation; the completion carries it. */
export type Ticket = number;

/** The words a protocol adds to the kernel's. All of them plain, JSON-able, immutable values. */
export interface Vocabulary {
  /** What connections and datagrams carry. */
  readonly message: unknown;
  /** What local channels carry between the activities of one process. */
  readonly item: unknown;
  /** What the disk keeps: log records, cell values, snapshot files. */
  readonly stored: unknown;
  /** What the outside world asks of a process. */
  readonly command: unknown;
  /** What the protocol tells the trace: decisions, with the values that decided. */
  readonly observation: Observation;
}

/** One thing a protocol wants seen; `kind` is a word of the trace. */
export interface Observation {
  readonly kind: string;
}

interface InputBase {
  /** The process's own clock in microseconds since the run began; a faulty clock drifts and jumps. */
  readonly clockUs: number;
  /** The numbers this process asked for with `out.draw` since its last input: unsigned, 32 bits. */
  readonly drawn: readonly number[];
}

/** Why a connection could not be made: somebody said no, or nobody answered within the connect time-out. */
export type RefusalReason = 'refused' | 'timeout';
/** Why an end of a connection closed: the peer closed it, the peer is gone, or unacknowledged data waited too long. */
export type CloseReason = 'closed' | 'reset' | 'timeout';

export type Input<V extends Vocabulary> =
  /**
   * First input of every life of a process; `incarnation` counts its lives from 1. `argument` is what the newest start that gave one gave:
   * the command line of the process, null if there was none.
   */
  | (InputBase & {
      readonly kind: 'boot';
      readonly incarnation: number;
      readonly argument: unknown;
      readonly disk: DiskContents<V['stored']>;
    })
  | (InputBase & {
      readonly kind: 'message';
      readonly connection: ConnectionId;
      readonly peer: ProcessId;
      readonly message: V['message'];
    })
  | (InputBase & { readonly kind: 'datagram'; readonly peer: ProcessId; readonly message: V['message'] })
  /** A connection we opened is open. */
  | (InputBase & {
      readonly kind: 'connected';
      readonly connection: ConnectionId;
      readonly peer: ProcessId;
      readonly port: string;
    })
  /** Somebody connected to a port we listen on. */
  | (InputBase & {
      readonly kind: 'accepted';
      readonly connection: ConnectionId;
      readonly peer: ProcessId;
      readonly port: string;
    })
  | (InputBase & {
      readonly kind: 'refused';
      readonly connection: ConnectionId;
      readonly peer: ProcessId;
      readonly reason: RefusalReason;
    })
  | (InputBase & {
      readonly kind: 'closed';
      readonly connection: ConnectionId;
      readonly peer: ProcessId;
      readonly reason: CloseReason;
    })
  | (InputBase & { readonly kind: 'timer'; readonly timer: string; readonly key: number })
  /** A disk operation completes. One that failed has had no effect; a sync that failed has made nothing durable. */
  | (InputBase & {
      readonly kind: 'disk';
      readonly operation: DiskOperationKind;
      readonly ticket: Ticket;
      readonly failed: boolean;
    })
  | (InputBase & {
      readonly kind: 'post';
      readonly channel: string;
      readonly key: number;
      readonly item: V['item'];
    })
  /** The outside world asks for something; `peer` is the process it is about, 0 if it is about none. */
  | (InputBase & { readonly kind: 'command'; readonly peer: ProcessId; readonly command: V['command'] });

export type DiskOperationKind = 'append' | 'truncate' | 'write' | 'save' | 'remove' | 'sync';

/** One member of the union, so that a handler names exactly the input it accepts. */
export type InputOf<V extends Vocabulary, Kind extends Input<V>['kind']> = Extract<
  Input<V>,
  { readonly kind: Kind }
>;

/** What a handler may ask for. Nothing happens before it returns; then everything does, in this order. */
export interface Outbox<V extends Vocabulary> {
  /** Sends on an open connection: FIFO, no loss while it lasts. On a closed one the message is dropped. */
  send(connection: ConnectionId, message: V['message']): void;
  /** Sends without a connection: may be lost, doubled, overtaken. */
  datagram(to: ProcessId, message: V['message']): void;
  /**
   * Dials. The answer is an input: `connected`, or `refused` with its reason.
   * @param timeoutUs - Connect time-out in microseconds of virtual time; an integer above 0.
   */
  open(to: ProcessId, port: string, timeoutUs: number): ConnectionId;
  /** Closes our end; the peer reads what was sent before, then `closed`. Closing twice is allowed. */
  close(connection: ConnectionId): void;
  /** Accepts connections on a port from now on. */
  listen(port: string): void;
  unlisten(port: string): void;
  /**
   * (Re)arms the timer named (`timer`, `key`): it fires once, `delayUs` from now by this process's own clock.
   * @param delayUs - Microseconds; an integer, at least 0.
   */
  setTimer(timer: string, delayUs: number, key?: number): void;
  cancelTimer(timer: string, key?: number): void;
  /** Appends a record to the log. Like every disk operation: visible at once, durable after a later `sync` completes. */
  append(record: V['stored']): Ticket;
  /** Cuts the log to its first `length` records. */
  truncate(length: number): Ticket;
  /** Replaces the value of a named cell, atomically. */
  write(cell: string, value: V['stored']): Ticket;
  /** Writes a snapshot file whole. */
  save(file: string, value: V['stored']): Ticket;
  remove(file: string): Ticket;
  /** Makes everything asked of the disk so far durable; it is so when the completion arrives. */
  sync(): Ticket;
  /** Puts an item into a FIFO channel of this process; its hand-over is an input of its own, a little later. */
  post(channel: string, item: V['item'], key?: number): void;
  /** Stops the hand-over on a channel (its activity is blocked); items wait in order. */
  hold(channel: string, key?: number): void;
  /** Resumes it. */
  release(channel: string, key?: number): void;
  /** Throws away what waits in a channel. */
  clear(channel: string, key?: number): void;
  /** Asks for `count` random numbers; the next input carries them in `drawn`. */
  draw(count: number): void;
  /** Tells the trace and the properties what was decided and why. Never changes the run. */
  observe(observation: V['observation']): void;
  /** The process ends itself, as `kill` would end it. */
  exit(code: number): void;
}

/** What a story puts on a disk before the run begins; durable. */
export type InitialDiskContents<Stored> = Pick<DiskContents<Stored>, 'log' | 'cells' | 'files'>;

/** A protocol: how a process begins, copies itself, and answers an input. */
export interface Actor<State, V extends Vocabulary> {
  /** The state of a process that was just started; what its disk holds comes with the `boot` input. */
  init(id: ProcessId): State;
  /** What is on the disk of a process before its first start; an empty disk if absent. */
  initialDisk?(id: ProcessId): InitialDiskContents<V['stored']>;
  /** Copies the first level: one explicit literal, every field. */
  copy(state: State): State;
  handle(self: State, input: Input<V>, out: Outbox<V>): void;
  /**
   * Folds a message, an item or a stored value into the digest. Optional, for speed: without it the kernel folds
   * every field of any plain value. A protocol that writes one proves in a test that no field escapes it.
   */
  fold?(value: V['message'] | V['item'] | V['stored'], digest: Digest): void;
  /** What symbolic targets such as `leader` mean: the processes they stand for at this moment, in ascending order. */
  resolve?(target: string, states: ProcessStates<State>): readonly ProcessId[] | undefined;
}

/** A read-only look at all processes at one instant. */
export interface ProcessStates<State> {
  readonly ids: readonly ProcessId[];
  /** The state of a running process (paused or not), or null of one that is down. */
  stateOf(id: ProcessId): Readonly<State> | null;
  isPaused(id: ProcessId): boolean;
  /** Whether what `from` sends reaches the host of `to` now: the link is not cut, and the host is on. */
  isLinked(from: ProcessId, to: ProcessId): boolean;
  /** The longest that a message from one to the other can take now, in microseconds, if nothing holds it up: for time-outs of properties. */
  latencyBoundUs(from: ProcessId, to: ProcessId): number;
  /** When the last message or disk operation that is under way now arrives, whatever was slow when it began; in virtual microseconds. */
  underWayUntilUs(): number;
  /** The disk of a process, running or not: what it sees, and what of that would survive any power failure. */
  diskOf(id: ProcessId): Disk<unknown>;
}

/** What the kernel knows of one process, beside the state its protocol gave it. */
import type { Actor, InitialDiskContents, ProcessId, Vocabulary } from './actor.ts';
import { Backlog } from './backlog.ts';
import { type Clock, trueClock } from './clock.ts';
import { type Disk, emptyDisk } from './disk.ts';
import type { PendingEvent } from './event.ts';

/**
 * One timer. Its next entry in the queue (`queuedUs`, `queuedOrder`) is never later than its deadline: moving the deadline later leaves
 * that entry where it is, and when it comes up the timer takes its next one or goes back in at the new deadline. A deadline before
 * that entry needs an earlier one; the other stays for a later deadline (`behind`). Otherwise a time-out that each message renews,
 * or one that is set long, shortened and fires again and again, would fill the queue with dead entries. So a timer has at most as
 * many entries as it is given different delays.
 */
export interface Timer {
  /** Which world may write it in place; any other copies it first. */
  owner: object;
  readonly timer: string;
  readonly key: number;
  delayUs: number;
  /** Virtual microseconds. */
  dueUs: number;
  /** A cancelled timer, and one that has fired, stays until its last entry comes up: the next deadline may use that. */
  isCancelled: boolean;
  order: number;
  queuedUs: number;
  queuedOrder: number;
  /** Its other entries in the queue, soonest first. */
  behind: QueuedEntry | null;
  /** Row of the trace that set it. */
  row: number;
}

/** Where in the queue an entry is. */
export interface QueuedEntry {
  readonly us: number;
  readonly order: number;
  readonly behind: QueuedEntry | null;
}

export const copyTimer = (timer: Timer, owner: object): Timer => ({
  owner,
  timer: timer.timer,
  key: timer.key,
  delayUs: timer.delayUs,
  dueUs: timer.dueUs,
  isCancelled: timer.isCancelled,
  order: timer.order,
  queuedUs: timer.queuedUs,
  queuedOrder: timer.queuedOrder,
  behind: timer.behind,
  row: timer.row,
});

/** One FIFO channel between two activities of the process. */
export interface Channel {
  /** Which world may write it in place; any other copies it first. */
  owner: object;
  readonly channel: string;
  readonly key: number;
  /** When the last item posted is handed over. */
  dueUs: number;
  /** Its reader is blocked. */
  isHeld: boolean;
  /** Items that came up while it was held, and those behind them. */
  waiting: Backlog<PendingEvent>;
  /** Row of the trace from which on its items are still wanted: what was posted in an earlier one has been cleared. */
  wantedFromRow: number;
}

export const copyChannel = (channel: Channel, owner: object): Channel => ({
  owner,
  channel: channel.channel,
  key: channel.key,
  dueUs: channel.dueUs,
  isHeld: channel.isHeld,
  waiting: channel.waiting,
  wantedFromRow: channel.wantedFromRow,
});

export const NOTHING_DRAWN: readonly number[] = [];

/** Fields are assigned; what they hold is replaced, never edited, but for `timers` and `channels`: a copy slices these, and their elements have owners. */
export interface Process<State, V extends Vocabulary> {
  /** Which world may write it in place; any other copies it first. */
  owner: object;
  readonly id: ProcessId;
  /** Null while the process is down. */
  state: State | null;
  /** Counts its lives. */
  incarnation: number;
  /** What the newest start that gave an argument gave: plain data, null before. */
  argument: unknown;
  isPaused: boolean;
  /** False from a power failure to the next start: not even its kernel answers. */
  isHostUp: boolean;
  clock: Clock;
  timers: Timer[];
  channels: Channel[];
  /** What arrived while it was paused. */
  backlog: Backlog<PendingEvent>;
  listening: readonly string[];
  drawn: readonly number[];
  disk: Disk<V['stored']>;
  /** When the last operation asked for completes: a disk does one thing after the other. */
  diskBusyUntilUs: number;
  nextTicket: number;
  /** Its last row in the trace, −1 before the first. */
  lastRow: number;
}

/** @returns The processes, all down, by id; undefined where there is none. */
export function createProcesses<State, V extends Vocabulary>(
  ids: readonly ProcessId[],
  actor: Actor<State, V>,
  owner: object,
): (Process<State, V> | undefined)[] {
  const processes: (Process<State, V> | undefined)[] = [];
  for (let id = 0; id <= Math.max(0, ...ids); id++) {
    processes.push(ids.includes(id) ? createProcess<State, V>(id, actor, owner) : undefined);
  }
  return processes;
}

function createProcess<State, V extends Vocabulary>(
  id: ProcessId,
  actor: Actor<State, V>,
  owner: object,
): Process<State, V> {
  return {
    owner,
    id,
    state: null,
    incarnation: 0,
    argument: null,
    isPaused: false,
    isHostUp: true,
    clock: trueClock,
    timers: [],
    channels: [],
    backlog: Backlog.empty(),
    listening: [],
    drawn: NOTHING_DRAWN,
    disk: firstDisk(actor.initialDisk?.(id)),
    diskBusyUntilUs: 0,
    nextTicket: 1,
    lastRow: -1,
  };
}

function firstDisk<Stored>(initial: InitialDiskContents<Stored> | undefined): Disk<Stored> {
  const disk = emptyDisk<Stored>();
  if (initial === undefined) return disk;
  const contents = { ...disk.contents, ...initial };
  return { ...disk, contents, durable: contents };
}

/** One explicit literal: a spread in a chain of copies is ten times slower on today's engines. */
export function copyProcess<State, V extends Vocabulary>(
  process: Process<State, V>,
  actor: Actor<State, V>,
  owner: object,
): Process<State, V> {
  return {
    owner,
    id: process.id,
    state: process.state === null ? null : actor.copy(process.state),
    incarnation: process.incarnation,
    argument: process.argument,
    isPaused: process.isPaused,
    isHostUp: process.isHostUp,
    clock: process.clock,
    timers: process.timers.slice(),
    channels: process.channels.slice(),
    backlog: process.backlog,
    listening: process.listening,
    drawn: process.drawn,
    disk: process.disk,
    diskBusyUntilUs: process.diskBusyUntilUs,
    nextTicket: process.nextTicket,
    lastRow: process.lastRow,
  };
}

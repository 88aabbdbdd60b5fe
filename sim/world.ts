/**
 * The world: all processes, their disks and clocks, the network between them, and what is still to happen, at one instant.
 *
 * `step` executes the next event; `fork` makes a second world that shares everything until one of the two writes it. Who may write what
 * is settled by ownership: each record names the token of the world that may change it in place, any other world copies it first,
 * and a fork gives both worlds new tokens. So a driver that never forks copies nothing, one that forks every thousand events is a
 * recorder, and one that forks before each event has the state before and after; all three execute the same code.
 */
import type { Actor, ProcessId, ProcessStates, Vocabulary } from './actor.ts';
import { assert } from './assert.ts';
import { type ClockReading, readClock } from './clock.ts';
import { isUnreachable } from './connections.ts';
import { Decisions } from './decisions.ts';
import type { Disk } from './disk.ts';
import { EVENT, type EventKind, PendingEvent } from './event.ts';
import { injectFault } from './faults.ts';
import type { Fault } from './fault.ts';
import { longestUs } from './latency.ts';
import { defaultNetwork, Network } from './network.ts';
import { type Pending, pendingOf } from './pending.ts';
import { copyProcess, createProcesses, type Process } from './process.ts';
import { EventQueue } from './queue.ts';
import { RunDigest } from './runDigest.ts';
import type { SeenObservation } from './seen.ts';
import { underWayUntilUs } from './settle.ts';
import { type Setting, settingOf, type WorldOptions } from './setting.ts';
import type { SharedLog } from './sharedLog.ts';
import { Streams } from './streams.ts';
import { permuteOrder } from './tieOrder.ts';
import type { Trace } from './trace.ts';
import { arrive } from './transport.ts';

/** Most events show nothing. Emptying a list and filling it again would allocate room for seventeen each time. */
const NOTHING_SEEN: readonly SeenObservation[] = [];

export class World<State, V extends Vocabulary> implements ProcessStates<State> {
  /** @internal */
  readonly setting: Setting<State, V>;
  /** Whoever holds this token may write a record in place. @internal */
  token: object = {};
  nowUs = 0;
  /** Rows of the trace so far, kept or not. */
  rowCount = 0;
  /** Row of the event under way: the cause of what it does. @internal */
  currentRow = -1;
  /** Keeps rows from now on, if somebody wants them. */
  trace: Trace | null = null;
  /** Observations of the last event or fault; another list each time there are any. */
  seen: readonly SeenObservation[] = NOTHING_SEEN;
  /** @internal */
  readonly queue: EventQueue;
  /** @internal */
  readonly network: Network;
  /** @internal */
  readonly streams: Streams;
  /** What chance decided, by meaning; null where nobody asks for it. Read only. */
  readonly decisions: Decisions | null;
  /** Index: process id. @internal */
  readonly processes: (Process<State, V> | undefined)[];
  private readonly history: RunDigest;
  private nextOrder = 1;
  private outsideRow = -1;

  private constructor(
    setting: Setting<State, V>,
    parts: Pick<World<State, V>, 'queue' | 'network' | 'processes' | 'streams' | 'decisions'> & {
      history: RunDigest;
    },
  ) {
    this.setting = setting;
    this.queue = parts.queue;
    this.network = parts.network;
    this.processes = parts.processes;
    this.history = parts.history;
    this.streams = parts.streams;
    this.decisions = parts.decisions;
  }

  /** @returns A world at time 0 in which every process is still to be started. */
  static create<State, V extends Vocabulary>(actor: Actor<State, V>, options: WorldOptions): World<State, V> {
    const { seed } = options;
    assert(seed.length >= 1 && seed.length <= 64, 'a seed has 1 to 64 characters');
    const setting = settingOf(actor, options);
    const token = {};
    const processes = createProcesses<State, V>(setting.ids, actor, token);
    const network = Network.create(
      { ...defaultNetwork, ...options.network },
      seed,
      processes.length - 1,
      token,
    );
    const world = new World<State, V>(setting, {
      queue: new EventQueue(),
      network,
      processes,
      history: RunDigest.open(seed, options.identity ?? null),
      streams: new Streams(seed),
      decisions: options.decisions === undefined ? null : new Decisions(options.decisions),
    });
    world.token = token;
    return world;
  }

  /** @returns A second world in the same instant. From here on neither sees what the other does. */
  fork(): World<State, V> {
    const fork = new World<State, V>(this.setting, {
      queue: this.queue.fork(),
      network: this.network.fork(),
      processes: this.processes.slice(),
      history: this.history.fork(),
      streams: this.streams.fork(),
      decisions: this.decisions?.fork() ?? null,
    });
    fork.nowUs = this.nowUs;
    fork.rowCount = this.rowCount;
    fork.currentRow = this.currentRow;
    fork.nextOrder = this.nextOrder;
    fork.outsideRow = this.outsideRow;
    this.token = {};
    return fork;
  }

  /**
   * Executes the next event.
   *
   * @param untilUs - Latest virtual time it may have; later ones stay pending.
   * @returns False if there was none.
   */
  step(untilUs = Number.POSITIVE_INFINITY): boolean {
    this.forgetSeen();
    for (;;) {
      const next = this.queue.peek();
      if (next === undefined || next.atUs > untilUs) return false;
      this.queue.removeFirst();
      this.nowUs = next.atUs;
      if (arrive(this, next)) return true;
    }
  }

  /**
   * Lets time pass to `untilUs` without an event; the caller has executed all events before then. This and what asks for events
   * (timers, latencies, clocks, plans) are all that could turn time back, so each is claimed there, and not again at each event.
   */
  waitUntil(untilUs: number): void {
    this.forgetSeen();
    if (untilUs <= this.nowUs) return;
    const next = this.queue.peek();
    assert(next === undefined || next.atUs >= untilUs, 'no wait skips what is still to happen');
    this.nowUs = untilUs;
  }

  /** Makes a fault happen now. It is an event like any other. Where a `Run` watches the world, ask that to inject it. */
  inject(fault: Fault): void {
    this.forgetSeen();
    injectFault(this, fault);
  }

  /** Events executed. */
  get eventCount(): number {
    return this.history.eventCount;
  }

  /** @returns Sixteen hexadecimal digits: the scenario and every event so far. */
  digest(): string {
    return this.history.toString();
  }

  /** @returns The digests after events 1,024, 2,048 …: the leaves of the run's hash tree. */
  digestBlocks(): SharedLog<string> {
    return this.history.blocks;
  }

  /** @returns The state of a running process, or null of one that is down. Read only. */
  stateOf(id: ProcessId): Readonly<State> | null {
    return this.processes[id]?.state ?? null;
  }

  isUp(id: ProcessId): boolean {
    return this.stateOf(id) !== null;
  }

  isPaused(id: ProcessId): boolean {
    return this.processes[id]?.isPaused ?? false;
  }

  isLinked(from: ProcessId, to: ProcessId): boolean {
    return !isUnreachable(this, from, to);
  }

  latencyBoundUs(from: ProcessId, to: ProcessId): number {
    return longestUs(this.network.latencyOf(from, to));
  }

  underWayUntilUs(): number {
    return underWayUntilUs(this);
  }

  get ids(): readonly ProcessId[] {
    return this.setting.ids;
  }

  /** @returns The disk of a process, running or not. Read only. */
  diskOf(id: ProcessId): Disk<V['stored']> {
    return this.namedProcess(id).disk;
  }

  /** @returns What the clock of a process shows now. */
  clockOf(id: ProcessId): ClockReading {
    const { clock } = this.namedProcess(id);
    return { ratePpm: clock.ratePpm, localUs: readClock(clock, this.nowUs) };
  }

  /** @returns What is on its way to a process: first what is held up, then the rest, soonest first. */
  inFlight(): readonly Pending[] {
    return pendingOf(this);
  }

  /** @returns A look at all processes, for properties and symbolic targets. */
  states(): ProcessStates<State> {
    return this;
  }

  // What follows serves the kernel's own files: transport, effects, faults. `@internal` keeps it out of the exported type.

  private forgetSeen(): void {
    if (this.seen !== NOTHING_SEEN) this.seen = NOTHING_SEEN;
  }

  private namedProcess(id: ProcessId): Process<State, V> {
    const process = this.processes[id];
    assert(process !== undefined, 'every process that is named exists');
    return process;
  }

  /** @returns The process, writable by this world. @internal */
  ownProcess(id: ProcessId): Process<State, V> {
    const process = this.processes[id];
    return process !== undefined && process.owner === this.token ? process : this.makeOwnProcess(id);
  }

  private makeOwnProcess(id: ProcessId): Process<State, V> {
    const process = copyProcess(this.namedProcess(id), this.setting.actor, this.token);
    this.processes[id] = process;
    return process;
  }

  /** @returns The next tie-breaker: by order of asking, or permuted by the seed. @internal */
  takeOrder(): number {
    const { tieKey } = this.setting;
    const order = this.nextOrder++;
    return tieKey === null ? order : permuteOrder(order, tieKey);
  }

  /** @returns A tie-breaker that comes before all of the others. Below zero, and yet a small integer where nothing is permuted. @internal */
  takeEarlyOrder(): number {
    return this.takeOrder() - (this.setting.tieKey === null ? 2_147_483_648 : 4_294_967_296);
  }

  /** @returns Its tie-breaker. @internal */
  push(
    atUs: number,
    kind: EventKind,
    process: ProcessId,
    peer: ProcessId,
    life: number,
    key: number,
    name: string,
    payload: unknown,
    cause: number,
  ): number {
    const order = this.takeOrder();
    this.queue.push(new PendingEvent(atUs, order, kind, process, peer, life, key, name, payload, cause));
    return order;
  }

  /** Counts what happens now and folds it into the digest. @internal */
  countEvent(event: PendingEvent): void {
    this.history.add(event, this.nowUs, this.setting.actor);
    if (this.decisions !== null) this.noteEvent(event, this.decisions);
  }

  private noteEvent(event: PendingEvent, decisions: Decisions): void {
    if (decisions.isKept) decisions.note(event, this.partnerOf(event), this.nowUs);
  }

  private partnerOf({ kind, process, key }: PendingEvent): ProcessId {
    return kind === EVENT.post || kind === EVENT.timer ? this.network.partnerOf(process, key) : 0;
  }

  /** As `countEvent`, of what was not pending. @internal */
  countOutsideEvent(kind: EventKind, name: string, payload: unknown): void {
    this.countEvent(new PendingEvent(this.nowUs, 0, kind, 0, 0, 0, 0, name, payload, -1));
  }

  /** Folds what became of the event under way, where its payload does not tell. @internal */
  foldIntoEvent(...words: readonly number[]): void {
    this.history.amend(words);
  }

  /** Gives the next row of a process its number, and keeps it if somebody keeps a trace. @returns Its index. @internal */
  addRow(process: Process<State, V>, kind: string, peer: ProcessId, cause: number, data: unknown): number {
    const row = this.rowCount++;
    if (this.trace !== null) this.keepRow(process, kind, peer, cause, data);
    process.lastRow = row;
    return row;
  }

  private keepRow(
    { id, lastRow }: Process<State, V>,
    kind: string,
    peer: ProcessId,
    cause: number,
    data: unknown,
  ): void {
    this.trace?.add(this.nowUs, id, kind, peer, cause, lastRow, this.eventCount, data);
  }

  /** As `addRow`, for the outside world. @internal */
  addOutsideRow(kind: string, cause: number, data: unknown): number {
    const row = this.rowCount++;
    this.trace?.add(this.nowUs, 0, kind, 0, cause, this.outsideRow, this.eventCount, data);
    this.outsideRow = row;
    return row;
  }

  /** Adds a row that properties and plans may want to see; node 0 is the outside world. @internal */
  addSeenRow(node: ProcessId, kind: string, cause: number, data: unknown): number {
    if (node !== 0) return this.addSeenRowOf(this.ownProcess(node), kind, cause, data);
    return this.see(0, kind, this.addOutsideRow(kind, cause, data), data);
  }

  /** As `addSeenRow`, of a process that is writable. @internal */
  addSeenRowOf(process: Process<State, V>, kind: string, cause: number, data: unknown): number {
    return this.see(process.id, kind, this.addRow(process, kind, 0, cause, data), data);
  }

  private see(node: ProcessId, kind: string, row: number, data: unknown): number {
    const observed = { kind, process: node, atUs: this.nowUs, row, data };
    if (this.seen === NOTHING_SEEN) this.seen = [observed];
    else (this.seen as SeenObservation[]).push(observed); // Ours: it was made during this event.
    return row;
  }
}

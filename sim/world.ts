/**
 * The world: all processes, their disks and clocks, the network between them, and what is still to happen, at one instant.
 *
 * `step` executes the next event; `fork` makes a second world that shares everything until one of the two writes it. Who may write what
 * is settled by ownership: each record names the token of the world that may change it in place, any other world copies it first,
 * and a fork gives both worlds new tokens. So a driver that never forks copies nothing, one that forks every thousand events is a
 * recorder, and one that forks before each event has the state before and after; all three execute the same code.
 */
import type { Actor, ConnectionId, ProcessId, ProcessStates, Vocabulary } from './actor.ts';
import { assert } from './assert.ts';
import { Digest } from './digest.ts';
import { EVENT, type EventKind, PendingEvent } from './event.ts';
import { injectFault } from './faults.ts';
import type { Fault } from './fault.ts';
import { HASH_BLOCK_EVENTS } from './hashTree.ts';
import { ReusedInput } from './input.ts';
import type { Latency } from './latency.ts';
import { defaultNetwork, Network, type NetworkProfile } from './network.ts';
import { EffectOutbox } from './outbox.ts';
import { copyProcess, createProcess, type Process } from './process.ts';
import { EventQueue } from './queue.ts';
import { copyStream, deriveStream, type Stream } from './random.ts';
import { SharedLog } from './sharedLog.ts';
import type { Trace } from './trace.ts';
import { arrive } from './transport.ts';

/** How long each disk operation takes. */
export interface DiskProfile {
  readonly append: Latency;
  readonly write: Latency;
  readonly save: Latency;
  readonly sync: Latency;
}

export interface WorldOptions {
  /** Any string of 1 to 64 characters. */
  readonly seed: string;
  readonly processes: readonly ProcessId[];
  readonly network?: Partial<NetworkProfile>;
  readonly disk?: Partial<DiskProfile>;
  /** How long an item takes from one activity of a process to the next; at least 1 µs is taken. */
  readonly handOver?: Latency;
  /** Orders events of the same instant by the seed instead of by who asked first. */
  readonly permuteTies?: boolean;
  /** The canonical scenario: opens the digest. */
  readonly identity?: unknown;
}

/** One row that properties and plans may look at: an observation, or something the kernel did to a process. */
export interface SeenObservation {
  readonly kind: string;
  readonly process: ProcessId;
  readonly atUs: number;
  /** Index of its row in the trace. */
  readonly row: number;
  readonly data: unknown;
}

const defaultDisk: DiskProfile = {
  append: { kind: 'constant', us: 20 },
  write: { kind: 'constant', us: 100 },
  save: { kind: 'constant', us: 1_000 },
  sync: { kind: 'constant', us: 1_000 },
};

const ONE_MICROSECOND: Latency = { kind: 'constant', us: 1 };

/** What all forks of a run share, because no event changes it. */
export interface Setting<State, V extends Vocabulary> {
  readonly actor: Actor<State, V>;
  readonly seed: string;
  readonly ids: readonly ProcessId[];
  readonly disk: DiskProfile;
  readonly handOver: Latency;
  /** Null where ties keep the order in which they were asked for. */
  readonly tieKey: number | null;
  /** Scratch of the handler call under way. */
  readonly input: ReusedInput<V>;
  readonly outbox: EffectOutbox<V>;
}

export class World<State, V extends Vocabulary> {
  readonly setting: Setting<State, V>;
  /** Whoever holds this token may write a record in place. */
  token: object = {};
  nowUs = 0;
  /** Events executed. */
  eventCount = 0;
  /** Rows of the trace so far, kept or not. */
  rowCount = 0;
  /** Row of the event under way: the cause of what it does. */
  currentRow = -1;
  /** Keeps rows from now on, if somebody wants them. */
  trace: Trace | null = null;
  /** Observations of the last event or fault. */
  readonly seen: SeenObservation[] = [];
  readonly queue: EventQueue;
  readonly network: Network;
  /** Index: process id. */
  readonly processes: (Process<State, V> | undefined)[];
  private readonly rolling: Digest;
  /** The digest after every 1,024th event: the leaves of the hash tree. */
  private blockDigests: SharedLog<string> = SharedLog.empty<string>();
  /** Streams of the disks, the hand-overs and the faults, by name. */
  private readonly streams: { readonly name: string; stream: Stream }[];
  private nextOrder = 1;
  private outsideRow = -1;

  private constructor(
    setting: Setting<State, V>,
    parts: {
      queue: EventQueue;
      network: Network;
      processes: (Process<State, V> | undefined)[];
      digest: Digest;
      streams: { readonly name: string; stream: Stream }[];
    },
  ) {
    this.setting = setting;
    this.queue = parts.queue;
    this.network = parts.network;
    this.processes = parts.processes;
    this.rolling = parts.digest;
    this.streams = parts.streams;
  }

  /** @returns A world at time 0 in which every process is still to be started. */
  static create<State, V extends Vocabulary>(actor: Actor<State, V>, options: WorldOptions): World<State, V> {
    const { seed } = options;
    assert(seed.length >= 1 && seed.length <= 64, 'a seed has 1 to 64 characters');
    const ids = [...options.processes].sort((a, b) => a - b);
    const tieKey = options.permuteTies === true ? new Digest().lanes()[0] ^ hashText(`${seed}/ties`) : null;
    const setting: Setting<State, V> = {
      actor,
      seed,
      ids,
      disk: { ...defaultDisk, ...options.disk },
      handOver: options.handOver ?? ONE_MICROSECOND,
      tieKey,
      input: new ReusedInput<V>(),
      outbox: new EffectOutbox<V>(),
    };
    const token = {};
    const processes: (Process<State, V> | undefined)[] = [];
    for (let id = 0; id <= Math.max(0, ...ids); id++) {
      processes.push(ids.includes(id) ? createProcess<State, V>(id, token) : undefined);
    }
    const digest = new Digest();
    digest.text(seed);
    digest.value(options.identity ?? null);
    const network = Network.create({ ...defaultNetwork, ...options.network }, seed, processes.length - 1, token);
    const world = new World<State, V>(setting, { queue: new EventQueue(), network, processes, digest, streams: [] });
    world.token = token;
    return world;
  }

  /** @returns A second world in the same instant. From here on neither sees what the other does. */
  fork(): World<State, V> {
    const fork = new World<State, V>(this.setting, {
      queue: this.queue.fork(),
      network: this.network.fork(),
      processes: this.processes.slice(),
      digest: this.rolling.copy(),
      streams: this.streams.map(({ name, stream }) => ({ name, stream })),
    });
    fork.nowUs = this.nowUs;
    fork.eventCount = this.eventCount;
    fork.rowCount = this.rowCount;
    fork.currentRow = this.currentRow;
    fork.blockDigests = this.blockDigests;
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
      this.queue.pop();
      this.nowUs = next.atUs;
      if (arrive(this, next)) return true;
    }
  }

  /** Lets time pass to `untilUs` without an event; the caller has executed all events until then. */
  waitUntil(untilUs: number): void {
    this.forgetSeen();
    this.nowUs = Math.max(this.nowUs, untilUs);
  }

  /** Makes a fault happen now. It is an event of the run like any other. */
  inject(fault: Fault): void {
    this.forgetSeen();
    injectFault(this, fault);
  }

  /** @returns Sixteen hexadecimal digits: the scenario and every event so far. */
  digest(): string {
    return this.rolling.toString();
  }

  /** @returns The digests after events 1,024, 2,048 …: the leaves of the run's hash tree. */
  digestBlocks(): SharedLog<string> {
    return this.blockDigests;
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
    return !this.network.isCut(from, to);
  }

  /** @returns A look at all processes, for properties and symbolic targets. */
  states(): ProcessStates<State> {
    return {
      ids: this.setting.ids,
      stateOf: (id) => this.stateOf(id),
      isPaused: (id) => this.isPaused(id),
      isLinked: (from, to) => this.isLinked(from, to),
    };
  }

  // What follows serves the kernel's own files: transport, effects, faults.

  /** Setting the length of an array is slow even where it changes nothing. */
  private forgetSeen(): void {
    if (this.seen.length > 0) this.seen.length = 0;
  }

  takeConnectionId(): ConnectionId {
    return this.network.takeConnectionId();
  }

  /** @returns The process, writable by this world. */
  ownProcess(id: ProcessId): Process<State, V> {
    const process = this.processes[id];
    assert(process !== undefined, 'every process that is named exists');
    if (process.owner === this.token) return process;
    const copy = copyProcess(process, this.setting.actor, this.token);
    this.processes[id] = copy;
    return copy;
  }

  /** @returns The stream with this name, ready to be drawn from. */
  ownStream(name: string): Stream {
    let entry = this.streams.find((candidate) => candidate.name === name);
    if (entry === undefined) {
      entry = { name, stream: deriveStream(this.setting.seed, name, this.token) };
      this.streams.push(entry);
    } else if (entry.stream.owner !== this.token) entry.stream = copyStream(entry.stream, this.token);
    return entry.stream;
  }

  /** @returns The next tie-breaker: by order of asking, or permuted by the seed. */
  takeOrder(): number {
    const order = this.nextOrder++;
    return this.setting.tieKey === null ? order : permute(order, this.setting.tieKey);
  }

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
  ): PendingEvent {
    const event = new PendingEvent(atUs, this.takeOrder(), kind, process, peer, life, key, name, payload, cause);
    this.queue.push(event);
    return event;
  }

  /** Counts an event and folds it into the digest. */
  countEvent(kind: EventKind, process: ProcessId, peer: ProcessId, key: number, name: string, payload: unknown): void {
    const { rolling } = this;
    this.eventCount++;
    rolling.event(kind | (process << 8) | (peer << 20), this.nowUs, key);
    if (name !== '') rolling.text(name);
    if (payload !== null) {
      const { actor } = this.setting;
      if (kind !== EVENT.fault && actor.fold !== undefined) actor.fold(payload, rolling);
      else rolling.value(payload);
    }
    if (this.eventCount % HASH_BLOCK_EVENTS === 0) this.blockDigests = this.blockDigests.append(rolling.toString());
  }

  /** Gives the next row its number, and keeps it if somebody keeps a trace. @returns Its index. */
  addRow(node: ProcessId, kind: string, peer: ProcessId, cause: number, data: unknown): number {
    const row = this.rowCount++;
    if (node === 0) {
      this.trace?.add(this.nowUs, node, kind, peer, cause, this.outsideRow, this.eventCount, data);
      this.outsideRow = row;
      return row;
    }
    const process = this.ownProcess(node);
    if (this.trace !== null) {
      this.trace.add(this.nowUs, node, kind, peer, cause, process.lastRow, this.eventCount, data);
    }
    process.lastRow = row;
    return row;
  }

  /** As `addRow`, for what properties and plans may want to see. */
  addSeenRow(node: ProcessId, kind: string, peer: ProcessId, cause: number, data: unknown): number {
    const row = this.addRow(node, kind, peer, cause, data);
    this.seen.push({ kind, process: node, atUs: this.nowUs, row, data });
    return row;
  }
}

/** A bijection of 32-bit integers: ties in an order of its own, the same in each execution. */
function permute(order: number, key: number): number {
  let word = Math.imul(order ^ key, 0x9e3779b1);
  word ^= word >>> 16;
  word = Math.imul(word, 0x85ebca6b);
  word ^= word >>> 13;
  return word >>> 0;
}

function hashText(text: string): number {
  const digest = new Digest();
  digest.text(text);
  return digest.lanes()[0];
}

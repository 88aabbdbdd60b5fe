/** What a world is made with. No event changes it, so all forks of a run share it. */
import type { Actor, ProcessId, Vocabulary } from './actor.ts';
import { assert } from './assert.ts';
import type { DecisionOptions } from './decisions.ts';
import { ReusedInput } from './input.ts';
import { assertPossible, type Latency } from './latency.ts';
import type { NetworkProfile } from './network.ts';
import { EffectOutbox } from './outbox.ts';
import { tieKeyOf } from './tieOrder.ts';

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
  /** What chance decides is kept, or given, by meaning. */
  readonly decisions?: DecisionOptions;
}

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

const defaultDisk: DiskProfile = {
  append: { kind: 'constant', us: 20 },
  write: { kind: 'constant', us: 100 },
  save: { kind: 'constant', us: 1_000 },
  sync: { kind: 'constant', us: 1_000 },
};

/** Twelve bits of each event's first word in the digest. */
const isProcessId = (id: ProcessId): boolean => Number.isInteger(id) && id >= 1 && id <= 4_095;

const ONE_MICROSECOND: Latency = { kind: 'constant', us: 1 };

export function settingOf<State, V extends Vocabulary>(
  actor: Actor<State, V>,
  options: WorldOptions,
): Setting<State, V> {
  const { seed, processes, disk, handOver = ONE_MICROSECOND, permuteTies = false } = options;
  assert(processes.every(isProcessId), 'the number of a process is an integer of 1 to 4,095');
  assert(new Set(processes).size === processes.length, 'no two processes have one number');
  const latencies = { ...defaultDisk, ...disk };
  for (const latency of [latencies.append, latencies.write, latencies.save, latencies.sync, handOver])
    assertPossible(latency);
  return {
    actor,
    seed,
    ids: processes.toSorted((a, b) => a - b),
    disk: latencies,
    handOver,
    tieKey: permuteTies ? tieKeyOf(seed) : null,
    input: new ReusedInput<V>(),
    outbox: new EffectOutbox<V>(),
  };
}

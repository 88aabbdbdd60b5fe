/** Runs of the replicated register: where the tests, the pinned digests and the other engines begin. */
import {
  type Actor,
  type Fault,
  type Latency,
  type Plan,
  Run,
  World,
  type WorldOptions,
} from '../../sim/index.ts';
import { type Flaw, primaryBackup, type Server, type Words } from './primaryBackup.ts';
import { registerProperties } from './primaryBackupProperties.ts';

export type RegisterRun = Run<Server, Words, never>;
/** A fault and when it happens, in virtual microseconds. */
export type Timed = readonly [atUs: number, fault: Fault];

export interface RegisterStory {
  readonly seed: string;
  readonly servers?: readonly number[];
  readonly flaw?: Flaw;
  /** Another actor in the place of the register. */
  readonly actor?: Actor<Server, Words>;
  /** After the start of all servers at time 0. */
  readonly faults?: readonly Timed[];
  /** After those, if times are not enough. */
  readonly steps?: Plan<never>;
  readonly options?: Partial<WorldOptions>;
}

export const planOf = (faults: readonly Timed[]): Plan<never> =>
  faults.map(([us, fault]) => ({ moment: { kind: 'at', us }, action: { do: 'fault', fault } }));

/** A network and a disk that draw from every stream there is. */
const unevenLatencies = {
  network: { latency: { kind: 'exponential', meanUs: 800, minUs: 200 } satisfies Latency },
  disk: {
    sync: { kind: 'bimodal', fast: [300, 900], slow: [5_000, 9_000], slowPpm: 50_000 } satisfies Latency,
  },
  handOver: { kind: 'uniform', minUs: 1, maxUs: 40 } satisfies Latency,
} as const;

export function beginRegister({
  seed,
  servers = [1, 2, 3],
  flaw = 'none',
  actor = primaryBackup(servers, flaw),
  faults = [],
  steps = [],
  options,
}: RegisterStory): RegisterRun {
  const disk = { ...unevenLatencies.disk, append: constant(20), write: constant(100), save: constant(1_000) };
  const world = World.create(actor, {
    seed,
    processes: servers,
    identity: { servers, faults, steps },
    ...unevenLatencies,
    disk,
    ...options,
  });
  const starts = servers.map((process): Timed => [0, { kind: 'start', process }]);
  return Run.begin(world, {
    plan: [...planOf([...starts, ...faults]), ...steps],
    properties: registerProperties,
    judge: () => true,
  });
}

const constant = (us: number): Latency => ({ kind: 'constant', us });

const primary = 'the primary';

const restarts = (atUs: number): readonly Timed[] =>
  [1, 2, 3].map((process): Timed => [atUs, { kind: 'restart', process }]);

/** Stories with something of everything; the last fault is well before `registerUntilUs`. */
export const registerStories: Readonly<Record<string, readonly Timed[]>> = {
  quiet: [],
  'the primary is killed': [
    [1_000_000, { kind: 'kill', process: primary }],
    [1_500_000, { kind: 'start', process: 1 }],
    [1_500_000, { kind: 'start', process: 2 }],
    [1_500_000, { kind: 'start', process: 3 }],
  ],
  'power fails': [
    [1_000_000, { kind: 'powerOff', process: primary, unsynced: 'prefix' }],
    [1_400_000, { kind: 'powerOff', process: 'a backup', unsynced: 'torn' }],
    [1_500_000, { kind: 'start', process: 1 }],
    [1_500_000, { kind: 'start', process: 2 }],
    [1_500_000, { kind: 'start', process: 3 }],
    [2_000_000, { kind: 'powerOff', process: 'a backup', unsynced: 'lost' }],
    [2_100_000, { kind: 'restart', process: 1 }],
    [2_100_000, { kind: 'restart', process: 2 }],
    [2_100_000, { kind: 'restart', process: 3 }],
  ],
  'disks fail': [
    [
      400_000,
      {
        kind: 'disk',
        process: primary,
        disk: {
          kind: 'slow',
          operations: ['sync'],
          latency: { kind: 'uniform', minUs: 9_000, maxUs: 30_000 },
        },
      },
    ],
    [
      900_000,
      { kind: 'disk', process: 'a backup', disk: { kind: 'fail', operations: ['sync', 'append'], times: 1 } },
    ],
    ...restarts(1_100_000),
    [1_500_000, { kind: 'disk', process: primary, disk: { kind: 'fill' } }],
    ...[1, 2, 3].map((process): Timed => [1_700_000, { kind: 'disk', process, disk: { kind: 'free' } }]),
    ...restarts(1_700_000),
    [2_000_000, { kind: 'disk', process: 'a backup', disk: { kind: 'flip', what: { record: 1 } } }],
  ],
  'the network parts': [
    [600_000, { kind: 'partition', sides: [[1], [2, 3]] }],
    [
      1_200_000,
      {
        kind: 'partition',
        sides: [
          [1, 2],
          [2, 3],
        ],
      },
    ],
    [1_800_000, { kind: 'cut', from: 2, to: 3, ways: 'one' }],
    [2_200_000, { kind: 'heal', between: 'all' }],
  ],
  'links misbehave': [
    [400_000, { kind: 'flap', between: [primary, 'a backup'], downUs: 15_000, upUs: 40_000, times: 5 }],
    [900_000, { kind: 'hold', from: primary, to: 'a backup', name: 'a log', where: { type: 'log' }, nth: 2 }],
    [1_000_000, { kind: 'release', name: 'a log' }],
    [1_100_000, { kind: 'bridge', among: [1, 2, 3], through: primary }],
    [1_400_000, { kind: 'heal', between: 'all' }],
    [1_500_000, { kind: 'ring', among: [1, 2, 3] }],
    [1_600_000, { kind: 'flap', between: [1, 3], downUs: 1_000, upUs: 30_000 }],
    [1_700_000, { kind: 'hold', from: primary, to: 1, name: 'for good' }],
    [1_800_000, { kind: 'hold', from: primary, to: 2, name: 'for good' }],
    [1_900_000, { kind: 'majoritiesRing', among: ['the primary', 'a backup', 'a backup'] }],
    [2_000_000, { kind: 'command', process: 2, command: { nobody: 'understands' }, about: primary }],
    [2_200_000, { kind: 'release', name: 'for good' }],
  ],
  'clocks, pauses, delays, resets': [
    [500_000, { kind: 'clock', process: 1, ratePpm: 1_300_000, jumpUs: -250_000 }],
    [600_000, { kind: 'pause', process: primary }],
    [1_000_000, { kind: 'resume', process: 1 }],
    [1_000_000, { kind: 'resume', process: 2 }],
    [1_000_000, { kind: 'resume', process: 3 }],
    [
      1_200_000,
      { kind: 'delay', from: 1, to: 2, ways: 'both', latency: { kind: 'heavyTailed', minUs: 900 } },
    ],
    [1_600_000, { kind: 'reset', between: [1, 3] }],
    [1_800_000, { kind: 'delay', from: 1, to: 2, ways: 'both', latency: null }],
    [2_000_000, { kind: 'clock', process: 1, ratePpm: 1_000_000 }],
  ],
};

export const registerUntilUs = 5_000_000;

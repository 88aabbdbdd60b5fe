/**
 * fast-check's arbitraries of what may go wrong: steps of a story, each a fault and most times how long it lasts. They shrink towards
 * fewer steps, earlier and rounder times, lower server ids, milder faults.
 */
import fc from 'fast-check';
import type { AuthoredFault, AuthoredStep } from '../format/authoredStep.ts';
import { anyMoment } from './anyMoment.ts';

/** What may go wrong, mildest first. */
export const faultWords = [
  'reset',
  'cut',
  'partition',
  'ring',
  'bridge',
  'flap',
  'delay',
  'pause',
  'clock',
  'restart',
  'kill',
  'powerOff',
  'slowDisk',
  'failDisk',
] as const;

export type FaultWord = (typeof faultWords)[number];

export interface FaultPlanConstraints {
  /** Server ids, 1 to 255; `[1, 2, 3]` unless told otherwise. */
  readonly ids?: readonly number[];
  /** Which faults; all unless told otherwise. */
  readonly kinds?: readonly FaultWord[];
  /** How many at most; 12 unless told otherwise. */
  readonly faultsMax?: number;
  /** The time in which they begin, in virtual milliseconds; 10,000 unless told otherwise. */
  readonly busyMs?: number;
}

/** Any plan of faults: steps for a story of yours. */
export function anyFaultPlan({
  ids = [1, 2, 3],
  kinds = faultWords,
  faultsMax = 12,
  busyMs = 10_000,
}: FaultPlanConstraints = {}): fc.Arbitrary<AuthoredStep[]> {
  const faults = faultsAmong(ids);
  const possible = kinds.map((word) => faults[word]).filter((fault) => fault !== null);
  if (possible.length === 0) return fc.constant([]);
  const step = fc
    .tuple(anyMoment({ ids, busyMs }), fc.oneof({ withCrossShrink: true }, ...possible))
    .map(([moment, fault]): AuthoredStep => ({ ...moment, ...fault }));
  return fc.array(step, { maxLength: faultsMax });
}

/** How long a fault lasts. */
const lasting = fc
  .constantFrom(100, 300, 1_000, 2_000, 5_000)
  .chain((ms) => fc.constantFrom(`${ms}ms`, `${ms + 50}ms`));

/** @returns For each word its arbitrary; null where there are too few servers for it. */
function faultsAmong(ids: readonly number[]): Record<FaultWord, fc.Arbitrary<AuthoredFault> | null> {
  const id = fc.constantFrom(...ids);
  const target = fc.oneof(
    { arbitrary: id, weight: 3 },
    { arbitrary: fc.constantFrom('leader' as const, 'a follower' as const), weight: 1 },
  );
  const link =
    ids.length < 2
      ? null
      : fc
          .shuffledSubarray([...ids], { minLength: 2, maxLength: 2 })
          .map(([a = 0, b = 0]) => [a, b] as const);
  const onLink = (of: (pair: readonly [number, number]) => fc.Arbitrary<AuthoredFault>) =>
    link === null ? null : link.chain(of);
  const fromThree = (arbitrary: fc.Arbitrary<AuthoredFault>) => (ids.length < 3 ? null : arbitrary);
  return {
    reset: onLink((pair) => fc.constant({ reset: pair })),
    cut: onLink((pair) =>
      fc.record({ cut: fc.constant(pair), ways: fc.constantFrom('both' as const, 'one'), for: lasting }),
    ),
    partition:
      ids.length < 2
        ? null
        : fc
            .tuple(fc.subarray([...ids], { minLength: 1, maxLength: ids.length - 1 }), lasting)
            .map(([side, time]) => ({
              partition: [side, ids.filter((other) => !side.includes(other))],
              for: time,
            })),
    ring: fromThree(fc.record({ ring: fc.constant('all' as const), for: lasting })),
    bridge: fromThree(fc.record({ bridge: id, among: fc.constant('all' as const), for: lasting })),
    flap: onLink((pair) =>
      fc.record({
        flap: fc.constant(pair),
        down: fc.constantFrom('100ms', '400ms'),
        up: fc.constantFrom('100ms', '400ms'),
        for: lasting,
      }),
    ),
    delay: onLink((pair) =>
      fc.record({ delay: fc.constant(pair), latency: fc.constantFrom('5ms', '1ms..30ms'), for: lasting }),
    ),
    pause: fc.record({ pause: id, for: lasting }),
    clock: fc.record({ clock: id, rate: fc.constantFrom(1.05, 1.5) }),
    restart: fc.record({ restart: target }),
    kill: fc.record({ kill: id, for: lasting }),
    powerOff: fc.record({
      powerOff: id,
      unsynced: fc.constantFrom('lost' as const, 'prefix', 'torn'),
      for: lasting,
    }),
    slowDisk: fc.record({ slowDisk: id, latency: fc.constantFrom('5ms', '5ms..40ms'), for: lasting }),
    failDisk: fc.record({
      failDisk: id,
      operations: fc.constantFrom('sync' as const, 'append', 'save', 'write').map((operation) => [operation]),
      failures: fc.integer({ min: 1, max: 3 }),
    }),
  };
}

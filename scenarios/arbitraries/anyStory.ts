/** fast-check's arbitrary of whole stories: an ensemble that starts, clients that write, and what goes wrong meanwhile. */
import fc from 'fast-check';
import type { Release } from '../../model/index.ts';
import type { AuthoredStep, AuthoredWrite } from '../format/authoredStep.ts';
import type { Scenario } from '../format/scenario.ts';
import { anyFaultPlan, type FaultPlanConstraints } from './anyFaultPlan.ts';
import { anyMoment } from './anyMoment.ts';

export interface StoryConstraints extends Omit<FaultPlanConstraints, 'ids'> {
  /** How many servers vote, fewest and most; `[3, 5]` unless told otherwise. */
  readonly servers?: readonly [min: number, max: number];
  /** How many observe, at most; 1 unless told otherwise. */
  readonly observersMax?: number;
  /** How many steps of clients, at most; 6 unless told otherwise. */
  readonly writesMax?: number;
  /** 3.9.5 unless told otherwise. */
  readonly release?: Release;
  /** Bugs, switched on. */
  readonly variants?: readonly string[];
  /** How long a story goes on after its busy time, in virtual milliseconds; 10,000 unless told otherwise. */
  readonly tailMs?: number;
}

/** Ticks of a fifth of a second: a run of seconds sees every time-out. */
const SHORT = { tickTime: 200, cnxTimeout: 500, maxNotificationInterval: 2_000 } as const;

/**
 * Any story: `run` it, or ask `breachOf` what breaks first. It shrinks towards few servers, no observers, few steps at round times.
 *
 * ```ts
 * fc.assert(fc.property(anyStory({ servers: [3, 3] }), (story) => breachOf(story) === null));
 * ```
 */
export function anyStory({
  servers = [3, 5],
  observersMax = 1,
  writesMax = 6,
  busyMs = 10_000,
  tailMs = 10_000,
  release,
  variants,
  ...faults
}: StoryConstraints = {}): fc.Arbitrary<Scenario> {
  const [min, max] = servers;
  return fc
    .record({
      voters: fc.integer({ min, max }),
      observers: fc.nat(observersMax),
      seed: fc.nat(999).map((number) => `${number + 1}`),
    })
    .chain(({ voters, observers, seed }) => {
      const ids = Array.from({ length: voters + observers }, (_, index) => index + 1);
      const drawn = fc.record({
        writes: fc.array(anyWrite(ids, busyMs), { maxLength: writesMax }),
        plan: anyFaultPlan({ ...faults, ids, busyMs }),
      });
      return drawn.map(
        ({ writes, plan }): Scenario => ({
          zablab: 1,
          name: 'any-story',
          ensemble: {
            servers: ids.length,
            ...(observers === 0 ? {} : { observers: ids.slice(voters) }),
            ...SHORT,
            ...(release === undefined ? {} : { release }),
            ...(variants === undefined ? {} : { variants }),
          },
          seed,
          steps: [{ at: '0s', start: 'all' }, ...writes, ...plan],
          until: `${busyMs + tailMs}ms`,
        }),
      );
    });
}

function anyWrite(ids: readonly number[], busyMs: number): fc.Arbitrary<AuthoredStep> {
  const through: fc.Arbitrary<AuthoredWrite['through']> = fc.oneof(
    fc.constant('leader' as const),
    fc.constantFrom(...ids),
  );
  const write = fc.record({
    through,
    path: fc.constantFrom('/a', '/b'),
    value: fc.nat(99).map(String),
    count: fc.integer({ min: 1, max: 4 }),
    window: fc.integer({ min: 1, max: 3 }),
  });
  return fc
    .tuple(anyMoment({ ids, busyMs }), write)
    .map(([moment, asked]): AuthoredStep => ({ ...moment, write: asked }));
}

/** Processes that are left to themselves: everything that troubles them ends at once, and nothing that waits comes after it. */
import { describe, expect, it } from 'vitest';
import type { Fault, PlanStep } from '../../sim/index.ts';
import { beginRegister, type RegisterStory } from '../protocols/registerRun.ts';
import { dial, listen, play, send } from '../support/puppets.ts';

const MS = 1_000;
const settle: Fault = { kind: 'settle', processes: [1, 2], apart: [3] };

const troubles: readonly Fault[] = [
  { kind: 'partition', sides: [[1], [2], [3]] },
  { kind: 'flap', between: [1, 2], downUs: 1_000, upUs: 500 },
  { kind: 'delay', from: 1, to: 2, ways: 'both', latency: { kind: 'constant', us: 70_000 } },
  { kind: 'hold', from: 1, to: 2, name: 'a' },
  { kind: 'clock', process: 1, ratePpm: 500_000 },
  {
    kind: 'disk',
    process: 1,
    disk: { kind: 'slow', operations: ['sync'], latency: { kind: 'constant', us: 9 } },
  },
  { kind: 'disk', process: 1, disk: { kind: 'fail', operations: ['append'] } },
  { kind: 'disk', process: 2, disk: { kind: 'fill' } },
  { kind: 'pause', process: 1 },
  { kind: 'powerOff', process: 2, unsynced: 'lost' },
];

const settledAfter = (faults: readonly Fault[], more: Partial<RegisterStory> = {}) => {
  const run = beginRegister({ seed: 's', faults: faults.map((fault) => [20 * MS, fault] as const), ...more });
  run.advance(40 * MS);
  return run;
};

describe('settling some', () => {
  const { world } = settledAfter([...troubles, settle]);

  it('links them with each other, and cuts them off from the rest for good', () => {
    expect([world.isLinked(1, 2), world.isLinked(2, 1)]).toEqual([true, true]);
    expect([world.isLinked(1, 3), world.isLinked(3, 2)]).toEqual([false, false]);
    expect(world.latencyBoundUs(1, 2)).toBeLessThan(70 * MS);
  });

  it('lets them run, by true clocks, on disks that work', () => {
    expect([1, 2].map((id) => [world.isUp(id), world.isPaused(id)])).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(world.clockOf(1).ratePpm).toBe(1_000_000);
    expect([1, 2].map((id) => world.diskOf(id).condition)).toEqual(
      [1, 2].map(() => world.diskOf(3).condition),
    );
  });

  it('lets the messages go that are held on their way to them', () => {
    const cast = { 1: { boot: dial(2), at: { [10 * MS]: send(2, 'a') } }, 2: { boot: listen } };
    const held: Fault = { kind: 'hold', from: 1, to: 2, name: 'it' };
    const heardBy2 = (processes: readonly number[]): readonly string[] => {
      const faults = [
        [9 * MS, held],
        [50 * MS, { kind: 'settle', processes, apart: [] }],
      ] as const;
      return play(cast, { faults }).heard(2, 'message');
    };
    expect(heardBy2([2])).toEqual(['51000 message 1 a']);
    expect(heardBy2([])).toEqual([]);
  });

  it('takes from the plan what waits for an observation, and what follows that', () => {
    const kill = (process: number): PlanStep<never>['action'] => ({
      do: 'fault',
      fault: { kind: 'kill', process },
    });
    const steps: readonly PlanStep<never>[] = [
      { moment: { kind: 'when', observed: 'start', by: 1, us: 30 * MS }, action: kill(1) },
      { moment: { kind: 'then', us: 1 }, action: kill(1) },
      { moment: { kind: 'when', observed: 'pause', by: 2, us: 0 }, action: kill(2) },
      { moment: { kind: 'at', us: 35 * MS }, action: kill(3) },
    ];
    const pauseLater: readonly Fault[] = [{ kind: 'pause', process: 2 }];
    const killed = (faults: readonly Fault[]) => {
      const run = settledAfter(faults, { steps });
      run.inject({ kind: 'pause', process: 2 });
      run.advance(50 * MS);
      return [1, 2, 3].filter((id) => !run.world.isUp(id));
    };
    expect(killed(pauseLater)).toEqual([1, 2, 3]);
    expect(killed([settle])).toEqual([3]);
  });

  it('tells how long what was slow before is still under way', () => {
    const latency = { kind: 'constant', us: 400 * MS } as const;
    const cast = { 1: { boot: dial(2), at: { [10 * MS]: send(2, 'a') } }, 2: { boot: listen } };
    const delay: Fault = { kind: 'delay', from: 1, to: 2, ways: 'both', latency };
    const { world } = play(cast, {
      faults: [
        [9 * MS, delay],
        [50 * MS, { kind: 'settle', processes: [1, 2], apart: [] }],
      ],
      untilUs: 60 * MS,
    });
    expect(world.underWayUntilUs()).toBe(410 * MS);
  });
});

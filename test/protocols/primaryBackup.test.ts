/** The example protocol keeps its promises, its properties see it when it does not, and its runs read like stories. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fault, type Moment, Trace, type TraceRow, type Unsynced } from '../../sim/index.ts';
import type { Entry, Flaw } from './primaryBackup.ts';
import {
  beginRegister,
  type RegisterRun,
  registerStories,
  type RegisterStory,
  registerUntilUs,
  type Timed,
} from './registerRun.ts';

const S = 1_000_000;
const seeds = Array.from({ length: 8 }, (_, k) => `register/${k}`);

function runOf(
  story: RegisterStory,
  untilUs = registerUntilUs,
): { readonly run: RegisterRun; readonly rows: readonly TraceRow[] } {
  const run = beginRegister(story);
  const trace = new Trace();
  run.world.trace = trace;
  run.advance(untilUs);
  return { run, rows: [...trace.rows()] };
}

const held = ({ run }: { readonly run: RegisterRun }) =>
  Object.fromEntries(run.verdicts().map(({ mood, held: isHeld }) => [mood, isHeld]));
const acknowledged = (rows: readonly TraceRow[]) =>
  rows
    .filter(({ kind }) => kind === 'acknowledged')
    .map(({ t, node, data }) => ({
      t,
      node,
      ...(data as { readonly index: number; readonly entry: Entry }),
    }));
const views = (rows: readonly TraceRow[]) =>
  rows
    .filter(({ kind }) => kind === 'tookOver')
    .map(({ node, data }) => [node, (data as { readonly view: number }).view] as const);
const startAll = (atUs: number): readonly Timed[] =>
  [1, 2, 3].map((process): Timed => [atUs, { kind: 'start', process }]);

/** At the `nth` acknowledgement; `us` later. */
const whenAcknowledged = (nth: number, us: number, fault: Fault) => ({
  moment: { kind: 'when', observed: 'acknowledged', nth, us } satisfies Moment,
  action: { do: 'fault', fault } as const,
});

describe('the register', () => {
  it('has one primary, which acknowledges a write every other beat, on all disks', () => {
    const { run, rows } = runOf({ seed: 's' }, 2 * S);
    expect(views(rows)).toHaveLength(1);
    const writes = acknowledged(rows);
    expect(writes.length).toBeGreaterThan(30);
    expect(writes.map(({ index }) => index)).toEqual(writes.map((_, index) => index));
    for (const id of [1, 2, 3]) {
      const onDisk = [...run.world.diskOf(id).durable.log];
      expect(onDisk.slice(0, writes.length)).toEqual(writes.map(({ entry }) => entry));
    }
  });

  it('killed: a backup takes over, with a view that only it may lead, and loses nothing', () => {
    const { rows } = runOf({
      seed: 's',
      faults: [[1 * S, { kind: 'kill', process: 'the primary' }], ...startAll(2 * S)],
    });
    const [[first, firstView] = [0, 0], [second, secondView] = [0, 0]] = views(rows);
    expect(second).not.toBe(first);
    expect(secondView).toBeGreaterThan(firstView);
    expect([firstView, secondView].map((view) => [1, 2, 3][view % 3])).toEqual([first, second]);
    const before = acknowledged(rows).filter(({ t }) => t < 1 * S);
    const after = acknowledged(rows).filter(({ t }) => t > 2 * S);
    expect(after.map(({ index }) => index)).toEqual(after.map((_, index) => index)); // the new primary tells all again
    expect(after.slice(0, before.length).map(({ entry }) => entry)).toEqual(before.map(({ entry }) => entry));
    expect(after.length).toBeGreaterThan(before.length);
  });

  it('acknowledges nothing while one of three is absent', () => {
    const { rows } = runOf({ seed: 's', faults: [[1 * S, { kind: 'pause', process: 'a backup' }]] }, 3 * S);
    expect(acknowledged(rows).filter(({ t }) => t > 1.01 * S)).toEqual([]);
  });

  it.each<Unsynced>(['lost', 'prefix', 'torn'])(
    'all power gone at once (%s): everything acknowledged is there when it is back',
    (unsynced) => {
      for (const seed of seeds) {
        const off = [1, 2, 3].map((process) =>
          whenAcknowledged(20, 0, { kind: 'powerOff', process, unsynced }),
        );
        const on = [1, 2, 3].map((process) => whenAcknowledged(20, 500_000, { kind: 'start', process }));
        const told = runOf({ seed, steps: [...off, ...on] }, 4 * S);
        expect(held(told)).toEqual({ always: true, sometimes: true, eventually: true });
        expect(acknowledged(told.rows).length).toBeGreaterThan(40);
      }
    },
  );

  it('parted: the old primary acknowledges nothing more, and the logs are one again after the heal', () => {
    for (const seed of seeds.slice(0, 5)) {
      const told = runOf({ seed, faults: registerStories['the network parts'] ?? [] });
      expect(held(told)).toMatchObject({ always: true, eventually: true });
      expect(acknowledged(told.rows).filter(({ t }) => t > 0.7 * S && t < 1.2 * S)).toEqual([]);
      const logs = [1, 2, 3].map((id) => told.run.world.stateOf(id)?.log);
      const common = Math.min(...logs.map((log) => log?.length ?? 0));
      expect(new Set(logs.map((log) => JSON.stringify(log?.truncate(common)))).size).toBe(1);
      expect(common).toBeGreaterThan(20);
    }
  });

  it.each(Object.entries(registerStories))('keeps its properties: %s', (_name, faults) => {
    for (const seed of seeds.slice(0, 6))
      expect(held(runOf({ seed, faults }))).toMatchObject({ always: true, eventually: true });
  });

  it('keeps what it acknowledged under random faults, and goes on when they are over', () => {
    const target = fc.constantFrom<number | string>(1, 2, 3, 'the primary', 'a backup');
    const fault: fc.Arbitrary<Fault> = fc.oneof(
      fc.record({
        kind: fc.constantFrom(
          'kill' as const,
          'restart' as const,
          'pause' as const,
          'resume' as const,
          'start' as const,
        ),
        process: target,
      }),
      fc.record({
        kind: fc.constant('powerOff' as const),
        process: target,
        unsynced: fc.constantFrom<Unsynced>('lost', 'prefix', 'torn'),
      }),
      fc.record({
        kind: fc.constant('cut' as const),
        from: target,
        to: target,
        ways: fc.constantFrom('one' as const, 'both' as const),
      }),
      fc.record({ kind: fc.constant('reset' as const), between: fc.tuple(target, target) }),
      fc.constantFrom<Fault>(
        { kind: 'heal', between: 'all' },
        { kind: 'partition', sides: [[1], [2, 3]] },
        {
          kind: 'partition',
          sides: [
            [1, 2],
            [2, 3],
          ],
        },
      ),
    );
    const faults = fc.array(
      fc.tuple(
        fc.integer({ min: 200, max: 2_500 }).map((ms) => ms * 1_000),
        fault,
      ),
      { maxLength: 14 },
    );
    const calm: readonly Timed[] = [
      [2.6 * S, { kind: 'heal', between: 'all' }],
      ...[1, 2, 3].map((process): Timed => [2.6 * S, { kind: 'resume', process }]),
      ...startAll(2.6 * S),
    ];
    fc.assert(
      fc.property(faults, fc.nat(), (random, seed) => {
        const inTime = [...random].sort(([a], [b]) => a - b);
        expect(held(runOf({ seed: `s/${seed}`, faults: [...inTime, ...calm] }))).toMatchObject({
          always: true,
          eventually: true,
        });
      }),
      { numRuns: 20 },
    );
  });
});

describe('a flaw is seen by the properties', () => {
  const isBroken = (mood: string, story: RegisterStory): boolean => held(runOf(story))[mood] === false;

  it('answering before the sync: power fails everywhere, and the servers that come back have lost a write', () => {
    const breaks = (flaw: Flaw): readonly boolean[] =>
      seeds.flatMap((seed) =>
        [1, 2, 3].map((absent) => {
          const off = [1, 2, 3].map((process) =>
            whenAcknowledged(20, 0, { kind: 'powerOff', process, unsynced: 'lost' }),
          );
          const on = [1, 2, 3]
            .filter((id) => id !== absent)
            .map((process) => whenAcknowledged(20, 100_000, { kind: 'start', process }));
          return isBroken('always', { seed, flaw, steps: [...off, ...on] });
        }),
      );
    expect(breaks('answersBeforeSync')).toContain(true);
    expect(breaks('none')).not.toContain(true);
  });

  it('acknowledging alone: the primary dies, and what only it had is gone', () => {
    const faults = registerStories['the primary is killed'] ?? [];
    expect(seeds.map((seed) => isBroken('always', { seed, faults, flaw: 'acknowledgesAlone' }))).toContain(
      true,
    );
    expect(seeds.map((seed) => isBroken('always', { seed, faults }))).not.toContain(true);
  });

  it('obeying old views: what an old primary had under way on a slow link undoes what a newer one acknowledged', () => {
    const slow = { kind: 'constant', us: 600_000 } as const;
    const normal = [
      [1, 2],
      [2, 3],
      [3, 1],
    ].map(([from = 0, to = 0]): Fault => ({ kind: 'delay', from, to, ways: 'both', latency: null }));
    const faults: readonly Timed[] = [
      [0.5 * S, { kind: 'delay', from: 'the primary', to: 'a backup', ways: 'one', latency: slow }],
      ...normal.map((fault): Timed => [0.8 * S, fault]), // what was sent until now is still slow
      [1.15 * S, { kind: 'kill', process: 'a backup' }],
      [1.15 * S, { kind: 'kill', process: 'a backup' }],
      ...startAll(2 * S),
    ];
    expect(seeds.map((seed) => isBroken('always', { seed, faults, flaw: 'obeysOldViews' }))).toContain(true);
    expect(seeds.map((seed) => isBroken('always', { seed, faults }))).not.toContain(true);
  });

  it('a link slower than every time-out: writes do not go on; a quiet run: no primary was ever seen to fail', () => {
    const latency = { kind: 'constant', us: 5 * S } as const;
    const faults: readonly Timed[] = [[1 * S, { kind: 'delay', from: 1, to: 2, ways: 'both', latency }]];
    expect(isBroken('eventually', { seed: 's', faults })).toBe(true);
    expect(isBroken('sometimes', { seed: 's' })).toBe(true);
  });
});

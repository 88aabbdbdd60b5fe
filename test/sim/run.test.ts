/** A run: when the steps of its plan happen, and what its properties find. */
import { describe, expect, it } from 'vitest';
import {
  type Mood,
  type Moment,
  type Plan,
  type Property,
  property,
  Run,
  Trace,
  World,
} from '../../sim/index.ts';
import { type Act, type Cast, type Puppet, puppets, type Words } from '../support/puppets.ts';

const MS = 1_000;
type Expected = { readonly of: string };

interface Story {
  readonly steps?: Plan<Expected>;
  readonly properties?: readonly Property<Puppet>[];
}

function begin(cast: Cast, { steps = [], properties = [] }: Story): Run<Puppet, Words, Expected> {
  const ids = Object.keys(cast).map(Number);
  const world = World.create(puppets(cast), { seed: 's', processes: ids });
  const starts = ids.map(
    (process) =>
      ({
        moment: { kind: 'at', us: 0 },
        action: { do: 'fault', fault: { kind: 'start', process } },
      }) as const,
  );
  world.trace = new Trace();
  return Run.begin(world, {
    plan: [...starts, ...steps],
    properties,
    judge: ({ of }, { nowUs }) => of === `time ${nowUs}`,
  });
}

const rowsOf = (run: Run<Puppet, Words, Expected>) => [...(run.world.trace?.rows() ?? [])];

describe('a step of a plan happens', () => {
  /** When the expectations of a plan were judged: they mark a moment and change nothing. */
  const momentsOf = (cast: Cast, ...moments: readonly Moment[]): readonly number[] => {
    const run = begin(cast, {
      steps: moments.map((moment) => ({ moment, action: { do: 'expect', expectation: { of: '' } } })),
    });
    run.advance(100 * MS);
    return run.judgements.map(({ atUs }) => atUs);
  };
  const says =
    (text: string): Act =>
    (out) =>
      out.observe({ kind: 'said', text, clockUs: 0 });
  const talker: Cast = {
    1: { at: { [10 * MS]: says('a'), [20 * MS]: says('b'), [30 * MS]: says('a') } },
    2: { at: { [15 * MS]: says('a') } },
  };

  it('at its time, in the order of time', () => {
    expect(momentsOf({ 1: {} }, { kind: 'at', us: 7 * MS }, { kind: 'at', us: 3 * MS })).toEqual([
      3 * MS,
      7 * MS,
    ]);
  });

  it('so long after the step before it', () => {
    expect(
      momentsOf({ 1: {} }, { kind: 'at', us: 7 * MS }, { kind: 'then', us: 2 * MS }, { kind: 'then', us: 0 }),
    ).toEqual([7 * MS, 9 * MS, 9 * MS]);
  });

  it('again and again, and the step behind it after the last time', () => {
    expect(
      momentsOf({ 1: {} }, { kind: 'every', us: 5 * MS, fromUs: 2 * MS, times: 3 }, { kind: 'then', us: 1 }),
    ).toEqual([2_000, 7_000, 12_000, 12_001]);
  });

  it('so long after the nth observation that fits', () => {
    expect(momentsOf(talker, { kind: 'when', observed: 'said', us: 0 })).toEqual([10 * MS]);
    expect(momentsOf(talker, { kind: 'when', observed: 'said', us: 500, nth: 2 })).toEqual([15_500]);
    expect(momentsOf(talker, { kind: 'when', observed: 'said', us: 0, nth: 2, by: 1 })).toEqual([20 * MS]);
    expect(momentsOf(talker, { kind: 'when', observed: 'said', us: 0, where: { text: 'b' } })).toEqual([
      20 * MS,
    ]);
    expect(momentsOf(talker, { kind: 'when', observed: 'said', us: 0, nth: 5 })).toEqual([]);
  });

  it('so long after something that the kernel did', () => {
    const run = begin(
      { 1: {} },
      {
        steps: [
          {
            moment: { kind: 'at', us: 5 * MS },
            action: { do: 'fault', fault: { kind: 'kill', process: 1 } },
          },
          {
            moment: { kind: 'when', observed: 'kill', us: 2 * MS },
            action: { do: 'fault', fault: { kind: 'start', process: 1 } },
          },
        ],
      },
    );
    run.advance(100 * MS);
    expect(
      rowsOf(run)
        .filter(({ kind }) => kind === 'start')
        .map(({ t }) => t),
    ).toEqual([0, 7 * MS]);
  });

  it('before the events of its instant, or behind as many of them as it says', () => {
    const cast: Cast = { 1: { at: { [5 * MS]: (out) => [out.setTimer('a', 0), out.setTimer('b', 0)] } } };
    const orderWith = (after?: number): readonly string[] => {
      const moment: Moment = { kind: 'at', us: 5 * MS, ...(after === undefined ? {} : { after }) };
      const run = begin(cast, {
        steps: [{ moment, action: { do: 'fault', fault: { kind: 'heal', between: 'all' } } }],
      });
      run.advance(100 * MS);
      return rowsOf(run)
        .filter(({ t, kind }) => t === 5 * MS && ['fault', 'timerFire'].includes(kind))
        .map(({ kind }) => kind);
    };
    expect(orderWith()).toEqual(['fault', 'timerFire', 'timerFire', 'timerFire']);
    expect(orderWith(1)).toEqual(['timerFire', 'fault', 'timerFire', 'timerFire']);
    expect(orderWith(2)).toEqual(['timerFire', 'timerFire', 'fault', 'timerFire']);
    expect(orderWith(99)).toEqual(['timerFire', 'timerFire', 'timerFire', 'fault']);
  });

  it('before one that waits for more events of the same instant, wherever the two stand in the plan', () => {
    const at = (process: number, after?: number) =>
      ({
        moment: { kind: 'at', us: 5 * MS, ...(after === undefined ? {} : { after }) },
        action: { do: 'fault', fault: { kind: 'pause', process } },
      }) as const;
    const run = begin(
      { 1: { at: { [5 * MS]: (out) => out.setTimer('a', 0) } } },
      { steps: [at(91, 2), at(92), at(93, 1)] },
    );
    run.advance(100 * MS);
    const order = rowsOf(run)
      .filter(({ t, kind }) => t === 5 * MS && ['fault', 'timerFire'].includes(kind))
      .map(({ kind, data }) => (kind === 'fault' ? (data as { readonly process: number }).process : kind));
    expect(order).toEqual([92, 93, 91, 'timerFire', 'timerFire']);
  });

  it('never, if it is to happen no times', () => {
    expect(momentsOf({ 1: {} }, { kind: 'every', us: 5 * MS, fromUs: 2 * MS, times: 0 })).toEqual([]);
  });
});

it('a fork taken within an instant knows how many of its events have passed', () => {
  const three: Act = (out) => {
    for (const name of ['a', 'b', 'c']) out.setTimer(name, 0);
  };
  const moment: Moment = { kind: 'at', us: 5 * MS, after: 2 };
  const story: Story = { steps: [{ moment, action: { do: 'fault', fault: { kind: 'pause', process: 1 } } }] };
  const run = begin({ 1: { at: { [5 * MS]: three } } }, story);
  const digests: string[] = [];
  for (let event = 0; event < 8; event++) {
    const fork = run.fork();
    fork.advance(100 * MS);
    digests.push(fork.world.digest());
    run.step(100 * MS);
  }
  run.advance(100 * MS);
  expect(new Set(digests)).toEqual(new Set([run.world.digest()]));
});

it('an expectation is judged at its moment, has a row, and is no event', () => {
  const steps: Plan<Expected> = ['time 5000', 'time 1'].map((of) => ({
    moment: { kind: 'at', us: 5 * MS },
    action: { do: 'expect', expectation: { of } },
  }));
  const run = begin({ 1: {} }, { steps });
  run.advance(9 * MS);
  expect(run.judgements.map(({ met, atUs }) => [met, atUs])).toEqual([
    [true, 5_000],
    [false, 5_000],
  ]);
  const rows = rowsOf(run).filter(({ kind }) => kind === 'expect');
  expect(rows.map(({ i }) => i)).toEqual(run.judgements.map(({ row }) => row));
  const without = begin({ 1: {} }, {});
  without.advance(9 * MS);
  expect(run.world.digest()).toBe(without.world.digest());
  expect(run.world.eventCount).toBe(without.world.eventCount);
});

it('a run advances to a time and not beyond it; later steps and events stay to come', () => {
  const run = begin(
    { 1: { at: { [10 * MS]: (out) => out.setTimer('t', 1) } } },
    {
      steps: [
        { moment: { kind: 'at', us: 20 * MS }, action: { do: 'fault', fault: { kind: 'kill', process: 1 } } },
      ],
    },
  );
  run.advance(9_999);
  expect([run.world.nowUs, run.world.eventCount, run.world.isUp(1)]).toEqual([9_999, 2, true]);
  run.advance(10 * MS);
  expect([run.world.nowUs, run.world.eventCount]).toEqual([10 * MS, 3]);
  run.advance(50 * MS);
  expect([run.world.nowUs, run.world.isUp(1)]).toEqual([50 * MS, false]);
});

it('a run advances until nothing is left to happen, if no time is named', () => {
  const run = begin({ 1: { at: { [10 * MS]: (out) => out.setTimer('t', 1) } } }, {});
  run.advance(Number.POSITIVE_INFINITY);
  expect([run.world.nowUs, run.world.eventCount, run.step()]).toEqual([10 * MS + 1, 4, false]);
});

it('a fault from beside the plan is seen by the plan and by the properties', () => {
  const kills = property<{ count: number }, Puppet>({
    name: 'a kill',
    // Somebody is killed.
    mood: 'sometimes',
    watches: ['kill'],
    init: () => ({ count: 0 }),
    copy: ({ count }) => ({ count }),
    observe: (_ghost, { row }) => ({ rows: [row], values: {} }),
  });
  const run = begin(
    { 1: {} },
    {
      properties: [kills],
      steps: [
        {
          moment: { kind: 'when', observed: 'kill', us: 2 * MS },
          action: { do: 'fault', fault: { kind: 'start', process: 1 } },
        },
      ],
    },
  );
  run.advance(5 * MS);
  const fork = run.fork();
  fork.inject({ kind: 'kill', process: 1 });
  for (const one of [run, fork]) one.advance(10 * MS);
  expect(fork.verdicts()[0]).toMatchObject({ held: true, found: { atUs: 5 * MS } });
  expect(fork.world.stateOf(1)?.life).toBe(2);
  expect(run.verdicts()[0]?.held).toBe(false);
});

describe('a property', () => {
  const counts = (mood: Mood, limit: number, deadline = false): Property<Puppet> =>
    property<{ heard: number; owedUs: number }, Puppet>({
      name: 'counts',
      // Finds the n-th timer.
      mood,
      watches: ['heard'],
      init: () => ({ heard: 0, owedUs: deadline ? 50 * MS : Number.POSITIVE_INFINITY }),
      copy: ({ heard, owedUs }) => ({ heard, owedUs }),
      observe(ghost, { data, row }) {
        if ((data as Words['observation']).text !== 'timer t') return null;
        ghost.heard++;
        if (ghost.heard === limit && mood === 'eventually') ghost.owedUs = Number.POSITIVE_INFINITY;
        return ghost.heard === limit && mood !== 'eventually'
          ? { rows: [row], values: { heard: ghost.heard } }
          : null;
      },
      deadlineUs: ({ owedUs }) => owedUs,
    });
  const tick: Act = (out) => out.setTimer('t', 1);
  const cast: Cast = { 1: { at: { [10 * MS]: tick, [20 * MS]: tick, [30 * MS]: tick, [90 * MS]: tick } } };
  const verdict = (mood: Mood, limit: number, deadline = false) => {
    const run = begin(cast, { properties: [counts(mood, limit, deadline)] });
    run.advance(60 * MS);
    return run.verdicts()[0];
  };

  it('that must hold always is broken by its first finding, which says when, where and why', () => {
    expect(verdict('always', 9)).toMatchObject({ held: true, found: null });
    const broken = verdict('always', 2);
    expect(broken).toMatchObject({
      name: 'counts',
      mood: 'always',
      held: false,
      found: { atUs: 20_001, event: 6, finding: { values: { heard: 2 } } },
    });
  });

  it('that must be reached sometimes holds once it is', () => {
    expect(verdict('sometimes', 9)).toMatchObject({ held: false, found: null });
    expect(verdict('sometimes', 3)).toMatchObject({ held: true, found: { atUs: 30_001 } });
  });

  it('that must come true eventually is broken when its deadline passes, event or not', () => {
    expect(verdict('eventually', 3, true)).toMatchObject({ held: true, found: null });
    expect(verdict('eventually', 4, true)).toMatchObject({ held: false, found: { atUs: 50 * MS } });
    expect(verdict('eventually', 9)).toMatchObject({ held: true });
  });

  it('that comes true too late is broken, also in a fork that was taken in time', () => {
    const run = begin(cast, { properties: [counts('eventually', 4, true)] });
    run.advance(35 * MS); // nothing happens from here until the deadline
    const fork = run.fork();
    for (const each of [run, fork]) {
      each.advance(100 * MS); // the fourth comes at 90 ms
      expect(each.verdicts()[0]).toMatchObject({ held: false, found: { atUs: 50 * MS, event: 9 } });
    }
  });

  it('that owes something from the start is broken at its deadline, even if all is well later', () => {
    const owed = property<{ owedUs: number }, Puppet>({
      name: 'soon',
      // Something is said within 5 ms.
      mood: 'eventually',
      watches: ['said'],
      init: () => ({ owedUs: 5 * MS }),
      copy: ({ owedUs }) => ({ owedUs }),
      observe(ghost) {
        ghost.owedUs = Number.POSITIVE_INFINITY;
        return null;
      },
      deadlineUs: ({ owedUs }) => owedUs,
    });
    const saidAt = (us: number) => {
      const says: Act = (out) => out.observe({ kind: 'said', text: '', clockUs: 0 });
      const run = begin({ 1: { at: { [us]: says } } }, { properties: [owed] });
      run.advance(60 * MS);
      return run.verdicts()[0];
    };
    expect(saidAt(4 * MS)).toMatchObject({ held: true });
    expect(saidAt(6 * MS)).toMatchObject({ held: false, found: { atUs: 5 * MS } });
  });

  it('keeps its ghost per fork: what one run sees, another does not', () => {
    const run = begin(cast, { properties: [counts('always', 3)] });
    run.advance(25 * MS);
    const fork = run.fork();
    fork.advance(60 * MS);
    expect(fork.verdicts()[0]?.held).toBe(false);
    expect(run.verdicts()[0]?.held).toBe(true);
    const another = run.fork();
    run.advance(60 * MS);
    another.advance(60 * MS);
    expect(run.verdicts()).toEqual(fork.verdicts());
    expect(another.verdicts()).toEqual(fork.verdicts());
  });

  it('never changes the run', () => {
    const watched = begin(cast, { properties: [counts('always', 2), counts('eventually', 9, true)] });
    const unwatched = begin(cast, {});
    for (const run of [watched, unwatched]) run.advance(60 * MS);
    expect(watched.world.digest()).toBe(unwatched.world.digest());
  });
});

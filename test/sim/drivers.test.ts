import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, copyingSteps, digestOf, Recording, Run, World } from '../../sim/index.ts';
import { primaryBackup, type Server, type Words } from '../protocols/primaryBackup.ts';
import { registerProperties } from '../protocols/primaryBackupProperties.ts';
import {
  beginRegister,
  planOf,
  type RegisterRun,
  registerStories,
  type RegisterStory,
  type Timed,
} from '../protocols/registerRun.ts';
import { freezeBelow } from '../support/deepFreeze.ts';

const UNTIL_US = 2_200_000;
const stories = Object.entries(registerStories).map(([name, faults]): readonly [string, RegisterStory] => [
  name,
  { seed: `drivers/${name}`, faults },
]);
const [, storyOfPower] = stories.find(([name]) => name === 'power fails') ?? ['', { seed: 's' }];
const permuted: RegisterStory = { ...storyOfPower, options: { permuteTies: true } };
/** A protocol that folds its own values: what the kernel does with the digest beside that must not depend on who drives. */
const folding: RegisterStory = {
  ...storyOfPower,
  actor: {
    ...primaryBackup([1, 2, 3]),
    fold: (value, digest) => digest.text(JSON.stringify(value)),
  },
};
const all = [...stories, ['ties permuted', permuted] as const, ['folding its own values', folding] as const];

/** Everything that a run ends with. */
const outcome = (run: RegisterRun) => ({
  digest: run.world.digest(),
  events: run.world.eventCount,
  nowUs: run.world.nowUs,
  rows: run.world.rowCount,
  blocks: [...run.world.digestBlocks()],
  states: run.world.ids.map((id) => digestOf(run.world.stateOf(id))),
  verdicts: run.verdicts(),
});

function headless(story: RegisterStory): RegisterRun {
  const run = beginRegister(story);
  run.advance(UNTIL_US);
  return run;
}

describe.each(all)('the drivers agree: %s', (_name, story) => {
  const expected = outcome(headless(story));

  it('headless, in one go or in many', () => {
    const run = beginRegister(story);
    for (let us = 0; us <= UNTIL_US; us += 77_777) run.advance(us);
    run.advance(UNTIL_US);
    expect(outcome(run)).toEqual(expected);
    expect(expected.events).toBeGreaterThan(1_000);
  });

  it.each([1, 7, 1_024])('recorded every %i events', (everyEvents) => {
    expect(outcome(Recording.of(beginRegister(story), UNTIL_US, { everyEvents }).end)).toEqual(expected);
  });

  it('recorded with a trace', () => {
    const recording = Recording.of(beginRegister(story), UNTIL_US, { withTrace: true });
    expect(outcome(recording.end)).toEqual(expected);
    expect(recording.trace?.length).toBe(expected.rows);
  });

  it('copying before each step; each world before is left as it was', () => {
    const run = beginRegister(story);
    const befores: { world: World<Server, Words>; digest: string; states: string }[] = [];
    const states = (world: World<Server, Words>) => digestOf(world.ids.map((id) => world.stateOf(id)));
    let last = '';
    for (const { before, after } of copyingSteps(run, UNTIL_US)) {
      if (after.eventCount % 97 === 0) befores.push({ world: before, digest: last, states: states(before) });
      last = after.digest();
    }
    expect(outcome(run)).toEqual(expected);
    expect(befores.length).toBeGreaterThan(10);
    for (const { world, digest, states: kept } of befores) {
      expect(world.digest()).toBe(digest);
      expect(states(world)).toBe(kept);
    }
  });

  it('forked at random points, and only the fork goes on, or only the original, or both in turns', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 }),
        fc.nat(2),
        (gaps, who) => {
          let run = beginRegister(story);
          for (const gap of gaps) {
            for (let n = 0; n < gap; n++) run.step(UNTIL_US);
            const fork = run.fork();
            if (who === 0) run = fork;
            for (let n = 0; who === 2 && n < 50; n++) {
              run.step(UNTIL_US);
              fork.step(UNTIL_US);
            }
            expect(fork.world.digest()).toEqual(run.world.digest());
          }
          run.advance(UNTIL_US);
          expect(outcome(run)).toEqual(expected);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('sought back and forward', () => {
    const recording = Recording.of(beginRegister(story), UNTIL_US, { everyEvents: 256 });
    const digests = digestsByEvent(story);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: recording.eventCount }), { maxLength: 6 }), (events) => {
        for (const event of events) {
          const run = recording.seek(event);
          expect(run.world.eventCount).toBe(event);
          expect(run.world.digest()).toBe(digests[event]);
        }
      }),
      { numRuns: 12 },
    );
    const fromTheMiddle = recording.seek(Math.floor(recording.eventCount / 2));
    fromTheMiddle.advance(UNTIL_US);
    expect(outcome(fromTheMiddle)).toEqual(expected);
    expect(outcome(recording.end)).toEqual(expected);
  });
});

it('a protocol that folds its own values has digests of its own, for the same events', () => {
  const [own, plain] = [outcome(headless(folding)), outcome(headless(storyOfPower))];
  expect(own.digest).not.toBe(plain.digest);
  expect({ ...own, digest: '', blocks: [] }).toEqual({ ...plain, digest: '', blocks: [] });
});

it('a recording stays as it is, whatever becomes of its end and of the run it was made of', () => {
  const run = beginRegister(storyOfPower);
  const recording = Recording.of(run, 1_000_000, { withTrace: true });
  const rows = recording.trace?.length;
  const expected = outcome(recording.end);
  for (const after of [recording.end, run]) after.advance(UNTIL_US);
  recording.end.inject({ kind: 'kill', process: 1 });
  expect(outcome(recording.end)).toEqual(expected);
  expect(recording.trace?.length).toBe(rows);
  expect(recording.eventCount).toBe(expected.events);
});

function digestsByEvent(story: RegisterStory): readonly string[] {
  const run = beginRegister(story);
  const digests = [run.world.digest()];
  while (run.step(UNTIL_US)) digests.push(run.world.digest());
  return digests;
}

describe('a fork', () => {
  it('never disturbs its original, whatever happens to it: both interleaved, with different faults', () => {
    const expected = outcome(headless(storyOfPower));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000 }),
        fc.array(fc.nat(5), { minLength: 1, maxLength: 12 }),
        (start, kinds) => {
          const run = beginRegister(storyOfPower);
          for (let n = 0; n < start; n++) run.step(UNTIL_US);
          const fork = run.fork();
          for (const kind of kinds) {
            for (let n = 0; n < 60; n++) {
              run.step(UNTIL_US);
              fork.step(UNTIL_US);
            }
            const faults: readonly Timed[1][] = [
              { kind: 'restart', process: 1 },
              { kind: 'powerOff', process: 2, unsynced: 'torn' },
              { kind: 'partition', sides: [[1], [2, 3]] },
              { kind: 'clock', process: 3, ratePpm: 2_000_000 },
              { kind: 'reset', between: [1, 3] },
              { kind: 'pause', process: 2 },
            ];
            fork.world.inject(faults[kind] ?? { kind: 'heal', between: 'all' });
          }
          run.advance(UNTIL_US);
          expect(outcome(run)).toEqual(expected);
          expect(fork.world.digest()).not.toBe(expected.digest);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('of a fork of a fork is as good as the original', () => {
    let run = beginRegister(storyOfPower);
    for (let n = 0; n < 2_000; n++) {
      if (n % 3 === 0) run = run.fork();
      run.step(UNTIL_US);
    }
    run.advance(UNTIL_US);
    expect(outcome(run)).toEqual(outcome(headless(storyOfPower)));
  });
});

describe('states', () => {
  /** The register, whose states are frozen below the first level after every event, and checked for lost keys at each copy. */
  function watched(actor: Actor<Server, Words>): Actor<Server, Words> {
    return {
      ...actor,
      copy(state) {
        const copy = actor.copy(state);
        expect(Object.keys(copy).sort()).toEqual(Object.keys(state).sort());
        expect(copy).not.toBe(state);
        for (const [key, value] of Object.entries(state))
          expect(Object.is(value, copy[key as keyof Server]), key).toBe(true);
        return copy;
      },
      handle(self, input, out) {
        freezeBelow(self);
        freezeBelow(input);
        actor.handle(self, input, out);
        freezeBelow(self);
      },
    };
  }

  it.each(Object.entries(registerStories))(
    'are never edited below their first level, and every copy keeps every key: %s',
    (_name, faults) => {
      const servers = [1, 2, 3];
      const starts = servers.map((process): Timed => [0, { kind: 'start', process }]);
      const world = World.create(watched(primaryBackup(servers)), { seed: 's', processes: servers });
      const run = Run.begin(world, {
        plan: planOf([...starts, ...faults]),
        properties: registerProperties,
        judge: () => true,
      });
      let events = 0;
      for (const { after } of copyingSteps(run, 1_500_000)) events = after.eventCount;
      expect(events).toBeGreaterThan(500);
    },
  );

  it('an edit below the first level would be noticed', () => {
    const actor = primaryBackup([1]);
    const editing = watched({
      ...actor,
      handle(self, input, out) {
        actor.handle(self, input, out);
        if (self.role.kind === 'primary') (self.role as { acknowledgedCount: number }).acknowledgedCount = 99;
      },
    });
    const world = World.create(editing, { seed: 's', processes: [1] });
    world.inject({ kind: 'start', process: 1 });
    expect(() => {
      while (world.step(1_000_000));
    }).toThrow(TypeError);
  });
});

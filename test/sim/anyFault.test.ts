/** Every fault there is, in any order: whoever drives a run, it is the same run. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  copyingSteps,
  digestOf,
  type DiskFault,
  type DiskOperationKind,
  type Fault,
  type FaultKind,
  type Latency,
  Recording,
} from '../../sim/index.ts';
import { beginRegister, type RegisterRun, type RegisterStory, type Timed } from '../protocols/registerRun.ts';

const UNTIL_US = 1_200_000;

const target = fc.constantFrom(1, 2, 3, 'the primary', 'a backup');
const targets = fc.array(target, { maxLength: 4 });
const latency = fc.constantFrom<Latency | null>(
  null,
  { kind: 'constant', us: 30_000 },
  { kind: 'exponential', meanUs: 4_000 },
);
const ways = fc.constantFrom('one' as const, 'both' as const);
const us = fc.integer({ min: 1, max: 60_000 });
const name = fc.constantFrom('x', 'y');
const operations = fc.subarray<DiskOperationKind>(['append', 'truncate', 'write', 'save', 'remove', 'sync']);
const kind = <Kind extends string>(word: Kind) => fc.constant(word);
const argument = { argument: fc.constantFrom(null, 'a', { release: 'b' }) };

const disk: fc.Arbitrary<DiskFault> = fc.oneof(
  fc.record({ kind: kind('slow'), operations, latency }),
  fc.record(
    { kind: kind('fail'), operations, times: fc.integer({ min: 1, max: 3 }) },
    { requiredKeys: ['kind', 'operations'] },
  ),
  fc.record({ kind: fc.constantFrom('repair' as const, 'fill' as const, 'free' as const, 'wipe' as const) }),
  fc.record({
    kind: kind('flip'),
    what: fc.constantFrom({ record: 0 }, { record: 2 }, { cell: 'view' }, { file: 'f' }),
  }),
);

/** One for each kind: a new one does not compile without. */
const ofKind: { readonly [Kind in FaultKind]: fc.Arbitrary<Extract<Fault, { kind: Kind }>> } = {
  start: fc.record(
    { kind: kind('start'), process: target, ...argument },
    { requiredKeys: ['kind', 'process'] },
  ),
  restart: fc.record(
    { kind: kind('restart'), process: target, ...argument },
    { requiredKeys: ['kind', 'process'] },
  ),
  kill: fc.record({ kind: kind('kill'), process: target }),
  powerOff: fc.record({
    kind: kind('powerOff'),
    process: target,
    unsynced: fc.constantFrom('lost' as const, 'prefix' as const, 'torn' as const),
  }),
  command: fc.record({ kind: kind('command'), process: target, command: fc.jsonValue(), about: target }),
  disk: fc.record({ kind: kind('disk'), process: target, disk }),
  pause: fc.record({ kind: kind('pause'), process: target }),
  resume: fc.record({ kind: kind('resume'), process: target }),
  clock: fc.record({
    kind: kind('clock'),
    process: target,
    ratePpm: fc.constantFrom(500_000, 1_000_000, 1_700_000),
    jumpUs: us,
  }),
  cut: fc.record({ kind: kind('cut'), from: target, to: target, ways }),
  partition: fc.record({ kind: kind('partition'), sides: fc.array(targets, { maxLength: 3 }) }),
  bridge: fc.record({ kind: kind('bridge'), among: targets, through: target }),
  ring: fc.record({ kind: kind('ring'), among: targets }),
  majoritiesRing: fc.record({ kind: kind('majoritiesRing'), among: targets }),
  heal: fc.record({
    kind: kind('heal'),
    between: fc.oneof(fc.constant('all' as const), fc.tuple(target, target)),
  }),
  flap: fc.record(
    {
      kind: kind('flap'),
      between: fc.tuple(target, target),
      downUs: us,
      upUs: us,
      times: fc.integer({ min: 1, max: 4 }),
    },
    { requiredKeys: ['kind', 'between', 'downUs', 'upUs'] },
  ),
  delay: fc.record({ kind: kind('delay'), from: target, to: target, ways, latency }),
  hold: fc.record(
    {
      kind: kind('hold'),
      from: target,
      to: target,
      name,
      where: fc.constantFrom({}, { type: 'log' }),
      nth: fc.integer({ min: 1, max: 3 }),
    },
    { requiredKeys: ['kind', 'from', 'to', 'name'] },
  ),
  release: fc.record({ kind: kind('release'), name }),
  settle: fc.record({ kind: kind('settle'), processes: targets, apart: targets }),
  reset: fc.record({ kind: kind('reset'), between: fc.tuple(target, target) }),
};

const timed: fc.Arbitrary<Timed> = fc.tuple(
  fc.integer({ min: 1, max: UNTIL_US / 1_000 }).map((ms) => ms * 1_000),
  fc.oneof(...Object.values(ofKind)),
);
const story: fc.Arbitrary<RegisterStory> = fc.record({
  seed: fc.string({ minLength: 1, maxLength: 3 }),
  faults: fc.array(timed, { maxLength: 14 }),
  options: fc.record({ permuteTies: fc.boolean() }),
});
/** Senders give up early enough for it to happen. */
const begin = (one: RegisterStory): RegisterRun =>
  beginRegister({
    ...one,
    options: {
      ...one.options,
      network: { latency: { kind: 'uniform', minUs: 200, maxUs: 3_000 }, giveUpUs: 150_000 },
    },
  });

const outcome = (run: RegisterRun) => {
  const { world } = run;
  return {
    digest: world.digest(),
    events: world.eventCount,
    rows: world.rowCount,
    inFlight: digestOf(world.inFlight()),
    states: world.ids.map((id) => digestOf(world.stateOf(id))),
    disks: world.ids.map((id) => digestOf(world.diskOf(id))),
    verdicts: run.verdicts(),
  };
};

describe('any faults', () => {
  it('make the same run headless, recorded, forked before each event, and taken up again in the middle', () => {
    fc.assert(
      fc.property(story, fc.nat(), (one, place) => {
        const headless = begin(one);
        headless.advance(UNTIL_US);
        const expected = outcome(headless);

        const copied = begin(one);
        for (const _ of copyingSteps(copied, UNTIL_US));
        expect(outcome(copied)).toEqual(expected);

        const recording = Recording.of(begin(one), UNTIL_US, { everyEvents: 200 });
        expect(outcome(recording.end)).toEqual(expected);
        const sought = recording.seek(place % (recording.eventCount + 1));
        sought.advance(UNTIL_US);
        expect(outcome(sought)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('in a fork leave its original alone', () => {
    fc.assert(
      fc.property(story, fc.array(timed, { minLength: 1, maxLength: 8 }), (one, others) => {
        const headless = begin(one);
        headless.advance(UNTIL_US);
        const run = begin(one);
        run.advance(UNTIL_US / 3);
        const fork = run.fork();
        for (const [, fault] of others) {
          fork.inject(fault);
          for (let n = 0; n < 40; n++) {
            fork.step(UNTIL_US);
            run.step(UNTIL_US);
          }
        }
        run.advance(UNTIL_US);
        expect(outcome(run)).toEqual(outcome(headless));
      }),
      { numRuns: 60 },
    );
  });

  it('are plain data: a story that was written down and read again is the same run', () => {
    fc.assert(
      fc.property(story, (one) => {
        const [run, again] = [one, JSON.parse(JSON.stringify(one)) as RegisterStory].map((each) => {
          const begun = begin(each);
          begun.advance(UNTIL_US / 2);
          return begun;
        });
        expect(again?.world.digest()).toBe(run?.world.digest());
      }),
      { numRuns: 20 },
    );
  });
});

/** What chance decides, by meaning: kept, given, forked; and steps that happen behind the events behind which they had happened. */
import { describe, expect, it } from 'vitest';
import {
  type Anchor,
  type Decision,
  type DecisionOptions,
  type Fault,
  Recording,
  Run,
  World,
} from '../../sim/index.ts';
import { type Act, type Cast, dial, listen, PORT, puppets, send, type Words } from '../support/puppets.ts';
import type { Puppet } from '../support/puppets.ts';

const write = (n: number): object => ({ type: 'write', n });

/** 1 dials 2, writes three times, and syncs its disk; 2 passes each on to itself. */
const cast: Cast = {
  1: {
    at: {
      1_000: dial(2),
      20_000: send(2, write(1), write(2)),
      30_000: (out, self, input) => {
        send(2, write(3))(out, self, input);
        out.append('x');
        out.sync();
        out.draw(2);
      },
    },
  },
  2: {
    boot: listen,
    on: (out, _self, input) => {
      if (input.kind === 'message') out.post('inbox', input.message);
    },
  },
};

type PuppetRun = Run<Puppet, Words, never>;

const latency = { kind: 'uniform', minUs: 1_000, maxUs: 5_000 } as const;

function runOf(
  faults: readonly (readonly [number, Fault])[] = [],
  {
    decisions = { isKept: true },
    anchors,
    cast: players = cast,
    seed = 'a',
  }: {
    decisions?: DecisionOptions;
    anchors?: readonly Anchor[];
    cast?: Cast;
    seed?: string;
  } = {},
): PuppetRun {
  const actor = puppets(players, (word, states) =>
    word === 'anybody' ? states.ids.filter((id) => states.stateOf(id) !== null) : undefined,
  );
  const world = World.create(actor, {
    seed,
    processes: [1, 2],
    network: { latency },
    disk: { sync: latency },
    handOver: latency,
    decisions,
  });
  const start: Fault[] = [2, 1].map((process) => ({ kind: 'start', process }));
  const plan = [...start.map((fault) => [0, fault] as const), ...faults].map(([us, fault]) => ({
    moment: { kind: 'at', us } as const,
    action: { do: 'fault', fault } as const,
  }));
  const setting = { plan, properties: [], judge: () => true };
  return Run.begin<Puppet, Words, never>(world, anchors === undefined ? setting : { ...setting, anchors });
}

const UNTIL_US = 100_000;

function finished(run: PuppetRun): PuppetRun {
  run.advance(UNTIL_US);
  return run;
}

const keptOf = (run: PuppetRun): readonly Decision[] => run.world.decisions?.kept.toJSON() ?? [];
const valuesOf = (run: PuppetRun): ReadonlyMap<string, number> =>
  new Map(keptOf(run).map(({ meaning, value }) => [meaning, value]));
const anchorsOf = (run: PuppetRun): readonly Anchor[] =>
  (run.world.decisions?.faults.toJSON() ?? []).map(({ atUs, after, behind, behindUs }, step) => ({
    step,
    atUs,
    after,
    behind,
    behindUs,
  }));

const anybody: readonly (readonly [number, Fault])[] = [
  [29_999, { kind: 'pause', process: 'anybody' }],
  [60_000, { kind: 'powerOff', process: 1, unsynced: 'prefix' }],
];

describe('what is kept', () => {
  it('has a meaning for each draw, in the order of the draws', () => {
    const meanings = keptOf(finished(runOf())).map(({ meaning }) => meaning);
    expect(meanings.filter((meaning) => !meaning.startsWith('random'))).toEqual([
      `1→2 dial ${PORT} #1`,
      `2→1 connected ${PORT} #1`,
      '1→2 WRITE #1',
      '1→2 WRITE #2',
      'queue 2 inbox #1',
      'queue 2 inbox #2',
      '1→2 WRITE #3',
      'disk 1 sync #1',
      'queue 2 inbox #3',
    ]);
    expect(meanings.filter((meaning) => meaning.startsWith('random'))).toEqual([
      'random 1 #1',
      'random 1 #2',
    ]);
  });

  it('changes nothing: the digest is that of a run in which nothing is kept', () => {
    const kept = finished(runOf(anybody));
    const bare = finished(runOf(anybody, { decisions: {} }));
    expect(kept.world.digest()).toBe(bare.world.digest());
    expect(keptOf(bare)).toEqual([]);
  });

  it('has the process that a word stood for, and what a power failure left', () => {
    const late: readonly (readonly [number, Fault])[] = [
      [29_000, { kind: 'disk', process: 1, disk: { kind: 'slow', operations: ['append'], latency } }],
      [30_500, { kind: 'powerOff', process: 1, unsynced: 'prefix' }],
      [31_000, { kind: 'kill', process: 'anybody' }],
    ];
    const values = valuesOf(finished(runOf(late)));
    expect(values.get('target kill anybody #1')).toBe(2);
    expect([0, 1]).toContain(values.get('unsynced 1 #1'));
  });

  it('has the event behind which each fault happened, and how long behind', () => {
    const kept = finished(runOf([[20_000, { kind: 'pause', process: 2 }]]));
    const { behind, behindUs, after } = anchorsOf(kept)[2] as Anchor;
    expect(behind).toMatch(/^delivered 2→1 connected port #1$/u);
    expect(behindUs).toBeGreaterThan(10_000);
    expect(after).toBe(0);
  });

  it('forks with the world: what one fork does has no number in the other', () => {
    const run = runOf();
    run.advance(25_000);
    const fork = run.fork();
    fork.advance(UNTIL_US);
    run.advance(UNTIL_US);
    expect(keptOf(run)).toEqual(keptOf(fork));
    const recording = Recording.of(runOf(anybody), UNTIL_US, { everyEvents: 3 });
    const middle = recording.seek(9);
    middle.advance(UNTIL_US);
    expect(keptOf(middle)).toEqual(keptOf(recording.end));
  });
});

describe('what is given', () => {
  it('takes the place of what is drawn, and nothing else shifts', () => {
    const before = finished(runOf());
    const given = new Map([['1→2 WRITE #2', 40_000]]);
    const after = finished(runOf([], { decisions: { given, isKept: true } }));
    const changed = [...valuesOf(after)].filter(
      ([meaning, value]) => valuesOf(before).get(meaning) !== value,
    );
    expect(changed).toEqual([['1→2 WRITE #2', 40_000]]);
    expect(keptOf(after).filter(({ isGiven }) => isGiven)).toHaveLength(1);
  });

  it('is taken where a latency is constant', () => {
    const slow: readonly (readonly [number, Fault])[] = [
      [0, { kind: 'delay', from: 1, to: 2, ways: 'both', latency: { kind: 'constant', us: 1_000 } }],
    ];
    const given = new Map([['1→2 WRITE #1', 7_000]]);
    const run = finished(runOf(slow, { decisions: { given, isKept: true } }));
    expect(valuesOf(run).get('1→2 WRITE #1')).toBe(7_000);
    expect(valuesOf(run).has('1→2 WRITE #2')).toBe(false);
  });

  it('repeats a run under another seed, to the digest of its events', () => {
    const first = finished(runOf(anybody));
    const given = valuesOf(first);
    const again = finished(runOf(anybody, { seed: 'b', decisions: { given, isKept: true } }));
    const other = finished(runOf(anybody, { seed: 'b' }));
    const undecided = ({ meaning, value, atUs }: Decision): unknown => [meaning, value, atUs];
    expect(keptOf(again).map(undecided)).toEqual(keptOf(first).map(undecided));
    expect(keptOf(other).map(undecided)).not.toEqual(keptOf(first).map(undecided));
  });

  it('is not taken where it is impossible', () => {
    const faults: readonly (readonly [number, Fault])[] = [[31_000, { kind: 'kill', process: 'anybody' }]];
    const given = new Map([['target kill anybody #1', 9]]);
    const [last] = keptOf(finished(runOf(faults, { decisions: { given, isKept: true } }))).filter(
      ({ meaning }) => meaning.startsWith('target'),
    );
    expect(last).toMatchObject({ isGiven: false });
    expect([1, 2]).toContain(last?.value);
  });
});

describe('steps that are anchored', () => {
  const pause: readonly (readonly [number, Fault])[] = [[20_000, { kind: 'pause', process: 2 }]];

  it('happen as they had, where nothing has changed', () => {
    const first = finished(runOf(anybody));
    const again = finished(runOf(anybody, { anchors: anchorsOf(first) }));
    expect(again.world.digest()).toBe(first.world.digest());
    expect(again.faithfulSteps).toBe(anybody.length + 2);
  });

  it('follow their event to another time', () => {
    const later: Act = (out) => out.setTimer('script', 500_000, 20_000);
    const first = runOf();
    while (first.world.decisions?.lastEvent !== 'delivered 1→2 WRITE #2') first.step();
    const us = first.world.nowUs;
    const anchors = anchorsOf(finished(runOf([[us, { kind: 'pause', process: 2 }]])));
    const anchor = { ...(anchors[2] as Anchor), behind: 'delivered 1→2 WRITE #2', behindUs: 0 };
    const players: Cast = { ...cast, 1: { ...cast[1], at: { ...cast[1]?.at, 1: later } } };
    const run = runOf(pause, { anchors: [...anchors.slice(0, 2), anchor], cast: players });
    run.advance(1_000_000);
    const [, , paused] = anchorsOf(run);
    expect(paused?.behind).toBe('delivered 1→2 WRITE #2');
    expect(paused?.atUs).toBeGreaterThan(500_000);
    expect(run.faithfulSteps).toBe(3);
  });

  it('happen at their time where their event does not come', () => {
    const anchors = anchorsOf(finished(runOf(pause)));
    const lost = { ...(anchors[2] as Anchor), behind: 'delivered 1→2 WRITE #77', behindUs: 0 };
    const run = finished(runOf(pause, { anchors: [...anchors.slice(0, 2), lost] }));
    expect(anchorsOf(run)[2]?.atUs).toBe(20_000);
    expect(run.faithfulSteps).toBe(2);
  });

  it('happen at their time where their event was on its way, and something else is done that prevents it', () => {
    const first = runOf();
    while (first.world.decisions?.lastEvent !== 'delivered 1→2 WRITE #3') first.step();
    const us = first.world.nowUs;
    const anchors = anchorsOf(finished(runOf([[us, { kind: 'pause', process: 2 }]])));
    const early = { ...(anchors[2] as Anchor), atUs: 15_000, behind: 'delivered 1→2 WRITE #3', behindUs: 0 };
    const run = runOf([[us, { kind: 'pause', process: 2 }]], { anchors: [...anchors.slice(0, 2), early] });
    run.advance(18_000);
    expect(anchorsOf(run)).toHaveLength(2);
    const fork = run.fork();
    fork.inject({ kind: 'kill', process: 1 });
    for (const one of [run, fork]) one.advance(1_000_000);
    expect([run, fork].map((one) => one.world.isPaused(2))).toEqual([true, true]);
    expect(run.world.decisions?.faults.toJSON().at(-1)?.behind).toBe('delivered 1→2 WRITE #3');
  });
});

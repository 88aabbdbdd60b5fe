import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  behindEvent,
  beginRun,
  checkScenario,
  eventsOfInstant,
  holdOfMessage,
  momentAt,
  resolveScenario,
  runScenario,
  ScenarioError,
  type Scenario,
  storyNamed,
  tellError,
  withInterventions,
  writeIntervention,
} from '../../scenarios/index.ts';
import { Trace, type TraceRow } from '../../sim/index.ts';

function rowsOf(story: Scenario): readonly TraceRow[] {
  const { run } = resolveScenario(story);
  const running = beginRun({ run });
  running.world.trace = new Trace();
  running.advance(run.untilUs);
  return [...running.world.trace.rows()];
}

const named = (name: string): Scenario => {
  const story = storyNamed(name);
  if (story === undefined) throw new Error(`there is no story ${name}`);
  return story;
};

/** Starts and elections; requests of clients and steps that wait for events; faults that last. */
const stories = ['fresh-five', 'one-write', 'old-leader-truncated', 'flapping-link'].map(named);
const told = new Map(stories.map((story) => [story, rowsOf(story)]));
const rowsWithout = (story: Scenario): readonly TraceRow[] => told.get(story) ?? [];
/** An expectation is no event: nothing comes directly behind it. */
const eventRows = (story: Scenario): readonly TraceRow[] =>
  rowsWithout(story).filter(({ kind }) => kind !== 'expect');

const anyStory = fc.constantFrom(...stories);
/** A part of all rows of a run: where somebody points. */
const anyPlace = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const anyAction = fc.constantFrom(
  'kill 1',
  'kill leader',
  'powerOff 2 torn',
  'restart 3',
  'pause 1 for 1s',
  'cut 1-3',
  'partition 1|leader',
  'delay 1>2 200ms',
  'hold 2>3 as x',
  'slowDisk 1 100ms',
  'write 1 /new=1',
  'write 2 /new=1 client 9',
  'clock 2 rate 2',
);

const at = <Value>(values: readonly Value[], part: number): Value =>
  values[Math.floor(part * values.length)] as Value;

/** The moment directly behind the event of a row, in a run without interventions. */
const behind = (rows: readonly TraceRow[], row: TraceRow): string => {
  const events = eventsOfInstant((index) => rows[index], row.i);
  return writeIntervention({ ...momentAt(row.t, events), kill: 1 }).split(' ')[0] ?? '';
};

/** Rows as they are whatever happened besides: their numbers count what is left out, too. */
const unnumbered = (rows: readonly TraceRow[]): readonly unknown[] =>
  rows.map(({ t, node, kind, peer, data }) => ({ t, node, kind, peer, data }));

function mistakeOf(make: () => unknown): string {
  try {
    make();
    return 'no mistake';
  } catch (error) {
    if (error instanceof ScenarioError) return tellError(error, 'en');
    throw error;
  }
}

const isFault = (row: TraceRow, kind: string): boolean =>
  row.kind === 'fault' && (row.data as { readonly kind: string }).kind === kind;
const isLetGo = (row: TraceRow): boolean => isFault(row, 'release');

/** The first row that is new is a fault behind the event of `row`; between the two there are only steps that the story had for that instant. */
function expectDirectlyBehind(row: TraceRow, before: readonly TraceRow[], after: readonly TraceRow[]): void {
  const first = after.findIndex((one, index) => JSON.stringify(one) !== JSON.stringify(before[index]));
  expect(first).toBeGreaterThan(row.i);
  expect(after[first]).toMatchObject({ t: row.t, kind: 'fault' });
  const between = before.slice(row.i + 1, first).filter(({ event }) => event > row.event);
  const steps = new Set(between.filter(({ kind }) => kind === 'fault').map(({ event }) => event));
  expect(between.filter(({ event, kind }) => !steps.has(event) && kind !== 'expect')).toEqual([]);
}

describe('an intervention', () => {
  it('changes nothing before its moment, and happens there', () => {
    fc.assert(
      fc.property(anyStory, anyPlace, anyAction, (story, part, action) => {
        const before = rowsWithout(story);
        const row = at(eventRows(story), part);
        const rows = rowsOf(withInterventions(story, [`${behind(before, row)} ${action}`]));
        expectDirectlyBehind(row, before, rows);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps its place when one before it goes that did nothing', () => {
    fc.assert(
      fc.property(
        anyStory,
        anyPlace,
        anyPlace,
        anyAction,
        fc.boolean(),
        (story, one, other, action, isSame) => {
          const [early, late] = [one, other].toSorted((a, b) => a - b) as [number, number];
          const row = at(eventRows(story), late);
          const first = behind(rowsWithout(story), at(eventRows(story), early));
          const place = behind(rowsWithout(story), row);
          const hold = '0s hold 1>2 notification #999999 as x';
          // Before all of the same instant, or anywhere before.
          const idle = `${isSame ? momentAt(row.t).at : first} letGo x`;
          const texts = [
            [hold, idle, `${place} ${action}`],
            [hold, `${place} ${action}`],
          ];
          const [with2 = [], with1 = []] = texts.map((some) => rowsOf(withInterventions(story, some)));
          expect(unnumbered(with2.filter((one) => !isLetGo(one)))).toEqual(unnumbered(with1));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('comes directly behind an event of a run that has interventions, even in their instant', () => {
    fc.assert(
      fc.property(
        anyStory,
        anyPlace,
        fc.nat(6),
        anyAction,
        fc.boolean(),
        (story, part, further, action, isEarly) => {
          const row = at(eventRows(story), part);
          const first = isEarly ? momentAt(row.t).at : behind(rowsWithout(story), row);
          const interventions = [`${first} clock 1,2 rate 1.5`, `${first} delay 1-2 20ms`];
          const rows = rowsOf(withInterventions(story, interventions));
          const place = rows.findLastIndex(({ t, kind }) => t <= row.t && kind !== 'expect') - further;
          const seen = rows[place];
          if (seen === undefined) return;
          const events = eventsOfInstant((index) => rows[index], place);
          const n = behindEvent(story, interventions, { us: seen.t, events });
          const next = `${seen.t}us/${n} ${action}`;
          const more = rowsOf(withInterventions(story, [...interventions, next]));
          expectDirectlyBehind(seen, rows, more);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is a step of the story that comes out, whatever the order in which they were asked for', () => {
    const story = named('fresh-five');
    const interventions = ['3s/2 kill 2', '1.5s cut 1-2 for 1.5s', '3s/1 heal all', '3s/2 pause 3'];
    const changed = withInterventions(story, interventions);
    expect(changed.steps.slice(story.steps.length)).toEqual([
      { at: '1.5s', behind: 0, cut: [1, 2], for: '1.5s' },
      // The end of the cut comes before all else at 3 s, and is an event of an intervention.
      { at: '3s', behind: 2, heal: 'all' },
      { at: '3s', behind: 4, kill: 2 },
      { at: '3s', behind: 5, pause: 3 },
    ]);
    expect(checkScenario(changed)).toEqual(changed);
    const digest = (texts: readonly string[]) =>
      runScenario(resolveScenario(withInterventions(story, texts))).digest;
    expect(digest(interventions.toReversed().toSorted((a) => (a.endsWith('kill 2') ? -1 : 1)))).toBe(
      digest(interventions),
    );
    expect(withInterventions(story, [])).toBe(story);
  });

  it('may be the start of a server that the story starts later, and a write in a story without clients', () => {
    const story: Scenario = {
      zablab: 1,
      ensemble: { servers: 3 },
      steps: [
        { at: '0s', start: [1, 2] },
        { at: '9s', start: 3 },
      ],
    };
    const { servers, expectations } = runScenario(
      resolveScenario(
        withInterventions({ ...story, expect: [{ answered: ['/a'] }] }, ['2s start 3', '3s write 3 /a=1']),
      ),
    );
    expect(servers.every(({ mode }) => mode === 'leader' || mode === 'follower')).toBe(true);
    expect(expectations.map(({ met }) => met)).toEqual([true]);
  });
});

describe('the end of a story with interventions', () => {
  const story: Scenario = {
    zablab: 1,
    ensemble: { servers: 3, tickTime: 1_000, syncLimit: 3 },
    steps: [
      { at: '0s', start: 'all' },
      { at: '20s', heal: 'all' },
    ],
  };
  const untilOf = (scenario: Scenario, ...texts: readonly string[]) =>
    resolveScenario(withInterventions(scenario, texts)).run.untilUs / 1_000_000;

  it('leaves syncLimit ticks and five seconds behind the last of them', () => {
    expect(untilOf(story)).toBe(25);
    expect(untilOf(story, '30s kill 1')).toBe(38);
    expect(untilOf(story, '10s kill 1', '30s kill 1 for 4s', '20s kill 2')).toBe(42);
    expect(untilOf({ ...story, until: '40s' }, '39s kill 1')).toBe(47);
    expect(untilOf(story, '24.5s kill 1')).toBe(32.5);
  });

  it('is never earlier than without them', () => {
    expect(untilOf({ ...story, until: '40s' }, '1s kill 1')).toBe(40);
    expect(withInterventions(story, ['1s kill 1']).until).toBeUndefined();
    expect(untilOf(story, '1000h kill 1')).toBe(3_600_000);
  });

  it('stays where somebody has asked for it, and then nothing comes behind it', () => {
    const short: Scenario = { ...story, until: '21s' };
    expect(withInterventions(short, ['1s kill 1'], { isEndFixed: true }).until).toBe('21s');
    expect(mistakeOf(() => withInterventions(short, ['22s kill 1'], { isEndFixed: true }))).toBe(
      '--do "22s kill 1":1:1: this happens at 22s, after the end (until 21s)',
    );
  });
});

describe('a message on its way', () => {
  it('is held by a step before the event that sent it, and nothing is different until it would have arrived', () => {
    const story = named('fresh-five');
    const before = rowsWithout(story);
    const flights = before.filter(({ kind }) => kind === 'deliver');
    for (const part of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const arrival = at(flights, part);
      const hold = holdOfMessage((index) => before[index], arrival.msg);
      expect(hold).not.toBeNull();
      if (hold === null) return;
      const { us, events, from, to, type, nth } = hold;
      const step = { ...momentAt(us, events), hold: [from, to], message: { type }, nth, as: 'x' } as const;
      const rows = rowsOf(withInterventions(story, [writeIntervention(step)]));
      const held = rows.find(({ kind }) => kind === 'messageHeld');
      expect(held?.data).toMatchObject({ from, to, message: arrival.data });
      const isOurs = (row: TraceRow): boolean => row.kind === 'messageHeld' || isFault(row, 'hold');
      const until = (all: readonly TraceRow[]) =>
        unnumbered(all.filter((row) => row.t < arrival.t && !isOurs(row)));
      expect(until(rows)).toEqual(until(before));
      const sameAgain = rows.filter(
        ({ t, kind, data, node }) =>
          t === arrival.t &&
          kind === 'deliver' &&
          node === to &&
          JSON.stringify(data) === JSON.stringify(arrival.data),
      );
      expect(sameAgain).toEqual([]);
    }
    expect(holdOfMessage((index) => before[index], 0)).toBeNull();
  });
});

/** Branches: what is done to a run, where, and how it is taken back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BRANCHES_MAX, readAddress, writeAddress } from '../../viz/app/address.ts';
import { courseAt } from '../../viz/branches/goingOn.ts';
import {
  afterChange,
  extended,
  fieldsOf,
  forked,
  landingBetween,
  nameFor,
  noPlan,
  nothingDone,
  type Plan,
  planIn,
  redone,
  renamed,
  showing,
  shownIn,
  undone,
  without,
  withoutBranch,
} from '../../viz/branches/plan.ts';
import { chinese } from '../../viz/words/whole.ts';
import { english } from '../../viz/words/whole.ts';
import { instantBehind, lastRowOfEvent } from '../../viz/trace/instants.ts';
import { kindAt } from '../../viz/trace/columns.ts';
import { momentAt } from '../../scenarios/intervention/moments.ts';
import type { Replay } from '../../viz/trace/replay.ts';
import { replayOfStory } from './replays.ts';

const plain = readAddress('', 'fresh-five');

type Change = (plan: Plan) => Plan;

const intervention = fc.constantFrom(
  '1s kill 1',
  '2s kill 2',
  '3s/2 cut 1>3',
  '4s heal all',
  '5s write 1 /a="x;y: z"',
);
const place = fc.nat({ max: 5 });
const changes: fc.Arbitrary<Change> = fc.oneof(
  intervention.map(
    (text): Change =>
      (plan) =>
        extended(plan, text) ?? plan,
  ),
  fc.tuple(intervention, fc.nat({ max: 3 })).map(
    ([text, kept]): Change =>
      (plan) =>
        forked(plan, shownIn(plan).interventions.slice(0, kept), text, text) ?? plan,
  ),
  place.map(
    (at): Change =>
      (plan) =>
        without(plan, at),
  ),
  place.map(
    (at): Change =>
      (plan) =>
        showing(plan, at),
  ),
  place.map(
    (at): Change =>
      (plan) =>
        withoutBranch(plan, at),
  ),
  fc.tuple(place, fc.string({ unit: 'grapheme' })).map(
    ([at, name]): Change =>
      (plan) =>
        renamed(plan, at, name),
  ),
);

describe('a plan', () => {
  it('has always one branch that is shown, and is read from its address as it was written', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 40 }), (all) => {
        const plan = all.reduce((before, change) => change(before), noPlan);
        expect(shownIn(plan)).toBeDefined();
        expect(plan.branches.length).toBeLessThanOrEqual(BRANCHES_MAX);
        const address = readAddress(writeAddress({ ...plain, ...fieldsOf(plan) }), 'x');
        expect(planIn(address)).toEqual(plan);
      }),
      { numRuns: 200 },
    );
  });

  it('is taken back step by step to where it began, and forth again to where it ended', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 20 }), (all) => {
        let undoing = nothingDone;
        let plan = noPlan;
        for (const change of all) {
          undoing = afterChange(undoing, plan);
          plan = change(plan);
        }
        const end = plan;
        for (let k = 0; k < all.length; k++) ({ plan, undoing } = undone(undoing, plan) ?? { plan, undoing });
        expect(plan).toEqual(noPlan);
        for (let k = 0; k < all.length; k++) ({ plan, undoing } = redone(undoing, plan) ?? { plan, undoing });
        expect(plan).toEqual(end);
      }),
      { numRuns: 100 },
    );
  });

  it('of a page that has just been opened loses what was done last', () => {
    const opened = planIn({ ...plain, interventions: ['1s kill 1', '2s kill 2'] });
    const back = undone(nothingDone, opened);
    expect(shownIn(back?.plan ?? opened).interventions).toEqual(['1s kill 1']);
    expect(redone(back?.undoing ?? nothingDone, back?.plan ?? opened)?.plan).toEqual(opened);
    expect(undone(nothingDone, noPlan)).toBeNull();
  });

  it('has no two branches that do the same: the one that was there is shown', () => {
    const first = forked(noPlan, [], '1s kill 1', 'a') ?? noPlan;
    const second = forked(showing(first, 0), [], '1s kill 1', 'b');
    expect(second).toEqual({ ...first, shown: 1 });
  });

  it('keeps its last branch, and shows the one before a branch that goes', () => {
    expect(withoutBranch(noPlan, 0)).toBe(noPlan);
    const three: Plan = {
      branches: ['a', 'b', 'c'].map((name) => ({ name, interventions: [] })),
      shown: 2,
    };
    expect(withoutBranch(three, 2)).toMatchObject({ shown: 1, branches: [{ name: 'a' }, { name: 'b' }] });
    expect(withoutBranch(three, 0)).toMatchObject({ shown: 1, branches: [{ name: 'b' }, { name: 'c' }] });
  });

  it('is full at some point', () => {
    const all = Array.from({ length: BRANCHES_MAX }, (_, k) => ({
      name: null,
      interventions: [`${k}s kill 1`],
    }));
    expect(forked({ branches: all, shown: 0 }, [], '99s kill 1', 'x')).toBeNull();
  });

  it('names a branch by what was done, in the language of the page', () => {
    expect(nameFor('1.24s/2 kill 3', english.rooms.branches.autoName)).toBe('kill 3 at 1.24 s');
    expect(nameFor('1.24s/2 kill 3', chinese.rooms.branches.autoName)).toBe('1.24 s kill 3');
    expect(nameFor('3.004378s kill 3', english.rooms.branches.autoName)).toBe('kill 3 at 3.004 s');
    expect(nameFor('nonsense', english.rooms.branches.autoName)).toBe('nonsense');
  });
});

describe('where one looks when something is done or taken back', () => {
  const none = { interventions: [], rows: [] };
  const killed = { interventions: ['1s kill 1', '2s kill 2'], rows: [100, 300] };

  it('is what was done', () => {
    expect(landingBetween(none, killed, 50)).toBe(100);
    expect(landingBetween({ interventions: ['1s kill 1'], rows: [100] }, killed, 50)).toBe(300);
  });

  it('is before what has gone, but never later than one was', () => {
    expect(landingBetween(killed, none, 500)).toBe(99);
    expect(landingBetween(killed, none, 50)).toBe(50);
    expect(landingBetween(killed, killed, 50)).toBe(50);
  });
});

/** Directly behind the event at a row, as the page makes it where nobody has done anything at that instant. */
function textBehind({ columns }: Replay, i: number, words: string): string {
  const { us, events } = instantBehind(columns, i);
  const { at, behind } = momentAt(us, events);
  return `${at}${behind === undefined ? '' : `/${behind}`} ${words}`;
}

describe('what is done directly behind an event', () => {
  const story = replayOfStory('fresh-five');

  it('comes next, and all rows before it are those of the old run', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: story.lastRow }), fc.constantFrom(1, 2, 3), (i, server) => {
        const done = replayOfStory('fresh-five', {}, [textBehind(story, i, `kill ${server}`)]);
        const [row = -1] = done.summary.interventions;
        expect(row).toBe(lastRowOfEvent(story.columns, i) + 1 - expectationsAt(story, i));
        expect(kindAt(done.columns, row)).toBe('fault');
        for (let before = 0; before < row; before++) {
          expect(done.columns.times[before]).toBe(story.columns.times[before]);
          expect(kindAt(done.columns, before)).toBe(kindAt(story.columns, before));
        }
      }),
      { numRuns: 6 },
    );
  });

  it('at the end lets the run go on, and anywhere else makes a branch', () => {
    expect(courseAt(story, [], story.lastRow)).toEqual({ happened: [], goesOn: true });
    expect(courseAt(story, [], 300)).toEqual({ happened: [], goesOn: false });
    const text = textBehind(story, story.lastRow, 'kill 3');
    const longer = replayOfStory('fresh-five', {}, [text]);
    expect(longer.summary.endedAtUs).toBeGreaterThan(story.summary.endedAtUs);
  });

  it('goes on with a branch where the cursor stands at what was done last in it', () => {
    const killed = textBehind(story, 300, 'kill 1');
    const texts = [killed, textBehind(replayOfStory('fresh-five', {}, [killed]), 500, 'kill 2')];
    const done = replayOfStory('fresh-five', {}, texts);
    const [first = -1, second = -1] = done.summary.interventions;
    expect(second).toBeGreaterThan(first);
    expect(courseAt(done, texts, second)).toEqual({ happened: texts, goesOn: true });
    expect(courseAt(done, texts, first)).toEqual({ happened: texts.slice(0, 1), goesOn: false });
    expect(courseAt(done, texts, second + 40)).toEqual({ happened: texts, goesOn: false });
  });

  it('has its rows in the order of the request, whatever the order in time', () => {
    const texts = ['6s kill 2', '5s kill 1', '5s pause 3'];
    const { columns, summary } = replayOfStory('fresh-five', {}, texts);
    const rows = summary.interventions;
    expect(rows.map((row) => columns.times[row])).toEqual([6_000_000, 5_000_000, 5_000_000]);
    expect(rows[2]).toBeGreaterThan(rows[1] ?? Number.POSITIVE_INFINITY);
    expect(rows.map((row) => kindAt(columns, row))).toEqual(['fault', 'fault', 'fault']);
  });
});

/** Rows of expectations belong to the last event, and stay behind what is done there. */
function expectationsAt({ columns }: Replay, i: number): number {
  let count = 0;
  for (let row = lastRowOfEvent(columns, i); kindAt(columns, row) === 'expect'; row--) count++;
  return count;
}

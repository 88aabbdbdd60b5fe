/** Lifelines and messages: one page of a run, as it is drawn. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandsOf } from '../../viz/spaceTime/bandMarks.ts';
import { focusMoveOf, happeningNear, moveFocus } from '../../viz/spaceTime/moves.ts';
import { pageAround, scales, zooms } from '../../viz/spaceTime/page.ts';
import { arrowPaths, bandPaths, happeningPaths } from '../../viz/spaceTime/paths.ts';
import { type Outlook, type Point, spaceTimeScene } from '../../viz/spaceTime/spaceTimeScene.ts';
import { compare, hopsOf } from '../../viz/spaceTime/telling.ts';
import { litByDefault, viewOf } from '../../viz/spaceTime/view.ts';
import { spaceTimeInEnglish } from '../../viz/spaceTime/words.ts';
import { kindAt, nodeAt } from '../../viz/trace/columns.ts';
import { conesOf } from '../../viz/trace/cones.ts';
import { happeningAt, happeningsOf } from '../../viz/trace/happenings.ts';
import { lookOf } from '../../viz/trace/serverView.ts';
import { TraceStore } from '../../viz/trace/traceStore.ts';
import type { Replay } from '../../viz/trace/replay.ts';
import { perform } from '../../viz/worker/perform.ts';
import { manyTroubles } from './manyTroubles.ts';
import { replayOfRun, replayOfStory } from './replays.ts';

const splitBrain = replayOfStory('split-brain');
const freshFive = replayOfStory('fresh-five');
const troubled = replayOfRun(perform(manyTroubles));
const runs: readonly (readonly [string, Replay])[] = [
  ['fresh-five', freshFive],
  ['split-brain', splitBrain],
  ['many troubles', troubled],
];

const outlookAt = (row: number, other: Partial<Outlook> = {}): Outlook => ({
  row,
  zoom: 60,
  scale: 'shortened',
  quiet: 'folded',
  isVertical: false,
  width: 520,
  height: 300,
  ...other,
});

const outlooks = (lastRow: number): fc.Arbitrary<Outlook> =>
  fc.record({
    row: fc.nat(lastRow),
    zoom: fc.constantFrom(...zooms),
    scale: fc.constantFrom(...scales),
    quiet: fc.constantFrom('folded' as const, 'shown' as const),
    isVertical: fc.boolean(),
    width: fc.integer({ min: 280, max: 900 }),
    height: fc.integer({ min: 160, max: 600 }),
  });

/** What two scenes have in common but for their functions. */
const marksOf = (replay: Replay, outlook: Outlook) => {
  const { axis, pointOf, ...marks } = spaceTimeScene(replay, outlook, null);
  return { ...marks, at: [axis.ofRow(outlook.row), pointOf(outlook.row)] };
};

describe.each(runs)('the diagram of %s', (_name, replay) => {
  const { columns, lastRow, summary } = replay;

  it('is the same however one came to it', () => {
    fc.assert(
      fc.property(fc.array(outlooks(lastRow), { minLength: 1, maxLength: 4 }), (visited) => {
        const seen = visited.map((outlook) => marksOf(replay, outlook));
        expect(visited.toReversed().map((outlook) => marksOf(replay, outlook))).toEqual(seen.toReversed());
      }),
      { numRuns: 8, seed: 1 },
    );
  });

  it('has each arrow between two lifelines, never back in time, and nothing that is no number', () => {
    fc.assert(
      fc.property(outlooks(lastRow), (outlook) => {
        const { isVertical } = outlook;
        const { arrows, lanes, happenings, bands, ticks } = spaceTimeScene(replay, outlook, null);
        const along = ({ x, y }: Point): number => (isVertical ? y : x);
        const across = ({ x, y }: Point): number => (isVertical ? x : y);
        const laneOf = (process: number) => lanes.find((lane) => lane.process === process)?.at;
        const points = [
          ...arrows.flatMap(({ start, tip }) => [start, tip]),
          ...bands.flatMap(({ start, end }) => [start, end]),
          ...happenings,
        ];
        expect(points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
        expect(ticks.every(({ at }) => Number.isFinite(at))).toBe(true);
        const wrong = arrows.filter(
          ({ start, tip, from, to, reach }) =>
            along(start) > along(tip) ||
            across(start) !== laneOf(from) ||
            across(tip) !== laneOf(to) ||
            reach <= 0 ||
            reach > 1,
        );
        expect(wrong).toEqual([]);
        expect(happenings.filter((mark) => across(mark) !== laneOf(mark.process))).toEqual([]);
      }),
      { numRuns: 30, seed: 2 },
    );
  });

  it('turns its pages so that the cursor is always on one, and one step back brings the last one again', () => {
    const happenings = happeningsOf(columns, 'folded', summary.cast.clients);
    for (const size of zooms) {
      for (let row = 0; row <= lastRow; row += 47) {
        const { first, end } = pageAround(happenings, row, size);
        const at = Math.max(0, happeningAt(happenings, row));
        expect(first <= at && at < end && end - first === Math.min(size, happenings.count)).toBe(true);
        expect(pageAround(happenings, Math.min(row, lastRow), size)).toEqual({ first, end });
      }
    }
  });

  it('lets time run one way along the axis, between two events too', () => {
    fc.assert(
      fc.property(outlooks(lastRow), fc.nat(lastRow), (outlook, row) => {
        const { axis } = spaceTimeScene(replay, outlook, null);
        const next = Math.min(lastRow, row + 1);
        const us = columns.times[row] ?? 0;
        expect(axis.ofRow(row)).toBeLessThanOrEqual(axis.ofRow(next));
        expect(axis.ofMoment(row, us)).toBeLessThanOrEqual(axis.ofMoment(row, columns.times[next] ?? 0));
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it('draws every message of the page, every loss and every key moment, at any zoom', () => {
    for (const zoom of [60, 1_000]) {
      const { arrows, happenings, page } = spaceTimeScene(
        replay,
        outlookAt(Math.floor(lastRow / 2), { zoom }),
        null,
      );
      const all = happeningsOf(columns, 'folded', summary.cast.clients);
      const [first, last] = [all.firsts[page.first] ?? 0, all.lasts[page.end - 1] ?? 0];
      const rows = Array.from({ length: last - first + 1 }, (_, k) => first + k).filter(
        (i) => (columns.weights[i] ?? 0) > 0,
      );
      const sends = new Set(arrows.map(({ send }) => send));
      expect(rows.filter((i) => kindAt(columns, i) === 'send' && !sends.has(i))).toEqual([]);
      const keys = rows.filter((i) => columns.weights[i] === 2).map((i) => happeningAt(all, i));
      const shown = new Set(
        happenings.filter(({ kind }) => kind === 'key' || kind === 'broken').map((mark) => mark.happening),
      );
      expect(keys.filter((k) => !shown.has(k))).toEqual([]);
      const lost = rows.filter((i) => kindAt(columns, i) === 'drop');
      const losses = new Set(arrows.filter(({ outcome }) => outcome === 'lost').map(({ end }) => end));
      expect(lost.filter((i) => columns.ends[columns.causes[i] ?? -1] === i && !losses.has(i))).toEqual([]);
    }
  });

  it('stays some dozens of elements, however much it shows', () => {
    for (const zoom of zooms) {
      const outlook = outlookAt(Math.floor(lastRow * 0.6), { zoom });
      const { scene } = viewOf(replay, outlook, outlook.row);
      const paths = [
        ...arrowPaths(scene.arrows),
        ...bandPaths(scene.bands, false),
        ...happeningPaths(scene.happenings),
      ];
      expect(paths.length + scene.labels.length + scene.ticks.length + scene.bands.length).toBeLessThan(300);
      expect(paths.map(({ d }) => d).join('')).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it('has bands that say what each server is', () => {
    const bands = bandsOf(summary.course);
    for (let row = 0; row <= lastRow; row += 61) {
      const { servers } = replay.store.stateAfter(row);
      const shown = bands
        .filter(({ from, to }) => from <= row && row < to)
        .map(({ server, look }) => [server, look]);
      const started = servers.filter((server) => lookOf(server) !== 'ABSENT');
      expect(shown).toEqual(started.map((server) => [server.id, lookOf(server)]));
    }
  });
});

describe('what comes with the rows', () => {
  it('is missed where they are not here: arrows are plain, and the window is asked for', () => {
    const { columns, store, lastRow } = splitBrain;
    const empty: Replay = { ...splitBrain, store: new TraceStore(columns, store.firsts) };
    const outlook = outlookAt(Math.floor(lastRow / 2));
    const here = spaceTimeScene(splitBrain, outlook, null);
    const away = spaceTimeScene(empty, outlook, null);
    expect(here.missing).toEqual([]);
    expect(away.missing.length).toBeGreaterThan(0);
    expect(away.labels).toEqual([]);
    const families = new Set<string>(away.arrows.map(({ family }) => family));
    expect([...families].filter((family) => family !== 'plain' && family !== 'outside')).toEqual([]);
    expect(away.arrows.map(({ start, tip }) => [start, tip])).toEqual(
      here.arrows.map(({ start, tip }) => [start, tip]),
    );
    expect(away.happenings).toEqual(here.happenings);
  });

  it('names messages: a vote by the leader that it proposes', () => {
    const names = (row: number) =>
      spaceTimeScene(freshFive, outlookAt(row, { width: 900, height: 500 }), null).labels.map(
        ({ text }) => text,
      );
    const [elected] = freshFive.summary.leaders;
    expect(names(elected?.row ?? 0)).toContain('3');
    expect(
      names((elected?.row ?? 0) + 60).some((name) => /^(FOLLOWERINFO|ACKEPOCH|NEWLEADER|DIFF)/.test(name)),
    ).toBe(true);
  });
});

it('clients have arrows, though their messages are told at the client alone', () => {
  const oneWrite = replayOfStory('one-write');
  const { columns, summary, lastRow } = oneWrite;
  const [client = 0] = summary.cast.clients;
  const { arrows } = spaceTimeScene(oneWrite, outlookAt(lastRow, { zoom: 1_000 }), null);
  const sent = [...columns.nodes.keys()].filter(
    (i) => kindAt(columns, i) === 'send' && nodeAt(columns, i) === client,
  );
  expect(sent.length).toBeGreaterThan(0);
  expect(arrows.filter(({ from }) => from === client).map(({ send }) => send)).toEqual(sent);
  expect(arrows.some(({ to, label }) => to === client && label !== '')).toBe(true);
});

describe('the cones of a diagram', () => {
  const first = splitBrain.summary.course.leading[1]?.from ?? 0;

  it('are lit by default where the cursor stands; where a story only checks, at what broke, or nowhere', () => {
    expect(litByDefault(splitBrain, first)).toBe(first);
    expect(kindAt(splitBrain.columns, splitBrain.lastRow)).toBe('expect');
    expect(litByDefault(splitBrain, splitBrain.lastRow)).toBeNull();
    const broken = replayOfStory('ack-outlives-log');
    const { breach } = broken.summary;
    expect(breach).not.toBeNull();
    expect(litByDefault(broken, broken.lastRow)).toBe(breach?.row);
    const { scene, cones } = viewOf(broken, outlookAt(breach?.row ?? 0), breach?.row ?? 0);
    expect(cones?.row).toBe(breach?.row);
    expect(scene.happenings.filter(({ kind }) => kind === 'broken')).toHaveLength(1);
  });

  it('light an arrow before if it arrived there, and after if it was sent from there', () => {
    const { columns } = splitBrain;
    const cones = conesOf(columns, first, { first: 0, end: columns.length });
    const { arrows } = spaceTimeScene(splitBrain, outlookAt(first, { zoom: 120 }), cones);
    const relations = new Set(arrows.map(({ relation }) => relation));
    expect(relations).toEqual(new Set(['after', 'before', 'concurrent']));
    const isWrong = arrows.filter(
      ({ relation, end, send }) =>
        (relation === 'before' && (end < 0 || end > first)) || (relation === 'after' && send < first),
    );
    expect(isWrong).toEqual([]);
  });

  it('know of a part alone where the run is too long for all of it', () => {
    const { isWhole } = viewOf(splitBrain, outlookAt(first), first);
    expect(isWhole).toBe(true);
  });
});

describe('two pinned events', () => {
  it('say by which messages the news came, or that neither could know of the other', () => {
    const { columns, lastRow, summary } = freshFive;
    const start = columns.kinds.findIndex(
      (_, i) => kindAt(columns, i) === 'start' && nodeAt(columns, i) === 1,
    );
    const elected = summary.leaders[0]?.row ?? 0;
    const { rows, chain } = compare(columns, elected, start);
    expect(rows).toEqual([start, elected]);
    expect(chain?.[0]).toBe(start);
    const hops = hopsOf(freshFive, chain ?? [], spaceTimeInEnglish);
    expect(hops.length).toBeGreaterThan(0);
    expect(hops.every((hop) => /^vote from server \d to server \d$/.test(hop))).toBe(true);
    const late = columns.kinds.findIndex(
      (_, i) => kindAt(columns, i) === 'start' && nodeAt(columns, i) === 5,
    );
    expect(compare(columns, elected, late).chain).toBeNull();
    expect(compare(columns, lastRow, lastRow).chain).toEqual([lastRow]);
  });
});

describe('the keys of the diagram', () => {
  const { columns, summary } = freshFive;
  const happenings = happeningsOf(columns, 'folded', summary.cast.clients);
  const lanes = [0, ...summary.cast.servers.map(({ id }) => id)];
  const lastOf = happenings.count - 1;
  const processOf = (k: number) => nodeAt(columns, happenings.firsts[k] ?? 0);

  it('go along a lifeline and back to where they began', () => {
    for (let k = 0; k <= lastOf; k += 3) {
      const later = moveFocus(columns, happenings, lanes, k, 'later');
      expect(processOf(later)).toBe(processOf(k));
      expect(later === k ? k : moveFocus(columns, happenings, lanes, later, 'earlier')).toBe(k);
    }
  });

  it('go across to the next lifeline, and stay at the outermost', () => {
    const onThird = Array.from({ length: lastOf }, (_, k) => k).filter((k) => processOf(k) === 3);
    const k = onThird[5] ?? 0;
    expect(processOf(moveFocus(columns, happenings, lanes, k, 'nextLane'))).toBe(4);
    expect(processOf(moveFocus(columns, happenings, lanes, k, 'previousLane'))).toBe(2);
    const onLast = Array.from({ length: lastOf }, (_, at) => at).find((at) => processOf(at) === 5) ?? 0;
    expect(moveFocus(columns, happenings, lanes, onLast, 'nextLane')).toBe(onLast);
  });

  it('turn with the diagram', () => {
    expect(focusMoveOf('ArrowRight', false)).toBe('later');
    expect(focusMoveOf('ArrowDown', true)).toBe('later');
    expect(focusMoveOf('ArrowUp', false)).toBe('previousLane');
    expect(focusMoveOf('Home', false)).toBeNull();
  });

  it('and the pointer find the nearest event, within reach', () => {
    const { happenings: marks } = spaceTimeScene(freshFive, outlookAt(300), null);
    const [mark] = marks.filter(({ kind }) => kind === 'key');
    expect(mark).toBeDefined();
    const { x = 0, y = 0 } = mark ?? {};
    expect(happeningNear(marks, { x: x + 1, y }, 20)?.y).toBe(y);
    expect(happeningNear(marks, { x, y: y + 5_000 }, 20)).toBeNull();
  });
});

/** The picture as data: however one comes to a row, it is the same, and it says what the trace says. */
import { least } from 'd3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveScenario, stories } from '../../scenarios/index.ts';
import { laneBetween, pointOn } from '../../viz/cluster/lane.ts';
import { CENTRE, directionFrom, distanceBetween, seatIn } from '../../viz/cluster/ring.ts';
import { plain, type Scene, type SceneOptions, sceneAt, stageOf } from '../../viz/cluster/scene.ts';
import { cursorAtRow, type Replay, replayOf } from '../../viz/trace/replay.ts';
import { perform } from '../../viz/worker/perform.ts';
import { busyRun } from './busyRun.ts';
import { manyTroubles } from './manyTroubles.ts';
import { ranOf, replayOfStory } from './replays.ts';

const scenarios = [
  ...stories.map((story) => resolveScenario(story)),
  manyTroubles,
  resolveScenario({ ...busyRun, until: '3.5s' }),
];
const runs = scenarios.map((scenario) => [scenario.name, ranOf(perform(scenario))] as const);
const places = (lastRow: number) => fc.array(fc.nat(lastRow), { minLength: 1, maxLength: 12 });
const anyOptions = (lastRow: number): fc.Arbitrary<SceneOptions> =>
  fc.record({
    selection: fc.option(
      fc.oneof(
        fc.record({ kind: fc.constant('process' as const), id: fc.integer({ min: 1, max: 7 }) }),
        fc.record({ kind: fc.constant('message' as const), send: fc.nat(lastRow) }),
      ),
    ),
    hasFlight: fc.boolean(),
    showsQuiet: fc.boolean(),
  });
const sceneOf = (replay: Replay, i: number, options: SceneOptions = plain): Scene =>
  sceneAt(stageOf(replay), cursorAtRow(replay, i), options);

describe.each(runs)('the picture of %s', (_name, ran) => {
  const replay = replayOf(ran);
  const { pace, lastRow, store, columns } = replay;
  const stage = stageOf(replay);

  it('is the same however one came to the row', () => {
    fc.assert(
      fc.property(places(lastRow), anyOptions(lastRow), (visited, options) => {
        for (const i of visited) sceneAt(stage, cursorAtRow(replay, i), options);
        const last = visited.at(-1) ?? 0;
        expect(sceneAt(stage, cursorAtRow(replay, last), options)).toEqual(
          sceneOf(replayOf(ran), last, options),
        );
      }),
      { numRuns: 5, seed: 1 },
    );
  });

  it('shows the same state after a step forth and back, and after a step back and forth', () => {
    const stride = Math.max(1, Math.floor(lastRow / 120));
    for (let i = 1; i < lastRow; i += stride) {
      const here = store.stateAfter(i);
      store.stateAfter(i + 1);
      expect(store.stateAfter(i)).toEqual(here);
      store.stateAfter(i - 1);
      expect(store.stateAfter(i)).toEqual(here);
    }
  });

  it('has every message on its lane, between its two ends', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), anyOptions(lastRow), (share, options) => {
        for (const mark of sceneAt(stage, pace.cursorAt(share * pace.lengthMs), options).messages) {
          const from = seatIn(stage.seats, mark.from);
          const to = seatIn(stage.seats, mark.to);
          expect(mark.progress).toBeGreaterThanOrEqual(0);
          expect(mark.progress).toBeLessThanOrEqual(1);
          expect(distanceBetween(mark, pointOn(laneBetween(from, to), mark.progress))).toBeLessThan(0.001);
          expect(distanceBetween(mark, from) + distanceBetween(mark, to)).toBeLessThan(
            1.1 * distanceBetween(from, to),
          );
        }
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it('never moves a message back while time goes on', () => {
    const before = new Map<string, number>();
    for (let ms = 0; ms <= pace.lengthMs; ms += pace.lengthMs / 150) {
      for (const { key, progress } of sceneAt(stage, pace.cursorAt(ms)).messages) {
        expect(progress).toBeGreaterThanOrEqual(before.get(key) ?? 0);
        before.set(key, progress);
      }
    }
  });

  it('never draws a message on the far side of the wall that stops it', () => {
    const stride = Math.max(1, Math.floor(lastRow / 40));
    const servers = [...stage.seats.values()].filter(({ isClient }) => !isClient);
    for (let i = 0; i <= lastRow; i += stride) {
      const { messages, sides } = sceneAt(stage, cursorAtRow(replay, i));
      const sideOf = (id: number) => sides.findIndex(({ members }) => members.includes(id));
      for (const { isWaiting, from, to, ...place } of messages) {
        if (!isWaiting || sideOf(from) === sideOf(to)) continue;
        // Walls run from the centre between two neighbours.
        const angle = directionFrom(CENTRE, place);
        const nearest = least(servers, (seat) => -Math.cos(seat.angle - angle));
        expect(sideOf(nearest?.id ?? 0)).toBe(sideOf(from));
      }
    }
  });

  it('has finite numbers, and of each server a sign that is no colour', () => {
    const stride = Math.max(1, Math.floor(lastRow / 40));
    for (let i = 0; i <= lastRow; i += stride) {
      const scene = sceneAt(stage, { i, us: columns.times[i] ?? 0 });
      expect(JSON.stringify(scene)).not.toMatch(/NaN|Infinity/);
      for (const { path, glyph, outline } of scene.servers) expect([path, glyph, outline]).not.toContain('');
      for (const { turn } of scene.timers) expect(turn >= 0 && turn <= 1).toBe(true);
    }
  });

  it('keeps everything within its frame', () => {
    const { frame, servers, clients, sides } = sceneAt(stage, cursorAtRow(replay, lastRow));
    const isWithin = (x: number, y: number, halfWidth: number, halfHeight: number) => {
      expect(x - halfWidth).toBeGreaterThanOrEqual(0);
      expect(x + halfWidth).toBeLessThanOrEqual(frame.width);
      expect(y - halfHeight).toBeGreaterThanOrEqual(frame.y);
      expect(y + halfHeight).toBeLessThanOrEqual(frame.y + frame.height);
    };
    for (const { x, y, radius, ballot, plate } of servers) {
      isWithin(x, y, radius, radius);
      if (ballot !== null) isWithin(x + ballot.x, y + ballot.y, 22, 15);
      if (plate !== null) isWithin(x + plate.x, y + plate.y, plate.halfWidth, 14);
    }
    for (const { x, y, radius } of clients) isWithin(x, y + 20, radius, radius);
    for (const { label } of sides) isWithin(label.x, label.y, 0, 24);
  });
});

describe('the picture tells what the trace says', () => {
  it('crowns the server that the model names, and nobody before: openly until it is established', () => {
    const replay = replayOfStory('fresh-five');
    const [decision] = replay.summary.leaders;
    expect(decision?.leader).toBe(3);
    const crownsAt = (i: number) =>
      sceneOf(replay, i).servers.flatMap(({ id, crown, isHollow }) =>
        crown === null ? [] : [[id, crown, isHollow]],
      );
    const established = replay.keys.find(({ id }) => id === 'told.leaderActive')?.row ?? 0;
    expect(crownsAt((decision?.row ?? 0) - 1)).toEqual([]);
    expect(crownsAt(decision?.row ?? 0)).toEqual([[3, 'open', true]]);
    expect(crownsAt(established - 1)).toEqual([[3, 'open', true]]);
    expect(crownsAt(replay.lastRow)).toEqual([[3, 'full', false]]);
  });

  it('strikes the crown of a leader that its quorum has left, while another is elected', () => {
    const replay = replayOfStory('split-brain');
    const crowns = replay.keys.map(({ row }) =>
      sceneOf(replay, row)
        .servers.map(({ crown }) => crown ?? '-')
        .join(' '),
    );
    expect(crowns).toContain('- - - open deserted');
    expect(crowns.at(-1)).toBe('- - - full -');
  });

  it('says in which phase a server is until it serves, and draws it hollow', () => {
    const replay = replayOfStory('one-write');
    const seen = new Set<string>();
    for (let i = 0; i <= replay.lastRow; i++) {
      for (const mark of sceneOf(replay, i).servers) seen.add(`${mark.look} ${mark.phase} ${mark.isHollow}`);
    }
    expect([...seen].sort()).toEqual([
      'ABSENT null false',
      'FOLLOWING discovery true',
      'FOLLOWING null false',
      'FOLLOWING synchronization true',
      'LEADING discovery true',
      'LEADING null false',
      'LEADING synchronization true',
      'LOOKING null false',
    ]);
  });

  it('keeps the ring as it is where clients are, and shows what becomes of their requests', () => {
    const replay = replayOfStory('one-write');
    const at = (i: number) => sceneOf(replay, i);
    const lowest = Math.max(...at(0).servers.map(({ y, radius }) => y + radius));
    expect(at(0).clients.every(({ y, radius }) => y - radius > lowest)).toBe(true);
    const outcomes = Array.from({ length: replay.lastRow + 1 }, (_, i) => at(i).clients[0]?.outcome);
    expect([...new Set(outcomes)]).toEqual(['idle', 'waits', 'answered']);
  });

  it('names the sides of a partition and which of them is a quorum', () => {
    const replay = replayOfStory('healed-partition');
    const scenes = replay.keys.map(({ row }) => sceneOf(replay, row));
    const split = scenes.find(({ sides }) => sides.some(({ hasQuorum }) => hasQuorum));
    expect(split?.sides.map(({ members, hasQuorum }) => [members, hasQuorum])).toEqual([
      [[1, 2], false],
      [[3, 4, 5], true],
    ]);
    expect(split?.links.filter(({ state }) => state === 'cut')).toHaveLength(6);
    expect(scenes.at(-1)?.sides).toEqual([]);
  });

  it('draws observers as hexagons while they look for a leader, too: circles vote', () => {
    const replay = replayOfStory('observers');
    const { servers } = sceneOf(replay, replay.lastRow);
    expect(servers.filter(({ look }) => look === 'LOOKING').map(({ id, shape }) => [id, shape])).toEqual([
      [2, 'circle'],
      [4, 'hexagon'],
      [5, 'hexagon'],
    ]);
    expect(replay.summary.cast.quorum.voters).toEqual([1, 2, 3]);
  });

  it('shows a server that was not started, one that looks, and one that decided', () => {
    const replay = replayOfStory('fresh-five');
    const looksAt = (i: number) => sceneOf(replay, i).servers.map(({ look }) => look);
    expect(looksAt(0)).toEqual(['ABSENT', 'ABSENT', 'ABSENT', 'ABSENT', 'ABSENT']);
    const [row] = replay.summary.leaders.map((from) => from.row);
    expect(looksAt(row ?? 0).slice(2)).toEqual(['LEADING', 'ABSENT', 'ABSENT']);
    expect(looksAt(replay.lastRow)).toEqual(['FOLLOWING', 'FOLLOWING', 'LEADING', 'FOLLOWING', 'FOLLOWING']);
  });
});

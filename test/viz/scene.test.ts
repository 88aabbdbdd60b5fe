import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stories } from '../../scenarios/index.ts';
import { History } from '../../viz/trace/history.ts';
import { laneBetween, pointOn } from '../../viz/cluster/lane.ts';
import { cursorAtRow } from '../../viz/trace/replay.ts';
import { distanceBetween, seatIn } from '../../viz/cluster/ring.ts';
import { sceneAt, stageOf } from '../../viz/cluster/scene.ts';
import { replayOfStory } from './replays.ts';

const replays = stories.map(({ name }) => [name, replayOfStory(name)] as const);
const places = (lastRow: number) => fc.array(fc.nat(lastRow), { minLength: 1, maxLength: 12 });

describe.each(replays)('the picture of %s', (_name, replay) => {
  const { stage, rows, pace, lastRow, summary } = replay;
  /** Nothing that was asked before can have left a mark on this one. */
  const untouched = (i: number) => sceneAt(stageOf(summary, rows), cursorAtRow(replay, i));

  it('is the same however one came to the row', () => {
    fc.assert(
      fc.property(places(lastRow), (visited) => {
        for (const i of visited) sceneAt(stage, cursorAtRow(replay, i));
        const last = visited.at(-1) ?? 0;
        expect(sceneAt(stage, cursorAtRow(replay, last))).toEqual(untouched(last));
      }),
      { numRuns: 25, seed: 1 },
    );
  });

  it('shows the same state after a step forth and back, and after a step back and forth', () => {
    const history = new History(rows, summary.cast, summary.facts);
    const stride = Math.max(1, Math.floor(lastRow / 500));
    for (let i = 1; i < lastRow; i += stride) {
      const here = history.after(i);
      history.after(i + 1);
      expect(history.after(i)).toEqual(here);
      history.after(i - 1);
      expect(history.after(i)).toEqual(here);
    }
  });

  it('has every message on its lane, between its two servers', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        for (const mark of sceneAt(stage, pace.cursorAt(share * pace.lengthMs)).messages) {
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
      { numRuns: 200, seed: 1 },
    );
  });

  it('never moves a message back while time goes on', () => {
    const before = new Map<string, number>();
    for (let ms = 0; ms <= pace.lengthMs; ms += pace.lengthMs / 500) {
      for (const { key, progress } of sceneAt(stage, pace.cursorAt(ms)).messages) {
        expect(progress).toBeGreaterThanOrEqual(before.get(key) ?? 0);
        before.set(key, progress);
      }
    }
  });

  it('keeps everything within its frame', () => {
    const { frame, servers, clients } = sceneAt(stage, cursorAtRow(replay, lastRow));
    const isWithin = (x: number, y: number, halfWidth: number, halfHeight: number) => {
      expect(x - halfWidth).toBeGreaterThanOrEqual(0);
      expect(x + halfWidth).toBeLessThanOrEqual(frame.width);
      expect(y - halfHeight).toBeGreaterThanOrEqual(frame.y);
      expect(y + halfHeight).toBeLessThanOrEqual(frame.y + frame.height);
    };
    for (const { x, y, radius, ballot, plate } of servers) {
      isWithin(x, y, radius, radius);
      if (ballot !== null) isWithin(x + ballot.x, y + ballot.y, 22, 15);
      if (plate !== null) isWithin(x + plate.x, y + plate.y, 38, 14);
    }
    for (const { x, y, radius } of clients) isWithin(x, y + 20, radius, radius);
  });
});

describe('the picture tells what the trace says', () => {
  it('crowns the server that the model names, and nobody before: openly until it is established', () => {
    const replay = replayOfStory('fresh-five');
    const [decision] = replay.summary.leaders;
    expect(decision?.leader).toBe(3);
    const crownsAt = (i: number) =>
      sceneAt(replay.stage, cursorAtRow(replay, i)).servers.flatMap(({ id, crown, isHollow }) =>
        crown === null ? [] : [[id, crown, isHollow]],
      );
    const established = replay.steps.keys.find(({ id }) => id === 'told.leaderActive')?.row ?? 0;
    expect(crownsAt((decision?.row ?? 0) - 1)).toEqual([]);
    expect(crownsAt(decision?.row ?? 0)).toEqual([[3, 'open', true]]);
    expect(crownsAt(established - 1)).toEqual([[3, 'open', true]]);
    expect(crownsAt(replay.lastRow)).toEqual([[3, 'full', false]]);
  });

  it('strikes the crown of a leader that its quorum has left, while another is elected', () => {
    const replay = replayOfStory('split-brain');
    const crowns = replay.steps.keys.map(({ row }) =>
      sceneAt(replay.stage, cursorAtRow(replay, row))
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
      for (const mark of sceneAt(replay.stage, cursorAtRow(replay, i)).servers)
        seen.add(`${mark.look} ${mark.phase} ${mark.isHollow}`);
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
    const at = (i: number) => sceneAt(replay.stage, cursorAtRow(replay, i));
    const lowest = Math.max(...at(0).servers.map(({ y, radius }) => y + radius));
    expect(at(0).clients.every(({ y, radius }) => y - radius > lowest)).toBe(true);
    const outcomes = Array.from({ length: replay.lastRow + 1 }, (_, i) => at(i).clients[0]?.outcome);
    expect([...new Set(outcomes)]).toEqual(['idle', 'waits', 'answered']);
  });

  it('names the sides of a partition and which of them is a quorum', () => {
    const replay = replayOfStory('healed-partition');
    const scenes = replay.steps.keys.map(({ row }) => sceneAt(replay.stage, cursorAtRow(replay, row)));
    const split = scenes.find(({ sides }) => sides.some(({ hasQuorum }) => hasQuorum));
    expect(split?.sides.map(({ members, hasQuorum }) => [members, hasQuorum])).toEqual([
      [[1, 2], false],
      [[3, 4, 5], true],
    ]);
    expect(split?.links.filter(({ state }) => state === 'cut')).toHaveLength(6);
    expect(scenes.at(-1)?.sides).toEqual([]);
  });

  it('shows a server that was not started, one that looks, and one that decided', () => {
    const replay = replayOfStory('fresh-five');
    const looksAt = (i: number) =>
      sceneAt(replay.stage, cursorAtRow(replay, i)).servers.map(({ look }) => look);
    expect(looksAt(0)).toEqual(['ABSENT', 'ABSENT', 'ABSENT', 'ABSENT', 'ABSENT']);
    const [row] = replay.summary.leaders.map((from) => from.row);
    expect(looksAt(row ?? 0).slice(2)).toEqual(['LEADING', 'ABSENT', 'ABSENT']);
    expect(looksAt(replay.lastRow)).toEqual(['FOLLOWING', 'FOLLOWING', 'LEADING', 'FOLLOWING', 'FOLLOWING']);
  });
});

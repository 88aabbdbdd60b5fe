import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stories } from '../../scenarios/index.ts';
import { History } from '../../viz/history.ts';
import { laneBetween, pointOn } from '../../viz/lane.ts';
import { cursorAtRow } from '../../viz/replay.ts';
import { distanceBetween, seatIn } from '../../viz/ring.ts';
import { sceneAt, stageOf } from '../../viz/scene.ts';
import { replayOfStory } from './replays.ts';

const replays = stories.map(({ name }) => [name, replayOfStory(name)] as const);
const places = (lastRow: number) => fc.array(fc.nat(lastRow), { minLength: 1, maxLength: 12 });

describe.each(replays)('the picture of %s', (_name, replay) => {
  const { stage, rows, pace, lastRow, summary } = replay;
  /** Nothing that was asked before can have left a mark on this one. */
  const untouched = (i: number) =>
    sceneAt(stageOf(summary.cast, rows, summary.leaders), cursorAtRow(replay, i));

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
    const history = new History(rows, summary.cast);
    for (let i = 1; i < lastRow; i++) {
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
    const { frame, servers } = sceneAt(stage, cursorAtRow(replay, lastRow));
    for (const { x, y, radius, ballot } of servers) {
      expect(y - radius).toBeGreaterThan(frame.y);
      expect(y + radius).toBeLessThan(frame.y + frame.height);
      if (ballot === null) continue;
      expect(x + ballot.x - 22).toBeGreaterThanOrEqual(0);
      expect(x + ballot.x + 22).toBeLessThanOrEqual(frame.width);
      expect(y + ballot.y - 15).toBeGreaterThanOrEqual(frame.y);
      expect(y + ballot.y + 15).toBeLessThanOrEqual(frame.y + frame.height);
    }
  });
});

describe('the picture tells what the trace says', () => {
  it('crowns the server that the model names, and nobody before', () => {
    const replay = replayOfStory('fresh-five');
    const [decision] = replay.summary.leaders;
    expect(decision?.leader).toBe(3);
    const crownedAt = (i: number) =>
      sceneAt(replay.stage, cursorAtRow(replay, i))
        .servers.filter(({ isCrowned }) => isCrowned)
        .map(({ id }) => id);
    expect(crownedAt((decision?.row ?? 0) - 1)).toEqual([]);
    expect(crownedAt(decision?.row ?? 0)).toEqual([3]);
    expect(crownedAt(replay.lastRow)).toEqual([3]);
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

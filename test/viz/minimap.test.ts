/** The lanes above the scrubber. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeadingSpan } from '../../viz/trace/course.ts';
import type { Replay } from '../../viz/trace/replay.ts';
import { tellRun } from '../../viz/minimap/minimapTold.ts';
import {
  brokenRows,
  type MinimapScene,
  minimapScene,
  type Run,
  sectionsOf,
} from '../../viz/minimap/minimapScene.ts';
import { minimapInEnglish } from '../../viz/minimap/words.ts';
import { minimapInChinese } from '../../viz/minimap/wordsInChinese.ts';
import { perform } from '../../viz/worker/perform.ts';
import { manyTroubles } from './manyTroubles.ts';
import { replayOfRun, replayOfStory } from './replays.ts';

const WIDTH = 900;
const splitBrain = replayOfStory('split-brain');
const troubled = replayOfRun(perform(manyTroubles));
const half = replayOfStory('half-is-a-quorum');
const runs: readonly (readonly [string, Replay])[] = [
  ['split-brain', splitBrain],
  ['many troubles', troubled],
  ['half-is-a-quorum', half],
  ['standalone', replayOfStory('standalone')],
];

const allRuns = ({ leaders, troubles }: MinimapScene): readonly (readonly Run[])[] => [
  leaders,
  ...troubles.map(({ runs: spans }) => spans),
];

describe.each(runs)('the minimap of %s', (_name, replay) => {
  it.each([300, WIDTH])('lies within %d pixels, and no lane has two things in one place', (width) => {
    const scene = minimapScene(replay, width);
    for (const lane of allRuns(scene)) {
      for (const [index, { x, width: wide }] of lane.entries()) {
        expect(wide).toBeGreaterThan(0);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + wide).toBeLessThanOrEqual(width + 2);
        expect(x).toBeGreaterThanOrEqual((lane[index - 1]?.x ?? 0) + (lane[index - 1]?.width ?? 0));
      }
    }
    for (const xs of [scene.ticks, scene.epochs].map((marks) => marks.map(({ x }) => x))) {
      expect(xs).toEqual([...new Set(xs)].sort((a, b) => a - b));
      expect(xs.every((x) => x >= 0 && x <= width)).toBe(true);
    }
  });

  it('leaves out no kind of fault, no epoch that had room, and nothing that broke', () => {
    const { troubles, epochs, violations } = minimapScene(replay, WIDTH);
    const { course } = replay.summary;
    expect(new Set(troubles.map(({ kind }) => kind))).toEqual(
      new Set(course.troubles.map(({ kind }) => kind)),
    );
    expect(epochs.at(-1)?.epoch).toBe(course.epochs.at(-1)?.epoch);
    expect(violations.length > 0).toBe(brokenRows(replay.summary).length > 0);
  });

  it('is told in words, in both languages, with nothing missing', () => {
    const { course } = replay.summary;
    for (const own of [minimapInEnglish, minimapInChinese]) {
      const { lanes, summary } = tellRun(replay, own);
      expect(summary).not.toMatch(/undefined|NaN/);
      const leaders = lanes.find(({ name }) => name === own.leaders);
      expect(leaders?.entries.length ?? 0).toBeGreaterThanOrEqual(course.leading.length);
      const faults = lanes.find(({ name }) => name === own.troubles);
      expect((faults?.entries.length ?? 0) + (faults?.more ?? 0)).toBe(course.troubles.length);
    }
  });
});

describe('the lane of leaders', () => {
  it('has both where two servers are LEADING at once, however short that was', () => {
    for (const width of [200, WIDTH]) {
      const both = minimapScene(splitBrain, width).leaders.filter(({ servers }) => servers.length > 1);
      expect(both.map(({ servers }) => [...servers].sort((a, b) => a - b))).toEqual([[4, 5]]);
    }
  });

  it('tells who is elected from who is established', () => {
    const { leaders } = minimapScene(splitBrain, WIDTH);
    expect(leaders.map(({ servers, isEstablished }) => [servers.join(), isEstablished])).toEqual([
      ['5', false],
      ['5', true],
      ['5,4', true],
      ['4', false],
      ['4', true],
    ]);
  });

  const spans = fc
    .array(
      fc.record({
        server: fc.integer({ min: 1, max: 3 }),
        from: fc.nat(100),
        length: fc.integer({ min: 1, max: 40 }),
        isEstablished: fc.boolean(),
        isOpen: fc.boolean(),
      }),
      { maxLength: 8 },
    )
    .map((all) =>
      all.map(
        ({ server, from, length, isEstablished, isOpen }): LeadingSpan => ({
          server,
          from,
          established: isEstablished ? from + Math.floor(length / 2) : null,
          to: isOpen ? null : from + length,
          epoch: null,
        }),
      ),
    );

  it('has at every row who leads there, whatever the spans', () => {
    fc.assert(
      fc.property(spans, fc.nat(140), (leading, row) => {
        const lastRow = 140;
        const there = leading.filter(({ from, to }) => from <= row && row < (to ?? lastRow + 1));
        const section = sectionsOf(leading, lastRow).find(({ from, to }) => from <= row && row < to);
        expect([...(section?.servers ?? [])].sort((a, b) => a - b)).toEqual(
          there.map(({ server }) => server).sort((a, b) => a - b),
        );
        expect(section?.isEstablished ?? false).toBe(
          there.some(({ established }) => established !== null && established <= row),
        );
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

it('a run of a million rows with faults without end is no more than its pixels', () => {
  const lastRow = 1_000_000;
  const course = {
    looks: [],
    leading: Array.from(
      { length: 5_000 },
      (_, k): LeadingSpan => ({
        server: 1 + (k % 5),
        from: 200 * k,
        established: 200 * k + 50,
        to: 200 * k + 150,
        epoch: k + 1,
      }),
    ),
    troubles: Array.from({ length: 20_000 }, (_, k) => ({
      kind: 'down' as const,
      servers: [1 + (k % 5)],
      from: 50 * k,
      to: 50 * k + 20,
    })),
    epochs: Array.from({ length: 5_000 }, (_, k) => ({ row: 200 * k + 20, epoch: k + 1 })),
  };
  const long: Replay = { ...splitBrain, lastRow, summary: { ...splitBrain.summary, course } };
  const { leaders, troubles, epochs, ticks } = minimapScene(long, WIDTH);
  for (const { length } of [leaders, troubles[0]?.runs ?? [], epochs, ticks])
    expect(length).toBeLessThanOrEqual(WIDTH + 1);
  expect(troubles[0]?.signs.length).toBeLessThan(WIDTH / 13);
  expect(epochs.filter(({ label }) => label !== '').length).toBeLessThan(WIDTH / 13);
});

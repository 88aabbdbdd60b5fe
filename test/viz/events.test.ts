/** The list of events: what is typed, which rows pass, and which of them are drawn. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { families, familyTest } from '../../viz/events/families.ts';
import { type Filter, filterRows, placeIn } from '../../viz/events/filterRows.ts';
import { emptyQuery, isMistake, type Query, queryKeys, readQuery } from '../../viz/events/query.ts';
import { rowText, since, textsOf } from '../../viz/events/rowText.ts';
import {
  drawnRows,
  placeAfterKey,
  rowsSeen,
  scrollFor,
  scrollHeightPx,
  scrollToSee,
  topOf,
} from '../../viz/events/windowed.ts';
import { conesOf, relationTo } from '../../viz/trace/cones.ts';
import { kindAt, nodeAt, timeAt, weightAt } from '../../viz/trace/columns.ts';
import { TraceStore } from '../../viz/trace/traceStore.ts';
import { loadSpeech } from '../../viz/words/speech.ts';
import { perform } from '../../viz/worker/perform.ts';
import { manyTroubles } from './manyTroubles.ts';
import { replayOfRun, replayOfStory } from './replays.ts';

const { store, columns, lastRow } = replayOfStory('split-brain');
const english = await loadSpeech('en', true);
const chinese = await loadSpeech('zh-CN', true);
const texts = textsOf(store, english);

const query = (text: string): Query => {
  const read = readQuery(text);
  if (isMistake(read)) throw new Error(`${read.term}: ${read.problem}`);
  return read;
};
const everything: Filter = { family: 'all', nodes: null, query: emptyQuery, causesOf: null };
const rowsWith = (fields: Partial<Filter>): readonly number[] =>
  Array.from(filterRows(columns, { ...everything, ...fields }, texts));
const allRows = Array.from({ length: columns.length }, (_, row) => row);

describe('what is typed', () => {
  it('is terms that compare and words that are looked for, with blanks or & between them', () => {
    expect(query('node=3 & kind=vote* t>=2s "a quorum" LOOKING')).toEqual({
      conditions: [
        { key: 'node', sign: '=', values: [3] },
        { key: 'kind', sign: '=', globs: ['vote*'] },
        { key: 't', sign: '>=', values: [2_000_000] },
      ],
      words: ['a quorum', 'looking'],
    });
    expect(query('server=1,2 time<350ms weight=key').conditions).toEqual([
      { key: 'node', sign: '=', values: [1, 2] },
      { key: 't', sign: '<', values: [350_000] },
      { key: 'weight', sign: '=', values: [2] },
    ]);
    expect(query('')).toEqual(emptyQuery);
  });

  it.each([
    ['zxid>=2.5', 'unknownKey'],
    ['node=three', 'noNumber'],
    ['t>=2', 'noTime'],
    ['weight=heavy', 'noWeight'],
    ['kind>vote', 'noOrder'],
    ['node>=1,2', 'noOrder'],
    ['node=', 'noValue'],
  ])('%s is answered with one line', (term, problem) => {
    const mistake = readQuery(`quorum ${term}`);
    expect(mistake).toEqual({ term, problem });
    for (const { words } of [english, chinese]) {
      const told = isMistake(mistake) ? words.rooms.events.mistake(mistake) : '';
      expect(told).toMatch(new RegExp(`^${term.replaceAll(/[.*+?]/g, '\\$&')}`));
      expect(told).not.toContain('\n');
    }
  });

  it('of any text is a query or a mistake, never an error', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readQuery(text);
        expect(isMistake(read) || Array.isArray(read.words)).toBe(true);
      }),
      { seed: 1 },
    );
  });

  it('names every column that there is in its mistake', () => {
    for (const key of queryKeys)
      expect(english.words.rooms.events.mistake({ term: 'x=1', problem: 'unknownKey' })).toContain(key);
  });
});

describe('which rows pass', () => {
  it('those that meet each condition, and no others', () => {
    const found = rowsWith({ query: query('node=3 kind=vote* t>=5ms row<2000') });
    expect(found.length).toBeGreaterThan(3);
    expect(found).toEqual(
      allRows.filter(
        (row) =>
          nodeAt(columns, row) === 3 &&
          kindAt(columns, row).startsWith('vote') &&
          timeAt(columns, row) >= 5_000 &&
          row < 2_000,
      ),
    );
    const others = rowsWith({ query: query('kind!=send,deliver') });
    expect(others).toEqual(allRows.filter((row) => !['send', 'deliver'].includes(kindAt(columns, row))));
  });

  it('of some servers', () => {
    const found = rowsWith({ nodes: new Set([1, 4]) });
    expect(found).toEqual(allRows.filter((row) => [1, 4].includes(nodeAt(columns, row))));
  });

  it('what is told is what has a weight; every family has rows, and everything has all', () => {
    const found = rowsWith({ family: 'told' });
    expect(found).toEqual(allRows.filter((row) => weightAt(columns, row) !== 'silent'));
    for (const family of families) {
      const test = familyTest(family, columns);
      expect(rowsWith({ family })).toEqual(allRows.filter(test));
      expect(rowsWith({ family }).length).toBeGreaterThan(5);
    }
    expect(rowsWith({}).length).toBe(columns.length);
  });

  it('with words: those in whose sentence or kind each word is', () => {
    const found = rowsWith({ query: query('quorum "3 of 5"') });
    expect(found.length).toBeGreaterThan(3);
    const hasBoth = (row: number) => {
      const line = store.lineOf(row);
      const told = line === null ? '' : english.tell(line).toLowerCase();
      return told.includes('quorum') && told.includes('3 of 5');
    };
    const byText = allRows.filter(hasBoth);
    expect(found.filter((row) => !kindAt(columns, row).startsWith('quorum'))).toEqual(
      byText.filter((row) => !kindAt(columns, row).startsWith('quorum')),
    );
  });

  it('where nothing is here, words are looked for in the kinds', () => {
    const empty = new TraceStore(columns, store.firsts);
    const filter: Filter = { ...everything, query: query('voteChanged') };
    const found = Array.from(filterRows(columns, filter, textsOf(empty, english)));
    expect(found).toEqual(allRows.filter((row) => kindAt(columns, row) === 'voteChanged'));
  });

  it('of the causes of a row: those that it could know of, and itself', () => {
    const of = Math.floor(lastRow / 2);
    const cones = conesOf(columns, of, { first: 0, end: of + 1 });
    const found = rowsWith({ causesOf: of });
    expect(found.at(-1)).toBe(of);
    expect(found).toEqual(
      allRows.filter((row) => row <= of && ['before', 'self'].includes(relationTo(cones, columns, row))),
    );
    expect(found.length).toBeLessThan(of + 1);
  });

  it('the row at the cursor, or the last before it, has its place', () => {
    const found = filterRows(columns, { ...everything, family: 'told' }, texts);
    for (let i = 0; i <= lastRow; i += 97) {
      const place = placeIn(found, i);
      expect(Array.from(found).findLastIndex((row) => row <= i)).toBe(place);
    }
    expect(placeIn(new Int32Array(0), 5)).toBe(-1);
  });
});

describe('a row', () => {
  it('says the sentence of the terminal, or its kind and what it is about', () => {
    for (const speech of [english, chinese])
      for (let i = 0; i <= lastRow; i += 11) {
        const line = store.lineOf(i);
        const text = rowText(store, i, speech);
        expect(text).not.toBe('');
        expect(text).not.toMatch(/undefined|\[object/);
        expect(line === null ? text : speech.tell(line)).toBe(text);
      }
    expect(rowText(new TraceStore(columns, store.firsts), 0, english)).toBeNull();
  });

  it('has words for each kind that nobody tells', () => {
    const { kinds } = english.words.rooms.events;
    const { store: troubled, columns: of } = replayOfRun(perform(manyTroubles));
    const untold = new Set<string>();
    for (let row = 0; row < of.length; row++) if (troubled.lineOf(row) === null) untold.add(kindAt(of, row));
    expect([...untold].filter((kind) => kinds[kind] === undefined)).toEqual([]);
    expect(Object.keys(chinese.words.rooms.events.kinds)).toEqual(Object.keys(kinds));
  });

  it('tells in few digits how long after the one before it came', () => {
    expect([84, 1_634, 199_950, 12_251_833].map(since)).toEqual(['84us', '1.6ms', '200ms', '12.25s']);
  });
});

describe('the box', () => {
  const boxes = fc.record({
    count: fc.integer({ min: 1, max: 3_000_000 }),
    rowPx: fc.constantFrom(40, 48),
    heightPx: fc.integer({ min: 100, max: 900 }),
  });

  it('draws few rows, those that are seen among them, wherever it is scrolled', () => {
    fc.assert(
      fc.property(boxes, fc.double({ min: 0, max: 1, noNaN: true }), (box, share) => {
        const scrollPx = share * Math.max(0, scrollHeightPx(box) - box.heightPx);
        const { first, end, offsetPx } = drawnRows(box, scrollPx);
        const top = topOf(box, scrollPx);
        expect(first).toBeLessThanOrEqual(top);
        expect(end).toBeGreaterThanOrEqual(Math.min(box.count, top + box.heightPx / box.rowPx - 1e-6));
        expect(end - first).toBeLessThanOrEqual(rowsSeen(box) + 12);
        expect(offsetPx + (top - first) * box.rowPx).toBeCloseTo(scrollPx, 3);
      }),
      { seed: 1 },
    );
  });

  it('scrolls to any row so that it is seen, and not if it is seen already', () => {
    fc.assert(
      fc.property(boxes, fc.nat(), fc.nat(), (box, from, to) => {
        const scrollPx = scrollFor(box, from % box.count);
        const place = to % box.count;
        const scrolled = scrollToSee(box, scrollPx, place) ?? scrollPx;
        const top = topOf(box, scrolled);
        expect(place).toBeGreaterThanOrEqual(Math.floor(top));
        expect(place).toBeLessThan(top + box.heightPx / box.rowPx);
        expect(scrollToSee(box, scrollFor(box, place - 1), place)).toBeNull();
      }),
      { seed: 1 },
    );
  });

  it('goes by one, by what is seen, and to the ends, and leaves other keys alone', () => {
    const from = (key: string) => placeAfterKey(key, 50, 100, 10);
    expect(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'].map(from)).toEqual([
      49, 51, 40, 60, 0, 99,
    ]);
    expect(from('ArrowLeft')).toBeNull();
  });
});

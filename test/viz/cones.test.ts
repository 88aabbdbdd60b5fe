/** Cones against a search that knows nothing of frontiers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Columns, ColumnsBuilder, causeAt, kindAt, nodeAt } from '../../viz/trace/columns.ts';
import {
  chainBetween,
  conesOf,
  countsIn,
  type Relation,
  relationOfHappening,
  relationTo,
} from '../../viz/trace/cones.ts';
import { happeningAt, happeningsOf } from '../../viz/trace/happenings.ts';
import { replayOfStory } from './replays.ts';

const isOutside = (columns: Columns, i: number): boolean => nodeAt(columns, i) === 0;

/** Rows that one row leads to at once; where a lost message ends, its news does. */
function successors(columns: Columns): readonly (readonly { to: number; isLast: boolean }[])[] {
  const all: { to: number; isLast: boolean }[][] = Array.from({ length: columns.length }, () => []);
  for (let i = 0; i < columns.length; i++) {
    const cause = causeAt(columns, i);
    const previous = columns.prevLocals[i] ?? -1;
    if (cause >= 0) all[cause]?.push({ to: i, isLast: kindAt(columns, i) === 'drop' });
    if (previous >= 0 && !isOutside(columns, i)) all[previous]?.push({ to: i, isLast: false });
  }
  return all;
}

function reachedFrom(next: ReturnType<typeof successors>, row: number): ReadonlySet<number> {
  const passed = new Set<number>();
  const ended = new Set<number>();
  const open = [row];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const { to, isLast } of next[at] ?? []) {
      if (isLast) ended.add(to);
      else if (!passed.has(to)) {
        passed.add(to);
        open.push(to);
      }
    }
  }
  return new Set([...passed, ...ended]);
}

/** A trace of nothing but rows: each with a process, and with an earlier row as its cause, or none. */
const traces = fc
  .array(fc.record({ node: fc.nat(4), isDrop: fc.boolean(), back: fc.nat(12) }), {
    minLength: 2,
    maxLength: 60,
  })
  .map((rows) => {
    const builder = new ColumnsBuilder();
    const last = new Map<number, number>();
    for (const [i, { node, isDrop, back }] of rows.entries()) {
      const cause =
        back === 0 || back > i || (node === 0 && nodeAt(builder.build(), i - back) !== 0) ? -1 : i - back;
      const kind = isDrop && node !== 0 ? 'drop' : 'row';
      const prevLocal = last.get(node) ?? -1;
      builder.add(
        { i, t: i, node, kind, peer: 0, cause, prevLocal, event: i, msg: -1, data: null },
        'detail',
      );
      last.set(node, i);
    }
    return builder.build();
  });

function expectSameAsSearch(columns: Columns, row: number, others: readonly number[]): void {
  const next = successors(columns);
  const after = reachedFrom(next, row);
  const cones = conesOf(columns, row, { first: 0, end: columns.length });
  for (const i of others) {
    const wanted: Relation =
      i === row ? 'self' : after.has(i) ? 'after' : reachedFrom(next, i).has(row) ? 'before' : 'concurrent';
    expect(relationTo(cones, columns, i), `row ${i} seen from ${row}`).toBe(wanted);
    const chain = chainBetween(columns, row, i);
    expect(chain !== null, `a chain from ${row} to ${i}`).toBe(wanted === 'after' || wanted === 'self');
    expectChain(columns, chain ?? [], row, i);
  }
}

function expectChain(columns: Columns, chain: readonly number[], a: number, b: number): void {
  if (chain.length === 0) return;
  expect([chain[0], chain.at(-1)]).toEqual([a, b]);
  for (const [index, to] of chain.entries()) {
    const from = chain[index - 1];
    if (from === undefined) continue;
    expect(from).toBeLessThan(to);
    const isLocal = nodeAt(columns, from) === nodeAt(columns, to) && !isOutside(columns, to);
    expect(isLocal || causeAt(columns, to) === from).toBe(true);
    const isLossOnTheWay = kindAt(columns, to) === 'drop' && causeAt(columns, to) === from && !isLocal;
    expect(isLossOnTheWay && index < chain.length - 1).toBe(false);
  }
}

describe('cones', () => {
  it('are what a search finds in any trace', () => {
    fc.assert(
      fc.property(traces, fc.nat(), (columns, at) =>
        expectSameAsSearch(columns, at % columns.length, [...columns.nodes.keys()]),
      ),
      { numRuns: 150, seed: 1 },
    );
  });

  const { columns, summary } = replayOfStory('split-brain');

  it('are what a search finds in a run', () => {
    const rows = [2_339, 2_901, 3_111, columns.length - 40];
    const others = Array.from({ length: 80 }, (_, k) => Math.floor((k * columns.length) / 80));
    for (const row of rows) expectSameAsSearch(columns, row, others);
  });

  it('are the same within a part of the run', () => {
    const range = { first: 2_800, end: 3_300 };
    const whole = conesOf(columns, 3_000, { first: 0, end: columns.length });
    const part = conesOf(columns, 3_000, range);
    for (let i = range.first; i < range.end; i++)
      expect(relationTo(part, columns, i)).toBe(relationTo(whole, columns, i));
  });

  it('count every happening once', () => {
    const happenings = happeningsOf(columns, 'folded', summary.cast.clients);
    for (const row of [0, 1_500, 2_901, 5_000, columns.length - 1]) {
      const cones = conesOf(columns, row, { first: 0, end: columns.length });
      const { before, after, concurrent } = countsIn(cones, columns, happenings);
      const own = happeningAt(happenings, row);
      const isShown = own >= 0 && relationOfHappening(cones, columns, happenings, own) === 'self';
      expect(before + after + concurrent).toBe(happenings.count - (isShown ? 1 : 0));
    }
  });

  it('keep the sides of a partition apart: what one does the other cannot know', () => {
    const cut = columns.kinds.findIndex((_, i) => kindAt(columns, i) === 'linkCut');
    const heal = columns.kinds.findIndex((_, i) => kindAt(columns, i) === 'linkHeal');
    const quietMs = 100_000; // What was on its way when the links were cut has arrived by then, or never will.
    const isIn = (i: number, sides: readonly number[]): boolean =>
      sides.includes(nodeAt(columns, i)) &&
      i < heal &&
      (columns.times[i] ?? 0) > (columns.times[cut] ?? 0) + quietMs;
    const here = [...columns.nodes.keys()].filter((i) => isIn(i, [1, 5]));
    const there = [...columns.nodes.keys()].filter((i) => isIn(i, [2, 3, 4]));
    expect(Math.min(here.length, there.length)).toBeGreaterThan(100);
    const cones = conesOf(columns, here[0] ?? 0, { first: 0, end: columns.length });
    for (const i of there) expect(relationTo(cones, columns, i)).toBe('concurrent');
  });
});

describe('happenings', () => {
  const { columns, lastRow, summary } = replayOfStory('one-write');

  it.each(['folded', 'shown'] as const)(
    'hold every row that tells something, in its order: quiet %s',
    (quiet) => {
      const { count, firsts, lasts } = happeningsOf(columns, quiet, summary.cast.clients);
      const held = new Set<number>();
      for (let k = 0; k < count; k++) {
        const [first, last] = [firsts[k] ?? 0, lasts[k] ?? 0];
        expect(first).toBeLessThanOrEqual(last);
        expect(first).toBeGreaterThan(lasts[k - 1] ?? -1);
        for (let i = first; i <= last; i++) {
          expect([nodeAt(columns, i), columns.events[i]]).toEqual([
            nodeAt(columns, first),
            columns.events[first],
          ]);
          held.add(i);
        }
      }
      const telling = Array.from({ length: lastRow + 1 }, (_, i) => i).filter(
        (i) => (columns.weights[i] ?? 0) > 0,
      );
      expect(telling.filter((i) => !held.has(i))).toEqual([]);
      expect(
        [...columns.kinds.keys()].filter((i) => kindAt(columns, i) === 'send' && !held.has(i)).length > 0,
      ).toBe(quiet === 'folded');
    },
  );

  it('are found again by their rows', () => {
    const happenings = happeningsOf(columns, 'folded', summary.cast.clients);
    for (let k = 0; k < happenings.count; k++) {
      expect(happeningAt(happenings, happenings.firsts[k] ?? 0)).toBe(k);
      expect(happeningAt(happenings, (happenings.firsts[k] ?? 0) - 1)).toBe(k - 1);
    }
  });
});

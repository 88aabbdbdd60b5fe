/** Stretches of zxids are sets: what they say of each zxid is what a plain set says. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  common,
  firstOf,
  holds,
  lastOf,
  sizeOf,
  type Stretches,
  stretchesOf,
  union,
  without,
  withZxid,
} from '../../viz/trace/stretches.ts';

const zxids = fc.array(fc.nat(30), { maxLength: 24 });

const isTidy = (set: Stretches): boolean =>
  set.every(({ from, to }, index) => from <= to && from > (set[index - 1]?.to ?? -2) + 1);

const members = (set: Stretches): readonly number[] =>
  Array.from({ length: 40 }, (_, zxid) => zxid).filter((zxid) => holds(set, zxid));

const sorted = (values: Iterable<number>): readonly number[] => [...new Set(values)].sort((a, b) => a - b);

it('holds what was put in, however it was put in, in as few stretches as there can be', () => {
  fc.assert(
    fc.property(zxids, (list) => {
      const set = stretchesOf(list);
      expect(isTidy(set)).toBe(true);
      expect(members(set)).toEqual(sorted(list));
      expect(list.reduce(withZxid, stretchesOf([]))).toEqual(set);
      expect([sizeOf(set), firstOf(set), lastOf(set)]).toEqual([
        new Set(list).size,
        sorted(list)[0] ?? null,
        sorted(list).at(-1) ?? null,
      ]);
    }),
  );
});

it('unites, subtracts and intersects as sets do', () => {
  fc.assert(
    fc.property(zxids, zxids, (a, b) => {
      const [one, other] = [stretchesOf(a), stretchesOf(b)];
      const results = [union(one, other), without(one, other), common(one, other)];
      expect(results.every(isTidy)).toBe(true);
      expect(results.map(members)).toEqual([
        sorted([...a, ...b]),
        sorted(a).filter((zxid) => !b.includes(zxid)),
        sorted(a).filter((zxid) => b.includes(zxid)),
      ]);
    }),
  );
});

it('stays the very same set where nothing is new', () => {
  fc.assert(
    fc.property(zxids, (list) => {
      const set = stretchesOf(list);
      expect(union(set, set)).toBe(set);
      for (const zxid of list) expect(withZxid(set, zxid)).toBe(set);
    }),
  );
});

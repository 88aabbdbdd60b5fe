import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, equalValues, SharedMap } from '../../sim/index.ts';

/** Four keys with one hash: two words that collide, each followed by two that collide behind them. */
const SAME_HASH = ['gckxakdtrw', 'gckxauckxa', 'ydtrwkdtrw', 'ydtrwuckxa'] as const;

/** Few keys, so that they meet again; some share a hash, some look like indices of a list. */
const key = fc.oneof(
  fc.constantFrom(...SAME_HASH, '', '10', '9', '__proto__', '/a', '/a/b', '/A', '字', '\u{1f600}', '\uffff'),
  fc.nat(200).map((n) => `/app/member-${String(n).padStart(10, '0')}`),
);

interface Step {
  /** Which of the versions made so far; modulo their number. */
  readonly at: number;
  readonly key: string;
  /** undefined: the key is deleted. */
  readonly value: number | undefined;
}

const step: fc.Arbitrary<Step> = fc.record({
  at: fc.oneof({ weight: 4, arbitrary: fc.constant(-1) }, fc.nat()),
  key,
  value: fc.option(fc.nat(2), { nil: undefined }),
});

function take(map: SharedMap<number>, { key, value }: Step): SharedMap<number> {
  return value === undefined ? map.delete(key) : map.set(key, value);
}

function takePlain(map: ReadonlyMap<string, number>, { key, value }: Step): ReadonlyMap<string, number> {
  const copy = new Map(map);
  if (value === undefined) copy.delete(key);
  else copy.set(key, value);
  return copy;
}

const inOrder = (map: ReadonlyMap<string, number>): (readonly [string, number])[] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));

const mapOf = (entries: Iterable<readonly [string, number]>): SharedMap<number> =>
  [...entries].reduce((map, [key, value]) => map.set(key, value), SharedMap.empty<number>());

/** Every object that is reached through own fields is frozen; a write to one would throw. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const field of Object.values(value)) deepFreeze(field);
  }
  return value;
}

describe('a shared map', () => {
  it('behaves as plain maps do, whichever version is changed, though all of them are frozen', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
        const plain: ReadonlyMap<string, number>[] = [new Map()];
        const shared = [deepFreeze(SharedMap.empty<number>())];
        for (const taken of steps) {
          const at = taken.at < 0 ? plain.length - 1 : taken.at % plain.length;
          const before = shared[at] ?? SharedMap.empty<number>();
          plain.push(takePlain(plain[at] ?? new Map<string, number>(), taken));
          shared.push(deepFreeze(take(before, taken)));
          expect(shared.at(-1) === before, 'a version is new if something changed').toBe(
            before.get(taken.key) === taken.value,
          );
        }
        expect(shared.map((map) => map.toJSON())).toEqual(plain.map(inOrder));
        expect(shared.map((map) => map.size)).toEqual(plain.map((map) => map.size));
        expect(shared.map((map) => map.keys())).toEqual(plain.map((map) => inOrder(map).map(([k]) => k)));
        for (const { key } of steps) {
          expect(shared.map((map) => map.get(key))).toEqual(plain.map((map) => map.get(key)));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('has one shape for what it holds: history leaves no trace', () => {
    const entries = fc.uniqueArray(fc.tuple(key, fc.nat(2)), { selector: ([k]) => k, maxLength: 60 });
    const twoOrders = entries.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(twoOrders, fc.array(key, { maxLength: 20 }), ([entries, others], passing) => {
        const straight = mapOf(entries);
        const visited = passing.reduce((map, k) => map.set(k, 7), mapOf(others));
        const kept = new Map(entries);
        const again = passing.reduce((map, k) => {
          const value = kept.get(k);
          return value === undefined ? map.delete(k) : map.set(k, value);
        }, visited);
        expect(again).toStrictEqual(straight); // private fields and all
        expect(equalValues(again, straight)).toBe(true);
        expect(digestOf(again)).toBe(digestOf(straight));
      }),
      { numRuns: 200 },
    );
  });

  it('keeps keys with one hash apart', () => {
    const all = mapOf(SAME_HASH.map((key, index) => [key, index]));
    expect(SAME_HASH.map((key) => all.get(key))).toEqual([0, 1, 2, 3]);
    const [first, second, third, fourth] = SAME_HASH;
    const one = all.delete(second).delete(first).delete(fourth);
    expect(one.toJSON()).toEqual([[third, 2]]);
    expect(one).toStrictEqual(SharedMap.empty<number>().set(third, 2));
    expect(one.get(first)).toBeUndefined();
    expect(all.set(second, 9).toJSON()).toEqual([
      [first, 0],
      [second, 9],
      [third, 2],
      [fourth, 3],
    ]);
  });

  it('keeps the version, and the very value, that an equal value would replace', () => {
    const value = { deep: [1] };
    const map = SharedMap.empty<{ readonly deep: readonly number[] }>().set('a', value);
    expect(map.set('a', { deep: [1] })).toBe(map);
    expect(
      map
        .set('a', { deep: [2] })
        .set('b', value)
        .get('b'),
    ).toBe(value);
    expect(map.delete('b')).toBe(map);
  });

  it('copies the way to a key and shares the rest', () => {
    const count = 10_000;
    const map = mapOf(Array.from({ length: count }, (_, n) => [`/app/member-${n}`, n]));
    const objectsOf = (value: unknown, seen: Set<unknown>): Set<unknown> => {
      if (typeof value !== 'object' || value === null || seen.has(value)) return seen;
      seen.add(value);
      for (const field of Object.values(value)) objectsOf(field, seen);
      return seen;
    };
    const before = objectsOf(map, new Set());
    for (const changed of [map.set('/app/member-77', -1), map.set('/new', 1), map.delete('/app/member-77')]) {
      const made = [...objectsOf(changed, new Set())].filter((object) => !before.has(object));
      expect(made.length).toBeLessThan(16); // the map, a leaf, and a branch with its list for each level
    }
  });

  it('is written as pairs in the order of code units', () => {
    const map = mapOf([
      ['10', 1],
      ['9', 2],
      ['a', 3],
      ['B', 4],
      ['', 5],
    ]);
    expect(JSON.stringify({ map })).toBe('{"map":[["",5],["10",1],["9",2],["B",4],["a",3]]}');
    expect([...map]).toEqual(map.toJSON());
    expect(equalValues(map, map.toJSON())).toBe(false);
  });
});

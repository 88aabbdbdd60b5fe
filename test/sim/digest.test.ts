import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Digest,
  digestOf,
  equalValues,
  fieldDifferences,
  firstDifferingLeaf,
  HASH_BLOCK_EVENTS,
  hashTree,
  SharedLog,
} from '../../sim/index.ts';
import { beginRegister, registerStories } from '../protocols/registerRun.ts';
import { type Cast, dial, listen, play, type PlayOptions, puppets, send, stage } from '../support/puppets.ts';

const talk = (message: unknown): Cast => ({
  1: { boot: dial(2), at: { 5_000: send(2, message) } },
  2: { boot: listen },
});
const digestOfTalk = (message: unknown, options?: PlayOptions): string =>
  play(talk(message), options).world.digest();

describe('the digest of a run', () => {
  it('is sixteen hexadecimal digits, the same when it is executed again', () => {
    expect(digestOfTalk('x')).toMatch(/^[0-9a-f]{16}$/);
    expect(digestOfTalk('x')).toBe(digestOfTalk('x'));
    const twice = [1, 2].map(() => {
      const run = beginRegister({ seed: 's', faults: registerStories['power fails'] ?? [] });
      run.advance(3_000_000);
      return run.world.digest();
    });
    expect(twice[0]).toBe(twice[1]);
  });

  it('changes with one bit of a payload, at any position', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.nat(7),
        (bytes, position, bit) => {
          const at = position % bytes.length;
          const changed = bytes.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte));
          expect(digestOfTalk([...changed])).not.toBe(digestOfTalk([...bytes]));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('changes with one bit of any number or character within a payload', () => {
    const withText = (text: string) => digestOfTalk({ type: 'x', deep: [{ text }] });
    const withNumber = (number: number) => digestOfTalk({ type: 'x', deep: [{ number }] });
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), fc.nat(), fc.nat(15), (text, position, bit) => {
        const at = position % text.length;
        const changed =
          text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << bit)) + text.slice(at + 1);
        expect(withText(changed)).not.toBe(withText(text));
      }),
      { numRuns: 40 },
    );
    fc.assert(
      fc.property(fc.nat(), fc.nat(51), (low, bit) => {
        const flipped = Math.floor(low / 2 ** bit) % 2 === 0 ? low + 2 ** bit : low - 2 ** bit;
        expect(withNumber(flipped)).not.toBe(withNumber(low));
      }),
      { numRuns: 40 },
    );
  });

  it('changes with the payload of a datagram, a post, a fault and a dropped message', () => {
    const differ = (make: (payload: string) => string) => expect(make('x')).not.toBe(make('y'));
    differ((x) => play({ 1: { boot: (out) => out.datagram(2, x) }, 2: {} }).world.digest());
    differ((x) => play({ 1: { boot: (out) => out.post('work', x) } }).world.digest());
    differ((x) =>
      play({ 1: {} }, { resolve: () => [1], faults: [[5, { kind: 'pause', process: x }]] }).world.digest(),
    );
    differ((x) => digestOfTalk(x, { faults: [[5_500, { kind: 'kill', process: 2 }]] }));
  });

  it('changes with the time, the receiver and the kind of an event, and with the name of a timer', () => {
    const of = (cast: Cast) => play(cast).world.digest();
    const timer = of({ 1: { boot: (out) => out.setTimer('t', 5) }, 2: {} });
    expect(of({ 1: { boot: (out) => out.setTimer('t', 6) }, 2: {} })).not.toBe(timer);
    expect(of({ 1: {}, 2: { boot: (out) => out.setTimer('t', 5) } })).not.toBe(timer);
    expect(of({ 1: { boot: (out) => out.setTimer('u', 5) }, 2: {} })).not.toBe(timer);
    expect(of({ 1: { boot: (out) => out.setTimer('t', 5, 1) }, 2: {} })).not.toBe(timer);
    expect(of({ 1: { boot: (out) => out.datagram(2, 1) }, 2: {} })).not.toBe(
      of({ 1: { boot: (out) => out.datagram(2, '1') }, 2: {} }),
    );
  });

  it('begins with the seed and the canonical scenario, before any event', () => {
    const start = (options: PlayOptions) => stage({ 1: {} }, options).world.digest();
    const story = { identity: { title: 'a', steps: [1, 2] } };
    expect(start(story)).toBe(start({ identity: { steps: [1, 2], title: 'a' } }));
    expect(start({ identity: { title: 'a', steps: [1, 3] } })).not.toBe(start(story));
    expect(start({ ...story, seed: 'b' })).not.toBe(start({ ...story, seed: 'c' }));
  });

  it('does not depend on what is observed, nor on who keeps a trace', () => {
    const silent = play({ 1: { boot: (out) => out.setTimer('t', 5) } });
    const chatty = play({
      1: { boot: (out) => [out.setTimer('t', 5), out.observe({ kind: 'chat', text: 'x', clockUs: 0 })] },
    });
    expect(chatty.world.digest()).toBe(silent.world.digest());
    const untraced = stage({ 1: { boot: (out) => out.setTimer('t', 5) } });
    untraced.advance(10_000_000);
    expect(untraced.world.digest()).toBe(silent.world.digest());
  });

  it('folds payloads as the protocol says, if it says so', () => {
    const fold = (value: unknown, digest: Digest) => digest.word((value as { readonly n: number }).n);
    const cast = (message: unknown): Cast => ({ 1: { boot: (out) => out.datagram(2, message) }, 2: {} });
    const folded = (message: unknown) =>
      play(cast(message), { actor: { ...puppets(cast(message)), fold } }).world.digest();
    expect(folded({ n: 1 })).not.toBe(folded({ n: 2 }));
    expect(folded({ n: 1, ignored: 'x' })).toBe(folded({ n: 1 }));
  });
});

describe('the digest of a value', () => {
  it('is independent of the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 8 }), (record) => {
        const backwards = Object.fromEntries(Object.entries(record).reverse());
        expect(digestOf({ deep: [backwards] })).toBe(digestOf({ deep: [record] }));
      }),
    );
  });

  it('tells apart what JSON tells apart, and not what it does not', () => {
    const values = [
      null,
      false,
      true,
      0,
      1,
      -1,
      0.5,
      '',
      '0',
      'null',
      [],
      [[]],
      {},
      { a: null },
      [null],
      ['a', 'b'],
      ['ab'],
      { a: 1 },
      { b: 1 },
      2 ** 32,
      2 ** 53 - 1,
      -(2 ** 32),
    ];
    expect(new Set(values.map(digestOf)).size).toBe(values.length);
    expect(digestOf({ a: 1, b: undefined })).toBe(digestOf({ a: 1 }));
    expect(digestOf(SharedLog.from(['a', 'b']))).toBe(digestOf(['a', 'b']));
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const normal = (value: unknown): string =>
          JSON.stringify(value, (_key, v: unknown) => (isRecord(v) ? sorted(v) : v));
        expect(digestOf(a) === digestOf(b)).toBe(normal(a) === normal(b));
      }),
      { numRuns: 500 },
    );
  });

  it('refuses what is not plain data', () => {
    expect(() => digestOf({ deep: () => 1 })).toThrow(TypeError);
    expect(() => digestOf(1n)).toThrow(TypeError);
    expect(() => digestOf([Symbol('x')])).toThrow(TypeError);
    class Point {
      readonly x = 1;
    }
    for (const value of [new Map([[1, 2]]), new Set([1]), new Point(), new Uint8Array(2), /x/])
      expect(() => digestOf({ deep: [value] })).toThrow('only plain values have a digest');
    expect(digestOf(Object.assign(Object.create(null), { a: 1 }))).toBe(digestOf({ a: 1 }));
  });

  it('agrees with equality: what it does not tell apart is equal, and the other way round', () => {
    const absent = { a: 1, b: undefined };
    const pairs = [
      [0, -0],
      [{ deep: [-0] }, { deep: [0] }],
      [{ a: 1 }, absent],
      [absent, { a: 1 }],
      [absent, { a: 1, c: 2 }],
      [absent, { a: 1, b: null }],
      [[undefined], [null]],
      [Number.NaN, Number.NaN],
      [[], {}],
      [
        { toJSON: 1, x: 1 },
        { toJSON: 1, x: 2 },
      ],
    ] as const;
    for (const [a, b] of pairs) expect(equalValues(a, b)).toBe(digestOf(a) === digestOf(b));
    expect(fieldDifferences({ a: 0, b: undefined }, { a: -0 })).toEqual([]);
    expect(equalValues(new Map([[1, 2]]), new Map([[1, 3]]))).toBe(false);
  });

  it('one changed word changes it with certainty: each step is a bijection in both lanes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1, maxLength: 30 }),
        fc.nat(),
        fc.integer({ min: 1, max: 2 ** 31 - 1 }),
        (words, position, difference) => {
          const at = position % words.length;
          const fold = (list: readonly number[]) => {
            const digest = new Digest();
            for (const word of list) digest.word(word);
            return digest.lanes();
          };
          const [a1, b1] = fold(words);
          const [a2, b2] = fold(words.map((word, index) => (index === at ? word ^ difference : word)));
          expect(a1 === a2 || b1 === b2).toBe(false);
        },
      ),
    );
  });
});

describe('the hash tree', () => {
  const leaves = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 40 });
  const naive = (a: readonly string[], b: readonly string[]): number | null => {
    const length = Math.min(a.length, b.length);
    for (let index = 0; index < length; index++) if (a[index] !== b[index]) return index;
    return null;
  };

  it('finds the first differing leaf, as a search from the left does', () => {
    fc.assert(
      fc.property(leaves, leaves, (a, b) => {
        expect(firstDifferingLeaf(hashTree(a), hashTree(b))).toBe(naive(a, b));
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(leaves, fc.nat(), leaves, (a, position, tail) => {
        const b = [...a.slice(0, position % (a.length + 1)), ...tail];
        expect(firstDifferingLeaf(hashTree(a), hashTree(b))).toBe(naive(a, b));
      }),
      { numRuns: 500 },
    );
  });

  it('has one root, and none without leaves', () => {
    expect(hashTree([])).toEqual([]);
    expect(hashTree(['a', 'b', 'c', 'd', 'e']).map((level) => level.length)).toEqual([5, 3, 2, 1]);
  });

  it('has a leaf for every 1,024 events of a run: the digest after the last of them', () => {
    const run = beginRegister({ seed: 's' });
    const seen: string[] = [];
    while (run.step(2_000_000))
      if (run.world.eventCount % HASH_BLOCK_EVENTS === 0) seen.push(run.world.digest());
    expect(seen.length).toBeGreaterThan(0);
    expect([...run.world.digestBlocks()]).toEqual(seen);
  });

  it('has in its leaf all of an event that ends a block, a power failure too', () => {
    const run = beginRegister({ seed: 's' });
    while (run.world.eventCount < HASH_BLOCK_EVENTS - 1) run.step();
    run.inject({ kind: 'powerOff', process: 1, unsynced: 'prefix' });
    expect([...run.world.digestBlocks()]).toEqual([run.world.digest()]);
  });
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const sorted = (record: Record<string, unknown>): unknown => [
  'a record, not a list',
  ...Object.keys(record)
    .sort((a, b) => (a < b ? -1 : 1))
    .flatMap((key) => [key, record[key]]),
];

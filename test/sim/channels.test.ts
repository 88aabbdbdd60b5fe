import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Act, play, type Timed } from '../support/puppets.ts';

const MS = 1_000;
const post =
  (...items: readonly unknown[]): Act =>
  (out) => {
    for (const item of items) out.post('work', item);
  };
const hold: Act = (out) => out.hold('work');
const release: Act = (out) => out.release('work');
const clear: Act = (out) => out.clear('work');
const both =
  (...acts: readonly Act[]): Act =>
  (...act) => {
    for (const one of acts) one(...act);
  };
const posts = (at: Readonly<Record<number, Act>>, faults: readonly Timed[] = []): readonly string[] =>
  play({ 1: { at } }, { faults }).heard(1, 'post');

it('what is posted is handed over a little later, one by one, in order', () => {
  expect(posts({ 1_000: post('a', 'b', 'c') })).toEqual([
    '1001 post work a',
    '1002 post work b',
    '1003 post work c',
  ]);
});

it('the order holds under any hand-over latency and with ties permuted', () => {
  const items = Array.from({ length: 60 }, (_, n) => n);
  const at = Object.fromEntries(
    items.map(
      (n) =>
        [
          1_000 + Math.floor(n / 3) * 5,
          both(...items.filter((m) => Math.floor(m / 3) === Math.floor(n / 3)).map((m) => post(m))),
        ] as const,
    ),
  );
  fc.assert(
    fc.property(fc.nat(500), fc.nat(), (maxUs, seed) => {
      const { texts } = play(
        { 1: { at } },
        { seed: `s/${seed}`, permuteTies: true, handOver: { kind: 'uniform', minUs: 0, maxUs } },
      );
      expect(texts(1, 'post')).toEqual(items.map((n) => `post work ${n}`));
    }),
    { numRuns: 40 },
  );
});

it('other events fall in between: a hand-over is an event of its own', () => {
  const { texts } = play(
    { 1: { at: { 1_000: both(post('a', 'b'), (out) => out.setTimer('t', 1)) } } },
    { handOver: { kind: 'constant', us: 1 } },
  );
  expect(texts(1)).toEqual(['boot', 'post work a', 'timer t', 'post work b']);
});

it('a held channel hands nothing over; released it goes on in order, behind it what is posted meanwhile', () => {
  expect(posts({ 1_000: both(post('a', 'b'), hold), 1_500: post('c') })).toEqual([]);
  expect(
    posts({
      1_000: both(post('a', 'b'), hold),
      1_500: post('c'),
      2_000: both(release, post('d')),
      2_001: post('e'),
    }),
  ).toEqual([
    '2001 post work a',
    '2002 post work b',
    '2003 post work c',
    '2004 post work d',
    '2005 post work e',
  ]);
});

it('held again after one hand-over, it waits again', () => {
  const blocks: Act = (out, _self, input) => {
    if (input.kind === 'post') out.hold('work');
  };
  const { heard } = play({
    1: { at: { 1_000: post('a', 'b', 'c'), 2_000: release, 3_000: release }, on: blocks },
  });
  expect(heard(1, 'post')).toEqual(['1001 post work a', '2001 post work b', '3001 post work c']);
});

it('clear throws away what waits and what is under way, not what is posted afterwards', () => {
  expect(posts({ 1_000: both(post('a', 'b'), clear, post('c')) }).map((line) => line.slice(-1))).toEqual([
    'c',
  ]);
  expect(posts({ 1_000: both(post('a', 'b'), hold), 1_500: both(clear, post('c')), 2_000: release })).toEqual(
    ['2001 post work c'],
  );
});

it('clear changes nothing of what is posted after it', () => {
  const digest = (first: Act) => play({ 1: { at: { 1_000: first, 2_000: post('a') } } }).world.digest();
  expect(digest(clear)).toBe(digest(() => undefined));
});

it('channels of other names and keys go their own way', () => {
  const { texts } = play({
    1: {
      at: { 1_000: both(hold, post('held'), (out) => [out.post('other', 'x'), out.post('work', 'y', 1)]) },
    },
  });
  expect(texts(1, 'post')).toEqual(['post other x', 'post work y']);
});

it('a paused process is handed nothing until it is resumed, and then all, in order', () => {
  const paused: readonly Timed[] = [
    [1_002, { kind: 'pause', process: 1 }],
    [5 * MS, { kind: 'resume', process: 1 }],
  ];
  expect(posts({ 1_000: post('a', 'b', 'c') }, paused)).toEqual([
    '1001 post work a',
    '5000 post work b',
    '5001 post work c',
  ]);
});

it('held, paused, resumed and released in any order loses nothing and overtakes nothing', () => {
  const step = fc.tuple(
    fc.integer({ min: 1, max: 60 }),
    fc.constantFrom('hold', 'release', 'post', 'pause', 'resume'),
  );
  fc.assert(
    fc.property(fc.uniqueArray(step, { selector: ([at]) => at, maxLength: 30 }), (steps) => {
      const inTime = [...steps].sort(([a], [b]) => a - b);
      const acts = inTime.map(
        ([at, kind]) =>
          [
            at * 3,
            kind === 'hold'
              ? hold
              : kind === 'release'
                ? release
                : kind === 'post'
                  ? post(at)
                  : () => undefined,
          ] as const,
      );
      const faults = inTime.flatMap(([at, kind]): Timed[] =>
        kind === 'pause' || kind === 'resume' ? [[at * 3, { kind, process: 1 }]] : [],
      );
      const heard = play(
        { 1: { at: { ...Object.fromEntries(acts), 900: release } } },
        { faults: [...faults, [800, { kind: 'resume', process: 1 }]] },
      ).texts(1, 'post');
      expect(heard).toEqual(inTime.flatMap(([at, kind]) => (kind === 'post' ? [`post work ${at}`] : [])));
    }),
    { numRuns: 200 },
  );
});

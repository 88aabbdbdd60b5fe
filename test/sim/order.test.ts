import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Latency } from '../../sim/index.ts';
import { type Act, dial, linkOf, listen, play, send, type Timed } from '../support/puppets.ts';

const MS = 1_000;
const S = 1_000_000;
const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

describe('order', () => {
  const latency: fc.Arbitrary<Latency> = fc.oneof(
    fc.record({ kind: fc.constant('constant' as const), us: fc.nat(3_000) }),
    fc.record({
      kind: fc.constant('uniform' as const),
      minUs: fc.nat(10),
      maxUs: fc.integer({ min: 10, max: 20_000 }),
    }),
    fc.record({ kind: fc.constant('exponential' as const), meanUs: fc.integer({ min: 1, max: 10_000 }) }),
    fc.record({ kind: fc.constant('heavyTailed' as const), minUs: fc.integer({ min: 1, max: 3_000 }) }),
  );
  /** A fault of the network or of the receiver that loses nothing as long as it passes. */
  const passing: fc.Arbitrary<Timed[1]> = fc.constantFrom<Timed[1]>(
    { kind: 'cut', from: 1, to: 2, ways: 'one' },
    { kind: 'cut', from: 1, to: 2, ways: 'both' },
    { kind: 'heal', between: [1, 2] },
    { kind: 'heal', between: 'all' },
    { kind: 'partition', sides: [[1], [2]] },
    { kind: 'ring', among: [1, 2] },
    { kind: 'flap', between: [1, 2], downUs: 7 * MS, upUs: 3 * MS, times: 4 },
    { kind: 'flap', between: [1, 2], downUs: 500, upUs: 1_500 },
    { kind: 'hold', from: 1, to: 2, name: 'a' },
    { kind: 'hold', from: 1, to: 2, name: 'b', nth: 3 },
    { kind: 'hold', from: 2, to: 1, name: 'a', nth: 2 },
    { kind: 'release', name: 'a' },
    { kind: 'release', name: 'b' },
    { kind: 'pause', process: 2 },
    { kind: 'resume', process: 2 },
    { kind: 'pause', process: 1 },
    { kind: 'resume', process: 1 },
    { kind: 'delay', from: 1, to: 2, ways: 'both', latency: { kind: 'constant', us: 1 } },
    { kind: 'delay', from: 1, to: 2, ways: 'both', latency: { kind: 'constant', us: 30_000 } },
    { kind: 'delay', from: 1, to: 2, ways: 'both', latency: null },
  );
  const fatal: fc.Arbitrary<Timed[1]> = fc.constantFrom<Timed[1]>(
    { kind: 'kill', process: 1 },
    { kind: 'powerOff', process: 1, unsynced: 'lost' },
    { kind: 'powerOff', process: 2, unsynced: 'lost' },
    { kind: 'reset', between: [1, 2] },
  );
  const timed = (fault: fc.Arbitrary<Timed[1]>, count: number) =>
    fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: 120 }).map((ms) => ms * MS),
        fault,
      ),
      { maxLength: count },
    );
  const inTime = (faults: readonly Timed[]) => [...faults].sort(([a], [b]) => a - b);
  const talks = (count: number) => {
    const lines = numbered(count).map((n) => [(1 + n) * 2 * MS, send(2, n)] as const);
    const answers: Act = (out, self, input) => {
      if (input.kind === 'message') out.send(linkOf(self, 1), input.message);
    };
    return {
      1: { boot: dial(2, 1_000 * S), at: Object.fromEntries(lines) },
      2: { boot: listen, on: answers },
    };
  };
  const read = (texts: readonly string[]): readonly number[] =>
    texts.map((text) => Number(text.split(' ')[2]));

  it('is kept in each direction under any latency, ties permuted, links cut, flapping and healed, messages held, processes paused: and all is read', () => {
    fc.assert(
      fc.property(
        latency,
        latency,
        timed(passing, 12),
        fc.string({ minLength: 1, maxLength: 4 }),
        (there, back, faults, seed) => {
          const lines = 50;
          const { texts } = play(talks(lines), {
            seed,
            permuteTies: true,
            untilUs: 60 * S,
            network: {
              links: [
                { from: 1, to: 2, latency: there },
                { from: 2, to: 1, latency: back },
              ],
            },
            faults: [
              ...inTime(faults),
              [200 * MS, { kind: 'resume', process: 1 }],
              [200 * MS, { kind: 'resume', process: 2 }],
              [200 * MS, { kind: 'heal', between: 'all' }],
              [200 * MS, { kind: 'release', name: 'a' }],
              [200 * MS, { kind: 'release', name: 'b' }],
            ],
          });
          expect(read(texts(2, 'message'))).toEqual(numbered(lines));
          expect(read(texts(1, 'message'))).toEqual(numbered(lines));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('has no gaps: whatever dies, gives up or is reset, what one side reads is a beginning of what the other wrote', () => {
    fc.assert(
      fc.property(
        latency,
        timed(fc.oneof(passing, passing, fatal), 12),
        fc.integer({ min: 1, max: 40 }),
        (there, faults, giveUpMs) => {
          const { texts } = play(talks(50), {
            permuteTies: true,
            network: { giveUpUs: giveUpMs * MS, latency: there },
            faults: [
              ...inTime(faults),
              [200 * MS, { kind: 'resume', process: 2 }],
              [200 * MS, { kind: 'heal', between: 'all' }],
              [200 * MS, { kind: 'release', name: 'a' }],
            ],
          });
          const got = read(texts(2, 'message'));
          expect(got).toEqual(numbered(got.length));
          const answers = read(texts(1, 'message'));
          expect(answers).toEqual(numbered(answers.length));
        },
      ),
      { numRuns: 400 },
    );
  });
});

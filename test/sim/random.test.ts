import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { drawLatency, longestUs } from '../../sim/latency.ts';
import { EXPONENTIAL_MILLI } from '../../sim/latencyTable.ts';
import { copyStream, deriveStream, drawBelow, drawFraction, drawUint32 } from '../../sim/random.ts';
import { type Fault, type Latency, Trace, type Unsynced } from '../../sim/index.ts';
import { beginRegister, type Timed as TimedFault } from '../protocols/registerRun.ts';
import { type Act, type Cast, play, type PlayOptions, type Timed } from '../support/puppets.ts';

describe('a stream', () => {
  it.each(['a', '1', 'S/17', 'ℤ≠☃', 'x'.repeat(64)])(
    'of seed %j is seedrandom’s alea, bit for bit, for 10,000 draws',
    (seed) => {
      const times = Array.from({ length: 10_000 }, (_, n) => n);
      const ours = deriveStream(seed, 'network/1→3', {});
      const theirs = seedrandom.alea(`${seed}/network/1→3`);
      expect(times.map(() => drawFraction(ours))).toEqual(times.map(() => theirs()));
      const integers = deriveStream(seed, 'int', {});
      const theirIntegers = seedrandom.alea(`${seed}/int`);
      expect(times.map(() => drawUint32(integers))).toEqual(times.map(() => theirIntegers.int32() >>> 0));
    },
  );

  it('copied goes on with the same numbers, and neither copy moves the other', () => {
    const original = deriveStream('s', 'x', {});
    for (let n = 0; n < 100; n++) drawFraction(original);
    const first = copyStream(original, {});
    const second = copyStream(original, {});
    const numbers = Array.from({ length: 10 }, () => drawFraction(first));
    expect(Array.from({ length: 10 }, () => drawFraction(second))).toEqual(numbers);
    expect(Array.from({ length: 10 }, () => drawFraction(original))).toEqual(numbers);
  });

  it('draws integers below any bound, all of them', () => {
    const stream = deriveStream('s', 'below', {});
    for (const bound of [1, 2, 7, 4_294_967_296]) {
      const drawn = Array.from({ length: 500 }, () => drawBelow(stream, bound));
      expect(drawn.every((n) => Number.isInteger(n) && n >= 0 && n < bound)).toBe(true);
      expect(new Set(drawn).size).toBeGreaterThanOrEqual(Math.min(bound, 450));
    }
  });
});

describe('streams are independent', () => {
  const us = (n: number) => ({ kind: 'constant', us: n }) as const;
  const uneven: Latency = { kind: 'uniform', minUs: 100, maxUs: 9_000 };
  const speaks: Act = (out, self) => {
    for (const id of [1, 2, 3]) if (id !== self.id) out.datagram(id, self.id);
    out.draw(1);
    out.post('work', 'x');
    out.append('x');
  };
  const at = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [(n + 1) * 10_000, speaks] as const));
  const cast: Cast = { 1: { at }, 2: { at }, 3: { at } };
  /** How long everything took that draws a latency, by the stream it is drawn from. */
  function draws(
    faults: readonly Timed[],
    options: PlayOptions = {},
  ): Readonly<Record<string, readonly number[]>> {
    const { rows, trace } = play(cast, {
      network: { latency: uneven },
      disk: { append: uneven },
      handOver: uneven,
      resolve: (target) => (target === 'somebody' ? [2, 3] : undefined),
      faults,
      ...options,
    });
    const streams: Record<string, number[]> = {};
    for (const { kind, node, peer, t, cause } of rows) {
      const name =
        kind === 'deliver'
          ? `network/${peer}→${node}`
          : kind === 'handOver'
            ? `local/${node}`
            : kind === 'diskDone'
              ? `disk/${node}`
              : null;
      if (name !== null) streams[name] = [...(streams[name] ?? []), t - (trace.row(cause)?.t ?? Number.NaN)];
    }
    return streams;
  }
  const plain = draws([]);
  const without = (streams: ReturnType<typeof draws>, ...names: readonly string[]) =>
    Object.fromEntries(Object.entries(streams).filter(([name]) => !names.includes(name)));

  it('each link and each process has its own numbers', () => {
    expect(Object.keys(plain).sort()).toHaveLength(12);
    expect(new Set(Object.values(plain).map((numbers) => numbers.slice(0, 5).join())).size).toBe(12);
  });

  it.each<readonly [string, Fault, readonly string[]]>([
    [
      'a delay of one direction',
      { kind: 'delay', from: 1, to: 2, ways: 'one', latency: { kind: 'exponential', meanUs: 900 } },
      ['network/1→2'],
    ],
    [
      'a constant delay, which draws nothing',
      { kind: 'delay', from: 1, to: 2, ways: 'one', latency: us(5) },
      ['network/1→2'],
    ],
    ['a cut', { kind: 'cut', from: 3, to: 1, ways: 'one' }, ['network/3→1']],
    ['a drawn target', { kind: 'reset', between: ['somebody', 1] }, []],
    ['a clock', { kind: 'clock', process: 1, jumpUs: 77 }, []],
  ])('%s shifts nobody else’s draws', (_name, fault, touched) => {
    expect(without(draws([[95_000, fault]]), ...touched)).toEqual(without(plain, ...touched));
  });

  it('faults of another kind, each with a drawn target, leave the targets of these as they were', () => {
    const actors: Cast = { 1: {}, 2: {}, 3: {}, 4: {}, 5: {} };
    const resolve = (target: string) => (target === 'somebody' ? [2, 3, 4, 5] : undefined);
    const others: readonly Fault[] = [
      { kind: 'clock', process: 'somebody', jumpUs: 1 },
      { kind: 'reset', between: ['somebody', 1] },
      { kind: 'cut', from: 'somebody', to: 1, ways: 'one' },
      { kind: 'partition', sides: [['somebody'], [1]] },
    ];
    for (const seed of Array.from({ length: 10 }, (_, k) => `s/${k}`)) {
      const pausedWith = (more: readonly Fault[]): readonly number[] => {
        const pause: Timed = [2_000, { kind: 'pause', process: 'somebody' }];
        const faults = [...more.map((fault): Timed => [1_000, fault]), pause];
        return play(actors, { seed, resolve, faults })
          .rowsOf('pause')
          .map(({ node }) => node);
      };
      for (const other of others) expect(pausedWith([other])).toEqual(pausedWith([]));
      expect(pausedWith(others)).toEqual(pausedWith([]));
    }
  });

  it('a power failure that draws a prefix, of a drawn target, shifts nothing for those that stay', () => {
    const failed = draws([[95_000, { kind: 'powerOff', process: 'somebody', unsynced: 'prefix' }]]);
    const lost = [2, 3].find((id) => (failed[`disk/${id}`]?.length ?? 0) < 40);
    expect(lost).toBeDefined();
    const ofTheDead = Object.keys(plain).filter((name) => name.includes(String(lost)));
    expect(ofTheDead.length).toBeGreaterThan(0);
    expect(without(failed, ...ofTheDead)).toEqual(without(plain, ...ofTheDead));
  });

  it('more datagrams lost on one link shift no other link', () => {
    // What 1 sends more often draws more from its own links only.
    const more: Cast = {
      ...cast,
      1: { at: { ...at, 15_000: (out) => [out.datagram(2, 'x'), out.datagram(2, 'x')] } },
    };
    const { rows, trace } = play(more, {
      network: { latency: uneven },
      disk: { append: uneven },
      handOver: uneven,
    });
    const of = (from: number, to: number) =>
      rows
        .filter(({ kind, node, peer }) => kind === 'deliver' && node === to && peer === from)
        .map(({ t, cause }) => t - (trace.row(cause)?.t ?? 0));
    expect(of(1, 3)).toEqual(plain['network/1→3']);
    expect(of(2, 1)).toEqual(plain['network/2→1']);
    expect(of(1, 2)).not.toEqual(plain['network/1→2']);
  });

  it('in a real protocol: how much a failing disk keeps is drawn, and shifts nothing of what comes after', () => {
    const rowsOf = (seed: string, unsynced: Unsynced) => {
      const faults: readonly TimedFault[] = [
        [999_000, { kind: 'powerOff', process: 'a backup', unsynced }],
        [1_300_000, { kind: 'pause', process: 'a backup' }],
        ...[1, 2, 3].map((process): TimedFault => [1_500_000, { kind: 'restart', process }]),
      ];
      const run = beginRegister({ seed, faults, options: { identity: null } });
      run.world.trace = new Trace();
      run.advance(2_500_000);
      return [...run.world.trace.rows()].filter(({ kind }) => kind !== 'fault');
    };
    const lossOf = (rows: ReturnType<typeof rowsOf>) =>
      rows.find(({ kind }) => kind === 'powerOff')?.data as { readonly lost: number };
    const withoutData = (rows: ReturnType<typeof rowsOf>, untilUs: number) =>
      rows
        .filter(({ t }) => t < untilUs)
        .map((row) => JSON.stringify(row.kind === 'powerOff' ? { ...row, data: null } : row));
    let sameLoss = 0;
    for (const seed of Array.from({ length: 24 }, (_, k) => `draw/${k}`)) {
      const [lost, prefix] = [rowsOf(seed, 'lost'), rowsOf(seed, 'prefix')];
      if (lossOf(lost).lost === 0) continue; // The disk was quiet at that moment: nothing is drawn.
      // Until it boots nobody knows what its disk kept; and where it kept as little as if nothing had been drawn, nobody ever does.
      expect(withoutData(prefix, 1_500_000)).toEqual(withoutData(lost, 1_500_000));
      if (lossOf(prefix).lost !== lossOf(lost).lost) continue;
      sameLoss++;
      expect(withoutData(prefix, 2_500_000)).toEqual(withoutData(lost, 2_500_000));
    }
    expect(sameLoss).toBeGreaterThan(0);
  });
});

describe('latencies', () => {
  const draw = (latency: Latency, count = 60_000): readonly number[] => {
    const stream = deriveStream('latency', JSON.stringify(latency), {});
    return Array.from({ length: count }, () => drawLatency(latency, stream)).sort((a, b) => a - b);
  };
  const mean = (numbers: readonly number[]): number =>
    numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
  const quantile = (sorted: readonly number[], q: number): number =>
    sorted[Math.floor(q * sorted.length)] ?? Number.NaN;
  const isNear = (value: number, expected: number, share: number): void => {
    expect(
      Math.abs(value - expected) / expected,
      `${value} is not within ${share} of ${expected}`,
    ).toBeLessThan(share);
  };

  it('the exponential table is −1,000 · ln(1 − k / 256), rounded', () => {
    expect(EXPONENTIAL_MILLI).toEqual(
      Array.from({ length: 256 }, (_, k) => Math.round(-1_000 * Math.log(1 - k / 256)) + 0),
    );
  });

  it('constant draws nothing, and is constant', () => {
    const stream = deriveStream('s', 'x', {});
    const before = { ...stream };
    expect(drawLatency({ kind: 'constant', us: 7 }, stream)).toBe(7);
    expect(stream).toEqual(before);
  });

  it('uniform reaches both ends and is level in between', () => {
    const drawn = draw({ kind: 'uniform', minUs: 10, maxUs: 19 });
    for (let us = 10; us <= 19; us++) isNear(drawn.filter((n) => n === us).length, 6_000, 0.05);
    expect([drawn[0], drawn.at(-1)]).toEqual([10, 19]);
  });

  it('exponential has the mean, the quantiles and the tail of an exponential', () => {
    const drawn = draw({ kind: 'exponential', meanUs: 10_000, minUs: 500 });
    expect(drawn[0]).toBeGreaterThanOrEqual(500);
    isNear(mean(drawn) - 500, 10_000, 0.02);
    for (const q of [0.1, 0.5, 0.9, 0.99, 0.999])
      isNear(quantile(drawn, q) - 500, -10_000 * Math.log(1 - q), q > 0.99 ? 0.08 : 0.03);
    expect(drawn.at(-1)).toBeGreaterThan(5.545 * 10_000); // beyond the table's last entry: the tail is drawn again
  });

  it('bimodal is slow as often as it says, each mode in its range', () => {
    const drawn = draw({ kind: 'bimodal', fast: [100, 200], slow: [5_000, 6_000], slowPpm: 50_000 });
    const slow = drawn.filter((n) => n >= 5_000);
    isNear(slow.length / drawn.length, 0.05, 0.1);
    expect(drawn.filter((n) => n <= 200).length + slow.length).toBe(drawn.length);
    isNear(mean(slow), 5_500, 0.01);
  });

  it('heavy-tailed follows a Pareto law with exponent 2', () => {
    const drawn = draw({ kind: 'heavyTailed', minUs: 1_000 }, 200_000);
    expect(drawn[0]).toBeGreaterThanOrEqual(1_000);
    for (const q of [0.1, 0.5, 0.9, 0.99, 0.999])
      isNear(quantile(drawn, q), 1_000 / Math.sqrt(1 - q), q > 0.99 ? 0.04 : 0.02);
    isNear(mean(drawn), 2_000, 0.05);
  });

  it('of every kind are integers, at least 0, at most what is said of them', () => {
    const us = fc.nat(1_000_000);
    const range = fc.tuple(us, us).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    const latency: fc.Arbitrary<Latency> = fc.oneof(
      fc.record({ kind: fc.constant('constant' as const), us }),
      range.map(([minUs, maxUs]) => ({ kind: 'uniform' as const, minUs, maxUs })),
      fc.record({ kind: fc.constant('exponential' as const), meanUs: us, minUs: us }),
      fc.record({
        kind: fc.constant('bimodal' as const),
        fast: range,
        slow: range,
        slowPpm: fc.nat(1_000_000),
      }),
      fc.record({ kind: fc.constant('heavyTailed' as const), minUs: us }),
    );
    fc.assert(
      fc.property(latency, fc.string(), (one, seed) => {
        const stream = deriveStream(seed, 'x', {});
        const drawn = Array.from({ length: 20 }, () => drawLatency(one, stream));
        expect(drawn.filter((n) => !Number.isSafeInteger(n) || n < 0 || n > longestUs(one))).toEqual([]);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queueLength } from '../support/kernel.ts';
import { type Act, type Cast, play, type Played, stage, type Timed } from '../support/puppets.ts';

const MS = 1_000;
const set =
  (delayUs: number, key?: number): Act =>
  (out) =>
    out.setTimer('t', delayUs, key);
const cancel: Act = (out) => out.cancelTimer('t');
const fires = ({ heard }: Played): readonly number[] =>
  heard(1, 'timer').map((line) => Number(line.split(' ')[0]));
const alone = (at: Readonly<Record<number, Act>>, faults: readonly Timed[] = []): readonly number[] =>
  fires(play({ 1: { at } }, { faults }));

describe('a timer', () => {
  it('fires once, after its delay', () => {
    expect(alone({ 1_000: set(500) })).toEqual([1_500]);
    expect(alone({ 1_000: set(0) })).toEqual([1_000]);
  });

  it('armed again later or earlier, fires at the newest deadline only', () => {
    expect(alone({ 1_000: set(500), 1_400: set(500) })).toEqual([1_900]);
    expect(alone({ 1_000: set(500), 1_100: set(50) })).toEqual([1_150]);
    expect(alone({ 1_000: set(500), 1_100: set(50), 1_120: set(900) })).toEqual([2_020]);
    expect(alone({ 1_000: set(500), 1_100: set(900), 1_200: set(50), 1_225: set(275) })).toEqual([1_500]);
  });

  it('is cancelled, and can be set again after that, earlier or later', () => {
    expect(alone({ 1_000: set(500), 1_200: cancel })).toEqual([]);
    expect(alone({ 1_000: set(500), 1_200: cancel, 1_300: set(100) })).toEqual([1_400]);
    expect(alone({ 1_000: set(500), 1_200: cancel, 1_300: set(700) })).toEqual([2_000]);
    expect(alone({ 1_000: set(500), 1_200: cancel, 1_600: set(100) })).toEqual([1_700]);
    expect(alone({ 1_000: cancel, 1_200: set(1) })).toEqual([1_201]);
  });

  it('is one of many with other names and keys', () => {
    const { heard } = play({
      1: {
        at: {
          1_000: (...act) => [set(500)(...act), set(300, 7)(...act), act[0].setTimer('u', 400)],
          1_100: cancel,
        },
      },
    });
    expect(heard(1, 'timer')).toEqual(['1300 timer t 7', '1400 timer u']);
  });

  it('behaves as a plain table of deadlines would, whatever is set and cancelled when', () => {
    const order = fc.record({
      atUs: fc.integer({ min: 1, max: 400 }),
      key: fc.integer({ min: 1, max: 3 }),
      delayUs: fc.option(fc.integer({ min: 1, max: 300 })),
    });
    fc.assert(
      fc.property(fc.uniqueArray(order, { selector: ({ atUs }) => atUs, maxLength: 25 }), (orders) => {
        const inTime = [...orders].sort((a, b) => a.atUs - b.atUs);
        const at = Object.fromEntries(
          inTime.map(
            ({ atUs, key, delayUs }) =>
              [
                atUs * 10, // scripts act at multiples of 10, timers fire 5 later: no ties to argue about
                (out) =>
                  delayUs === null ? out.cancelTimer('t', key) : out.setTimer('t', delayUs * 10 + 5, key),
              ] satisfies [number, Act],
          ),
        );
        const expected: string[] = [];
        for (const key of [1, 2, 3]) {
          let dueUs = Number.POSITIVE_INFINITY;
          const orderedFor = inTime.filter((one) => one.key === key);
          for (const { atUs, delayUs } of [...orderedFor, { atUs: 1_000, delayUs: null }]) {
            if (dueUs <= atUs * 10) {
              expected.push(`${dueUs} timer t ${key}`);
              dueUs = Number.POSITIVE_INFINITY;
            }
            dueUs = delayUs === null ? Number.POSITIVE_INFINITY : atUs * 10 + delayUs * 10 + 5;
          }
        }
        expect([...play({ 1: { at } }).heard(1, 'timer')].sort()).toEqual(expected.sort());
      }),
      { numRuns: 200 },
    );
  });

  it('renewed a thousand times leaves nothing behind in the queue', () => {
    const renewals = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, n) => [n + 1, set(1_000_000)] as const),
    );
    const run = stage({ 1: { at: renewals } });
    const before = stage({ 1: { at: { 1: set(1_000_000) } } });
    run.advance(2_000);
    before.advance(2_000);
    expect(queueLength(run.world)).toBe(queueLength(before.world));
  });

  it('cancelled and set a thousand times leaves nothing behind in the queue', () => {
    const again: Act = (...act) => [cancel(...act), set(1_000_000)(...act)];
    const run = stage({
      1: { at: Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [n + 1, again] as const)) },
    });
    run.advance(2_000);
    expect(queueLength(run.world)).toBe(1);
  });

  it('set long, shortened, and again after it has fired, a thousand times, leaves one entry behind for each delay', () => {
    const cycle: Act = (out) => [out.setTimer('t', 900_000), out.setTimer('t', 1_000), out.setTimer('t', 2)];
    const at = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [(n + 1) * 10, cycle] as const));
    const run = stage({ 1: { at } });
    run.advance(10_005);
    expect(queueLength(run.world)).toBeLessThanOrEqual(2);
    expect(alone(at)).toEqual(Array.from({ length: 1_000 }, (_, n) => (n + 1) * 10 + 2));
  });

  it('that comes due while its process is paused fires when it is resumed', () => {
    expect(
      alone({ 1_000: set(500) }, [
        [1_200, { kind: 'pause', process: 1 }],
        [5_000, { kind: 'resume', process: 1 }],
      ]),
    ).toEqual([5_000]);
  });

  it('that comes due during a pause can still be cancelled or renewed by what was read before it', () => {
    const cast = (act: Act): Cast => ({
      1: {
        at: { 1_000: set(500) },
        on: (out, self, input) => input.kind === 'datagram' && act(out, self, input),
      },
      2: { at: { 100: (out) => out.datagram(1, 'x') } },
    });
    const faults: readonly Timed[] = [
      [1_050, { kind: 'pause', process: 1 }],
      [5_000, { kind: 'resume', process: 1 }],
    ];
    expect(
      fires(play(cast(cancel), { faults, network: { latency: { kind: 'constant', us: 1_000 } } })),
    ).toEqual([]);
    expect(
      fires(play(cast(set(3_000)), { faults, network: { latency: { kind: 'constant', us: 1_000 } } })),
    ).toEqual([8_000]);
  });
});

describe('a clock', () => {
  const clock = (atUs: number, change: { readonly ratePpm?: number; readonly jumpUs?: number }): Timed => [
    atUs,
    { kind: 'clock', process: 1, ...change },
  ];
  const readings = (...faults: readonly Timed[]): readonly number[] => {
    const cast: Cast = {
      1: {},
      2: {
        at: Object.fromEntries([0, 10, 20, 30].map((ms) => [ms * MS, (out) => out.datagram(1, 'time?')])),
      },
    };
    return play(cast, { faults, network: { latency: { kind: 'constant', us: 0 } } }).clocks(
      1,
      'datagram 2 time?',
    );
  };

  it('shows virtual time where nothing is wrong with it', () => {
    expect(readings()).toEqual([0, 10_000, 20_000, 30_000]);
  });

  it('runs fast or slow from the change on', () => {
    expect(readings(clock(10_000, { ratePpm: 2_000_000 }))).toEqual([0, 10_000, 30_000, 50_000]);
    expect(readings(clock(10_000, { ratePpm: 500_000 }), clock(20_000, { ratePpm: 1_000_000 }))).toEqual([
      0, 10_000, 15_000, 25_000,
    ]);
  });

  it('jumps forward and back', () => {
    expect(readings(clock(15_000, { jumpUs: 1_000_000 }), clock(25_000, { jumpUs: -1_020_000 }))).toEqual([
      0, 10_000, 1_020_000, 10_000,
    ]);
  });

  it('that is fast shortens pending delays by what is left of them; one that is slow lengthens them', () => {
    expect(alone({ 1_000: set(10_000) }, [clock(3_000, { ratePpm: 2_000_000 })])).toEqual([7_000]);
    expect(alone({ 1_000: set(10_000) }, [clock(3_000, { ratePpm: 500_000 })])).toEqual([19_000]);
    expect(
      alone({ 1_000: set(10_000) }, [
        clock(3_000, { ratePpm: 500_000 }),
        clock(5_000, { ratePpm: 1_000_000 }),
      ]),
    ).toEqual([12_000]);
    expect(alone({ 5_000: set(10_000) }, [clock(3_000, { ratePpm: 2_000_000 })])).toEqual([9_000]); // the script's own timer: 5,000 − 1,000
  });

  it('wakes no timer that was cancelled', () => {
    expect(alone({ 1_000: set(10_000), 2_000: cancel }, [clock(3_000, { ratePpm: 2_000_000 })])).toEqual([]);
  });

  it('changed while a timer that came due waits for its paused process fires it when that is resumed', () => {
    const fired = alone({ 1_000: set(500) }, [
      [1_200, { kind: 'pause', process: 1 }],
      clock(3_000, { ratePpm: 2_000_000 }),
      [5_000, { kind: 'resume', process: 1 }],
    ]);
    expect(fired).toEqual([5_000]);
  });

  it('that jumps leaves pending delays alone', () => {
    expect(alone({ 1_000: set(10_000) }, [clock(3_000, { jumpUs: 9_000_000 })])).toEqual([11_000]);
    expect(alone({ 1_000: set(10_000) }, [clock(3_000, { jumpUs: -9_000_000 })])).toEqual([11_000]);
  });

  it('goes on through the death of its process', () => {
    const { clocks } = play(
      { 1: {} },
      {
        faults: [clock(1_000, { ratePpm: 3_000_000 }), [2_000, { kind: 'restart', process: 1 }]],
      },
    );
    expect(clocks(1, 'boot')).toEqual([0, 4_000]);
  });
});

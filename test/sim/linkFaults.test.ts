/** Networks that are parted in patterns, and links that flap. */
import { describe, expect, it } from 'vitest';
import type { Fault, Latency, Target } from '../../sim/index.ts';
import { type Cast, dial, listen, play, send, stage, type Timed } from '../support/puppets.ts';

const MS = 1_000;

/** Whom each of so many processes sees after these faults, by number. */
function seen(count: number, ...faults: readonly Fault[]): Readonly<Record<number, readonly number[]>> {
  const ids = Array.from({ length: count }, (_, n) => n + 1);
  const cast: Cast = Object.fromEntries(ids.map((id) => [id, {}]));
  const { world } = play(cast, { faults: faults.map((fault): Timed => [1 * MS, fault]), untilUs: 2 * MS });
  for (const a of ids) for (const b of ids) expect(world.isLinked(a, b)).toBe(world.isLinked(b, a));
  return Object.fromEntries(ids.map((id) => [id, ids.filter((other) => world.isLinked(id, other))]));
}
const upTo = (count: number): readonly Target[] => Array.from({ length: count }, (_, n) => n + 1);

describe('a bridge', () => {
  it('is one process that sees both sides, whose members see only their own', () => {
    expect(seen(5, { kind: 'bridge', among: upTo(5), through: 3 })).toEqual({
      1: [1, 2, 3],
      2: [1, 2, 3],
      3: [1, 2, 3, 4, 5],
      4: [3, 4, 5],
      5: [3, 4, 5],
    });
  });

  it('may be named last or not at all among the others, whose order makes the sides; the first is the larger', () => {
    const sides = { 1: [1, 4], 2: [2, 3, 4], 3: [2, 3, 4], 4: [1, 2, 3, 4] };
    expect(seen(4, { kind: 'bridge', among: [3, 2, 1, 4], through: 4 })).toEqual(sides);
    expect(seen(4, { kind: 'bridge', among: [3, 2, 1], through: 4 })).toEqual(sides);
  });
});

describe('a ring', () => {
  it('lets each see its neighbours in the order named', () => {
    expect(seen(5, { kind: 'ring', among: [1, 3, 5, 2, 4] })).toEqual({
      1: [1, 3, 4],
      2: [2, 4, 5],
      3: [1, 3, 5],
      4: [1, 2, 4],
      5: [2, 3, 5],
    });
  });

  it('leaves those alone whom it does not name', () => {
    expect(seen(5, { kind: 'ring', among: upTo(4) })[5]).toEqual([1, 2, 3, 4, 5]);
    expect(seen(5, { kind: 'ring', among: upTo(4) })[1]).toEqual([1, 2, 4, 5]);
  });

  it('replaces what another fault has made of those links', () => {
    expect(
      seen(
        4,
        {
          kind: 'partition',
          sides: [
            [1, 2],
            [3, 4],
          ],
        },
        { kind: 'ring', among: upTo(4) },
      ),
    ).toEqual(seen(4, { kind: 'ring', among: upTo(4) }));
    expect(seen(4, { kind: 'ring', among: upTo(4) }, { kind: 'heal', between: 'all' })[1]).toEqual([
      1, 2, 3, 4,
    ]);
  });
});

describe('a ring of majorities', () => {
  it.each([4, 5, 6, 7, 8, 9, 13])(
    'of %i lets each see a majority, as small as symmetry allows, and no two the same',
    (count) => {
      const views = Object.values(seen(count, { kind: 'majoritiesRing', among: upTo(count) }));
      const majority = Math.floor(count / 2) + 1;
      for (const view of views) {
        expect(view.length).toBeGreaterThanOrEqual(majority);
        expect(view.length).toBeLessThanOrEqual(majority + 1);
      }
      expect(new Set(views.map((view) => view.join())).size).toBe(count);
    },
  );

  it('of three lets all see all', () => {
    expect(seen(3, { kind: 'majoritiesRing', among: upTo(3) })[1]).toEqual([1, 2, 3]);
  });
});

describe('a flapping link', () => {
  const flap = (times?: number): Fault => ({
    kind: 'flap',
    between: [2, 1],
    downUs: 3 * MS,
    upUs: 5 * MS,
    ...(times === undefined ? {} : { times }),
  });
  /** When it goes down and up, between `untilUs` and the beginning. */
  function changes(untilUs: number, ...faults: readonly Timed[]): readonly string[] {
    const { rows } = play({ 1: {}, 2: {}, 3: {} }, { faults, untilUs });
    return rows
      .filter(({ kind }) => kind === 'linkCut' || kind === 'linkHeal')
      .map(({ t, kind, data }) => {
        const { from, to } = data as { readonly from: number; readonly to: number };
        return `${t / MS} ${kind === 'linkCut' ? 'down' : 'up'} ${from}→${to}`;
      });
  }
  const both = (...lines: readonly string[]): readonly string[] =>
    lines.flatMap((line) => [`${line} 2→1`, `${line} 1→2`]);

  it('goes down and up as often as it was told, and ends healed', () => {
    expect(changes(900 * MS, [10 * MS, flap(3)])).toEqual(
      both('10 down', '13 up', '18 down', '21 up', '26 down', '29 up'),
    );
    expect(changes(900 * MS, [10 * MS, flap(1)])).toEqual(both('10 down', '13 up'));
  });

  it('goes on without end, until it is healed', () => {
    expect(changes(100 * MS, [10 * MS, flap()])).toHaveLength(2 * 23);
    expect(changes(900 * MS, [10 * MS, flap()], [15 * MS, { kind: 'heal', between: 'all' }])).toEqual(
      both('10 down', '13 up'),
    );
    expect(changes(900 * MS, [10 * MS, flap()], [19 * MS, { kind: 'heal', between: [1, 2] }]).at(-1)).toBe(
      '19 up 2→1',
    );
  });

  it('obeys the newest fault: cut it stays down, parted so too, and flapping anew it has the new pace', () => {
    expect(
      changes(900 * MS, [10 * MS, flap()], [15 * MS, { kind: 'cut', from: 1, to: 2, ways: 'both' }]).length,
    ).toBe(6);
    expect(changes(900 * MS, [10 * MS, flap()], [11 * MS, { kind: 'partition', sides: [[1], [2]] }])).toEqual(
      both('10 down'),
    );
    expect(changes(900 * MS, [10 * MS, flap()], [12 * MS, flap(1)])).toEqual(both('10 down', '15 up'));
    expect(
      changes(50 * MS, [10 * MS, flap(2)], [11 * MS, { kind: 'cut', from: 1, to: 3, ways: 'both' }]),
    ).toHaveLength(10);
  });

  it('goes on in one direction when another fault takes the other', () => {
    expect(
      changes(900 * MS, [10 * MS, flap(2)], [14 * MS, { kind: 'cut', from: 1, to: 2, ways: 'one' }]),
    ).toEqual([...both('10 down', '13 up'), '14 down 1→2', '18 down 2→1', '21 up 2→1']);
  });

  it('lets messages through whenever it is up', () => {
    const { heard } = play(
      {
        1: {
          boot: dial(2),
          at: { [11 * MS]: send(2, 'a'), [14 * MS]: send(2, 'b'), [19 * MS]: send(2, 'c') },
        },
        2: { boot: listen },
      },
      { faults: [[10 * MS, flap(2)]] },
    );
    expect(heard(2, 'message')).toEqual(['14000 message 1 a', '15000 message 1 b', '22000 message 1 c']);
  });

  it('makes an event of each change, caused by the fault, in the digest', () => {
    const played = (downUs: number, times: number) =>
      play(
        { 1: {}, 2: {} },
        { faults: [[10 * MS, { kind: 'flap', between: [1, 2], downUs, upUs: 1, times }]] },
      );
    const { world, rowsOf } = played(3, 3);
    expect(world.eventCount).toBe(played(3, 1).world.eventCount + 4);
    const fault = rowsOf('fault').at(-1);
    for (const row of [...rowsOf('linkCut'), ...rowsOf('linkHeal')]) expect(row.cause).toBe(fault?.i);
    expect(new Set(rowsOf('linkCut').map(({ event }) => event)).size).toBe(3);
    expect(new Set([played(3, 1), played(3, 2), played(4, 2)].map((one) => one.world.digest())).size).toBe(3);
  });

  it('flaps on in a fork, which may end it for itself', () => {
    const run = stage({ 1: {}, 2: {} });
    run.inject(flap());
    run.advance(20 * MS);
    const fork = run.fork();
    fork.inject({ kind: 'heal', between: 'all' });
    const counts = [run, fork].map((each) => {
      const before = each.world.eventCount;
      each.advance(100 * MS);
      return each.world.eventCount - before;
    });
    expect(counts).toEqual([20, 0]);
  });

  it('that cannot be is a mistake', () => {
    for (const wrong of [{ downUs: 0 }, { upUs: 0.5 }, { times: 0 }])
      expect(() =>
        stage({ 1: {}, 2: {} }).inject({ kind: 'flap', between: [1, 2], downUs: 1, upUs: 1, ...wrong }),
      ).toThrow('a link flaps a whole number of times');
  });
});

describe('how long a message can take', () => {
  const bound = (latency: Latency, ...faults: readonly Timed[]) => {
    const { world } = play({ 1: {}, 2: {} }, { network: { latency }, faults, untilUs: 10 });
    return [world.states().latencyBoundUs(1, 2), world.states().latencyBoundUs(2, 1)];
  };

  it('is known of each direction, from the profile and from the delays of the moment', () => {
    expect(bound({ kind: 'constant', us: 7 })).toEqual([7, 7]);
    expect(bound({ kind: 'uniform', minUs: 1, maxUs: 9 })).toEqual([9, 9]);
    expect(bound({ kind: 'bimodal', fast: [1, 2], slow: [30, 40], slowPpm: 5 })).toEqual([40, 40]);
    const slow: Fault = { kind: 'delay', from: 1, to: 2, ways: 'one', latency: { kind: 'constant', us: 50 } };
    expect(bound({ kind: 'constant', us: 7 }, [5, slow])).toEqual([50, 7]);
    expect(bound({ kind: 'constant', us: 7 }, [5, slow], [6, { ...slow, latency: null }])).toEqual([7, 7]);
  });
});

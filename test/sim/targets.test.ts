import { describe, expect, it } from 'vitest';
import type { Fault } from '../../sim/index.ts';
import { type Act, type Cast, play, type Timed } from '../support/puppets.ts';

const MS = 1_000;

describe('a symbolic target', () => {
  const cast: Cast = { 1: {}, 2: {}, 3: {}, 4: {} };
  const kill = (process: string): readonly Timed[] => [[1 * MS, { kind: 'kill', process }]];
  const killedBy = (targets: readonly number[], seed: string): readonly number[] =>
    play(cast, { seed, faults: kill('them'), resolve: (target) => (target === 'them' ? targets : undefined) })
      .rowsOf('kill')
      .map(({ node }) => node);

  it('that stands for one process means it; for none, nothing', () => {
    expect(killedBy([3], 's')).toEqual([3]);
    expect(killedBy([], 's')).toEqual([]);
  });

  it('that stands for several means one of them, drawn: the same for a seed, each of them for some', () => {
    const seeds = Array.from({ length: 40 }, (_, k) => `s/${k}`);
    const drawn = seeds.map((seed) => killedBy([2, 3, 4], seed));
    expect(drawn).toEqual(seeds.map((seed) => killedBy([2, 3, 4], seed)));
    expect(new Set(drawn.flat())).toEqual(new Set([2, 3, 4]));
    expect(drawn.every((killed) => killed.length === 1)).toBe(true);
  });

  it('is resolved when the fault happens, from the states of that moment', () => {
    const remembers: Act = (_out, self) => {
      self.memory = 'chosen';
    };
    const { rowsOf } = play(
      { 1: { at: { [1 * MS]: remembers } }, 2: { at: { [2 * MS]: remembers } } },
      {
        resolve: (_target, states) => states.ids.filter((id) => states.stateOf(id)?.memory === 'chosen'),
        faults: [
          [1_500, { kind: 'kill', process: 'chosen' }],
          [2_500, { kind: 'kill', process: 'chosen' }],
        ],
      },
    );
    expect(rowsOf('kill').map(({ node }) => node)).toEqual([1, 2]);
  });

  it('is told in the row of the fault by the processes it stood for, and by the word itself where that was nobody', () => {
    const row = (fault: Fault): unknown =>
      play(cast, {
        faults: [[1 * MS, fault]],
        resolve: (word) => (word === 'the one' ? [2] : word === 'any' ? [1, 2, 3, 4] : []),
      })
        .rowsOf('fault')
        .at(-1)?.data;
    const one = 'the one';
    expect(row({ kind: 'kill', process: one })).toEqual({ kind: 'kill', process: 2 });
    expect(row({ kind: 'kill', process: 'nobody' })).toEqual({ kind: 'kill', process: 'nobody' });
    expect(row({ kind: 'cut', from: one, to: 3, ways: 'one' })).toEqual({
      kind: 'cut',
      from: 2,
      to: 3,
      ways: 'one',
    });
    expect(row({ kind: 'delay', from: 1, to: one, ways: 'both', latency: null })).toEqual({
      kind: 'delay',
      from: 1,
      to: 2,
      ways: 'both',
      latency: null,
    });
    expect(row({ kind: 'reset', between: [1, one] })).toEqual({ kind: 'reset', between: [1, 2] });
    expect(row({ kind: 'heal', between: 'all' })).toEqual({ kind: 'heal', between: 'all' });
    expect(row({ kind: 'heal', between: ['nobody', one] })).toEqual({ kind: 'heal', between: ['nobody', 2] });
    expect(row({ kind: 'partition', sides: [[one, 'nobody'], [1]] })).toEqual({
      kind: 'partition',
      sides: [[2, 'nobody'], [1]],
    });
    expect(row({ kind: 'command', process: 1, command: one, about: one })).toEqual({
      kind: 'command',
      process: 1,
      command: one,
      about: 2,
    });
    expect(row({ kind: 'hold', from: one, to: 1, name: one, where: { to: one } })).toEqual({
      kind: 'hold',
      from: 2,
      to: 1,
      name: one,
      where: { to: one },
    });
  });

  it('means one of those that a fault does not name already where it must mean different ones', () => {
    const rows = Array.from({ length: 20 }, (_, k) =>
      play(cast, {
        seed: `s/${k}`,
        faults: [[1 * MS, { kind: 'bridge', among: ['any', 1, 'any', 'any', 'any'], through: 'any' }]],
        resolve: () => [1, 2, 3, 4],
      })
        .rowsOf('fault')
        .map(({ data }) => data as Extract<Fault, { kind: 'bridge' }>)
        .at(-1),
    );
    for (const fault of rows) {
      const through = fault?.through;
      expect(fault?.among.filter((target) => target !== 'any').toSorted()).toEqual(
        [1, 2, 3, 4].filter((id) => id === 1 || id !== through),
      );
    }
    expect(new Set(rows.map((fault) => JSON.stringify(fault))).size).toBeGreaterThan(3);
  });

  it('that the protocol does not know is a mistake, not an event', () => {
    expect(() => play(cast, { faults: kill('the moon') })).toThrow(
      'a symbolic target is a word that the protocol knows',
    );
  });
});

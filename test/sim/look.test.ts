/** What the users of a world may look at: disks, clocks, and what is still to come. */
import { describe, expect, it } from 'vitest';
import { type Act, type Cast, dial, listen, play, send, type Timed } from '../support/puppets.ts';

const MS = 1_000;
const us = (n: number) => ({ kind: 'constant', us: n }) as const;
/** What is pending, in short. */
function pending(cast: Cast, untilUs: number, ...faults: readonly Timed[]): readonly string[] {
  const { world } = play(cast, { untilUs, faults, disk: { append: us(500), sync: us(1_000) } });
  return world
    .inFlight()
    .map(({ kind, atUs, process, peer, name, payload }) =>
      [atUs ?? 'held', process, kind, peer || '', name, typeof payload === 'string' ? payload : '']
        .join(' ')
        .replaceAll(/ +/g, ' ')
        .trim(),
    );
}

describe('what is in flight', () => {
  const talk: Cast = { 1: { boot: dial(2), at: { [10 * MS]: send(2, 'a', 'b') } }, 2: { boot: listen } };

  it('is what is under way, and when it is due', () => {
    expect(pending(talk, 10_500)).toEqual(['11000 2 message 1 a', '11001 2 message 1 b']);
    expect(pending(talk, 20 * MS)).toEqual([]);
    const work: Act = (out) => [
      out.append('x'),
      out.sync(),
      out.post('work', 'y'),
      out.datagram(2, 'z'),
      out.setTimer('t', 9),
    ];
    expect(pending({ 1: { at: { 100: work } }, 2: {} }, 100)).toEqual([
      '101 1 post work y',
      '109 1 timer t',
      '600 1 disk append',
      '1100 2 datagram 1 z',
      '1600 1 disk sync',
    ]);
  });

  it('is also what is held up: by a cut, a pause, a blocked reader', () => {
    expect(pending(talk, 50 * MS, [9 * MS, { kind: 'cut', from: 1, to: 2, ways: 'one' }])).toEqual([
      'held 2 message 1 a',
      'held 2 message 1 b',
    ]);
    expect(pending(talk, 50 * MS, [9 * MS, { kind: 'pause', process: 2 }])).toEqual([
      'held 2 message 1 a',
      'held 2 message 1 b',
    ]);
    const blocked: Act = (out) => [out.hold('work'), out.post('work', 'x')];
    expect(pending({ 1: { at: { 100: blocked } } }, 1 * MS)).toEqual(['held 1 post work x']);
    expect(
      pending({ 1: { at: { 100: (out) => out.setTimer('t', 9) } } }, 1 * MS, [
        101,
        { kind: 'pause', process: 1 },
      ]),
    ).toEqual(['held 1 timer t']);
  });

  it('is nothing that will never come: what a life left behind, cancelled timers, cleared items, old deadlines', () => {
    const renewed: Act = (out) => [out.setTimer('t', 500), out.setTimer('t', 100), out.setTimer('t', 800)];
    expect(pending({ 1: { at: { 100: renewed } } }, 150)).toEqual(['900 1 timer t']);
    expect(pending({ 1: { at: { 100: renewed, 120: (out) => out.cancelTimer('t') } } }, 150)).toEqual([]);
    const cleared: Act = (out) => [out.post('work', 'x'), out.clear('work'), out.post('work', 'y')];
    expect(pending({ 1: { at: { 100: cleared } } }, 100)).toEqual(['102 1 post work y']);
    const busy: Act = (out) => [out.sync(), out.setTimer('t', 500), out.post('work', 'x')];
    expect(pending({ 1: { at: { 100: busy } } }, 100, [100, { kind: 'kill', process: 1 }])).toEqual([]);
    const gaveUp = play(talk, {
      network: { giveUpUs: 5 * MS },
      faults: [[9 * MS, { kind: 'cut', from: 1, to: 2, ways: 'one' }]],
      untilUs: 50 * MS,
    });
    expect(gaveUp.world.inFlight()).toEqual([]);
  });
});

it('a disk shows what is visible, what is durable, and what lies between the two', () => {
  const cast: Cast = {
    1: { at: { 1_000: (out) => [out.append('a'), out.sync()], 5_000: (out) => out.append('b') } },
  };
  const { world } = play(cast, { untilUs: 6_000 });
  const { contents, durable, unsynced } = world.diskOf(1);
  expect([[...contents.log], [...durable.log]]).toEqual([['a', 'b'], ['a']]);
  expect([...unsynced]).toMatchObject([{ kind: 'append', value: 'b' }]);
  expect(() => world.diskOf(7)).toThrow('every process that is named exists');
});

it('a clock shows its own time, and how fast it runs', () => {
  const faults: readonly Timed[] = [[1_000, { kind: 'clock', process: 1, ratePpm: 2_000_000, jumpUs: 50 }]];
  const { world } = play({ 1: {}, 2: {} }, { faults, untilUs: 4_000 });
  expect(world.clockOf(1)).toEqual({ ratePpm: 2_000_000, localUs: 7_050 });
  expect(world.clockOf(2)).toEqual({ ratePpm: 1_000_000, localUs: 4_000 });
});

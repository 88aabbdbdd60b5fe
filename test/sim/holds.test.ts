/** One message that is held, and what becomes of the others. */
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../sim/index.ts';
import {
  type Act,
  type Cast,
  dial,
  linkOf,
  listen,
  play,
  type PlayOptions,
  send,
  stage,
  type Timed,
} from '../support/puppets.ts';

const MS = 1_000;
/** 1 dials 2, which listens; every link takes 1 ms. */
const dials = (at: Readonly<Record<number, Act>>, atTwo: Readonly<Record<number, Act>> = {}): Cast => ({
  1: { boot: dial(2), at },
  2: { boot: listen, at: atTwo },
});
const hold = (more: Partial<Extract<Fault, { kind: 'hold' }>> = {}): Fault => ({
  kind: 'hold',
  from: 1,
  to: 2,
  name: 'it',
  ...more,
});
const release = (name = 'it'): Fault => ({ kind: 'release', name });
const heardBy2 = (cast: Cast, faults: readonly Timed[], options: PlayOptions = {}): readonly string[] =>
  play(cast, { ...options, faults }).heard(2, 'message', 'closed');

describe('a message that is held', () => {
  it('waits, and what is sent behind it, until it is released: then both arrive in order, one latency later', () => {
    const cast = dials({ [10 * MS]: send(2, 'a', 'b'), [20 * MS]: send(2, 'c'), 50_500: send(2, 'd') });
    expect(heardBy2(cast, [[9 * MS, hold()]])).toEqual([]);
    expect(
      heardBy2(cast, [
        [9 * MS, hold()],
        [50 * MS, release()],
      ]),
    ).toEqual(['51000 message 1 a', '51001 message 1 b', '51002 message 1 c', '51500 message 1 d']);
  });

  it('is the next that is sent; what is under way arrives', () => {
    const cast = dials({ [10 * MS]: send(2, 'a'), [11 * MS]: send(2, 'b') });
    expect(heardBy2(cast, [[10_500, hold()]])).toEqual(['11000 message 1 a']);
  });

  it('is the one with these fields, and of those the nth', () => {
    const message = (type: string, n: number) => ({ type, n, deep: { n } });
    const cast = dials({
      [10 * MS]: send(
        2,
        'no fields',
        message('x', 1),
        message('y', 1),
        message('x', 2),
        message('y', 2),
        message('x', 3),
      ),
    });
    const arrived = (more: Parameters<typeof hold>[0]) => heardBy2(cast, [[9 * MS, hold(more)]]).length;
    expect(arrived({ where: { type: 'x' } })).toBe(1);
    expect(arrived({ where: { type: 'x' }, nth: 3 })).toBe(5);
    expect(arrived({ where: { type: 'y', n: 2 } })).toBe(4);
    expect(arrived({ where: { deep: { n: 2 } } })).toBe(3);
    expect(arrived({ where: {}, nth: 2 })).toBe(1);
    expect(arrived({ nth: 4 })).toBe(3);
    expect(arrived({ where: { type: 'z' } })).toBe(6);
  });

  it('is one: those that fit and are sent later are not held for themselves', () => {
    const cast = dials({ [10 * MS]: send(2, 'a'), [30 * MS]: send(2, 'b') });
    expect(
      heardBy2(cast, [
        [9 * MS, hold()],
        [20 * MS, release()],
      ]),
    ).toEqual(['21000 message 1 a', '31000 message 1 b']);
  });

  it('stops its connection, and neither another one, nor the way back, nor datagrams', () => {
    const both: Act = (out, self) => {
      out.send(linkOf(self, 2), 'held');
      out.datagram(2, 'datagram');
      self.memory = self.links[2];
      dial(2)(out, self, { kind: 'timer', timer: '', key: 0, clockUs: 0, drawn: [] });
    };
    const { texts } = play(
      dials(
        { [10 * MS]: both, [20 * MS]: send(2, 'over the new one') },
        { [15 * MS]: (out, self) => out.send(linkOf(self, 1), 'back') },
      ),
      { faults: [[9 * MS, hold()]] },
    );
    expect(texts(2, 'message', 'datagram')).toEqual(['datagram 1 datagram', 'message 1 over the new one']);
    expect(texts(1, 'message')).toEqual(['message 2 back']);
  });

  it('is told of when it is sent, and again when it is released', () => {
    const { rowsOf } = play(dials({ [10 * MS]: send(2, 'a', 'b') }), {
      faults: [
        [9 * MS, hold({ nth: 2 })],
        [30 * MS, release()],
      ],
    });
    const [held] = rowsOf('messageHeld');
    expect(held).toMatchObject({ t: 10 * MS, node: 0, data: { name: 'it', from: 1, to: 2, message: 'b' } });
    expect(held?.cause).toBe(rowsOf('send').at(-1)?.i);
    expect(rowsOf('messageReleased')).toMatchObject([{ t: 30 * MS, data: { name: 'it', from: 1, to: 2 } }]);
  });

  it('is in flight without a time', () => {
    const { world } = play(dials({ [10 * MS]: send(2, 'a', 'b') }), {
      faults: [[9 * MS, hold()]],
      untilUs: 50 * MS,
    });
    expect(world.inFlight()).toMatchObject([
      { kind: 'message', atUs: null, process: 2, payload: 'a' },
      { kind: 'message', atUs: null, process: 2, payload: 'b' },
    ]);
  });

  it('released before it would have arrived comes in its time', () => {
    const cast = dials({ [10 * MS]: send(2, 'a', 'b') });
    expect(
      heardBy2(cast, [
        [9 * MS, hold()],
        [10_500, release()],
      ]),
    ).toEqual(['11000 message 1 a', '11001 message 1 b']);
  });

  it('is not held once its name has been released, if it was not sent by then', () => {
    const cast = dials({ [10 * MS]: send(2, 'a') });
    expect(
      heardBy2(cast, [
        [8 * MS, hold()],
        [9 * MS, release()],
      ]),
    ).toEqual(['11000 message 1 a']);
    expect(
      heardBy2(cast, [
        [8 * MS, hold()],
        [9 * MS, release('another')],
      ]),
    ).toEqual([]);
  });
});

describe('several that are held', () => {
  const cast = dials({ [10 * MS]: send(2, 1, 2, 3, 4) });
  const second: Timed = [9 * MS, hold({ nth: 2 })];
  const third: Timed = [9 * MS, hold({ name: 'other', nth: 3 })];

  it('on one connection each stop it, and are released each by its name, in whatever order', () => {
    const arrived = (...released: readonly Timed[]) => heardBy2(cast, [second, third, ...released]);
    expect(arrived()).toEqual(['11000 message 1 1']);
    expect(arrived([30 * MS, release()])).toEqual(['11000 message 1 1', '31000 message 1 2']);
    expect(arrived([30 * MS, release('other')])).toEqual(['11000 message 1 1']);
    const all = ['11000 message 1 1', '41000 message 1 2', '41001 message 1 3', '41002 message 1 4'];
    expect(arrived([30 * MS, release('other')], [40 * MS, release()])).toEqual(all);
    expect(arrived([30 * MS, release()], [40 * MS, release('other')])).toEqual([
      '11000 message 1 1',
      '31000 message 1 2',
      '41000 message 1 3',
      '41001 message 1 4',
    ]);
  });

  it('under one name are released together', () => {
    expect(heardBy2(cast, [second, [9 * MS, hold({ nth: 3 })], [30 * MS, release()]])).toEqual([
      '11000 message 1 1',
      '31000 message 1 2',
      '31001 message 1 3',
      '31002 message 1 4',
    ]);
  });
});

describe('a message that is held, and another fault', () => {
  const cast = dials({ [10 * MS]: send(2, 'a', 'b') });
  const cut: Fault = { kind: 'cut', from: 1, to: 2, ways: 'both' };
  const heals: Fault = { kind: 'heal', between: 'all' };

  it('a link that heals does not let it through, nor does a release while the link is cut', () => {
    const held: Timed = [9 * MS, hold({ nth: 2 })];
    expect(heardBy2(cast, [held, [9 * MS, cut], [20 * MS, heals]])).toEqual(['21000 message 1 a']);
    expect(heardBy2(cast, [held, [9 * MS, cut], [20 * MS, heals], [30 * MS, release()]])).toEqual([
      '21000 message 1 a',
      '31000 message 1 b',
    ]);
    expect(heardBy2(cast, [held, [20 * MS, cut], [30 * MS, release()]])).toEqual(['11000 message 1 a']);
    expect(heardBy2(cast, [held, [20 * MS, cut], [30 * MS, release()], [40 * MS, heals]])).toEqual([
      '11000 message 1 a',
      '41000 message 1 b',
    ]);
  });

  it('its sender gives up some day, as after a cut; then nothing of it comes any more', () => {
    const { heard } = play(cast, {
      network: { giveUpUs: 40 * MS },
      faults: [
        [9 * MS, hold()],
        [100 * MS, release()],
      ],
    });
    expect(heard(1, 'closed')).toEqual(['51000 closed 2 timeout']);
    expect(heard(2, 'message')).toEqual([]);
  });

  it('its sender is killed: it waits, and the reset behind it', () => {
    const killed: Timed = [20 * MS, { kind: 'kill', process: 1 }];
    expect(heardBy2(cast, [[9 * MS, hold()], killed])).toEqual([]);
    expect(heardBy2(cast, [[9 * MS, hold()], killed, [30 * MS, release()]])).toEqual([
      '31000 message 1 a',
      '31001 message 1 b',
      '31002 closed 1 reset',
    ]);
  });

  it('its sender loses its power: nobody sends it again', () => {
    const off: Timed = [20 * MS, { kind: 'powerOff', process: 1, unsynced: 'lost' }];
    expect(heardBy2(cast, [[9 * MS, hold()], off, [30 * MS, release()]])).toEqual([]);
  });

  it('its receiver is paused: released, it waits for the receiver', () => {
    const pause: Timed = [20 * MS, { kind: 'pause', process: 2 }];
    expect(
      heardBy2(cast, [
        [9 * MS, hold()],
        pause,
        [30 * MS, release()],
        [60 * MS, { kind: 'resume', process: 2 }],
      ]),
    ).toEqual(['60000 message 1 a', '60001 message 1 b']);
  });

  it('its connection is gone when it is released: nothing happens', () => {
    const { world } = play(cast, {
      faults: [
        [9 * MS, hold()],
        [20 * MS, { kind: 'restart', process: 2 }],
        [21 * MS, { kind: 'restart', process: 1 }],
        [60 * MS, release()],
      ],
    });
    expect(world.inFlight()).toEqual([]);
  });
});

it('a fork may release what its original holds', () => {
  const run = stage(dials({ [10 * MS]: send(2, 'a') }));
  run.inject(hold());
  run.advance(20 * MS);
  const fork = run.fork();
  fork.inject(release());
  for (const each of [run, fork]) each.advance(30 * MS);
  expect([run, fork].map(({ world }) => world.inFlight().length)).toEqual([1, 0]);
  const [eventsHeld, eventsReleased] = [run, fork].map(({ world }) => world.eventCount);
  expect(eventsReleased).toBe((eventsHeld ?? 0) + 2); // the release, and the message
});

it('a hold is part of the digest with all that it says', () => {
  const digest = (fault: Fault) => play(dials({}), { faults: [[5, fault]] }).world.digest();
  const faults = [
    hold(),
    hold({ nth: 2 }),
    hold({ where: {} }),
    hold({ where: { a: 1 } }),
    hold({ name: 'b' }),
    release(),
    release('b'),
  ];
  expect(new Set(faults.map(digest)).size).toBe(faults.length);
});

it('the message before the first is a mistake', () => {
  expect(() => stage(dials({})).inject(hold({ nth: 0 }))).toThrow('the first message that fits is number 1');
});

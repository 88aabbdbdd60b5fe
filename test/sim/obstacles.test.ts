import { describe, expect, it } from 'vitest';
import { type Act, dial, linkOf, listen, play, send, stage, type Timed } from '../support/puppets.ts';

const MS = 1_000;
const S = 1_000_000;
/** 1 dials 2, which listens; every link takes 1 ms. */
const dials = (at: Readonly<Record<number, Act>> = {}) => ({ 1: { boot: dial(2), at }, 2: { boot: listen } });

describe('a cut', () => {
  it('holds what is sent, and heals it in order: also what is sent at the heal and just after', () => {
    const { texts, heard } = play(
      dials({
        [10 * MS]: send(2, 1, 2),
        [50 * MS]: send(2, 3),
        50_001: send(2, 4),
        50_500: send(2, 5),
        51_001: send(2, 6),
        [60 * MS]: send(2, 7),
      }),
      {
        faults: [
          [9 * MS, { kind: 'cut', from: 1, to: 2, ways: 'both' }],
          [50 * MS, { kind: 'heal', between: [1, 2] }],
        ],
      },
    );
    expect(texts(2, 'message')).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `message 1 ${n}`));
    expect(heard(2, 'message').slice(0, 2)).toEqual(['51000 message 1 1', '51001 message 1 2']);
  });

  it('holds what was under way when it began', () => {
    const { heard } = play(dials({ [10 * MS]: send(2, 'x') }), {
      faults: [
        [10_500, { kind: 'cut', from: 1, to: 2, ways: 'one' }],
        [30 * MS, { kind: 'heal', between: [1, 2] }],
      ],
    });
    expect(heard(2, 'message')).toEqual(['31000 message 1 x']);
  });

  it('one way lets the other way pass', () => {
    const { heard } = play(
      {
        1: { boot: dial(2), at: { [10 * MS]: send(2, 'there') } },
        2: { boot: listen, at: { [10 * MS]: send(1, 'back') } },
      },
      { faults: [[5 * MS, { kind: 'cut', from: 1, to: 2, ways: 'one' }]] },
    );
    expect(heard(1, 'message')).toEqual(['11000 message 2 back']);
    expect(heard(2, 'message')).toEqual([]);
  });

  it('ends the connection for a sender that waits longer than giveUpUs, and only then', () => {
    const cast = dials({ [10 * MS]: send(2, 'x'), [25 * MS]: send(2, 'y') });
    const cut: Timed = [5 * MS, { kind: 'cut', from: 1, to: 2, ways: 'both' }];
    const network = { giveUpUs: 40 * MS };
    const given = play(cast, { network, faults: [cut] });
    expect(given.heard(1, 'closed')).toEqual(['51000 closed 2 timeout']); // 1 ms after it was sent it was due, and held
    expect(given.texts(2)).toEqual(['boot', 'accepted 1']); // half-open: nobody tells it
    const healed = play(cast, { network, faults: [cut, [49 * MS, { kind: 'heal', between: 'all' }]] });
    expect(healed.texts(1, 'closed')).toEqual([]);
    expect(healed.texts(2, 'message')).toEqual(['message 1 x', 'message 1 y']);
  });

  it('gives each held message its own time: progress resets the give-up', () => {
    const { texts } = play(dials({ [10 * MS]: send(2, 'x'), [12 * MS]: send(2, 'y') }), {
      network: { giveUpUs: 40 * MS },
      faults: [
        [5 * MS, { kind: 'cut', from: 1, to: 2, ways: 'both' }],
        [45 * MS, { kind: 'heal', between: 'all' }],
        [46_001, { kind: 'cut', from: 1, to: 2, ways: 'both' }], // x has just come through, y has not
        [60 * MS, { kind: 'heal', between: 'all' }], // later than 40 ms after y was held first
      ],
    });
    expect(texts(2, 'message')).toEqual(['message 1 x', 'message 1 y']);
    expect(texts(1, 'closed')).toEqual([]);
  });

  it('that comes back while the held data flows still makes the sender give up on the rest', () => {
    const { heard, texts } = play(dials({ [10 * MS]: send(2, 'x', 'y') }), {
      network: { giveUpUs: 40 * MS },
      faults: [
        [5 * MS, { kind: 'cut', from: 1, to: 2, ways: 'both' }],
        [45 * MS, { kind: 'heal', between: 'all' }],
        [46_001, { kind: 'cut', from: 1, to: 2, ways: 'both' }],
      ],
    });
    expect(texts(2, 'message')).toEqual(['message 1 x']);
    expect(heard(1, 'closed')).toEqual(['86000 closed 2 timeout']);
  });

  it('lets nothing of a connection through whose sender gave up: what was under way then has a gap before it', () => {
    const { texts } = play(dials({ [10 * MS]: send(2, 'x'), 50_500: send(2, 'y') }), {
      network: { giveUpUs: 40 * MS },
      faults: [
        [5 * MS, { kind: 'cut', from: 1, to: 2, ways: 'one' }],
        [51_200, { kind: 'heal', between: 'all' }],
      ],
    });
    expect(texts(1, 'closed')).toEqual(['closed 2 timeout']);
    expect(texts(2, 'message')).toEqual([]);
  });

  it('leaves the other end half-open until it sends: then the end that gave up answers with a reset', () => {
    const { heard, texts } = play(
      {
        1: { boot: dial(2), at: { [10 * MS]: send(2, 'x') } },
        2: { boot: listen, at: { [150 * MS]: send(1, 'y') } },
      },
      {
        network: { giveUpUs: 40 * MS },
        faults: [
          [5 * MS, { kind: 'cut', from: 1, to: 2, ways: 'one' }],
          [100 * MS, { kind: 'heal', between: 'all' }],
        ],
      },
    );
    expect(texts(1)).toEqual(['boot', 'connected 2', 'closed 2 timeout']);
    expect(heard(2)).toEqual(['0 boot', '1000 accepted 1', '152000 closed 1 reset']);
  });
});

describe('a cut of the way back', () => {
  const backIsCut: Timed = [5 * MS, { kind: 'cut', from: 2, to: 1, ways: 'one' }];
  const network = { giveUpUs: 40 * MS };
  const talk = dials({ [10 * MS]: send(2, 'x'), [30 * MS]: send(2, 'y') });

  it('lets data arrive and ends the connection for its sender, who is told by nobody that it did', () => {
    const { heard } = play(talk, { network, faults: [backIsCut] });
    expect(heard(2, 'message', 'closed')).toEqual(['11000 message 1 x', '31000 message 1 y']);
    expect(heard(1, 'closed')).toEqual(['51000 closed 2 timeout']);
  });

  it('ends nothing if it heals in time', () => {
    const heals = (atUs: number): Timed => [atUs, { kind: 'heal', between: 'all' }];
    expect(play(talk, { network, faults: [backIsCut, heals(50 * MS)] }).texts(1, 'closed')).toEqual([]);
    const again: Timed = [20 * MS, { kind: 'cut', from: 2, to: 1, ways: 'one' }];
    const { heard } = play(talk, { network, faults: [backIsCut, heals(15 * MS), again] });
    expect(heard(1, 'closed')).toEqual(['71000 closed 2 timeout']); // x is acknowledged; y, which came at 31 ms, is not
  });

  it('ends nothing where nothing is sent, nor for what had arrived before', () => {
    const cutLate: Timed = [40 * MS, { kind: 'cut', from: 2, to: 1, ways: 'one' }];
    expect(play(talk, { network, faults: [cutLate] }).texts(1, 'closed')).toEqual([]);
  });

  it('ends it for a sender whose held data came through a link that healed one way only', () => {
    const { heard } = play(talk, {
      network,
      faults: [
        [5 * MS, { kind: 'cut', from: 1, to: 2, ways: 'both' }],
        [15 * MS, { kind: 'partition', sides: [[1, 2]] }],
        [15 * MS, { kind: 'cut', from: 2, to: 1, ways: 'one' }],
      ],
    });
    expect(heard(2, 'message')).toEqual(['16000 message 1 x', '31000 message 1 y']);
    expect(heard(1, 'closed')).toEqual(['51000 closed 2 timeout']); // no acknowledgement since it was held first, at 11 ms
  });

  it('is noticed also behind a paused receiver: its machine acknowledges, in vain', () => {
    const { heard } = play(talk, { network, faults: [backIsCut, [6 * MS, { kind: 'pause', process: 2 }]] });
    expect(heard(1, 'closed')).toEqual(['51000 closed 2 timeout']);
  });

  it('has no part in the order of events as long as nobody gives up', () => {
    const digest = (giveUpUs: number) =>
      play(talk, { network: { giveUpUs }, permuteTies: true, faults: [backIsCut] }).world.digest();
    expect(digest(60_000 * MS)).toBe(digest(70_000 * MS));
  });

  it('is counted for itself in each fork', () => {
    const run = stage(talk, { network, faults: [backIsCut] });
    run.advance(20 * MS);
    const fork = run.fork();
    fork.inject({ kind: 'heal', between: 'all' });
    for (const each of [run, fork]) each.advance(60 * MS);
    expect(run.world.eventCount).toBe(fork.world.eventCount); // a time-out here, a heal there
    expect(run.world.digest()).not.toBe(fork.world.digest());
    fork.inject({ kind: 'cut', from: 2, to: 1, ways: 'one' });
    fork.advance(500 * MS);
    expect(fork.world.inFlight()).toEqual([]);
  });
});

it('a process is linked with another as long as what it sends reaches its host', () => {
  const linked = (...faults: readonly Timed[]) => {
    const { world } = play({ 1: {}, 2: {} }, { faults });
    return [world.isLinked(1, 2), world.isLinked(2, 1)];
  };
  const off: Timed = [1 * MS, { kind: 'powerOff', process: 2, unsynced: 'lost' }];
  expect(linked()).toEqual([true, true]);
  expect(linked([1 * MS, { kind: 'cut', from: 1, to: 2, ways: 'one' }])).toEqual([false, true]);
  expect(linked([1 * MS, { kind: 'kill', process: 2 }])).toEqual([true, true]);
  expect(linked(off)).toEqual([false, true]);
  expect(linked(off, [2 * MS, { kind: 'start', process: 2 }])).toEqual([true, true]);
});

describe('the end of a process', () => {
  it('killed: its peer reads what was sent, then a reset', () => {
    const { heard } = play(dials({ [10 * MS]: send(2, 'a', 'b') }), {
      faults: [[10_001, { kind: 'kill', process: 1 }]],
    });
    expect(heard(2).slice(2)).toEqual(['11000 message 1 a', '11001 message 1 b', '11002 closed 1 reset']);
  });

  it('killed: a message on its way to it is dropped', () => {
    const { rowsOf, texts } = play(dials({ [10 * MS]: send(2, 'a') }), {
      faults: [[10_001, { kind: 'kill', process: 2 }]],
    });
    expect(rowsOf('drop').map(({ t, node, data }) => ({ t, node, data }))).toEqual([
      { t: 11_000, node: 2, data: { message: 'a', reason: 'closed' } },
    ]);
    expect(texts(1, 'closed')).toEqual(['closed 2 reset']);
  });

  it('exited: as if it had been killed, and what it asked for behind the exit is not done', () => {
    const leaves: Act = (out, self) => {
      out.send(linkOf(self, 2), 'last words');
      out.exit(3);
      out.send(linkOf(self, 2), 'too late');
      out.setTimer('never', 1);
      out.append('too late');
      out.observe({ kind: 'heard', text: 'too late', clockUs: 0 });
    };
    const { world, heard, texts, rowsOf } = play(dials({ [10 * MS]: leaves }));
    expect(heard(2, 'message', 'closed')).toEqual(['11000 message 1 last words', '11001 closed 1 reset']);
    expect(texts(1)).toEqual(['boot', 'connected 2']);
    expect(rowsOf('diskWrite')).toEqual([]);
    expect(world.isUp(1)).toBe(false);
    expect(rowsOf('exit').map(({ node, data }) => ({ node, data }))).toEqual([
      { node: 1, data: { code: 3 } },
    ]);
  });

  it('powered off: nobody is told, what it had sent arrives, and its peer is half-open until it is back', () => {
    const powerFails: readonly Timed[] = [[10_500, { kind: 'powerOff', process: 1, unsynced: 'lost' }]];
    const cast = {
      1: { boot: dial(2), at: { [10 * MS]: send(2, 'a') } },
      2: { boot: listen, at: { [20 * MS]: send(1, 'anybody?') } },
    };
    expect(play(cast, { faults: powerFails }).texts(2)).toEqual(['boot', 'accepted 1', 'message 1 a']);
    const back = play(cast, { faults: [...powerFails, [50 * MS, { kind: 'start', process: 1 }]] });
    // The host is back at 50 ms, takes the message at 51, knows of no connection, and its reset is here at 52.
    expect(back.heard(2, 'closed')).toEqual(['52000 closed 1 reset']);
    expect(back.texts(1, 'message')).toEqual([]);
  });

  it('powered off: a silent peer never learns of it; one that sends gives up in the end', () => {
    const fails: readonly Timed[] = [[10 * MS, { kind: 'powerOff', process: 2, unsynced: 'lost' }]];
    const options = { faults: fails, network: { giveUpUs: 1 * S } };
    expect(play(dials(), options).texts(1, 'closed')).toEqual([]);
    expect(play(dials({ [20 * MS]: send(2, 'x') }), options).heard(1, 'closed')).toEqual([
      '1021000 closed 2 timeout',
    ]);
  });

  it('powered off behind a cut: what waited in its send buffers is lost, and so is what was under way behind that', () => {
    const { texts } = play(dials({ [10 * MS]: send(2, 'held'), 11_500: send(2, 'under way') }), {
      faults: [
        [5 * MS, { kind: 'cut', from: 1, to: 2, ways: 'one' }],
        [12 * MS, { kind: 'powerOff', process: 1, unsynced: 'lost' }],
        [12_100, { kind: 'heal', between: 'all' }],
      ],
    });
    expect(texts(2, 'message')).toEqual([]);
  });

  it('powered off behind a cut that heals a moment later: what waited is sent by nobody', () => {
    const { texts } = play(dials({ [10 * MS]: send(2, 'held') }), {
      faults: [
        [5 * MS, { kind: 'cut', from: 1, to: 2, ways: 'one' }],
        [12 * MS, { kind: 'powerOff', process: 1, unsynced: 'lost' }],
        [13 * MS, { kind: 'heal', between: 'all' }],
      ],
    });
    expect(texts(2, 'message')).toEqual([]);
  });

  it('powered off: what it had under way and met a cut is not sent again', () => {
    const { texts } = play(dials({ [10 * MS]: send(2, 'under way') }), {
      faults: [
        [10_500, { kind: 'powerOff', process: 1, unsynced: 'lost' }],
        [10_600, { kind: 'cut', from: 1, to: 2, ways: 'one' }],
        [20 * MS, { kind: 'heal', between: 'all' }],
      ],
    });
    expect(texts(2, 'message')).toEqual([]);
  });

  it('powered off, and started before a cut meets what was under way: nobody sends that again', () => {
    const { texts } = play(dials({ [10 * MS]: send(2, 'a') }), {
      faults: [
        [10_100, { kind: 'powerOff', process: 1, unsynced: 'lost' }],
        [10_200, { kind: 'start', process: 1 }],
        [10_300, { kind: 'cut', from: 1, to: 2, ways: 'both' }],
        [50 * MS, { kind: 'heal', between: 'all' }],
      ],
    });
    expect(texts(2, 'message')).toEqual([]);
  });

  it('killed behind a cut: its host still sends what waited, then the reset', () => {
    const { texts } = play(dials({ [10 * MS]: send(2, 'held') }), {
      faults: [
        [5 * MS, { kind: 'cut', from: 1, to: 2, ways: 'one' }],
        [20 * MS, { kind: 'kill', process: 1 }],
        [30 * MS, { kind: 'heal', between: 'all' }],
      ],
    });
    expect(texts(2, 'message', 'closed')).toEqual(['message 1 held', 'closed 1 reset']);
  });
});

describe('a paused process', () => {
  const paused = (...faults: readonly Timed[]) => ({
    faults: [[9 * MS, { kind: 'pause', process: 2 }] as const, ...faults],
  });

  it('reads nothing, and resumed reads all that was sent to it, in order', () => {
    const { heard } = play(
      dials({ [10 * MS]: send(2, 1, 2, 3), [40 * MS]: send(2, 4) }),
      paused([40_999, { kind: 'resume', process: 2 }]),
    );
    expect(heard(2, 'message')).toEqual([
      '40999 message 1 1',
      '41000 message 1 2',
      '41001 message 1 3',
      '41002 message 1 4',
    ]);
  });

  it('reads what had arrived before its peer died, then the reset', () => {
    const { texts } = play(
      dials({ [10 * MS]: send(2, 1, 2) }),
      paused([20 * MS, { kind: 'kill', process: 1 }], [30 * MS, { kind: 'resume', process: 2 }]),
    );
    expect(texts(2, 'message', 'closed')).toEqual(['message 1 1', 'message 1 2', 'closed 1 reset']);
    const off = play(
      dials({ [10 * MS]: send(2, 1, 2) }),
      paused(
        [20 * MS, { kind: 'powerOff', process: 1, unsynced: 'lost' }],
        [30 * MS, { kind: 'resume', process: 2 }],
      ),
    );
    expect(off.texts(2, 'message', 'closed')).toEqual(['message 1 1', 'message 1 2']);
  });

  it('killed while paused: its socket buffers are lost, and its peer is reset', () => {
    const { texts } = play(
      dials({ [10 * MS]: send(2, 1, 2) }),
      paused([20 * MS, { kind: 'kill', process: 2 }], [30 * MS, { kind: 'start', process: 2 }]),
    );
    expect(texts(2)).toEqual(['boot', 'accepted 1', 'boot']);
    expect(texts(1, 'closed')).toEqual(['closed 2 reset']);
  });

  it('is started unpaused after it was killed', () => {
    const { world } = play(dials(), paused([20 * MS, { kind: 'restart', process: 2 }]));
    expect(world.isPaused(2)).toBe(false);
    expect(world.isUp(2)).toBe(true);
  });

  it('paused again while it catches up, goes on where it was', () => {
    const { heard } = play(
      dials({ [10 * MS]: send(2, 1, 2, 3, 4) }),
      paused(
        [20 * MS, { kind: 'resume', process: 2 }],
        [20_002, { kind: 'pause', process: 2 }],
        [30 * MS, { kind: 'resume', process: 2 }],
      ),
    );
    expect(heard(2, 'message')).toEqual([
      '20000 message 1 1',
      '20001 message 1 2',
      '30000 message 1 3',
      '30001 message 1 4',
    ]);
  });

  it('closes while it catches up: what is behind that is not read', () => {
    const closesAtTwo: Act = (out, self, input) => {
      if (input.kind === 'message' && input.message === 2) out.close(linkOf(self, 1));
    };
    const { texts } = play(
      { 1: { boot: dial(2), at: { [10 * MS]: send(2, 1, 2, 3) } }, 2: { boot: listen, on: closesAtTwo } },
      paused([20 * MS, { kind: 'resume', process: 2 }]),
    );
    expect(texts(2, 'message')).toEqual(['message 1 1', 'message 1 2']);
    expect(texts(1, 'closed')).toEqual(['closed 2 closed']);
  });
});

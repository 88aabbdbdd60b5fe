import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Latency } from '../../sim/index.ts';
import { type Act, close, dial, linkOf, listen, play, send, type Timed } from '../support/puppets.ts';

const MS = 1_000;
const S = 1_000_000;
/** 1 dials 2, which listens; every link takes 1 ms. */
const dials = (at: Readonly<Record<number, Act>> = {}) => ({ 1: { boot: dial(2), at }, 2: { boot: listen } });
const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

describe('opening', () => {
  it('takes a dial to the listener and an answer back', () => {
    const { heard } = play(dials());
    expect(heard(2)).toEqual(['0 boot', '1000 accepted 1']);
    expect(heard(1)).toEqual(['0 boot', '2000 connected 2']);
  });

  it('lets the dialler write before the answer comes: it is read after the acceptance', () => {
    const { heard } = play({
      1: { boot: (...act) => [dial(2), send(2, 'early')].map((a) => a(...act)) },
      2: { boot: listen },
    });
    expect(heard(2)).toEqual(['0 boot', '1000 accepted 1', '1001 message 1 early']);
  });

  it('is refused where nobody listens, on another port, and after unlisten', () => {
    const listenElsewhere: Act = (out) => out.listen('other');
    const unlisten: Act = (out) => out.unlisten('port');
    expect(play({ 1: { boot: dial(2) }, 2: {} }).heard(1)).toContain('2000 refused 2 refused');
    expect(play({ 1: { boot: dial(2) }, 2: { boot: listenElsewhere } }).texts(1)).toContain(
      'refused 2 refused',
    );
    const unlistens = {
      1: { at: { 5_000: dial(2) } },
      2: { boot: listen, at: { 4_000: unlisten } },
    };
    expect(play(unlistens).heard(1)).toContain('7000 refused 2 refused');
  });

  it('keeps open what was accepted before unlisten', () => {
    const { texts } = play({
      1: { boot: dial(2), at: { [5 * MS]: send(2, 'still here') } },
      2: { boot: listen, at: { [3 * MS]: (out) => out.unlisten('port') } },
    });
    expect(texts(2)).toContain('message 1 still here');
  });

  it('is refused at once by the host of a dead process, and times out at a host that is off', () => {
    const faults = (kind: 'kill' | 'powerOff'): readonly Timed[] => [
      [1 * MS, kind === 'kill' ? { kind, process: 2 } : { kind, process: 2, unsynced: 'lost' }],
    ];
    const dialsLater = { 1: { at: { [2 * MS]: dial(2, 50 * MS) } }, 2: { boot: listen } };
    expect(play(dialsLater, { faults: faults('kill') }).heard(1)).toEqual([
      '0 boot',
      '4000 refused 2 refused',
    ]);
    expect(play(dialsLater, { faults: faults('powerOff') }).heard(1)).toEqual([
      '0 boot',
      '52000 refused 2 timeout',
    ]);
  });

  it('times out while the link is cut, in either direction', () => {
    for (const [from, to] of [
      [1, 2],
      [2, 1],
    ] as const) {
      const { heard } = play(
        { 1: { boot: dial(2, 30 * MS) }, 2: { boot: listen } },
        { faults: [[0, { kind: 'cut', from, to, ways: 'one' }]] },
      );
      expect(heard(1)).toEqual(['0 boot', '30000 refused 2 timeout']);
    }
  });

  it('succeeds late if the link heals before the time-out', () => {
    const { texts } = play(
      { 1: { boot: dial(2, 30 * MS) }, 2: { boot: listen } },
      {
        faults: [
          [0, { kind: 'cut', from: 1, to: 2, ways: 'both' }],
          [20 * MS, { kind: 'heal', between: [1, 2] }],
        ],
      },
    );
    expect(texts(1)).toEqual(['boot', 'connected 2']);
    expect(texts(2)).toEqual(['boot', 'accepted 1']);
  });

  it('leaves the acceptor with a reset when its answer comes too late for the dialler', () => {
    const { texts } = play(
      { 1: { boot: dial(2, 30 * MS) }, 2: { boot: listen } },
      {
        faults: [
          [0, { kind: 'cut', from: 2, to: 1, ways: 'one' }],
          [100 * MS, { kind: 'heal', between: 'all' }],
        ],
      },
    );
    expect(texts(1)).toEqual(['boot', 'refused 2 timeout']);
    expect(texts(2)).toEqual(['boot', 'accepted 1', 'closed 1 reset']);
  });

  it('never becomes a connection when the dial arrives after the dialler gave up', () => {
    const { texts } = play(
      { 1: { boot: dial(2, 30 * MS) }, 2: { boot: listen } },
      {
        faults: [
          [0, { kind: 'cut', from: 1, to: 2, ways: 'one' }],
          [100 * MS, { kind: 'heal', between: 'all' }],
        ],
      },
    );
    expect(texts(2)).toEqual(['boot']);
  });

  it('is refused, not closed, when the sender of an unanswered dial gives up first', () => {
    const { texts } = play(
      { 1: { boot: dial(2, 50 * MS) }, 2: { boot: listen } },
      {
        network: { giveUpUs: 20 * MS },
        faults: [[0, { kind: 'cut', from: 1, to: 2, ways: 'both' }]],
      },
    );
    expect(texts(1)).toEqual(['boot', 'refused 2 timeout']);
  });

  it('is answered by the host of a paused listener', () => {
    const { heard } = play(dials({ [3 * MS]: send(2, 'a') }), {
      faults: [
        [1, { kind: 'pause', process: 2 }],
        [50 * MS, { kind: 'resume', process: 2 }],
      ],
    });
    expect(heard(1)).toEqual(['0 boot', '2000 connected 2']);
    expect(heard(2)).toEqual(['0 boot', '50000 accepted 1', '50001 message 1 a']);
  });

  it('tells nothing of a connection that the paused dialler closes before it reads the answer', () => {
    const { texts } = play(dials({ [1_500]: close(2) }), {
      faults: [
        [1_200, { kind: 'pause', process: 1 }],
        [50 * MS, { kind: 'resume', process: 1 }],
      ],
    });
    expect(texts(1)).toEqual(['boot']);
    expect(texts(2)).toEqual(['boot', 'accepted 1', 'closed 1 closed']);
  });

  it('gives each connection a name of its own, also when a closed one leaves its place', () => {
    const remember: Act = (_out, self, input) => {
      if (input.kind === 'accepted')
        self.memory = [...((self.memory as number[] | null) ?? []), input.connection];
    };
    const both: Act = (...act) => [close(2), dial(2)].map((a) => a(...act));
    const { world } = play({
      1: { boot: dial(2), at: { [10 * MS]: both, [20 * MS]: dial(2), [30 * MS]: both } },
      2: { boot: listen, on: remember },
    });
    const names = world.stateOf(2)?.memory as readonly number[];
    expect(names).toHaveLength(4);
    expect(new Set(names).size).toBe(4);
  });
});

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

  it('is kept in each direction under any latency, ties permuted, links cut and healed, processes paused: and all is read', () => {
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
    };
    const { world, heard, texts, rowsOf } = play(dials({ [10 * MS]: leaves }));
    expect(heard(2, 'message', 'closed')).toEqual(['11000 message 1 last words', '11001 closed 1 reset']);
    expect(texts(1, 'timer')).toEqual([]);
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

describe('closing', () => {
  it('lets the peer read what was sent before, then tells it; closing twice is nothing', () => {
    const closes: Act = (...act) =>
      [send(2, 'bye'), close(2), close(2), send(2, 'not sent')].map((a) => a(...act));
    const { texts, rowsOf } = play(dials({ [10 * MS]: closes }));
    expect(texts(2).slice(2)).toEqual(['message 1 bye', 'closed 1 closed']);
    expect(rowsOf('close')).toHaveLength(1);
    expect(rowsOf('send')).toHaveLength(1);
  });

  it('answers what the peer still sends with a reset, which comes behind the close', () => {
    const { texts, rowsOf } = play({
      1: { boot: dial(2), at: { [10 * MS]: close(2) } },
      2: { boot: listen, at: { 10_200: send(1, 'unread') } },
    });
    expect(texts(1)).toEqual(['boot', 'connected 2']);
    expect(texts(2)).toEqual(['boot', 'accepted 1', 'closed 1 closed']);
    expect(rowsOf('drop').map(({ data }) => data)).toEqual([{ message: 'unread', reason: 'closed' }]);
  });

  it('forgets a connection with nobody left at either end', () => {
    const { world } = play(dials({ [10 * MS]: close(2) }));
    expect(world.network.openConnections()).toEqual([]);
    const behindACut = play(dials({ [10 * MS]: send(2, 'held') }), {
      faults: [
        [5 * MS, { kind: 'cut', from: 1, to: 2, ways: 'both' }],
        [20 * MS, { kind: 'kill', process: 2 }],
        [30 * MS, { kind: 'kill', process: 1 }],
        [40 * MS, { kind: 'powerOff', process: 1, unsynced: 'lost' }],
        [50 * MS, { kind: 'heal', between: 'all' }],
        [60 * MS, { kind: 'start', process: 1 }],
      ],
    });
    expect(behindACut.world.network.openConnections()).toEqual([]);
  });

  it('a reset fault closes every connection of the pair, both ends, after what was sent', () => {
    const { texts } = play(
      { 1: { boot: dial(2), at: { [9_500]: send(2, 'a') } }, 2: { boot: listen }, 3: { boot: dial(2) } },
      { faults: [[10 * MS, { kind: 'reset', between: [2, 1] }]] },
    );
    expect(texts(1)).toEqual(['boot', 'connected 2', 'closed 2 reset']);
    expect(texts(2, 'message', 'closed')).toEqual(['message 1 a', 'closed 1 reset']);
    expect(texts(3, 'closed')).toEqual([]);
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
    expect(texts(2, 'message')).toEqual([]);
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

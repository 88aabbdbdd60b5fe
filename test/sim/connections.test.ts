import { describe, expect, it } from 'vitest';
import { connectionCount } from '../support/kernel.ts';
import { type Act, close, dial, listen, play, send, type Timed } from '../support/puppets.ts';

const MS = 1_000;
/** 1 dials 2, which listens; every link takes 1 ms. */
const dials = (at: Readonly<Record<number, Act>> = {}) => ({ 1: { boot: dial(2), at }, 2: { boot: listen } });

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

  it('waits for a host that is off; what the next life answers is sent again behind a cut, as on any connection', () => {
    const { texts } = play(
      {
        1: { boot: dial(2, 90 * MS) },
        2: {
          boot: listen,
          on(out, self, input) {
            if (input.kind === 'accepted') out.setTimer('late', 20 * MS);
            if (input.kind === 'timer') send(1, 'behind the cut')(out, self, input);
          },
        },
      },
      {
        faults: [
          [500, { kind: 'powerOff', process: 2, unsynced: 'lost' }],
          [10 * MS, { kind: 'start', process: 2 }],
          [20 * MS, { kind: 'cut', from: 1, to: 2, ways: 'both' }],
          [60 * MS, { kind: 'heal', between: 'all' }],
        ],
      },
    );
    expect(texts(1)).toEqual(['boot', 'connected 2', 'message 2 behind the cut']);
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

  it('never becomes one either when data waited behind the dial', () => {
    const early: Act = (...act) => [dial(2, 30 * MS), send(2, 'early')].map((one) => one(...act));
    const { texts } = play(
      { 1: { boot: early }, 2: { boot: listen } },
      {
        faults: [
          [0, { kind: 'cut', from: 1, to: 2, ways: 'one' }],
          [100 * MS, { kind: 'heal', between: 'all' }],
        ],
      },
    );
    expect(texts(2)).toEqual(['boot']);
    expect(texts(1)).toEqual(['boot', 'refused 2 timeout']);
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

  it('is refused, not closed, when a reset meets it on its way: whoever dials reads one answer', () => {
    const { texts, world } = play(dials(), { faults: [[500, { kind: 'reset', between: [1, 2] }]] });
    expect(texts(1)).toEqual(['boot', 'refused 2 refused']);
    expect(texts(2)).toEqual(['boot', 'accepted 1', 'closed 1 reset']);
    expect(connectionCount(world)).toBe(0);
    const answered = play(dials(), { faults: [[1_500, { kind: 'reset', between: [1, 2] }]] });
    expect(answered.texts(1)).toEqual(['boot', 'connected 2', 'closed 2 reset']);
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

  it('tells nothing of a dial that failed while the dialler was paused, if that closes it before it reads so', () => {
    const closes = (at: Readonly<Record<number, Act>>, faults: readonly Timed[]) =>
      play(
        { 1: { boot: dial(2, 50 * MS), at }, 2: {} },
        {
          faults: [
            [1_000, { kind: 'pause', process: 1 }],
            ...faults,
            [90 * MS, { kind: 'resume', process: 1 }],
          ],
        },
      ).texts(1);
    const refused = ['boot', 'refused 2 refused'];
    expect(closes({ 1_500: close(2) }, [])).toEqual(['boot']);
    expect(closes({ 2_500: close(2) }, [])).toEqual(refused);
    expect(closes({}, [])).toEqual(refused);
    const cut: Timed = [500, { kind: 'cut', from: 1, to: 2, ways: 'both' }];
    expect(closes({ 1_500: close(2) }, [cut])).toEqual(['boot']);
    expect(closes({ 1_500: send(2, 'x') }, [cut])).toEqual(['boot', 'refused 2 timeout']);
  });

  it('takes no place in the table when its process exits before it dials', () => {
    const leaves: Act = (out) => {
      out.exit(0);
      out.open(2, 'port', 1_000);
    };
    const restarts = Array.from(
      { length: 5 },
      (_, n): Timed => [(n + 1) * MS, { kind: 'restart', process: 1 }],
    );
    const { world } = play(
      { 1: { boot: leaves }, 2: { at: { [50 * MS]: dial(3) } }, 3: { boot: listen } },
      { faults: restarts },
    );
    expect(world.stateOf(2)?.links).toMatchObject({ 3: 7 * 65_536 }); // the seventh name, the first place
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
    expect(connectionCount(world)).toBe(0);
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
    expect(connectionCount(behindACut.world)).toBe(0);
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

import { describe, expect, it } from 'vitest';
import type { Fault } from '../../sim/index.ts';
import {
  type Act,
  type Cast,
  dial,
  listen,
  PORT,
  play,
  type PlayOptions,
  send,
  stage,
  type Timed,
} from '../support/puppets.ts';

const MS = 1_000;
const ids = [1, 2, 3] as const;
/** Everybody sends a datagram to everybody at 10 ms. */
const speaksToAll: Act = (out, self) => {
  for (const id of ids) if (id !== self.id) out.datagram(id, 'x');
};
const crowd: Cast = {
  1: { at: { [10 * MS]: speaksToAll } },
  2: { at: { [10 * MS]: speaksToAll } },
  3: { at: { [10 * MS]: speaksToAll } },
};
/** Who hears whom, as `from→to`. */
function heardLinks(...faults: readonly Fault[]): readonly string[] {
  const { texts } = play(crowd, { faults: faults.map((fault): Timed => [1 * MS, fault]) });
  return ids
    .flatMap((to) => texts(to, 'datagram').map((text) => `${text.split(' ')[1] ?? ''}→${to}`))
    .sort((a, b) => (a < b ? -1 : 1));
}
const everyLink = ['1→2', '1→3', '2→1', '2→3', '3→1', '3→2'];

describe('links', () => {
  it('carry everything where there is no fault', () => {
    expect(heardLinks()).toEqual(everyLink);
  });

  it('are cut one way or both', () => {
    expect(heardLinks({ kind: 'cut', from: 1, to: 2, ways: 'one' })).toEqual(
      everyLink.filter((link) => link !== '1→2'),
    );
    expect(heardLinks({ kind: 'cut', from: 1, to: 2, ways: 'both' })).toEqual(['1→3', '2→3', '3→1', '3→2']);
  });

  it('are parted between sides', () => {
    expect(heardLinks({ kind: 'partition', sides: [[1], [2, 3]] })).toEqual(['2→3', '3→2']);
    expect(heardLinks({ kind: 'partition', sides: [[1], [2], [3]] })).toEqual([]);
    expect(heardLinks({ kind: 'partition', sides: [[1, 2, 3]] })).toEqual(everyLink);
  });

  it('of whoever is on no side stay as they are, cut or not', () => {
    expect(heardLinks({ kind: 'partition', sides: [[1, 2]] })).toEqual(everyLink);
    expect(heardLinks({ kind: 'partition', sides: [] })).toEqual(everyLink);
    expect(heardLinks({ kind: 'partition', sides: [[1], [2]] })).toEqual(['1→3', '2→3', '3→1', '3→2']);
    expect(
      heardLinks({ kind: 'cut', from: 3, to: 1, ways: 'one' }, { kind: 'partition', sides: [[1], [2]] }),
    ).toEqual(['1→3', '2→3', '3→2']);
  });

  it('are kept by a bridge: a process on two sides', () => {
    expect(
      heardLinks({
        kind: 'partition',
        sides: [
          [1, 2],
          [2, 3],
        ],
      }),
    ).toEqual(['1→2', '2→1', '2→3', '3→2']);
  });

  it('follow the newest partition, whatever was cut before', () => {
    expect(
      heardLinks({ kind: 'partition', sides: [[1], [2, 3]] }, { kind: 'partition', sides: [[1, 2], [3]] }),
    ).toEqual(['1→2', '2→1']);
  });

  it('heal one by one, both ways, or all at once', () => {
    const parted: Fault = { kind: 'partition', sides: [[1], [2], [3]] };
    expect(heardLinks(parted, { kind: 'heal', between: [3, 1] })).toEqual(['1→3', '3→1']);
    expect(heardLinks(parted, { kind: 'heal', between: 'all' })).toEqual(everyLink);
  });

  it('show each change of a link once', () => {
    const { rowsOf } = play(crowd, {
      faults: [
        [1, { kind: 'cut', from: 1, to: 2, ways: 'one' }],
        [2, { kind: 'cut', from: 1, to: 2, ways: 'both' }],
        [3, { kind: 'heal', between: 'all' }],
      ],
    });
    expect(rowsOf('linkCut').map(({ t, data }) => [t, data])).toEqual([
      [1, { from: 1, to: 2 }],
      [2, { from: 2, to: 1 }],
    ]);
    expect(rowsOf('linkHeal').map(({ data }) => data)).toEqual([
      { from: 1, to: 2 },
      { from: 2, to: 1 },
    ]);
  });
});

describe('delay', () => {
  const arrivals = (...faults: readonly Timed[]): readonly number[] => {
    const talks: Act = (out) => out.datagram(2, 'x');
    const { heard } = play(
      {
        1: { at: { [10 * MS]: talks, [20 * MS]: talks } },
        2: { at: { [10 * MS]: (out) => out.datagram(1, 'y') } },
      },
      {
        network: {
          latency: { kind: 'constant', us: 100 },
          links: [{ from: 1, to: 2, latency: { kind: 'constant', us: 300 } }],
        },
        faults,
      },
    );
    return [...heard(2, 'datagram'), ...heard(1, 'datagram')].map((line) => Number(line.split(' ')[0]));
  };
  const slow = { kind: 'constant', us: 5 * MS } as const;

  it('changes one direction or both, and lifted brings back what each link had', () => {
    expect(arrivals()).toEqual([10_300, 20_300, 10_100]);
    expect(arrivals([1, { kind: 'delay', from: 1, to: 2, ways: 'one', latency: slow }])).toEqual([
      15_000, 25_000, 10_100,
    ]);
    expect(arrivals([1, { kind: 'delay', from: 1, to: 2, ways: 'both', latency: slow }])).toEqual([
      15_000, 25_000, 15_000,
    ]);
    expect(
      arrivals(
        [1, { kind: 'delay', from: 1, to: 2, ways: 'both', latency: slow }],
        [12 * MS, { kind: 'delay', from: 1, to: 2, ways: 'both', latency: null }],
      ),
    ).toEqual([15_000, 20_300, 15_000]);
  });
});

describe('lives', () => {
  it('begin with a boot, count from 1, and start with nothing in memory', () => {
    const remembers: Act = (_out, self, input) => {
      if (input.kind === 'boot') self.memory = [self.memory, input.incarnation];
    };
    const { heard, world, rowsOf } = play(
      { 1: { on: remembers } },
      {
        faults: [
          [5 * MS, { kind: 'kill', process: 1 }],
          [6 * MS, { kind: 'start', process: 1 }],
          [7 * MS, { kind: 'restart', process: 1 }],
          [8 * MS, { kind: 'powerOff', process: 1, unsynced: 'lost' }],
          [9 * MS, { kind: 'restart', process: 1 }],
        ],
      },
    );
    expect(heard(1)).toEqual(['0 boot', '6000 boot', '7000 boot', '9000 boot']);
    expect(world.stateOf(1)?.memory).toEqual([null, 4]);
    expect(rowsOf('boot').map(({ data }) => data)).toEqual(
      [1, 2, 3, 4].map((incarnation) => ({ incarnation })),
    );
  });

  it('begin with the boot even when something arrives in the same instant', () => {
    for (const permuteTies of [false, true]) {
      const { texts } = play(
        { 1: { at: { [4 * MS]: (out) => out.datagram(2, 'early bird') } }, 2: {} },
        {
          down: [2],
          permuteTies,
          faults: [[5 * MS, { kind: 'start', process: 2 }]],
        },
      );
      expect(texts(2)).toEqual(['boot', 'datagram 1 early bird']);
    }
  });

  it('lose their timers, posts and disk completions', () => {
    const plans: Act = (out) => {
      out.setTimer('late', 9 * MS);
      out.post('work', 'x');
      out.hold('work');
      out.sync();
    };
    const { texts } = play(
      { 1: { at: { [1 * MS]: plans } } },
      { faults: [[1_500, { kind: 'restart', process: 1 }]] },
    );
    expect(texts(1)).toEqual(['boot', 'boot']);
  });

  it('inherit nothing: no timer, no held channel, no open port, no drawn number of the life before', () => {
    const first: Act = (out, self) => {
      if (self.life > 1) return out.post('work', 'x');
      out.listen(PORT);
      out.hold('work');
      out.draw(3);
    };
    const drawn: number[] = [];
    const boot: Act = (out, self, input) => {
      out.setTimer('t', 50 * MS);
      first(out, self, input);
    };
    const notes: Act = (_out, self, input) => void (self.life > 1 && drawn.push(...input.drawn));
    const { heard } = play(
      { 1: { boot, on: notes }, 2: { at: { [20 * MS]: dial(1) } } },
      { faults: [[500, { kind: 'restart', process: 1 }]] },
    );
    expect(heard(1)).toEqual(['0 boot', '500 boot', '501 post work x', '50500 timer t']);
    expect(heard(2)).toEqual(['0 boot', '22000 refused 1 refused']);
    expect(drawn).toEqual([]);
  });

  it('of a process that was paused while it was down begin unpaused', () => {
    const { heard } = play(
      { 1: {} },
      {
        down: [1],
        faults: [
          [1 * MS, { kind: 'pause', process: 1 }],
          [2 * MS, { kind: 'start', process: 1 }],
        ],
      },
    );
    expect(heard(1)).toEqual(['2000 boot']);
  });

  it('paused before the boot is read, read it when they are resumed', () => {
    const { heard } = play(
      { 1: {} },
      {
        faults: [
          [0, { kind: 'pause', process: 1 }],
          [7 * MS, { kind: 'resume', process: 1 }],
        ],
      },
    );
    expect(heard(1)).toEqual(['7000 boot']);
  });
});

describe('a fault that finds nothing to act on', () => {
  const cast: Cast = { 1: { boot: dial(2), at: { [30 * MS]: send(2, 'x') } }, 2: { boot: listen }, 3: {} };
  const nothings: readonly Fault[] = [
    { kind: 'start', process: 1 },
    { kind: 'kill', process: 3 },
    { kind: 'powerOff', process: 9, unsynced: 'lost' },
    { kind: 'pause', process: 3 },
    { kind: 'resume', process: 1 },
    { kind: 'cut', from: 1, to: 1, ways: 'both' },
    { kind: 'cut', from: 1, to: 9, ways: 'both' },
    { kind: 'heal', between: 'all' },
    { kind: 'heal', between: [1, 2] },
    { kind: 'partition', sides: [[1, 2, 3]] },
    { kind: 'partition', sides: [[1], ['nobody', 9]] },
    { kind: 'bridge', among: [1, 2, 3], through: 'nobody' },
    { kind: 'bridge', among: [], through: 2 },
    { kind: 'ring', among: [1, 2, 3] },
    { kind: 'majoritiesRing', among: [1, 'nobody', 2] },
    { kind: 'flap', between: [1, 9], downUs: 1, upUs: 1 },
    { kind: 'hold', from: 1, to: 'nobody', name: 'h' },
    { kind: 'hold', from: 2, to: 1, name: 'h' },
    { kind: 'release', name: 'h' },
    { kind: 'command', process: 3, command: 'x', about: 1 },
    { kind: 'disk', process: 9, disk: { kind: 'fill' } },
    { kind: 'disk', process: 1, disk: { kind: 'wipe' } },
    { kind: 'disk', process: 1, disk: { kind: 'repair' } },
    { kind: 'disk', process: 1, disk: { kind: 'flip', what: { record: 0 } } },
    { kind: 'reset', between: [1, 3] },
    { kind: 'kill', process: 'nobody' },
    { kind: 'clock', process: 3 },
  ];
  const options: PlayOptions = { down: [3], resolve: (target) => (target === 'nobody' ? [] : undefined) };
  const hears = ({ heard }: ReturnType<typeof play>) => ids.map((id) => heard(id));
  const recorded = ['fault', 'clockChange']; // a fault is told of, and a clock that was set to what it showed
  const doings = ({ rows }: ReturnType<typeof play>) =>
    rows.map(({ kind }) => kind).filter((kind) => !recorded.includes(kind));
  const plain = play(cast, options);

  it.each(nothings.map((fault) => [JSON.stringify(fault), fault] as const))(
    '%s changes nothing, but is an event with a row',
    (_text, fault) => {
      const played = play(cast, { ...options, faults: [[10 * MS, fault]] });
      expect(hears(played)).toEqual(hears(plain));
      expect(doings(played)).toEqual(doings(plain));
      expect(played.world.eventCount).toBe(plain.world.eventCount + 1);
      expect(played.rowsOf('fault').map(({ data }) => data)).toContainEqual(fault);
      expect(played.world.digest()).not.toBe(plain.world.digest());
    },
  );
});

it('drawn numbers come with the next input, whatever it is, as many as were asked for, from the stream of the process', () => {
  const seen: (readonly number[])[] = [];
  const keeps: Act = (_out, _self, input) => void seen.push([...input.drawn]);
  const draws: Act = (out) => out.draw(2);
  const run = stage(
    { 1: { boot: draws, at: { [1 * MS]: (out) => out.setTimer('x', 1) }, on: keeps } },
    { seed: 'a' },
  );
  run.advance(5 * MS);
  expect(seen[0]).toEqual([]); // the boot asked
  expect(seen[1]).toEqual([]); // the timer `x`: the script's own timer was next, and had them
  const withPost = (seed: string): readonly number[] => {
    const drawn: (readonly number[])[] = [];
    const both: Act = (out) => [out.draw(3), out.draw(1), out.post('work', 'x')];
    stage(
      { 1: { boot: both, on: (_out, _self, input) => void drawn.push([...input.drawn]) } },
      { seed },
    ).advance(1 * MS);
    return drawn[1] ?? [];
  };
  expect(withPost('a')).toHaveLength(4);
  expect(withPost('a')).toEqual(withPost('a'));
  expect(withPost('a')).not.toEqual(withPost('b'));
  for (const number of withPost('a')) expect(number).toBe(number >>> 0);
});

it('a process may have any positive number, and the numbers need not be contiguous', () => {
  const { texts } = play({ 7: { boot: dial(40) }, 40: { boot: listen } });
  expect(texts(40)).toEqual(['boot', 'accepted 7']);
});

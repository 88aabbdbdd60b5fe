/** What the outside world tells a process: commands while it runs, and an argument when it starts. */
import { describe, expect, it } from 'vitest';
import type { Fault, Plain } from '../../sim/index.ts';
import { type Act, play, puppets, stage, type Timed } from '../support/puppets.ts';

const MS = 1_000;
const ask = (process: number | string, command: unknown): Fault => ({ kind: 'command', process, command });
/** What process 1 is told, as `time text`, beside its boots. */
const told = (...faults: readonly Timed[]) =>
  play({ 1: {}, 2: {} }, { faults }).heard(1, 'command', 'datagram');

describe('a command', () => {
  it('is an input of the process it is given to, of nobody else, at that time, in an event of its own', () => {
    const silent = play({ 1: {}, 2: {} });
    const { heard, world, rowsOf } = play({ 1: {}, 2: {} }, { faults: [[5 * MS, ask(1, { write: 'x' })]] });
    expect(heard(1)).toEqual(['0 boot', '5000 command 0 {"write":"x"}']);
    expect(heard(2)).toEqual(['0 boot']);
    expect(world.eventCount).toBe(silent.world.eventCount + 2); // the fault, and the input
    const [fault] = rowsOf('fault').slice(-1);
    const [row] = rowsOf('command');
    expect(row).toMatchObject({ t: 5 * MS, node: 1, data: { command: { write: 'x' }, peer: 0 } });
    expect(row?.cause).toBe(fault?.i);
    expect(row?.event).toBe((fault?.event ?? 0) + 1);
  });

  it('tells whom it is about: a process by number or by word, as it stands at that moment', () => {
    const about = (target: number | string) =>
      play(
        { 1: {}, 2: {}, 3: {} },
        {
          resolve: (word) => (word === 'them' ? [3] : []),
          faults: [[5 * MS, { kind: 'command', process: 1, command: 'join', about: target }]],
        },
      ).texts(1, 'command');
    expect(about(2)).toEqual(['command 2 join']);
    expect(about('them')).toEqual(['command 3 join']);
    expect(about('nobody')).toEqual(['command 0 join']);
    expect(about(9)).toEqual(['command 0 join']);
  });

  it('finds its process by word', () => {
    const { texts } = play(
      { 1: {}, 2: {} },
      { resolve: () => [2], faults: [[5 * MS, ask('whoever it is', 'x')]] },
    );
    expect([texts(1, 'command'), texts(2, 'command')]).toEqual([[], ['command 0 x']]);
  });

  it('is read behind the boot by a process that starts in the same instant', () => {
    const { heard } = play(
      { 1: {} },
      {
        down: [1],
        faults: [
          [5 * MS, { kind: 'start', process: 1 }],
          [5 * MS, ask(1, 'x')],
        ],
      },
    );
    expect(heard(1)).toEqual(['5000 boot', '5000 command 0 x']);
  });

  it('asks nothing of a process that is down, nor of the next life', () => {
    expect(
      told(
        [1 * MS, { kind: 'kill', process: 1 }],
        [2 * MS, ask(1, 'x')],
        [3 * MS, { kind: 'start', process: 1 }],
      ),
    ).toEqual([]);
    expect(told([2 * MS, ask(1, 'x')], [2 * MS, { kind: 'restart', process: 1 }])).toEqual([]);
  });

  it('waits for a process that is paused, in its place', () => {
    expect(
      told(
        [1 * MS, { kind: 'pause', process: 1 }],
        [2 * MS, ask(1, 'x')],
        [3 * MS, ask(1, 'y')],
        [9 * MS, { kind: 'resume', process: 1 }],
      ),
    ).toEqual(['9000 command 0 x', '9001 command 0 y']);
    const { world } = play(
      { 1: {} },
      {
        untilUs: 5 * MS,
        faults: [
          [1 * MS, { kind: 'pause', process: 1 }],
          [2 * MS, ask(1, 'x')],
        ],
      },
    );
    expect(world.inFlight()).toMatchObject([{ kind: 'command', atUs: null, process: 1, payload: 'x' }]);
  });

  it('is part of the digest, even where nobody is there to read it', () => {
    const digest = (command: unknown, down: readonly number[] = []) =>
      play({ 1: {} }, { down, faults: [[5 * MS, ask(1, command)]] }).world.digest();
    expect(digest({ write: 1 })).not.toBe(digest({ write: 2 }));
    expect(digest({ a: 1, b: 2 })).toBe(digest({ b: 2, a: 1 }));
    expect(digest(1, [1])).not.toBe(digest(2, [1]));
    expect(() => digest(() => 1)).toThrow('only plain values have a digest');
  });

  it('is folded by the kernel, whatever the protocol folds itself', () => {
    const cast = { 1: {} };
    const fold = () => {
      throw new Error('a command is no message');
    };
    const actor = { ...puppets(cast), fold };
    expect(play(cast, { actor, faults: [[5 * MS, ask(1, 'x')]] }).texts(1)).toEqual(['boot', 'command 0 x']);
  });
});

describe('the argument of a start', () => {
  /** What each boot of process 1 finds as its argument. */
  function found(...faults: readonly Timed[]): readonly unknown[] {
    const notes: Act = (out, _self, input) => {
      if (input.kind === 'boot')
        out.observe({ kind: 'argument', text: JSON.stringify(input.argument), clockUs: 0 });
    };
    const { rowsOf } = play({ 1: { on: notes } }, { down: [1], faults });
    return rowsOf('argument').map(
      ({ data }) => JSON.parse((data as { readonly text: string }).text) as unknown,
    );
  }
  const start = (argument?: Plain): Fault => ({
    kind: 'start',
    process: 1,
    ...(argument === undefined ? {} : { argument }),
  });
  const kill: Fault = { kind: 'kill', process: 1 };

  it('comes with the boot, and is null if none was ever given', () => {
    expect(found([1, start()])).toEqual([null]);
    expect(found([1, start({ release: '3.9.5', startupMs: 50 })])).toEqual([
      { release: '3.9.5', startupMs: 50 },
    ]);
  });

  it('stays what it was for a later start without one, and is replaced by one with another', () => {
    expect(
      found(
        [1, start('a')],
        [2, kill],
        [3, start()],
        [4, { kind: 'restart', process: 1 }],
        [5, kill],
        [6, start('b')],
      ),
    ).toEqual(['a', 'a', 'a', 'b']);
    expect(found([1, start('a')], [2, { kind: 'restart', process: 1, argument: null }])).toEqual(['a', null]);
    expect(
      found(
        [1, start('a')],
        [2, { kind: 'powerOff', process: 1, unsynced: 'lost' }],
        [3, { kind: 'restart', process: 1, argument: 'c' }],
      ),
    ).toEqual(['a', 'c']);
  });

  it('of a process that runs already changes nothing', () => {
    expect(found([1, start('a')], [2, start('b')], [3, { kind: 'restart', process: 1 }])).toEqual(['a', 'a']);
  });

  it('is part of the digest', () => {
    const digest = (argument: Plain) =>
      play({ 1: {} }, { down: [1], faults: [[1, start(argument)]] }).world.digest();
    expect(digest('a')).not.toBe(digest('b'));
  });

  it('is kept by a fork, which may be given another', () => {
    const run = stage(
      { 1: { on: (_out, self, input) => void (input.kind === 'boot' && (self.memory = input.argument)) } },
      {
        down: [1],
      },
    );
    run.inject(start('a'));
    run.advance(1 * MS);
    const fork = run.fork();
    fork.inject({ kind: 'restart', process: 1, argument: 'b' });
    fork.advance(2 * MS);
    run.inject({ kind: 'restart', process: 1 });
    run.advance(2 * MS);
    expect([run, fork].map(({ world }) => world.stateOf(1)?.memory)).toEqual(['a', 'b']);
  });
});

/** Disks that are slow, fail, are full, forget, or are lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiskContents, DiskFault, DiskPlace, Latency } from '../../sim/index.ts';
import { type Act, play, stage, type Timed } from '../support/puppets.ts';

const MS = 1_000;
const us = (latency: number): Latency => ({ kind: 'constant', us: latency });
const disk = { append: us(10), write: us(20), save: us(100), sync: us(1_000) };
const onDisk = (fault: DiskFault, process = 1): Timed[1] => ({ kind: 'disk', process, disk: fault });
const flip = (what: DiskPlace): DiskFault => ({ kind: 'flip', what });
/** What each life finds on the disk, as plain data. */
const found: Act = (_out, self, input) => {
  if (input.kind === 'boot') self.memory = JSON.parse(JSON.stringify(input.disk));
};
const sync: Act = (out) => void out.sync();
const append =
  (...records: readonly unknown[]): Act =>
  (out) => {
    for (const record of records) out.append(record);
  };
/** What the disk answers to a process that does this, with these faults. */
const answers = (at: Readonly<Record<number, Act>>, ...faults: readonly Timed[]): readonly string[] =>
  play({ 1: { at } }, { disk, faults }).heard(1, 'disk');
/** What the second life finds, if the first was killed at 50 ms (and its power failed, if told so). */
function nextLife(
  at: Readonly<Record<number, Act>>,
  faults: readonly Timed[],
  end: 'kill' | 'powerOff' = 'kill',
): DiskContents<unknown> {
  const death: Timed[1] =
    end === 'kill' ? { kind: 'kill', process: 1 } : { kind: 'powerOff', process: 1, unsynced: 'lost' };
  const { world } = play(
    { 1: { at, on: found } },
    { disk, faults: [...faults, [50 * MS, death], [60 * MS, { kind: 'start', process: 1 }]] },
  );
  return world.stateOf(1)?.memory as DiskContents<unknown>;
}

describe('a slow disk', () => {
  const slow = (latency: number | null): DiskFault => ({
    kind: 'slow',
    operations: ['sync', 'append'],
    latency: latency === null ? null : us(latency),
  });

  it('takes its time for the operations named, and for no others, until it is normal again', () => {
    const all: Act = (out) => [out.append('a'), out.write('c', 1), out.sync()];
    expect(
      answers({ 2_000: all, 20_000: all }, [1 * MS, onDisk(slow(5_000))], [15 * MS, onDisk(slow(null))]),
    ).toEqual([
      '7000 disk append 1',
      '7020 disk write 2',
      '12020 disk sync 3',
      '20010 disk append 4',
      '20030 disk write 5',
      '21030 disk sync 6',
    ]);
  });

  it('finishes in the old time what it had begun', () => {
    expect(answers({ 1_000: sync }, [1_500, onDisk(slow(9_000))])).toEqual(['2000 disk sync 1']);
  });

  it('slows nobody else', () => {
    const { heard } = play(
      { 1: {}, 2: { at: { 2_000: sync } } },
      { disk, faults: [[1, onDisk(slow(9_000))]] },
    );
    expect(heard(2, 'disk')).toEqual(['3000 disk sync 1']);
  });

  it('stays slow for the next life', () => {
    const { heard } = play(
      { 1: { boot: sync } },
      {
        disk,
        down: [1],
        faults: [
          [1, onDisk(slow(9_000))],
          [2, { kind: 'start', process: 1 }],
        ],
      },
    );
    expect(heard(1, 'disk')).toEqual(['9002 disk sync 1']);
  });
});

describe('a failing disk', () => {
  it('answers in its time that a sync failed, and has made nothing durable', () => {
    const at = { 1_000: append('a'), 2_000: sync };
    const fails: Timed = [500, onDisk({ kind: 'fail', operations: ['sync'] })];
    expect(answers(at, fails)).toEqual(['1010 disk append 1', '3000 disk sync 2 failed']);
    expect(nextLife(at, [fails], 'kill').log).toEqual(['a']);
    expect(nextLife(at, [fails], 'powerOff').log).toEqual([]);
    expect(nextLife(at, [], 'powerOff').log).toEqual(['a']);
  });

  it('has no effect of what failed: not visible, not durable; nor has what was appended behind it unawares', () => {
    const at = { 1_000: append('a'), 2_000: append('b', 'c'), 2_500: append('d'), 3_000: sync };
    const fails: Timed = [1_500, onDisk({ kind: 'fail', operations: ['append'], times: 1 })];
    expect(answers(at, fails)).toEqual([
      '1010 disk append 1',
      '2010 disk append 2 failed',
      '2020 disk append 3 failed',
      '2510 disk append 4',
      '4000 disk sync 5',
    ]);
    expect(nextLife(at, [fails]).log).toEqual(['a', 'd']);
    expect(nextLife(at, [fails], 'powerOff').log).toEqual(['a', 'd']);
  });

  it('fails at whatever is named: each kind as often as was said', () => {
    const all: Act = (out) => [
      out.write('c', 1),
      out.save('f', 1),
      out.remove('g'),
      out.truncate(0),
      out.sync(),
    ];
    const at = {
      500: ((out) => [out.append('x'), out.save('g', 1)]) satisfies Act,
      2_000: all,
      10_000: all,
      20_000: all,
    };
    const operations = ['write', 'save', 'remove', 'truncate', 'sync'] as const;
    const heard = answers(at, [1_900, onDisk({ kind: 'fail', operations, times: 2 })]);
    expect(heard.slice(2).map((line) => line.endsWith('failed'))).toEqual(
      [true, true, false].flatMap((failed) => operations.map(() => failed)),
    );
    const contents = nextLife({ 500: at[500], 2_000: all }, [[1_900, onDisk({ kind: 'fail', operations })]]);
    expect(contents).toMatchObject({ log: ['x'], cells: {}, files: { g: 1 } });
  });

  it('is repaired: what is asked for from then on succeeds', () => {
    const fails: Timed = [500, onDisk({ kind: 'fail', operations: ['sync'] })];
    const repaired: Timed = [5_000, onDisk({ kind: 'repair' })];
    expect(answers({ 1_000: sync, 4_500: sync, 6_000: sync }, fails, repaired)).toEqual([
      '2000 disk sync 1 failed',
      '5500 disk sync 2 failed', // asked for before the repair
      '7000 disk sync 3',
    ]);
  });

  it('lets go on what was asked for before', () => {
    expect(answers({ 1_000: sync }, [1_500, onDisk({ kind: 'fail', operations: ['sync'] })])).toEqual([
      '2000 disk sync 1',
    ]);
  });

  it('is told of a failure in an event with a digest of its own', () => {
    const digest = (...faults: readonly Timed[]) =>
      play({ 1: { at: { 1_000: sync } } }, { disk, faults })
        .run.fork()
        .world.digest();
    const slow: DiskFault = { kind: 'slow', operations: ['sync'], latency: us(1_000) };
    const fail: DiskFault = { kind: 'fail', operations: ['sync'] };
    expect(
      new Set([[], [slow], [fail]].map((faults) => digest(...faults.map((f): Timed => [1, onDisk(f)])))).size,
    ).toBe(3);
  });
});

describe('a full disk', () => {
  const full: Timed = [500, onDisk({ kind: 'fill' })];

  it('fails at what needs room, and only at that', () => {
    const all: Act = (out) => [
      out.append('b'),
      out.write('c', 1),
      out.save('f', 1),
      out.remove('g'),
      out.truncate(0),
      out.sync(),
    ];
    const at = { 100: ((out) => [out.append('a'), out.save('g', 1)]) satisfies Act, 1_000: all };
    expect(answers(at, full).map((line) => line.slice(line.indexOf('disk') + 5))).toEqual([
      'append 1',
      'save 2',
      'append 3 failed',
      'write 4 failed',
      'save 5 failed',
      'remove 6',
      'truncate 7',
      'sync 8',
    ]);
    expect(nextLife(at, [full], 'powerOff')).toMatchObject({ log: [], cells: {}, files: {} });
  });

  it('has room again once it is freed, and still fails at what fails for another reason', () => {
    expect(
      answers({ 1_000: append('a'), 3_000: append('b') }, full, [2_000, onDisk({ kind: 'free' })]),
    ).toEqual(['1010 disk append 1 failed', '3010 disk append 2']);
    const fails: Timed = [600, onDisk({ kind: 'fail', operations: ['append'] })];
    for (const mended of ['free', 'repair'] as const)
      expect(answers({ 3_000: append('b') }, full, fails, [2_000, onDisk({ kind: mended })])).toEqual([
        '3010 disk append 1 failed',
      ]);
  });
});

describe('a flipped byte', () => {
  const writes: Act = (out) => [
    ...['a', 'b', 'c'].map((record) => out.append(record)),
    out.write('c', 1),
    out.write('d', 1),
    out.save('f', 1),
    out.save('g', 1),
  ];
  const at = { 1_000: writes, 2_000: sync };
  const flips = (...places: readonly DiskPlace[]): readonly Timed[] =>
    places.map((place): Timed => [20 * MS, onDisk(flip(place))]);
  const unreadable = (contents: DiskContents<unknown>) => [
    contents.unreadableRecords,
    contents.unreadableCells,
    contents.unreadableFiles,
  ];

  it('makes a record unreadable, counted from the end, or a cell, or a file: the next boot sees which', () => {
    expect(unreadable(nextLife(at, flips({ record: 0 })))).toEqual([[2], [], []]);
    expect(unreadable(nextLife(at, flips({ record: 0 }, { record: 2 })))).toEqual([[0, 2], [], []]);
    expect(unreadable(nextLife(at, flips({ cell: 'd' }, { cell: 'c' }, { file: 'g' })))).toEqual([
      [],
      ['c', 'd'],
      ['g'],
    ]);
    expect(nextLife(at, flips({ record: 1 })).log).toHaveLength(3);
  });

  it('is not seen by a process that goes on', () => {
    const without = play({ 1: { at } }, { disk });
    const flipped = play({ 1: { at } }, { disk, faults: flips({ record: 0 }, { cell: 'c' }) });
    expect(flipped.heard(1)).toEqual(without.heard(1));
  });

  it('of what is not there changes nothing', () => {
    for (const place of [{ record: 3 }, { cell: 'x' }, { file: 'x' }, { cell: 'toString' }]) {
      expect(unreadable(nextLife(at, flips(place)))).toEqual([[], [], []]);
    }
    const { rowsOf } = play(
      { 1: { at } },
      { disk, faults: flips({ record: 3 }, { record: 1 }, { record: 1 }) },
    );
    expect(rowsOf('diskFault').map(({ node, data }) => [node, data])).toEqual([[1, flip({ record: 1 })]]);
  });

  it('is on the disk for good, whether a sync had covered the record or did later', () => {
    const laterSync = { 1_000: writes, 30_000: sync };
    for (const acts of [at, laterSync])
      expect(
        unreadable(nextLife(acts, flips({ record: 1 }, { cell: 'c' }, { file: 'f' }), 'powerOff')),
      ).toEqual([[1], ['c'], ['f']]);
    expect(unreadable(nextLife({ 1_000: writes }, flips({ record: 1 }), 'powerOff'))).toEqual([[], [], []]); // gone altogether
  });

  it('is gone when what lies there is cut off, removed or written anew', () => {
    const mends: Act = (out) => [
      out.truncate(1),
      out.append('B'),
      out.write('c', 2),
      out.save('f', 2),
      out.remove('g'),
    ];
    const flipped = flips({ record: 1 }, { record: 2 }, { cell: 'c' }, { file: 'f' }, { file: 'g' });
    const contents = nextLife({ ...at, 30_000: mends }, flipped);
    expect(contents).toMatchObject({ log: ['a', 'B'], cells: { c: 2, d: 1 }, files: { f: 2 } });
    expect(unreadable(contents)).toEqual([[0], [], []]);
  });

  it('comes back with the old record when a power failure undoes what had been written over it', () => {
    const mends: Act = (out) => [out.truncate(1), out.append('B'), out.write('c', 2)];
    const before = nextLife({ ...at, 30_000: mends }, flips({ record: 1 }, { cell: 'c' }), 'powerOff');
    expect(unreadable(before)).toEqual([[1], ['c'], []]);
    // Here the new record is flipped, and lost: the old one is as it was.
    const after = nextLife({ ...at, 15_000: mends }, flips({ record: 0 }, { cell: 'c' }), 'powerOff');
    expect(after.log).toEqual(['a', 'b', 'c']);
    expect(unreadable(after)).toEqual([[], [], []]);
  });

  it('marks the same places in a disk that is synced often as in one that never was', () => {
    const step = fc.oneof(
      fc.constant({ do: 'append' } as const),
      fc.record({ do: fc.constant('truncate' as const), length: fc.nat(6) }),
      fc.record({
        do: fc.constantFrom('write' as const, 'save' as const, 'remove' as const),
        name: fc.constantFrom('p', 'q'),
      }),
      fc.record({
        do: fc.constant('flip' as const),
        what: fc.oneof(
          fc.record({ record: fc.nat(4) }),
          fc.record({ file: fc.constantFrom('p', 'q') }),
          fc.record({ cell: fc.constantFrom('p', 'q') }),
        ),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const contentsWith = (syncs: boolean) => {
          const acts: Record<number, Act> = {};
          const faults: Timed[] = [];
          for (const [n, one] of steps.entries()) {
            const atUs = (n + 1) * 10_000;
            if (one.do === 'flip') faults.push([atUs, onDisk(flip(one.what))]);
            else
              acts[atUs] = (out) => {
                if (one.do === 'append') out.append(n);
                else if (one.do === 'truncate') out.truncate(one.length);
                else if (one.do === 'remove') out.remove(one.name);
                else out[one.do](one.name, n);
                if (syncs) out.sync();
              };
          }
          acts[400_000] = sync;
          const { world } = play({ 1: { at: acts } }, { disk, faults, untilUs: 500_000 });
          const { contents, durable } = world.diskOf(1);
          expect(JSON.stringify(durable)).toBe(JSON.stringify(contents));
          return JSON.stringify(contents);
        };
        expect(contentsWith(true)).toBe(contentsWith(false));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a lost disk', () => {
  const at = {
    1_000: ((out) => [out.append('a'), out.write('c', 1), out.save('f', 1), out.sync()]) satisfies Act,
  };
  const lost = (atUs: number): Timed => [atUs, onDisk({ kind: 'wipe' })];

  it('leaves nothing for the next life', () => {
    expect(nextLife(at, [lost(55 * MS)])).toMatchObject({ log: [], cells: {}, files: {}, torn: false });
    expect(nextLife(at, [lost(55 * MS)], 'powerOff')).toMatchObject({ log: [], cells: {}, files: {} });
  });

  it('is not lost under a process that runs', () => {
    expect(nextLife(at, [lost(40 * MS)])).toMatchObject({ log: ['a'], cells: { c: 1 }, files: { f: 1 } });
    expect(play({ 1: { at } }, { faults: [lost(40 * MS)] }).rowsOf('diskFault')).toEqual([]);
  });

  it('comes back as a new one: in order, readable, with room', () => {
    const { world } = play(
      { 1: { at } },
      {
        disk,
        faults: [
          [2, onDisk({ kind: 'fill' })],
          [3, onDisk({ kind: 'fail', operations: ['sync'] })],
          [9 * MS, { kind: 'kill', process: 1 }],
          lost(10 * MS),
        ],
      },
    );
    expect(world.diskOf(1).condition).toEqual({
      slow: {},
      failing: {},
      isFull: false,
      isLogBroken: false,
    });
  });
});

it('a disk fault is an event with the fault in its row, seen by properties, and part of the digest', () => {
  const of = (fault: DiskFault) => play({ 1: {} }, { faults: [[5, onDisk(fault)]] });
  const faults: readonly DiskFault[] = [
    { kind: 'slow', operations: ['sync'], latency: us(7) },
    { kind: 'slow', operations: ['sync'], latency: us(8) },
    { kind: 'slow', operations: ['append'], latency: us(8) },
    { kind: 'fail', operations: ['sync'] },
    { kind: 'fail', operations: ['sync'], times: 3 },
    { kind: 'fill' },
    { kind: 'free' },
    { kind: 'repair' },
    { kind: 'wipe' },
    flip({ record: 0 }),
    flip({ file: 'f' }),
    flip({ cell: 'f' }),
  ];
  expect(new Set(faults.map((fault) => of(fault).world.digest())).size).toBe(faults.length);
  expect(of({ kind: 'fill' }).rowsOf('diskFault')).toMatchObject([{ node: 1, data: { kind: 'fill' } }]);
});

it('a fork has a disk of its own: neither sees the faults of the other', () => {
  const run = stage({ 1: { at: { 1_000: append('a'), 2_000: append('b'), 20_000: append('c') } } }, { disk });
  run.advance(10 * MS);
  const fork = run.fork();
  fork.inject(onDisk(flip({ record: 0 })));
  fork.inject(onDisk({ kind: 'fail', operations: ['append'] }));
  for (const each of [run, fork]) each.advance(30 * MS);
  expect([...run.world.diskOf(1).contents.log]).toEqual(['a', 'b', 'c']);
  expect(run.world.diskOf(1).contents.unreadableRecords).toEqual([]);
  expect([...fork.world.diskOf(1).contents.log]).toEqual(['a', 'b']);
  expect(fork.world.diskOf(1).contents.unreadableRecords).toEqual([1]);
});

it('a fault of a disk that cannot be is a mistake', () => {
  const inject = (fault: DiskFault) => () => stage({ 1: {} }).inject(onDisk(fault));
  expect(inject({ kind: 'fail', operations: ['sync'], times: 0 })).toThrow('at least once');
  expect(inject({ kind: 'slow', operations: ['sync'], latency: us(-1) })).toThrow(
    'a latency is made of integers',
  );
  expect(inject(flip({ record: -1 }))).toThrow('a record is counted from the end of its log, from 0');
});

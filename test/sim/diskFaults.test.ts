/** Disks that are slow, fail, are full, or are lost. */
import { describe, expect, it } from 'vitest';
import type { DiskFault } from '../../sim/index.ts';
import { type Act, play, stage, type Timed } from '../support/puppets.ts';
import { disk, flip, MS, nextLife, onDisk, sync, us } from './diskLives.ts';

const append =
  (...records: readonly unknown[]): Act =>
  (out) => {
    for (const record of records) out.append(record);
  };
/** What the disk answers to a process that does this, with these faults. */
const answers = (at: Readonly<Record<number, Act>>, ...faults: readonly Timed[]): readonly string[] =>
  play({ 1: { at } }, { disk, faults }).heard(1, 'disk');

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

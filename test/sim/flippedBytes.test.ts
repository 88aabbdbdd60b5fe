/** Bytes that flip on a disk: what the next life can no longer read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiskContents, DiskPlace } from '../../sim/index.ts';
import { type Act, play, type Timed } from '../support/puppets.ts';
import { disk, flip, MS, nextLife, onDisk, sync } from './diskLives.ts';

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

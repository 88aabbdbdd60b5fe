import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiskContents, Unsynced } from '../../sim/index.ts';
import { ownSlots } from '../support/slots.ts';
import { type Act, play, type PlayOptions, stage, type Timed } from '../support/puppets.ts';

const MS = 1_000;
/** What each life finds on the disk, as plain data. */
const found: Act = (_out, self, input) => {
  if (input.kind === 'boot') self.memory = JSON.parse(JSON.stringify(input.disk));
};
const disk = { append: us(10), write: us(20), save: us(100), sync: us(1_000) };
function us(latency: number) {
  return { kind: 'constant', us: latency } as const;
}

/** What the second life finds after `acts`, when the first ends at `atUs` in this way. */
function nextLife(
  acts: Readonly<Record<number, Act>>,
  atUs: number,
  end: 'kill' | Unsynced,
  options: PlayOptions = {},
): DiskContents<unknown> {
  const death: Timed[1] =
    end === 'kill' ? { kind: 'kill', process: 1 } : { kind: 'powerOff', process: 1, unsynced: end };
  const { world } = play(
    { 1: { at: acts, on: found } },
    {
      disk,
      faults: [
        [atUs, death],
        [atUs + 10 * MS, { kind: 'start', process: 1 }],
      ],
      ...options,
    },
  );
  return world.stateOf(1)?.memory as DiskContents<unknown>;
}
const readable = { unreadableRecords: [], unreadableCells: [], unreadableFiles: [] };
const empty = { log: [], cells: {}, files: {}, torn: false, ...readable };
const appends =
  (...records: readonly unknown[]): Act =>
  (out) => {
    for (const record of records) out.append(record);
  };
const sync: Act = (out) => void out.sync();

describe('a disk', () => {
  it('does one thing after the other, each in its time, and answers with the ticket of each', () => {
    const { heard } = play(
      {
        1: {
          at: {
            1_000: (out) => [out.append('a'), out.write('c', 1), out.sync(), out.save('f', 2)],
            1_500: appends('b'),
          },
        },
      },
      { disk },
    );
    expect(heard(1, 'disk')).toEqual([
      '1010 disk append 1',
      '1030 disk write 2',
      '2030 disk sync 3',
      '2130 disk save 4',
      '2140 disk append 5',
    ]);
  });

  it('is empty at the first boot', () => {
    expect(play({ 1: { on: found } }).world.stateOf(1)?.memory).toEqual(empty);
  });

  it('keeps at a kill all that was asked for, synced or not, also what had not completed', () => {
    const acts = {
      1_000: (out) => [
        out.append('a'),
        out.write('c', 1),
        out.save('f', 2),
        out.save('g', 3),
        out.remove('g'),
      ],
    } satisfies Record<number, Act>;
    expect(nextLife(acts, 1_001, 'kill')).toEqual({
      log: ['a'],
      cells: { c: 1 },
      files: { f: 2 },
      torn: false,
      ...readable,
    });
  });

  it('loses at a power failure all that no completed sync covers', () => {
    expect(nextLife({ 1_000: appends('a', 'b') }, 50 * MS, 'lost')).toEqual(empty);
    const synced = { 1_000: appends('a'), 1_100: sync, 1_200: appends('b'), 5_000: appends('c') };
    expect(nextLife(synced, 50 * MS, 'lost').log).toEqual(['a']); // b was asked for after the sync, if before its completion
    expect(nextLife(synced, 2_000, 'lost').log).toEqual([]); // at 2 ms the sync is still under way
    expect(nextLife({ ...synced, 6_000: sync }, 50 * MS, 'lost').log).toEqual(['a', 'b', 'c']); // the next one covers the rest
  });

  it('truncates, and a power failure can undo that, too', () => {
    const acts = {
      1_000: appends('a', 'b', 'c'),
      1_001: sync,
      5_000: (out) => [out.truncate(1), out.append('d')],
    } satisfies Record<number, Act>;
    expect(nextLife(acts, 50 * MS, 'kill').log).toEqual(['a', 'd']);
    expect(nextLife(acts, 50 * MS, 'lost').log).toEqual(['a', 'b', 'c']);
  });

  it('keeps some beginning of what was not synced when a prefix survives: every length, for some seed', () => {
    const logs = Array.from({ length: 60 }, (_, k) =>
      nextLife({ 1_000: appends('a'), 1_001: sync, 5_000: appends('b', 'c', 'd') }, 50 * MS, 'prefix', {
        seed: `s/${k}`,
      }),
    );
    expect(new Set(logs.map(({ log }) => [...log].join('')))).toEqual(new Set(['a', 'ab', 'abc', 'abcd']));
    expect(logs.every(({ torn }) => !torn)).toBe(true);
  });

  it('tears the last surviving record, if that is one of the log, and says so', () => {
    const lives = Array.from({ length: 60 }, (_, k) =>
      nextLife(
        { 1_000: appends('a'), 1_001: sync, 5_000: (out) => [out.append('b'), out.write('c', 1)] },
        50 * MS,
        'torn',
        { seed: `s/${k}` },
      ),
    );
    const kinds = new Set(lives.map(({ log, cells, torn }) => JSON.stringify([log, cells, torn])));
    expect(kinds).toEqual(new Set(['[["a"],{},false]', '[["a"],{},true]', '[["a","b"],{"c":1},false]']));
  });

  it('tells how many operations are lost, a torn record among them, and whether there is one', () => {
    const told = Array.from({ length: 60 }, (_, k) => {
      const { rowsOf, world } = play(
        { 1: { at: { 1_000: appends('a', 'b') }, on: found } },
        {
          disk,
          seed: `s/${k}`,
          faults: [
            [50 * MS, { kind: 'powerOff', process: 1, unsynced: 'torn' }],
            [60 * MS, { kind: 'start', process: 1 }],
          ],
        },
      );
      const { log, torn } = (world.stateOf(1) as { readonly memory: DiskContents<unknown> }).memory;
      const [row] = rowsOf('powerOff').map(({ data }) => data);
      expect(row).toEqual({ unsynced: 'torn', lost: 2 - [...log].length, torn });
      return JSON.stringify(row);
    });
    expect(new Set(told).size).toBe(3);
  });

  it('that a power failure leaves different makes a different run, from that event on', () => {
    // Two disks that had as much to lose; no completion and no boot has told of it yet.
    const digests = (act: Act, unsynced: Unsynced) => {
      const run = stage(
        { 1: { at: { 1_000: act } } },
        { disk, faults: [[1_001, { kind: 'powerOff', process: 1, unsynced }]] },
      );
      run.advance(1_000);
      const before = run.world.digest();
      run.advance(1_001);
      return [before, run.world.digest(), [...run.world.digestBlocks()]] as const;
    };
    const [one, two] = [digests(appends('a'), 'lost'), digests(appends('a', 'b'), 'lost')];
    expect(one[0]).toBe(two[0]);
    expect(one[1]).not.toBe(two[1]);
  });

  it('stays torn until the log is written again, whatever happens in between', () => {
    const seed = Array.from({ length: 60 }, (_, k) => `s/${k}`).find(
      (s) => nextLife({ 1_000: appends('a', 'b') }, 50 * MS, 'torn', { seed: s }).torn,
    );
    const repairs: Act = (out, self, input) => {
      found(out, self, input);
      if (input.kind === 'boot' && self.life === 4) out.truncate(0);
    };
    const again = (lives: number) => {
      const faults: Timed[] = [[50 * MS, { kind: 'powerOff', process: 1, unsynced: 'torn' }]];
      for (let life = 2; life <= lives; life++) {
        faults.push([life * 50 * MS + 10, { kind: 'start', process: 1 }]);
        if (life < lives)
          faults.push([
            (life + 1) * 50 * MS,
            life !== 3 ? { kind: 'kill', process: 1 } : { kind: 'powerOff', process: 1, unsynced: 'lost' },
          ]);
      }
      const { world } = play(
        { 1: { at: { 1_000: appends('a', 'b') }, on: repairs } },
        { disk, faults, ...(seed === undefined ? {} : { seed }) },
      );
      return (world.stateOf(1) as { readonly memory: DiskContents<unknown> }).memory.torn;
    };
    expect([2, 3, 4, 5].map(again)).toEqual([true, true, true, false]); // the fourth life truncates it
  });

  it('shows each boot what the life before made visible', () => {
    const { heard, world } = play(
      {
        1: {
          at: { 1_000: appends('a') },
          on: (out, self, input) => [found(out, self, input), input.kind === 'boot' && out.append(self.life)],
        },
      },
      {
        disk,
        faults: [
          [10 * MS, { kind: 'restart', process: 1 }],
          [20 * MS, { kind: 'restart', process: 1 }],
        ],
      },
    );
    expect((world.stateOf(1) as { readonly memory: unknown }).memory).toMatchObject({ log: [1, 'a', 2] });
    expect(heard(1, 'boot')).toHaveLength(3);
  });

  it('takes note of each operation and of each sync without going through all that is not synced', () => {
    const many = Array.from({ length: 1_000 }, (_, n) => n);
    const { world, run } = play(
      { 1: { at: { 1_000: appends(...many), 90_000: appends('one more'), 91_000: sync } } },
      { disk, untilUs: 80_000 },
    );
    const full = world.diskOf(1);
    run.advance(90_500);
    const fuller = world.diskOf(1);
    expect(fuller.unsynced.length).toBe(1_001);
    // A disk, its contents, its log, its queue and that one's log, and the operation.
    expect(ownSlots(fuller, full)).toBeLessThan(40);
    run.advance(100_000);
    expect(world.diskOf(1).unsynced.length).toBe(0);
    expect(ownSlots(world.diskOf(1), fuller)).toBeLessThan(40);
  });

  it('answers a paused process when it is resumed, and not a later life', () => {
    const paused: readonly Timed[] = [
      [1_500, { kind: 'pause', process: 1 }],
      [9_000, { kind: 'resume', process: 1 }],
    ];
    expect(play({ 1: { at: { 1_000: sync } } }, { disk, faults: paused }).heard(1, 'disk')).toEqual([
      '9000 disk sync 1',
    ]);
    expect(
      play(
        { 1: { at: { 1_000: sync } } },
        { disk, faults: [[1_500, { kind: 'restart', process: 1 }]] },
      ).heard(1, 'disk'),
    ).toEqual([]);
  });

  it('is synced on time while its process is paused: a pause stops no machine', () => {
    const { texts, world } = play(
      { 1: { at: { 1_000: (...act) => [appends('a')(...act), sync(...act)] }, on: found } },
      {
        disk,
        faults: [
          [1_500, { kind: 'pause', process: 1 }],
          [5_000, { kind: 'powerOff', process: 1, unsynced: 'lost' }],
          [9_000, { kind: 'start', process: 1 }],
        ],
      },
    );
    expect(world.stateOf(1)?.memory).toMatchObject({ log: ['a'] });
    expect(texts(1, 'disk')).toEqual(['disk append 1']);
  });

  it('a power failure at any moment leaves at least what was durable and at most what was visible', () => {
    const step = fc.constantFrom('append', 'sync');
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom<Unsynced>('lost', 'prefix', 'torn'),
        fc.nat(),
        (steps, atMs, unsynced, seed) => {
          const acts = Object.fromEntries(
            steps.map((kind, n) => [(n + 1) * 1_300, kind === 'append' ? appends(n) : sync] as const),
          );
          const { log } = nextLife(acts, atMs * MS + 7, unsynced, { seed: `s/${seed}` });
          const asked = steps.flatMap((kind, n) =>
            kind === 'append' && (n + 1) * 1_300 <= atMs * MS ? [n] : [],
          );
          const syncedAt = steps.flatMap((kind, n) =>
            kind === 'sync' && (n + 1) * 1_300 + 1_000 <= atMs * MS ? [n] : [],
          );
          const durable = asked.filter((n) => n < (syncedAt.at(-1) ?? -1));
          const kept = [...log] as number[];
          expect(asked.slice(0, kept.length)).toEqual(kept);
          expect(kept.length).toBeGreaterThanOrEqual(durable.length);
          expect(kept.length).toBeLessThanOrEqual(unsynced === 'lost' ? durable.length : asked.length);
        },
      ),
      { numRuns: 150 },
    );
  });
});

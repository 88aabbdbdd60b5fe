import { describe, expect, it } from 'vitest';
import { type Actor, type Fault, firstDifference, Recording, Trace, type TraceRow } from '../../sim/index.ts';
import { type Flaw, primaryBackup, type Server, type Words } from '../protocols/primaryBackup.ts';
import { beginRegister, registerStories, type RegisterStory, type Timed } from '../protocols/registerRun.ts';
import { stage } from '../support/puppets.ts';

/** Long enough for several blocks of the hash tree. */
const UNTIL_US = 5_000_000;

describe('the first difference of two recordings', () => {
  const record = (story: RegisterStory) => Recording.of(beginRegister(story), UNTIL_US, { everyEvents: 512 });
  const identity = { identity: 'the same for all' };
  const story: RegisterStory = { seed: 's', faults: registerStories['power fails'] ?? [], options: identity };

  it('is none where the two are equal', () => {
    expect(firstDifference(record(story), record(story))).toBeNull();
  });

  it('is where the shorter one ends', () => {
    const long = record(story);
    const short = Recording.of(beginRegister(story), UNTIL_US, { atMostEvents: 2_000 });
    const difference = firstDifference(long, short);
    expect(difference?.event).toBe(2_001);
    expect(difference?.rows[0]?.length).toBeGreaterThan(0);
    expect(difference?.rows[1]).toEqual([]);
    expect(firstDifference(short, long)?.event).toBe(2_001);
  });

  it.each<Flaw>(['answersBeforeSync', 'acknowledgesAlone', 'obeysOldViews'])(
    'is the very event at which a flawed protocol parts: %s',
    (flaw) => {
      const parted: RegisterStory = { ...story, faults: registerStories['the network parts'] ?? [] };
      const a = digestsByEvent(parted);
      const b = digestsByEvent({ ...parted, flaw });
      const naive = a.findIndex((digest, event) => digest !== b[event]);
      const difference = firstDifference(record(parted), record({ ...parted, flaw }));
      expect(naive).toBeGreaterThan(0);
      expect(difference).toMatchObject({ event: naive, digests: [a[naive], b[naive]] });
    },
  );

  it('names the fields of the states that differ after it', () => {
    // One run is the other with a single step changed: at 1 s a clock jumps, by one microsecond more.
    const jumps = (jumpUs: number): RegisterStory => ({
      seed: 's',
      faults: [[1_000_000, { kind: 'clock', process: 1, jumpUs }]],
      options: identity,
    });
    const difference = firstDifference(record(jumps(5)), record(jumps(6)));
    expect(difference?.rows.map((side) => side[0]?.data)).toEqual(
      [5, 6].map((jumpUs) => ({ kind: 'clock', process: 1, jumpUs })),
    );
    expect(difference?.states).toEqual([
      { process: 1, fields: [{ path: 'host.clock.localUs', a: 1_000_005, b: 1_000_006 }] },
    ]);

    const a = beginRegister(story);
    const mutated: Actor<Server, Words> = {
      ...primaryBackup([1, 2, 3]),
      handle(self, input, out) {
        primaryBackup([1, 2, 3]).handle(self, input, out);
        if (self.role.kind === 'backup' && self.log.length === 50) self.view += 100;
      },
    };
    const b = beginRegister({ ...story, actor: mutated });
    const found = firstDifference(Recording.of(a, UNTIL_US), Recording.of(b, UNTIL_US));
    // States are no part of the digest: the difference shows with the first event that it changes.
    expect(found).not.toBeNull();
    expect(found?.states.flatMap(({ fields }) => fields.map(({ path }) => path))).toContain('view');
  });

  it('names what differs beside the states: who runs, who is paused, which clock is wrong, what is on a disk', () => {
    const paths = (one: Timed[1], two: Timed[1], atUs = 1_000_000) =>
      firstDifference(
        ...([one, two].map((fault) => record({ seed: 's', faults: [[atUs, fault]], options: identity })) as [
          ReturnType<typeof record>,
          ReturnType<typeof record>,
        ]),
      )?.states.map(({ process, fields }) => [process, ...fields.map(({ path }) => path)]);
    const resume = { kind: 'resume', process: 2 } as const;
    expect(paths({ kind: 'pause', process: 2 }, resume)).toEqual([[2, 'host.isPaused']]);
    expect(paths({ kind: 'kill', process: 2 }, resume)).toEqual([[2, '', 'host.isUp']]);
    expect(paths({ kind: 'clock', process: 2, ratePpm: 999 }, resume)).toMatchObject([
      [2, 'host.clock.ratePpm', 'host.clock.localUs', 'host.clock.sinceUs'],
    ]);
    const off = { kind: 'powerOff', process: 1, unsynced: 'lost' } as const;
    const ends = (fault: Fault) =>
      Recording.of(
        stage({ 1: { at: { 100: (out) => out.append('x') } } }, { faults: [[110, fault]] }),
        1_000,
      );
    expect(firstDifference(ends({ kind: 'kill', process: 1 }), ends(off))?.states).toEqual([
      {
        process: 1,
        fields: [
          { path: 'host.hasPower', a: true, b: false },
          { path: 'host.disk.contents.log[0]', a: 'x', b: undefined },
          {
            path: 'host.disk.unsynced[0]',
            a: { ticket: 1, isDamaged: false, kind: 'append', name: '', length: 0, value: 'x' },
            b: undefined,
          },
        ],
      },
    ]);
  });

  it('names a process that only one of the two has', () => {
    const started = (...ids: readonly number[]) =>
      Recording.of(stage(Object.fromEntries(ids.map((id) => [id, {}])), { identity: ids }), 1_000);
    const states = (a: readonly number[], b: readonly number[]) =>
      firstDifference(started(...a), started(...b))?.states.map(({ process, fields }) => [
        process,
        ...fields.map(({ path }) => path),
      ]);
    // Where one starts 2, the other has 1 boot.
    const both = [
      [1, 'life'],
      [2, '', 'host'],
    ];
    expect(states([1], [1, 2])).toEqual(both);
    expect(states([1, 2], [1])).toEqual(both);
  });

  it('of two seeds is found by their rows, since their digests never agree', () => {
    const differing = firstDifference(record(story), record({ ...story, seed: 't' }));
    const rowsByEvent = (one: RegisterStory) => {
      const run = beginRegister(one);
      run.world.trace = new Trace();
      run.advance(UNTIL_US);
      const byEvent = new Map<number, TraceRow[]>();
      for (const row of run.world.trace.rows())
        byEvent.set(row.event, [...(byEvent.get(row.event) ?? []), row]);
      return byEvent;
    };
    const a = rowsByEvent(story);
    const b = rowsByEvent({ ...story, seed: 't' });
    const naive = [...a.keys()].find(
      (event) => JSON.stringify(a.get(event)) !== JSON.stringify(b.get(event)),
    );
    expect(differing?.event).toBe(naive);
    const [ended, other] = [story, { ...story, seed: 't' }].map((one) => record(one).seek(naive ?? 0).world);
    const textOf = (world: typeof ended, id: number) =>
      JSON.stringify([world?.stateOf(id), world?.isUp(id), world?.diskOf(id)]);
    const differ = [1, 2, 3].filter((id) => textOf(ended, id) !== textOf(other, id));
    expect(differing?.states.map(({ process }) => process)).toEqual(differ);
  });
});

function digestsByEvent(story: RegisterStory): readonly string[] {
  const run = beginRegister(story);
  const digests = [run.world.digest()];
  while (run.step(UNTIL_US)) digests.push(run.world.digest());
  return digests;
}

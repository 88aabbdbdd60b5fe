import { describe, expect, it } from 'vitest';
import { type Actor, firstDifference, Recording, Run, Trace, type TraceRow, World } from '../../sim/index.ts';
import { type Flaw, primaryBackup, type Server, type Words } from '../protocols/primaryBackup.ts';
import { registerProperties } from '../protocols/primaryBackupProperties.ts';
import {
  beginRegister,
  planOf,
  registerStories,
  type RegisterStory,
  type Timed,
} from '../protocols/registerRun.ts';

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
    expect(difference?.states).toEqual([]);

    const a = beginRegister(story);
    const mutated: Actor<Server, Words> = {
      ...primaryBackup([1, 2, 3]),
      handle(self, input, out) {
        primaryBackup([1, 2, 3]).handle(self, input, out);
        if (self.role.kind === 'backup' && self.log.length === 50) self.view += 100;
      },
    };
    const world = World.create(mutated, {
      ...a.world.setting,
      seed: 's',
      processes: [1, 2, 3],
      ...optionsOf(story),
    });
    const plan = planOf([
      ...[1, 2, 3].map((process): Timed => [0, { kind: 'start', process }]),
      ...(story.faults ?? []),
    ]);
    const b = Run.begin(world, { plan, properties: registerProperties, judge: () => true });
    const found = firstDifference(Recording.of(a, UNTIL_US), Recording.of(b, UNTIL_US));
    // States are no part of the digest: the difference shows with the first event that it changes.
    expect(found).not.toBeNull();
    expect(found?.states.flatMap(({ fields }) => fields.map(({ path }) => path))).toContain('view');
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
    expect(differing?.states.length).toBeGreaterThanOrEqual(0);
  });
});

function digestsByEvent(story: RegisterStory): readonly string[] {
  const run = beginRegister(story);
  const digests = [run.world.digest()];
  while (run.step(UNTIL_US)) digests.push(run.world.digest());
  return digests;
}

/** The options that `beginRegister` gives its world. */
function optionsOf(story: RegisterStory) {
  const { disk, handOver } = beginRegister(story).world.setting;
  return { disk, handOver, network: { ...beginRegister(story).world.network.profile }, ...story.options };
}

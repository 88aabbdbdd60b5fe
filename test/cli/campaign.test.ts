/** A campaign: the same runs whoever does them, counted in order. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaign, type Campaign, type CampaignListeners } from '../../cli/campaign.ts';
import { runChunk } from '../../cli/fuzzChunk.ts';
import { newStop, tellStop } from '../../cli/fuzzTask.ts';
import { type Crew, crewOf } from '../../cli/pool.ts';
import { SummaryBuilder } from '../../cli/summary.ts';

const setting: Campaign = {
  options: { profile: 'everything', servers: 3, variants: ['half-is-a-quorum'] },
  seed: 'test',
  first: 0,
  runs: 24,
  forMs: Number.POSITIVE_INFINITY,
};
const quiet: CampaignListeners = { onProgress: () => {}, onBroken: () => {}, isInterrupted: () => false };

/** Without threads: one chunk after the other, or in an order of the test's. */
const crewOfNone = (delayMs: (from: number) => number = () => 0): Crew => ({
  workers: 2,
  runChunk: (task) =>
    new Promise((settle) => {
      setTimeout(() => settle(runChunk(task)), delayMs(task.from));
    }),
  shrink: () => Promise.resolve(null),
  dismiss: () => Promise.resolve(),
});

let one: Crew;
let two: Crew;
beforeAll(() => {
  one = crewOf(1);
  two = crewOf(2);
});
afterAll(async () => {
  await one.dismiss();
  await two.dismiss();
});

describe('a campaign', () => {
  it('has the same summary with one worker, with two, and with chunks that come late', async () => {
    const ofOne = await campaign(setting, one, quiet);
    const ofTwo = await campaign(setting, two, quiet);
    const late = await campaign(
      setting,
      crewOfNone((from) => (from % 2 === 0 ? 30 : 0)),
      quiet,
    );
    expect(ofOne.summary).toEqual(ofTwo.summary);
    expect(late.summary).toEqual(ofTwo.summary);
    expect(ofOne.summary.runs).toBe(24);
    expect(ofOne.summary.groups[0]).toMatchObject({
      property: 'quorum behind a decision',
      first: { index: 0 },
    });
  });

  it('has other runs with another seed, and the runs of its numbers wherever it begins', async () => {
    const crew = crewOfNone();
    const all = await campaign({ ...setting, runs: 3 }, crew, quiet);
    const other = await campaign({ ...setting, seed: 'other', runs: 3 }, crew, quiet);
    expect(other.summary.digest).not.toBe(all.summary.digest);
    const alone = await campaign({ ...setting, first: 2, runs: 1 }, crew, quiet);
    const third = runChunk({ ...chunkOf(setting), from: 2, count: 1 });
    expect(alone.summary.events).toBe(third.events);
    expect(alone.summary.groups[0]?.first.index).toBe(2);
  });

  it('tells each property once, when it breaks for the first time', async () => {
    const told: string[] = [];
    const onBroken: CampaignListeners['onBroken'] = ({ property }) => told.push(property);
    const { summary } = await campaign(setting, crewOfNone(), { ...quiet, onBroken });
    expect(told).toEqual(summary.groups.map(({ property }) => property));
  });

  it('ends when its time is over, with whole chunks', async () => {
    const timed = { ...setting, runs: Number.POSITIVE_INFINITY, forMs: 300 };
    const { summary, elapsedMs, isInterrupted } = await campaign(timed, crewOfNone(), quiet);
    expect(isInterrupted).toBe(false);
    expect(summary.runs).toBeGreaterThan(0);
    expect(elapsedMs).toBeGreaterThanOrEqual(300);
    const again = await campaign({ ...setting, runs: summary.runs }, crewOfNone(), quiet);
    expect(again.summary).toEqual(summary);
  });

  it('keeps what was done when it is interrupted', async () => {
    let asked = 0;
    const isInterrupted = (): boolean => ++asked > 4;
    const endless = { ...setting, runs: Number.POSITIVE_INFINITY };
    const done = await campaign(endless, two, { ...quiet, isInterrupted });
    expect(done.isInterrupted).toBe(true);
    expect(done.summary.digest).toMatch(/^[0-9a-f]{16}$/);
  });

  it('stops at a fault of ours, and says in which run', async () => {
    const wrong = { ...setting, options: { ...setting.options, variants: ['no such variant'] } };
    const { fault, summary } = await campaign(wrong, crewOfNone(), quiet);
    expect(fault).toMatchObject({ index: 0, message: expect.stringMatching(/variant/) as string });
    expect(summary.runs).toBe(0);
  });
});

const chunkOf = ({ options, seed }: Campaign) => ({
  options,
  campaign: seed,
  from: 0,
  count: 4,
  stop: newStop(),
});

describe('a chunk', () => {
  it('crosses to another thread: it is plain data', () => {
    const chunk = runChunk(chunkOf(setting));
    expect(structuredClone(chunk)).toEqual(chunk);
    expect(chunk).toMatchObject({ from: 0, runs: 4, fault: null });
  });

  it('ends behind the run under way when nobody waits any more', () => {
    const task = chunkOf(setting);
    tellStop(task.stop);
    expect(runChunk(task)).toMatchObject({ runs: 0, events: 0, digests: [] });
  });
});

describe('the summary', () => {
  it('keeps the first failure of each property, and a few numbers more', () => {
    const builder = new SummaryBuilder();
    const chunk = { ...runChunk({ ...chunkOf(setting), count: 0 }), runs: 100, digests: [] };
    const failureIn = (index: number) => ({
      index,
      failure: { property: 'total order', event: 7, atUs: 1, message: null },
    });
    const fresh = builder.add({ ...chunk, failures: [3, 5, 8, 13, 21, 34, 55, 89].map(failureIn) });
    expect(fresh.map(({ first }) => first.index)).toEqual([3]);
    expect(builder.add({ ...chunk, failures: [failureIn(120)] })).toEqual([]);
    expect(builder.summary().groups).toEqual([
      { property: 'total order', first: failureIn(3), runs: 9, others: [5, 8, 13, 21, 34] },
    ]);
  });
});

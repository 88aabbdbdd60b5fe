/** What the page shows of a failure behind `#run=`. */
import { describe, expect, it } from 'vitest';
import {
  ASSERTION,
  beginRun,
  capsuleToLink,
  type Scenario,
  ScenarioError,
  resolveScenario,
  tell,
  propertySentence,
} from '../../scenarios/index.ts';
import { zab } from '../../model/index.ts';
import { assert } from '../../sim/index.ts';
import { readAddress, writeAddress } from '../../viz/app/address.ts';
import { momentOf } from '../../viz/trace/moments.ts';
import { perform } from '../../viz/worker/perform.ts';
import { rowAt } from '../../viz/trace/rows.ts';
import { runStory } from '../../viz/worker/runStory.ts';
import { capsuleNamed } from '../capsules/capsules.ts';
import { replayOfRun, replayOfStory } from './replays.ts';

const openLink = (link: string, settings: Readonly<Record<string, string>> = {}) =>
  runStory({ source: { kind: 'capsule', link }, seed: null, settings });
const replayOfLink = (link: string) => replayOfRun(openLink(link));

const recorded = capsuleNamed('half-is-a-quorum');
const replay = replayOfLink(capsuleToLink(recorded));

describe('a link to a failure', () => {
  it('opens the run that was recorded, with what broke in it, where and when', () => {
    const { breach, capsule } = replay.summary;
    expect(capsule).toMatchObject({ property: 'quorum behind a decision', course: { kind: 'recorded' } });
    expect(breach).toMatchObject({
      property: recorded.failure.property,
      event: recorded.failure.event,
      atUs: recorded.failure.atUs,
    });
    const row = rowAt(replay.rows, breach?.row ?? -1);
    expect([row.event, row.t]).toEqual([recorded.failure.event, recorded.failure.atUs]);
    expect(breach?.sentence).toEqual(propertySentence('quorum behind a decision'));
  });

  it('has its breach among the key moments, behind what broke it, and a step stops there both ways', () => {
    const { steps, summary } = replay;
    const row = summary.breach?.row ?? -1;
    const broken = steps.keys.findIndex((line) => momentOf(line).kind === 'broken');
    expect(steps.keys.map(({ row: at }) => at)).toEqual(
      steps.keys.map(({ row: at }) => at).toSorted((a, b) => a - b),
    );
    expect(steps.keys[broken]?.row).toBe(row);
    expect(steps.keys[broken + 1]?.row).toBeGreaterThan(row);
    expect(steps.next(steps.previous(row, 'key'), 'key')).toBe(row);
    expect(steps.previous(steps.next(row, 'key'), 'key')).toBe(row);
  });

  it('tells the chain of causes by rows of its own run', () => {
    const { breach } = replay.summary;
    expect(breach?.chain.length).toBeGreaterThan(1);
    for (const line of breach?.chain ?? []) expect(rowAt(replay.rows, line.row).t).toBe(line.atUs);
  });

  it('shows the same after any row, however one got there', () => {
    const { stage, summary } = replay;
    const row = summary.breach?.row ?? -1;
    const forwards = JSON.stringify(stage.history.after(row));
    stage.history.after(replay.lastRow);
    stage.history.after(0);
    expect(JSON.stringify(stage.history.after(row))).toBe(forwards);
  });

  it('ends not long behind its breach: a minute of random faults follows in the story', () => {
    expect(replay.summary.isCutShort).toBe(true);
    expect(replay.summary.events).toBe(2 * recorded.events + 1_000);
    const neverJudged = replay.summary.endings.filter(({ id }) => id === 'told.neverJudged');
    expect(neverJudged).toEqual([]);
  });

  it('is replayed by what chance decided where its story runs another course by now', () => {
    const changed = { ...recorded, story: { ...recorded.story, seed: 'another' } };
    const { summary } = replayOfLink(capsuleToLink(changed));
    expect(summary.capsule?.course).toMatchObject({ kind: 'byMeaning' });
    expect(summary.breach).toMatchObject({
      property: recorded.failure.property,
      atUs: recorded.failure.atUs,
    });
  });

  it('says that it holds where nothing breaks any more', () => {
    const mended = { ...recorded, story: withoutVariants(recorded.story) };
    const { summary } = replayOfLink(capsuleToLink(mended));
    expect(summary.breach).toBeNull();
    expect(summary.capsule).toMatchObject({
      property: 'quorum behind a decision',
      course: { kind: 'byMeaning' },
    });
  });

  it('takes changes, and tells whether it still breaks', () => {
    const { summary } = openLink(capsuleToLink(recorded), { variants: '' });
    expect(summary.capsule?.course).toEqual({ kind: 'changed' });
    expect(summary.breach).toBeNull();
  });

  it('that is cut short, empty or no link is answered with a reason', () => {
    const link = capsuleToLink(recorded);
    for (const bad of [link.slice(0, -7), link.slice(0, 300), '', 'not a link', `${link}!`, 'AAAA'])
      expect(() => openLink(bad), bad).toThrow(ScenarioError);
  });
});

it.each([ASSERTION, 'integrity'])(
  'a run about “%s” in which the model objects to itself is shown up to there',
  (property) => {
    const scenario = resolveScenario(recorded.story);
    const { summary, trace } = perform(scenario, {
      property,
      begin: () => beginRun(scenario, { protocol: objecting }),
      untilUs: scenario.run.untilUs,
      eventsMax: 10_000,
    });
    expect(summary.isCutShort).toBe(true);
    expect(summary.breach).toMatchObject({
      property: ASSERTION,
      event: summary.events,
      sentence: { en: 'ninety-nine calls are enough' },
      row: trace.length - 1,
    });
  },
);

const objecting: typeof zab = (ensemble) => {
  const ours = zab(ensemble);
  let calls = 0;
  return {
    ...ours,
    handle(self, input, out) {
      calls++;
      assert(calls < 100, 'ninety-nine calls are enough');
      ours.handle(self, input, out);
    },
  };
};

describe('a story of ours that breaks what it says', () => {
  it('shows the breach as a link does', () => {
    const { summary, steps } = replayOfStory('ack-outlives-log');
    expect(summary).toMatchObject({ capsule: null, isCutShort: false });
    expect(summary.breach).toMatchObject({ property: 'nothing answered is lost', isExpected: true });
    const line = steps.keys.find((key) => momentOf(key).kind === 'broken');
    expect(line === undefined ? '' : tell(line, 'en')).toContain('nothing answered is lost');
  });

  it('that breaks nothing has none', () => {
    expect(replayOfStory('fresh-five').summary.breach).toBeNull();
  });
});

describe('the address', () => {
  it('keeps a link with the row, and with changes', () => {
    const address = {
      source: { kind: 'capsule', link: capsuleToLink(recorded) },
      seed: null,
      settings: { 'start.2': '1s' },
      at: 12,
      language: 'zh-CN',
    } as const;
    expect(readAddress(writeAddress(address), 'other')).toEqual(address);
    expect(readAddress('#run=', 'other').source).toEqual({ kind: 'capsule', link: '' });
  });
});

/** Its beginning, in which it broke. */
function withoutVariants({ ensemble, steps, ...story }: Scenario): Scenario {
  return { ...story, ensemble: { ...ensemble, variants: [] }, steps: steps.slice(0, 1), until: '2s' };
}

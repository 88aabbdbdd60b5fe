/** What the page shows of a failure behind `#run=`, and what it says of it. */
import { describe, expect, it } from 'vitest';
import {
  ASSERTION,
  beginRun,
  capsuleToLink,
  propertyName,
  propertySentence,
  type Scenario,
  ScenarioError,
  resolveScenario,
  tell,
} from '../../scenarios/index.ts';
import { zab } from '../../model/index.ts';
import { assert } from '../../sim/index.ts';
import { breachSpoken, breachTexts, stepBackIn } from '../../viz/properties/breachTexts.ts';
import { momentOf } from '../../viz/trace/moments.ts';
import { rowAt } from '../../viz/trace/rows.ts';
import { tellMoment } from '../../viz/why/momentTexts.ts';
import { loadSpeech } from '../../viz/words/speech.ts';
import { explainedOf } from '../../viz/worker/explained.ts';
import { perform } from '../../viz/worker/perform.ts';
import { runStory } from '../../viz/worker/runStory.ts';
import { capsuleNamed } from '../capsules/capsules.ts';
import { replayOfRun, replayOfStory } from './replays.ts';

const openLink = (link: string, settings: Readonly<Record<string, string>> = {}) =>
  runStory({ source: { kind: 'capsule', link }, seed: null, settings, interventions: [] });
const replayOfLink = (link: string) => replayOfRun(openLink(link));

const recorded = capsuleNamed('half-is-a-quorum');
const performance = openLink(capsuleToLink(recorded));
const replay = replayOfRun(performance);
const english = await loadSpeech('en', true);
const chinese = await loadSpeech('zh-CN', true);

describe('a link to a failure', () => {
  it('opens the run that was recorded, with what broke in it, where and when', () => {
    const { breach, capsule } = replay.summary;
    expect(capsule).toMatchObject({ property: 'quorum behind a decision', course: { kind: 'recorded' } });
    expect(breach).toMatchObject({
      property: recorded.failure.property,
      event: recorded.failure.event,
      atUs: recorded.failure.atUs,
    });
    const row = rowAt(replay.store, breach?.row ?? -1);
    expect([row.event, row.t]).toEqual([recorded.failure.event, recorded.failure.atUs]);
    expect(breach?.sentence).toEqual(propertySentence('quorum behind a decision'));
  });

  it('has its breach among the key moments, behind what broke it, and a step stops there both ways', () => {
    const { steps, keys, summary } = replay;
    const row = summary.breach?.row ?? -1;
    const broken = keys.findIndex((line) => momentOf(line).kind === 'broken');
    expect(keys.map(({ row: at }) => at)).toEqual(keys.map(({ row: at }) => at).toSorted((a, b) => a - b));
    expect(keys[broken]?.row).toBe(row);
    expect(keys[broken + 1]?.row).toBeGreaterThan(row);
    expect(steps.next(steps.previous(row, 'key'), 'key')).toBe(row);
    expect(steps.previous(steps.next(row, 'key'), 'key')).toBe(row);
  });

  it('tells the chain of causes by rows of its own run, and goes back along it', async () => {
    const { breach } = replay.summary;
    if (breach === null) throw new Error('nothing broke');
    const { chain, values } = await explainedOf(performance, breach);
    expect(chain.length).toBeGreaterThan(1);
    for (const line of chain) expect(rowAt(replay.store, line.row).t).toBe(line.atUs);
    expect(values).not.toBeNull();
    const back = stepBackIn(chain, breach.row);
    expect(back).toEqual(chain.at(-2));
    expect(stepBackIn(chain, chain[0]?.row ?? 0)).toBeNull();
  });

  it('says what broke, with the values that show it, when, and what run this is', async () => {
    const { summary } = replay;
    const { breach } = summary;
    if (breach === null) throw new Error('nothing broke');
    const explained = await explainedOf(performance, breach);
    const values = explained.values === null ? '?' : english.tell(explained.values);
    const said = english.tell(propertySentence('quorum behind a decision')).replace(/\.$/, '');
    expect(breachTexts(summary, explained, english)).toEqual({
      title: 'Broken: quorum behind a decision',
      sentence: `${said} (${values}).`,
      when: 'At 0.2189 s, event 128',
      provenance: `Found by zablab ${recorded.zablab}: this is that very run. It is shown until 7.0601 s.`,
    });
    const texts = breachTexts(summary, null, chinese);
    if (texts === null) throw new Error('nothing is said');
    const named = chinese.tell(propertyName('quorum behind a decision'));
    expect(texts.title).toBe(`被破坏：${named}（quorum behind a decision）`);
    expect(texts.sentence).toBe(chinese.tell(propertySentence('quorum behind a decision')));
    expect(breachSpoken(texts, chinese)).toContain(texts.when);
  });

  it('is told among the moments by its name: what the property says stands elsewhere', () => {
    const line = replay.keys.find((key) => momentOf(key).kind === 'broken');
    expect(line === undefined ? '' : tellMoment(line, english)).toBe('Broken: quorum behind a decision');
  });

  it('shows the same after any row, however one got there', () => {
    const { store, summary } = replay;
    const row = summary.breach?.row ?? -1;
    const forwards = JSON.stringify(store.stateAfter(row));
    store.stateAfter(replay.lastRow);
    store.stateAfter(0);
    expect(JSON.stringify(store.stateAfter(row))).toBe(forwards);
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
    const percent = summary.capsule?.course.kind === 'byMeaning' ? summary.capsule.course.percent : -1;
    expect(breachTexts(summary, null, english)?.provenance).toContain(
      `replayed by what chance decided then: ${percent} % of it came up again`,
    );
  });

  it('says that it holds where nothing breaks any more', () => {
    const mended = { ...recorded, story: withoutVariants(recorded.story) };
    const { summary } = replayOfLink(capsuleToLink(mended));
    expect(summary.breach).toBeNull();
    expect(summary.capsule).toMatchObject({
      property: 'quorum behind a decision',
      course: { kind: 'byMeaning' },
    });
    const texts = breachTexts(summary, null, english);
    expect(texts?.title).toBe('Not broken here: quorum behind a decision');
    expect(texts?.when).toBe('It broke at 0.2189 s in the run that was recorded');
  });

  it('takes changes, and tells whether it still breaks', () => {
    const { summary } = openLink(capsuleToLink(recorded), { variants: '' });
    expect(summary.capsule?.course).toEqual({ kind: 'changed' });
    expect(summary.breach).toBeNull();
    expect(breachTexts(summary, null, english)?.provenance).toContain(
      `Found by zablab ${recorded.zablab}; with your changes this is another run.`,
    );
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
    const { summary, columns } = perform(scenario, {
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
      row: columns.length - 1,
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
    const { summary, keys } = replayOfStory('ack-outlives-log');
    expect(summary).toMatchObject({ capsule: null, isCutShort: false });
    expect(summary.breach).toMatchObject({ property: 'nothing answered is lost', isExpected: true });
    const line = keys.find((key) => momentOf(key).kind === 'broken');
    expect(line === undefined ? '' : tell(line, 'en')).toContain('nothing answered is lost');
    expect(breachTexts(summary, null, english)).toMatchObject({
      title: 'Broken, as this story expects: nothing answered is lost',
      provenance: '',
    });
  });

  it('that breaks nothing has none', () => {
    const { summary } = replayOfStory('fresh-five');
    expect(summary.breach).toBeNull();
    expect(breachTexts(summary, null, english)).toBeNull();
  });
});

/** Its beginning, in which it broke. */
function withoutVariants({ ensemble, steps, ...story }: Scenario): Scenario {
  return { ...story, ensemble: { ...ensemble, variants: [] }, steps: steps.slice(0, 1), until: '2s' };
}

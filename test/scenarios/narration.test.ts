import { describe, expect, it } from 'vitest';
import {
  beginNarration,
  copyNarration,
  type Language,
  type Line,
  narrate,
  narrateAll,
  narrateEnding,
  resolveScenario,
  runScenario,
  type Scenario,
  stories,
  storyNamed,
  tell,
} from '../../scenarios/index.ts';
import { moment } from '../../scenarios/index.ts';
import { Trace } from '../../sim/index.ts';
import { everyFault } from './everyFault.ts';

function told(story: Scenario) {
  const scenario = resolveScenario(story);
  const trace = new Trace();
  const result = runScenario(scenario, { trace });
  const lines = [...narrateAll(scenario, trace.rows()), ...narrateEnding(scenario, result)];
  return { scenario, trace, result, lines };
}

const freshFive = storyNamed('fresh-five') as Scenario;

const transcript = (lines: readonly Line[], language: Language): string =>
  lines.map((line) => `${moment(line.atUs).padStart(9)}  ${tell(line, language)}\n`).join('');

/** Of changes of state: that a server boots or looks again is none. */
const DECISIONS: readonly string[] = ['electedByVotes', 'joinedLeader'];

const keyLines = (lines: readonly Line[]): readonly Line[] => lines.filter(({ weight }) => weight === 'key');

describe('the narration of fresh-five', () => {
  const { lines } = told(freshFive);

  it('is 20 to 30 lines', () => {
    expect(keyLines(lines).length).toBeGreaterThanOrEqual(20);
    expect(keyLines(lines).length).toBeLessThanOrEqual(30);
  });

  it('reads like this in English', async () => {
    await expect(transcript(keyLines(lines), 'en')).toMatchFileSnapshot('golden/fresh-five.en.txt');
  });

  it('reads like this in Chinese', async () => {
    await expect(transcript(keyLines(lines), 'zh-CN')).toMatchFileSnapshot('golden/fresh-five.zh-CN.txt');
  });

  it('gives each change of mind with its reason', () => {
    const english = keyLines(lines).map((line) => tell(line, 'en'));
    expect(english).toContain('1 now votes for 2: same epoch 0, same zxid 0.0, larger id 2 > 1');
    expect(english).toContain('4 follows 3 at once: 1, 2 and 3 say so in round 1, no 200ms wait');
  });
});

describe('the narration of every story', () => {
  it('tells each decision of each server', () => {
    for (const story of stories) {
      const { trace, lines } = told(story);
      const decisions = [...trace.rows()].filter(
        ({ kind, data }) =>
          kind === 'stateChanged' && DECISIONS.includes((data as { reason: string }).reason),
      );
      const toldOf = lines
        .filter(({ id }) => id === 'told.elected' || id === 'told.joined')
        .map(({ row }) => row);
      expect(toldOf, story.name).toEqual(decisions.map(({ i }) => i));
    }
  });

  it('gives the reason that the trace gives, whatever it is', () => {
    const clock = told(storyNamed('recovery-by-clock') as Scenario).lines.map((line) => tell(line, 'en'));
    expect(clock).toContain('1 hears round 6 from 2, its own is 5: it joins it and counts anew');
    const epoch = told(storyNamed('recovery-by-epoch') as Scenario).lines.map((line) => tell(line, 'en'));
    expect(epoch).toContain('2 now votes for 1: larger epoch 4 > 3');
    const zxid = told(storyNamed('recovery-by-zxid') as Scenario).lines.map((line) => tell(line, 'en'));
    expect(zxid.filter((line) => line.includes('larger zxid 3.9 > 3.8'))).not.toEqual([]);
  });

  it('folds what repeats itself: two servers that ask for 30 seconds are two lines', () => {
    const asking = keyLines(told(storyNamed('two-of-five') as Scenario).lines).filter(
      ({ id }) => id === 'told.asksAgain',
    );
    expect(asking.map(({ node }) => node)).toEqual([1, 2]);
  });

  it('forks with its run: a copy taken anywhere goes on to tell the same', () => {
    const { scenario, trace, lines } = told(everyFault);
    const narration = beginNarration(scenario);
    const rows = [...trace.rows()];
    const half = Math.floor(rows.length / 2);
    for (const row of rows.slice(0, half)) narrate(narration, row);
    const copy = copyNarration(narration);
    const rest = (from: typeof copy): readonly Line[] =>
      rows.slice(half).flatMap((row) => narrate(from, row) ?? []);
    expect(rest(copy)).toEqual(rest(narration));
    expect(rest(copyNarration(beginNarration(scenario))).length).toBeLessThanOrEqual(lines.length);
  });

  it('is plain data that survives a trip to another thread', () => {
    for (const { lines } of [told(everyFault), told(freshFive)]) {
      expect(JSON.parse(JSON.stringify(lines))).toEqual(lines);
    }
  });

  it('tells a trace that was written to a file and read again as it tells the run', () => {
    const { scenario, trace, lines } = told(everyFault);
    const read = [...trace.rows()].map((row) => JSON.parse(JSON.stringify(row)) as typeof row);
    const again = [...narrateAll(scenario, read)];
    expect(again).toEqual(lines.slice(0, again.length));
  });
});

describe('a link between servers that the story does not name', () => {
  const cutLines = (startAt: string): readonly string[] =>
    keyLines(
      told({
        zablab: 1,
        name: 'unnamed-link',
        title: { en: 'A link of the leader', 'zh-CN': '领导者的一条链路' },
        asks: { en: 'Which link is it?', 'zh-CN': '是哪一条？' },
        source: 'invented',
        ensemble: { servers: 3 },
        steps: [
          { at: startAt, start: 'all' },
          { at: '2s', cut: ['leader', 'a follower'] },
          { at: '3s', heal: ['leader', 2] },
        ],
        until: '5s',
      }).lines,
    )
      .filter(({ atUs }) => atUs === 2_000_000)
      .map((line) => tell(line, 'en'));

  it('is told with their names', () => {
    expect(cutLines('0s')).toEqual([expect.stringMatching(/^The link between 3 and [12] is cut$/)]);
  });

  it('is not said to be cut where nobody leads', () => {
    expect(cutLines('4s')).toEqual([]);
  });
});

describe('a story in which everything happens', () => {
  it('reads like this in English', async () => {
    await expect(transcript(keyLines(told(everyFault).lines), 'en')).toMatchFileSnapshot(
      'golden/every-fault.en.txt',
    );
  });

  it('reads like this in Chinese', async () => {
    await expect(transcript(keyLines(told(everyFault).lines), 'zh-CN')).toMatchFileSnapshot(
      'golden/every-fault.zh-CN.txt',
    );
  });
});

describe('a quorum', () => {
  const weights = storyNamed('weights') as Scenario;
  const texts = (story: Scenario, language: Language): readonly string[] =>
    told(story).lines.map((line) => tell(line, language));

  it('of one group is one by weight', () => {
    const english = texts(weights, 'en');
    expect(english).toContain('3 commits 1.2: 1 and 3, a quorum by weight, have it on disk');
    expect(english).toContain(
      '3 counts for itself: votes of 2 and 3, a quorum (more than half of the weight needed); it waits 200ms for a better one',
    );
    expect(texts(weights, 'zh-CN')).toContain('服务器 3 提交 1.2：1 和 3 都已落盘，按权重构成法定人数');
    expect(english.filter((text) => text.includes('groups'))).toEqual([]);
  });

  it('of several groups counts those that have any weight', () => {
    const ensemble = { servers: 4, groups: [[1], [2, 3], [4]], weights: { 4: 0 } };
    const story: Scenario = {
      ...weights,
      ensemble,
      steps: weights.steps.slice(0, 1),
      expect: [],
      until: '1s',
    };
    const english = texts(story, 'en').join('\n');
    expect(english).toContain('a quorum of 2 groups');
    expect(english).toContain('(2 of 2 groups needed)');
    expect(texts(story, 'zh-CN').join('\n')).toContain('（2 组中需 2 组）');
  });
});

/** The story field `decisions`: what it does, what it leaves alone, and what is wrong with it. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  beginRun,
  readStory,
  resolveScenario,
  type Scenario,
  stories,
  type ZabRun,
} from '../../scenarios/index.ts';
import { channels, decisionText, readDecision } from '../../scenarios/format/decisionText.ts';
import { errorOf, withLine } from './errorOf.ts';

const write: Scenario = {
  zablab: 1,
  ensemble: { servers: 3 },
  network: { latency: '1ms' },
  disk: { sync: '1ms' },
  steps: [
    { at: '0s', start: 'all' },
    { at: '2s', write: { path: '/x', value: '1', through: 1 } },
  ],
  until: '4s',
};

function runOf(story: Scenario): ZabRun {
  const resolved = resolveScenario(story);
  const run = beginRun(resolved, { keepsDecisions: true });
  run.advance(resolved.run.untilUs);
  return run;
}

/** Without the numbers that a server draws for itself. */
const decided = (story: Scenario): readonly (readonly [string, number])[] =>
  (runOf(story).world.decisions?.kept.toJSON() ?? [])
    .filter(({ meaning }) => !meaning.startsWith('random'))
    .map(({ meaning, value }) => [meaning, value]);

describe('a decision', () => {
  it('is an exception where all latencies are constant', () => {
    expect(decided(write)).toEqual([]);
    expect(decided({ ...write, decisions: ['3→1 PROPOSAL #1: 40ms'] })).toEqual([
      ['3→1 PROPOSAL #1', 40_000],
    ]);
  });

  it('delays what it says', () => {
    const isAnswered = (decisions: readonly string[]): boolean | undefined => {
      const asked = { at: '3s', expect: { answered: ['/x'] } };
      return runOf({ ...write, steps: [...write.steps, asked], decisions }).judgements[0]?.met;
    };
    expect(isAnswered([])).toBe(true);
    expect(isAnswered(['3→2 PROPOSAL #1: 1.5s'])).toBe(true);
    expect(isAnswered(['3→1 PROPOSAL #1: 1.5s', '3→2 PROPOSAL #1: 1.5s'])).toBe(false);
  });

  it('of a client has the number of the client', () => {
    const story: Scenario = {
      ...write,
      decisions: ['client 1→1 CLIENTREQUEST #1: 7ms', '1->client 1 CLIENTREPLY #1: 9ms'],
    };
    expect(resolveScenario(story).run.decisions).toEqual([
      { meaning: '4→1 CLIENTREQUEST #1', value: 7_000 },
      { meaning: '1→4 CLIENTREPLY #1', value: 9_000 },
    ]);
    expect(decided(story)).toHaveLength(2);
  });

  it('changes the digest; none at all, and an empty list, do not', () => {
    const { digest } = { digest: (story: Scenario) => runOf(story).world.digest() };
    expect(digest({ ...write, decisions: [] })).toBe(digest(write));
    expect(digest({ ...write, decisions: ['disk 2 sync #1: 1ms'] })).not.toBe(digest(write));
    expect('decisions' in resolveScenario({ ...write, decisions: [] }).run).toBe(false);
  });
});

describe('what a run decides', () => {
  const told = stories.filter(({ name }) => ['one-write', 'resync-snap', 'rolling-restart'].includes(name));

  it.each(told.map((story) => [story.name, story] as const))(
    'can be written in a story: %s',
    (_name, story) => {
      const run = runOf({ ...story, handOver: '1us..5us', disk: { append: '1us..9us', sync: '1ms..2ms' } });
      const kept = run.world.decisions?.kept.toJSON() ?? [];
      const cast = { servers: run.world.ids.slice(0, resolveScenario(story).run.ensemble.servers.length) };
      expect(kept.length).toBeGreaterThan(100);
      const unread = kept.filter(({ meaning, value }) => {
        const line = readDecision(decisionText(meaning, value, cast));
        return 'id' in line || line.value !== value;
      });
      expect(unread).toEqual([]);
    },
  );

  it('repeats the run under another seed', () => {
    const story: Scenario = { ...write, network: {}, disk: {}, handOver: '1us..9us' };
    const kept = runOf(story).world.decisions?.kept.toJSON() ?? [];
    const decisions = kept.map(({ meaning, value }) => decisionText(meaning, value, { servers: [1, 2, 3] }));
    const same = ({ meaning, value, atUs }: (typeof kept)[number]): unknown => [meaning, value, atUs];
    const again = runOf({ ...story, seed: 'another', decisions }).world.decisions?.kept.toJSON() ?? [];
    expect(again.map(same)).toEqual(kept.map(same));
  });

  it('knows every channel of the model', () => {
    const model = resolve(import.meta.dirname, '../../model');
    const sources = readdirSync(model, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(resolve(model, path), 'utf8'))
      .join('\n');
    const posted = [...sources.matchAll(/out\.post\(\s*(?:'(\w+)'|(\w+))/gu)].map(
      ([, name, constant]) => name ?? constant,
    );
    const names = posted.map((name) => (name === 'LEARNER_CHANNEL' ? 'learner' : name));
    expect(new Set(names)).toEqual(new Set(channels));
  });
});

const MARK = '▲';

describe('what is wrong with a decision', () => {
  it.each([
    ['▲hello', '"hello" is not a decision: write "1→3 PROPOSAL #2: 40ms"'],
    ['▲1→3 PROPOSAL: 40ms', '"1→3 PROPOSAL: 40ms" is not a decision'],
    ['▲1→3 PROPOSAL #0: 40ms', 'is not a decision'],
    ['▲1→3 PROPOSSAL #1: 40ms', 'unknown message type "PROPOSSAL": did you mean "PROPOSAL"?'],
    ['▲1→3 proposal #1: 40ms', 'did you mean "PROPOSAL"?'],
    ['▲disk 2 synk #5: 30ms', 'unknown word "synk": did you mean "sync"?'],
    ['▲queue 2 comit #3: 1ms', 'unknown word "comit": did you mean "commit"?'],
    ['▲target kil leader #1: 2', 'unknown word "kil": did you mean "kill"?'],
    ['▲target kill leder #1: 2', 'is not a decision'],
    ['▲1→3 PROPOSAL #1: soon', '"soon" is not a time'],
    ['▲1→3 PROPOSAL #1: -1s', '"-1s" is negative'],
    ['▲random 2 #1: 4294967296', 'is not a decision'],
    ['▲1→9 PROPOSAL #1: 1ms', 'there is no server 9 (servers are 1, 2, 3, 4, 5)'],
    ['▲client 7→1 CLIENTREQUEST #1: 1ms', 'there is no client 7'],
    ['1→3 PROPOSAL #1: 1ms", ▲"1->3 PROPOSAL #1: 2ms', '"1→3 PROPOSAL #1" is decided twice'],
  ])('%s', (marked, says) => {
    const line = `decisions: ["${marked}"]`.replaceAll(`"${MARK}`, `${MARK}"`);
    const text = withLine(line.replace(MARK, ''));
    const english = errorOf(text);
    expect(english).toContain(says);
    expect(english).toMatch(
      new RegExp(`^story\\.yaml:6:${line.indexOf(MARK) + 1}: decisions\\[[01]\\]: `, 'u'),
    );
    expect(errorOf(text, 'zh-CN')).toMatch(/\p{Script=Han}/u);
  });

  it('is found by readStory, too, where the rest of the story is right', () => {
    const text = JSON.stringify({ ...write, decisions: ['1→3 PROPOSAL #2: 40ms'] });
    expect(readStory(text).scenario.decisions).toEqual(['1→3 PROPOSAL #2: 40ms']);
  });
});

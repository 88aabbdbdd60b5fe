import { describe, expect, it } from 'vitest';
import { makeZxid } from '../../model/index.ts';
import {
  applySettings,
  checkScenario,
  loadStory,
  readStory,
  resolveScenario,
  type RunResult,
  runScenario,
  say,
  type Scenario,
  type Story,
  stories,
  storyNamed,
  storyTitles,
} from '../../scenarios/index.ts';

const run = (story: Scenario, ...settings: readonly string[]): RunResult =>
  runScenario(resolveScenario(applySettings(story, settings)));

const named = (name: string): Story => {
  const story = storyNamed(name);
  if (story === undefined) throw new Error(`there is no story ${name}`);
  return story;
};

const freshFive = named('fresh-five');

/** Every expectation that says something about this run is met, and no property is broken unexpectedly. */
const complaints = ({ expectations, properties, isOk }: RunResult): readonly string[] => [
  ...expectations.filter(({ met }) => !met).map(({ text }) => say(text, 'en')),
  ...properties.filter(({ mood, held }) => mood !== 'sometimes' && !held).map(({ name }) => name),
  ...(isOk ? [] : ['not ok']),
];

const seeds = Array.from({ length: 20 }, (_, index) => `seed=${index + 1}`);

describe('every story', () => {
  it('is plain data: written down as JSON and read again it is the same story', () => {
    for (const story of stories) {
      expect(readStory(JSON.stringify(story)).scenario).toEqual(story);
      expect(checkScenario(story)).toBe(story);
    }
  });

  it('has a name of its own', () => {
    expect(new Set(stories.map(({ name }) => name)).size).toBe(stories.length);
  });

  for (const story of stories) {
    it(`${story.name} keeps what it promises, whatever the seed`, () => {
      for (const seed of seeds) {
        const result = run(story, seed);
        expect(result.isOk, seed).toBe(true);
        expect(
          result.expectations.filter(({ met, unjudged }) => !met || unjudged !== null),
          seed,
        ).toEqual([]);
      }
    });
  }

  it('gives the same result twice, and another digest with another seed', () => {
    for (const story of stories) {
      expect(run(story)).toEqual(run(story));
      expect(run(story).digest).not.toBe(run(story, 'seed=another').digest);
    }
  });
});

describe('a list of the stories', () => {
  it('has their names and titles, in their order', () => {
    expect(storyTitles).toEqual(stories.map(({ name, title }) => ({ name, title })));
  });

  it('loads each by its name, and nothing by another', async () => {
    const loaded = await Promise.all(stories.map(({ name }) => loadStory(name)));
    expect(loaded).toEqual(stories);
    expect(await Promise.all(['', 'toString', 'freshFive'].map(loadStory))).toEqual([null, null, null]);
  });
});

describe('fresh-five, changed', () => {
  it('with seven servers 4 leads: the quorum is one larger', () => {
    const result = run(freshFive, 'servers=7');
    expect(result.leader).toBe(4);
    expect(complaints(result)).toEqual([]);
  });

  it('with 4 half a second after 1, 4 leads; what was expected of 1 and 2 alone is not judged', () => {
    const result = run(freshFive, 'start.4=0.5s');
    expect(result.leader).toBe(4);
    expect(complaints(result)).toEqual([]);
    expect(result.expectations[0]?.unjudged).toEqual({
      id: 'unjudged.quorumStarted',
      params: { quorum: [1, 2, 4] },
    });
  });

  it('never fails falsely, whoever starts whenever: it is right, or it does not judge', () => {
    for (let id = 1; id <= 5; id++) {
      for (let ms = 0; ms <= 4_500; ms += 130) {
        expect(complaints(run(freshFive, `start.${id}=${ms}ms`)), `start.${id}=${ms}ms`).toEqual([]);
      }
    }
  });

  it('nor with any number of servers, nor on any network', () => {
    for (const servers of [1, 2, 3, 4, 6, 8, 9, 12, 21]) {
      expect(complaints(run(freshFive, `servers=${servers}`)), `servers=${servers}`).toEqual([]);
    }
    for (const latency of ['0s', '10us', '20ms', '1ms..80ms', '150ms']) {
      for (const seed of seeds.slice(0, 5))
        expect(complaints(run(freshFive, `latency=${latency}`, seed)), latency).toEqual([]);
    }
  });
});

describe('late-better-id, changed', () => {
  it('at 2.18 s 4 is in time and leads; at 2.9 s it is too late and follows 3', () => {
    expect(run(named('late-better-id')).leader).toBe(4);
    expect(run(named('late-better-id'), 'start.4=2.9s').leader).toBe(3);
  });

  it('in between it is a race, and the story says so instead of guessing', () => {
    const races = [];
    for (let ms = 2_100; ms <= 2_900; ms += 7) {
      const result = run(named('late-better-id'), `start.4=${ms}ms`, `seed=${ms}`);
      expect(complaints(result), `start.4=${ms}ms`).toEqual([]);
      if (result.expectations[0]?.unjudged !== null) races.push(ms);
    }
    expect(races.length).toBeGreaterThan(0);
    expect(Math.min(...races)).toBeGreaterThan(2_180);
    expect(Math.max(...races)).toBeLessThan(2_700);
  });
});

describe('what a run comes to', () => {
  it('names who leads, and every server with its state', () => {
    const { scenario, leader, servers, endedAtUs } = run(freshFive, 'start.5=3s');
    expect({ scenario, leader, endedAtUs }).toEqual({
      scenario: 'fresh-five',
      leader: 3,
      endedAtUs: 8_000_000,
    });
    expect(servers[2]).toEqual({
      id: 3,
      up: true,
      paused: false,
      state: 'LEADING',
      mode: 'leader',
      phase: 'broadcast',
      acceptedEpoch: 1,
      currentEpoch: 1,
      lastProcessedZxid: makeZxid(1, 0),
      lastLoggedZxid: 0,
    });
    expect(run(named('recovery-by-epoch')).servers[3]).toEqual({
      id: 4,
      up: false,
      paused: false,
      state: null,
      mode: null,
      phase: null,
      acceptedEpoch: null,
      currentEpoch: null,
      lastProcessedZxid: null,
      lastLoggedZxid: null,
    });
  });

  it('is not ok when an expectation is not met', () => {
    const result = run({ ...freshFive, expect: [{ leader: 5 }] });
    expect(result.isOk).toBe(false);
    expect(result.expectations.at(-1)).toMatchObject({
      text: { id: 'expect.leader', params: { leader: 5 } },
      met: false,
    });
  });

  it('is not ok when the moment of an expectation never comes', () => {
    const steps: Scenario['steps'] = [
      ...freshFive.steps,
      { when: { event: 'stateChanged', to: 'OBSERVING' }, expect: { leader: 3 } },
    ];
    const result = run({ ...freshFive, steps });
    expect(result.isOk).toBe(false);
    expect(complaints(result)).toContain('3 leads');
  });

  it('is not ok when a property breaks that the story did not name', () => {
    const story = named('half-is-a-quorum');
    expect(run(story).isOk).toBe(true);
    expect(run({ ...story, breaks: [] }).isOk).toBe(false);
  });

  it('is not ok when a property does not break that the story named', () => {
    const result = run(named('half-is-a-quorum'), 'variants=');
    expect(result.isOk).toBe(false);
    expect(complaints(result)).toContain('"leadership uniqueness" is broken');
  });
});

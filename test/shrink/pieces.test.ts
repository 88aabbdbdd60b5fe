/** The pieces of the shrinker that must be right by themselves. */
import { describe, expect, it } from 'vitest';
import type { AuthoredStep, Scenario } from '../../scenarios/index.ts';
import { playStory, resolveScenario } from '../../scenarios/index.ts';
import { burdenOf } from '../../scenarios/shrink/burden.ts';
import { canonicalText } from '../../scenarios/shrink/canonical.ts';
import { withServers } from '../../scenarios/shrink/configuration.ts';
import { withoutThens } from '../../scenarios/shrink/moments.ts';
import { rounderTimes, smaller } from '../../scenarios/shrink/rounder.ts';
import { tidied } from '../../scenarios/shrink/tidied.ts';
import { witnessOf } from '../../scenarios/shrink/witness.ts';

const story = (steps: readonly AuthoredStep[], more: Partial<Scenario> = {}): Scenario => ({
  zablab: 1,
  ensemble: { servers: 3 },
  steps: [{ at: '0s', start: 'all' }, ...steps],
  until: '20s',
  ...more,
});

/** So long after the step before. */
const thenAfter = (time: string, action: object): AuthoredStep =>
  // oxlint-disable-next-line unicorn/no-thenable -- a word of the format: text, never a function
  ({ then: time, ...action }) as AuthoredStep;

it('steps with moments of their own happen as those that followed others', () => {
  const chained = story([
    { at: '1s', kill: 3 },
    thenAfter('2s', { start: 3 }),
    { every: '300ms', times: 3, write: { path: '/a', value: 'v', through: 1 } },
    thenAfter('5s', { pause: 2, for: '1s' }),
    { after: 'leaderActive with epoch 2', kill: 1 },
    thenAfter('100ms', { start: [1], apart: '10ms' }),
    thenAfter('1s', { kill: 2 }),
  ]);
  const apart = withoutThens(chained);
  expect(apart.steps.some((step) => 'then' in step)).toBe(false);
  const [one, other] = [chained, apart].map((each) => playStory(resolveScenario(each)).run.world);
  expect(other?.eventCount).toBe(one?.eventCount);
  expect(one?.eventCount).toBeGreaterThan(500);
});

describe('a server that is taken away', () => {
  const fewer = withServers(
    story(
      [
        { at: '1s', kill: [1, 2] },
        { at: '1s', cut: [2, 3] },
        { at: '1s', cut: [3, 4] },
        { at: '1s', partition: [[2], [1, 3, 4]] },
        {
          at: '1s',
          partition: [
            [1, 2],
            [3, 4],
          ],
        },
        { after: '2nd stateChanged by 3 with leader 4', pause: 'all' },
        { after: 'appended by 2', pause: 1 },
        { at: '2s', write: { path: '/a', value: '1', through: 2 } },
        { at: '2s', hold: [3, 4], message: { type: 'followerInfo', sid: 3 } },
      ],
      { ensemble: { servers: 4, observers: [2, 4], groups: [[1, 2], [3]], weights: { 2: 1, 3: 5 } } },
    ),
    (id) => (id === 2 ? null : id > 2 ? id - 1 : id),
    3,
  );

  it('leaves the steps that name others, who have other numbers now', () => {
    expect(fewer.steps).toEqual([
      { at: '0s', start: 'all' },
      { at: '1s', kill: 1 },
      { at: '1s', cut: [2, 3] },
      { at: '1s', partition: [[1], [2, 3]] },
      { after: '2nd stateChanged by 2 with leader 3', pause: 'all' },
      { at: '2s', write: { path: '/a', value: '1', through: 3 } },
      { at: '2s', hold: [2, 3], message: { type: 'followerInfo', sid: 2 } },
    ]);
  });

  it('leaves the ensemble without it', () => {
    expect(fewer.ensemble).toEqual({ servers: 3, observers: [3], groups: [[1], [2]], weights: { 2: 5 } });
  });
});

it('a candidate loses the steps that cannot be taken any more, and nothing else', () => {
  const torn = story([
    { at: '1s', start: 3 },
    { at: '2s', letGo: 'nothing' },
    { at: '3s', kill: 1 },
  ]);
  expect(tidied(torn)?.story.steps).toEqual([
    { at: '0s', start: 'all' },
    { at: '3s', kill: 1 },
  ]);
  expect(tidied({ ...torn, ensemble: { servers: 3, weights: { 1: 0 } } })).toBeNull();
});

it('a witness knows when each step happened, and whom its words meant', () => {
  const { steps } = witnessOf(
    story(
      [
        { at: '1s', kill: 'leader' },
        { after: 'leaderActive with epoch 2', pause: 'leader' },
        { at: '30s', kill: 1 },
      ],
      {
        until: '40s',
      },
    ),
    'integrity',
    10_000_000,
  );
  expect(steps[0]?.map(({ fault }) => fault)).toMatchObject(
    [1, 2, 3].map((process) => ({ kind: 'start', process })),
  );
  expect(steps[1]).toMatchObject([{ atUs: 1_000_000, fault: { kind: 'kill', process: 3 } }]);
  expect(steps[2]).toMatchObject([{ fault: { kind: 'pause', process: 2 } }]);
  expect(steps[3]).toEqual([]);
});

/** Each asks less than the one before it. */
const lighter: Readonly<Record<string, readonly Scenario[]>> = {
  times: ['13.274s', '13.27s', '13.2s', '13s', '10s', '5s', '0s'].map((at) => story([{ at, kill: 1 }])),
  moments: [
    story([{ at: '1.234567s', kill: 1 }]),
    story([{ after: '3rd appended by 2 with zxid 1.4', kill: 1, wait: '13ms' }]),
    story([{ after: '3rd appended by 2', kill: 1, wait: '13ms' }]),
    story([{ after: '3rd appended by 2', kill: 1 }]),
    story([{ after: 'appended', kill: 1 }]),
    story([{ at: '1.5s', kill: 1 }]),
  ],
  faults: [
    story([{ at: '1s', flap: [1, 2], down: '1s', up: '1s' }]),
    story([{ at: '1s', majoritiesRing: 'all' }]),
    story([{ at: '1s', partition: [[1], [2, 3]] }]),
    story([{ at: '1s', cut: [1, 2], ways: 'one' }]),
    story([{ at: '1s', cut: [1, 2] }]),
    story([{ at: '1s', kill: 1 }]),
  ],
  'power failures': [
    ...(['torn', 'prefix', 'lost'] as const).map((unsynced) => story([{ at: '1s', powerOff: 1, unsynced }])),
    story([{ at: '1s', powerOff: 1 }]),
    story([{ at: '1s', kill: 'leader' }]),
    story([{ at: '1s', kill: 1 }]),
  ],
  worlds: [
    story([], { network: { latency: { heavyTailed: '1ms' } }, disk: { sync: '1ms' }, seed: '2' }),
    story([], { network: { latency: '500us..2ms' }, disk: { sync: '1ms' } }),
    story([], { network: { latency: '1ms' }, disk: { sync: '1ms' }, decisions: ['1→3 PROPOSAL #2: 676us'] }),
    story([], { network: { latency: '1ms' }, disk: { sync: '1ms' }, decisions: ['1→3 PROPOSAL #2: 40ms'] }),
    story([], { network: { latency: '1ms' }, disk: { sync: '1ms' } }),
  ],
  ensembles: [
    story([], { ensemble: { servers: 5, observers: [5], tickTime: 500 } }),
    story([], { ensemble: { servers: 5, tickTime: 500 } }),
    story([], { ensemble: { servers: 5 } }),
    story([], { ensemble: { servers: [1, 2, 4] } }),
    story([], { ensemble: { servers: 3 } }),
  ],
};

it.each(Object.entries(lighter))('of two %s the plainer one asks less', (_name, stories) => {
  const burdens = stories.map(burdenOf);
  expect(burdens).toEqual(burdens.toSorted((a, b) => b - a));
  expect(new Set(burdens).size).toBe(burdens.length);
});

it('a step more asks more than anything that is said within one', () => {
  const much = story([
    {
      after: '37th delivered by 2 with zxid 1.4',
      wait: '13.274ms',
      flap: [1, 2],
      down: '17ms',
      up: '31ms',
      for: '1.234s',
    },
  ]);
  const many = story([
    { at: '1s', kill: 1 },
    { at: '1s', kill: 2 },
  ]);
  expect(burdenOf(much)).toBeLessThan(burdenOf(many));
});

it('stories that say the same have one text', () => {
  const one = story([{ at: '1s', write: { path: '/a', value: '1', through: 1 } }]);
  const other = {
    ...one,
    steps: [one.steps[0], { write: { through: 1, value: '1', path: '/a' }, at: '1s' }],
  };
  expect(canonicalText(other as Scenario)).toBe(canonicalText(one));
  expect(canonicalText(story([]))).not.toBe(canonicalText(one));
});

it('numbers become rounder and smaller', () => {
  expect(rounderTimes(13_274_000).slice(0, 4)).toEqual([10_000_000, 15_000_000, 13_000_000, 14_000_000]);
  expect(rounderTimes(13_274_000)).not.toContain(13_274_000);
  expect([...smaller(13)]).toEqual([1, 2, 4, 8, 10, 12]);
});

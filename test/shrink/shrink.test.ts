/** Failures become stories that a person reads, and the same property still breaks. */
import { describe, expect, it } from 'vitest';
import {
  playStory,
  resolveScenario,
  type Scenario,
  shrinkStory,
  type Shrunk,
} from '../../scenarios/index.ts';

/** A server is down, writes go on, and it is killed once more while it catches up; much else happens that does not matter. */
const crowded: Scenario = {
  zablab: 1,
  title: 'Much ado',
  asks: 'What of this matters?',
  ensemble: {
    servers: 5,
    observers: [5],
    tickTime: 200,
    initLimit: 5,
    syncLimit: 3,
    maxNotificationInterval: 2_000,
    variants: ['ZOOKEEPER-1154', 'ZOOKEEPER-2247'],
  },
  network: { latency: '500us..2ms', links: [{ from: 1, to: 2, latency: '3ms' }] },
  disk: { sync: { exponential: '1ms' } },
  handOver: '1us..20us',
  seed: 'crowded/3',
  steps: [
    { at: '0s', start: [1, 2, 3] },
    { at: '123ms', start: 4 },
    { at: '200ms', start: 5 },
    { at: '1013ms', write: { path: '/a', value: 'v', through: 'leader', count: 3, window: 2 } },
    { at: '1200ms', read: { path: '/a', through: 1 } },
    { at: '1500ms', flap: [1, 5], down: '3ms', up: '700ms' },
    { at: '2017ms', partition: [[4], [1, 2, 3, 5]] },
    { at: '2031ms', write: { path: '/b', value: 'w', through: 4, client: 2 } },
    // oxlint-disable-next-line unicorn/no-thenable -- a word of the format: text, never a function
    { then: '490ms', powerOff: 4, unsynced: 'torn' },
    { after: 'leaderActive with epoch 2', pause: 2, for: '40ms' },
    { at: '6123ms', write: { path: '/c', value: 'x', through: 'leader', count: 2 } },
    { at: '7077ms', heal: 'all' },
    { at: '7100ms', start: 4 },
    { at: '30s', kill: 1 },
    { at: '31s', expect: { leader: 'any' } },
  ],
  expect: [{ leader: 'any' }],
  until: '60s',
};

const brokenBy = (story: Scenario): string | null =>
  playStory(resolveScenario(story)).failure?.property ?? null;

function shrunk(story: Scenario, property: string, attemptsMax = 5_000): Shrunk {
  const result = shrinkStory(story, property, { attemptsMax });
  if (result === null) throw new Error(`the story does not break ${property}`);
  return result;
}

describe('a crowded story', () => {
  const property = brokenBy(crowded) ?? 'nothing';
  const result = shrunk(crowded, property);

  it('shrinks to a few steps that break the same property', () => {
    expect(playStory(resolveScenario(result.story), { property }).failure?.property).toBe(property);
    expect(result.steps).toBe(result.story.steps.length);
    expect(result.steps).toBeLessThanOrEqual(7);
    expect(result.eventsAfter).toBeLessThan(result.eventsBefore);
  });

  it('shrinks to three servers, in a world without chance, with settings as they are by default', () => {
    const { ensemble, network, disk, handOver, seed } = result.story;
    expect(ensemble).toEqual({ servers: 3, variants: ['ZOOKEEPER-1154'] });
    expect({ network, disk, handOver, seed }).toEqual({
      network: { latency: '1ms' },
      disk: { sync: '1ms' },
    });
  });

  it('ends right behind the breach, and says what breaks', () => {
    const { failure } = playStory(resolveScenario(result.story), { property });
    const { untilUs } = resolveScenario(result.story).run;
    expect(untilUs - (failure?.atUs ?? 0)).toBeGreaterThan(0);
    expect(untilUs - (failure?.atUs ?? 0)).toBeLessThanOrEqual(1_000_000);
    expect(result.story.breaks?.[0]).toBe(property);
    expect([result.story.title, result.story.asks, result.story.expect]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is not changed by a second shrink', () => {
    expect(result.isDone).toBe(true);
    expect(shrunk(result.story, property).story).toEqual(result.story);
  });

  it('shrinks in the same way every time', () => {
    expect(shrunk(crowded, property)).toEqual(result);
  });

  it('gives what it has when its attempts are over, or nobody waits any more', () => {
    const few = shrunk(crowded, property, 7);
    expect(few.attempts).toBe(7);
    expect(few.isDone).toBe(false);
    expect(playStory(resolveScenario(few.story), { property }).failure?.property).toBe(property);
    const none = shrinkStory(crowded, property, { isOver: () => true });
    expect(none?.attempts).toBe(0);
    expect(playStory(resolveScenario(none?.story ?? crowded), { property }).failure?.property).toBe(property);
  });
});

it('a story that does not break the property is not shrunk', () => {
  expect(shrinkStory(crowded, 'integrity')).toBeNull();
});

/** Drawn stories: each is one that an author could have written, and its second act is undisturbed. */
import { describe, expect, it } from 'vitest';
import {
  checkScenario,
  drawStory,
  drawSwarm,
  type ProfileName,
  profileNames,
  type ResolvedScenario,
  resolveScenario,
  type Scenario,
  seedOfCase,
  type Swarm,
} from '../../scenarios/index.ts';

interface Drawn {
  readonly swarm: Swarm;
  readonly story: Scenario;
  readonly resolved: ResolvedScenario;
}

function draw(profile: ProfileName, index: number): Drawn {
  const seed = seedOfCase(profile, index);
  const swarm = drawSwarm({ profile }, seed);
  const story = drawStory(swarm, seed);
  return { swarm, story, resolved: resolveScenario(story) };
}

const drawn = Object.fromEntries(
  profileNames.map((profile) => [profile, Array.from({ length: 150 }, (_, index) => draw(profile, index))]),
);
const of = (profile: ProfileName): readonly Drawn[] => drawn[profile] ?? [];

describe.each(profileNames)('stories of %s', (profile) => {
  it('pass the check of the format, also when they were written down and read again', () => {
    for (const { story } of of(profile)) checkScenario(JSON.parse(JSON.stringify(story)));
  });

  it('are drawn from their seed alone', () => {
    expect(draw(profile, 7).story).toEqual(of(profile)[7]?.story);
    expect(of(profile)[8]?.story).not.toEqual(of(profile)[7]?.story);
  });

  it('disturb nobody in the second act: what comes behind settle waits for an event, or asks for something', () => {
    for (const { swarm, resolved } of of(profile)) {
      const settleUs = swarm.busyMs * 1_000;
      const { steps, untilUs } = resolved.run;
      let previousUs: number | null = 0;
      for (const { moment, action } of steps) {
        const startUs: number | null =
          moment.kind === 'at'
            ? moment.us
            : moment.kind === 'every'
              ? moment.fromUs + (moment.times - 1) * moment.us
              : moment.kind === 'then' && previousUs !== null
                ? previousUs + moment.us
                : null;
        previousUs = startUs;
        if (startUs === null || action.do !== 'fault' || action.fault.kind === 'command') continue;
        expect(startUs).toBeLessThanOrEqual(settleUs);
        expect(startUs).toBeLessThan(untilUs);
      }
    }
  });
});

/** What each profile must be able to say. */
const vocabulary: Readonly<Record<ProfileName, readonly string[]>> = {
  'split-brain': ['partition', 'bridge', 'ring', 'majoritiesRing', 'cut', 'flap', 'pause', 'reset', 'settle'],
  elections: ['restart', 'kill', 'pause', 'clock', 'hold', 'delay', 'cut', 'flap', 'reset', 'settle'],
  recovery: ['kill', 'powerOff', 'restart', 'partition', 'hold', 'reset', 'settle'],
  disk: ['disk', 'powerOff', 'kill', 'settle'],
  everything: [
    'partition',
    'bridge',
    'ring',
    'majoritiesRing',
    'cut',
    'flap',
    'pause',
    'reset',
    'restart',
    'kill',
    'clock',
    'hold',
    'delay',
    'powerOff',
    'disk',
    'settle',
  ],
};

describe('the vocabulary', () => {
  it.each(profileNames)('of %s is used', (profile) => {
    const used = new Set(
      of(profile).flatMap(({ resolved }) =>
        resolved.run.steps.flatMap(({ action }) => (action.do === 'fault' ? [action.fault.kind] : [])),
      ),
    );
    expect(vocabulary[profile].filter((kind) => !used.has(kind as never))).toEqual([]);
  });

  it('of disks: slow, failing and full ones for all; damage only where a profile asks for it', () => {
    const disks = (profile: ProfileName): ReadonlySet<string> =>
      new Set(
        of(profile).flatMap(({ resolved }) =>
          resolved.run.steps.flatMap(({ action }) =>
            action.do === 'fault' && action.fault.kind === 'disk' ? [action.fault.disk.kind] : [],
          ),
        ),
      );
    expect([...disks('everything')].toSorted()).toEqual(['fail', 'fill', 'free', 'repair', 'slow']);
    expect([...disks('disk')].toSorted()).toEqual(['fail', 'fill', 'flip', 'free', 'repair', 'slow', 'wipe']);
  });

  it('has words for whoever leads, and events to aim at', () => {
    const texts = JSON.stringify(of('everything').map(({ story }) => story.steps));
    for (const word of [
      '"leader"',
      '"a follower"',
      'leaderActive by',
      'appended by',
      'epochAccepted',
      '"torn"',
    ])
      expect(texts).toContain(word);
  });
});

/** Every capsule of this folder breaks again, in whatever has become of the code since. */
import { describe, expect, it } from 'vitest';
import {
  beginReplay,
  playStory,
  readCapsule,
  replayCapsule,
  resolveScenario,
  type Scenario,
  writeCapsule,
} from '../../scenarios/index.ts';
import { capsuleNamed, capsuleNames, textOf } from './capsules.ts';

it('there are capsules to replay', () => {
  expect(capsuleNames.length).toBeGreaterThanOrEqual(8);
});

describe.each(capsuleNames)('%s', (name) => {
  const capsule = capsuleNamed(name);

  it('breaks as recorded', () => {
    const { breaks, failure, fidelity } = replayCapsule(capsule);
    expect(breaks).toBe(true);
    expect(failure?.property).toBe(capsule.failure.property);
    expect(fidelity.percent).toBeGreaterThan(50);
  });

  it('does not break without its variant: the capsule is about that, and not about the check', () => {
    const { story } = capsule;
    const mended = { ...story, ensemble: { ...story.ensemble, variants: [] } } as Scenario;
    expect(playStory(resolveScenario(mended), { property: capsule.failure.property }).failure).toBeNull();
  });

  it('is written as it was read', () => {
    expect(writeCapsule(readCapsule(textOf(name)))).toBe(textOf(name));
  });
});

it('by meaning alone, a run is the one that was recorded: any state of it can be sought', () => {
  const capsule = capsuleNamed('ZOOKEEPER-335');
  const run = beginReplay(capsule);
  while (run.breachCount === 0 && run.step());
  const fork = run.fork();
  expect(run.world.nowUs).toBe(capsule.failure.atUs);
  expect(run.world.eventCount).toBe(capsule.events);
  expect(fork.step()).toBe(run.step());
  expect(fork.world.digest()).toBe(run.world.digest());
});

/**
 * What is open in old releases, each bug as a short story: the release breaks it, and the first of ours in which the bug is mended does not.
 * `docs/releases.md` tells them, and the runs that showed them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Release } from '../../model/index.ts';
import { playStory, readStory, resolveScenario, runScenario, type Scenario } from '../../scenarios/index.ts';

const folder = new URL('releases/', import.meta.url);

const storyNamed = (name: string): Scenario =>
  readStory(readFileSync(new URL(`${name}.yaml`, folder), 'utf8')).scenario;

/** @returns The story in another release, which need not break what it breaks. */
function inRelease(story: Scenario, release: Release): Scenario {
  const { breaks: _breaks, ...others } = story;
  return { ...others, ensemble: { ...story.ensemble, release } };
}

const brokenIn = (name: string, release: Release): string | null => {
  const story = storyNamed(name);
  const [property] = story.breaks ?? [];
  const playing = property === undefined ? {} : { property };
  return playStory(resolveScenario(inRelease(story, release)), playing).failure?.property ?? null;
};

/** Story; releases that break it; the first that does not. */
const bugs: readonly (readonly [string, readonly Release[], Release])[] = [
  ['zookeeper-1732', ['3.4.5'], '3.4.9'],
  ['snap-over-a-longer-log', ['3.4.5', '3.4.9'], '3.5.9'],
  ['zookeeper-2355', ['3.4.9'], '3.5.9'],
  ['zookeeper-3104', ['3.4.5', '3.4.9'], '3.5.9'],
  ['refused-for-a-second', ['3.4.5', '3.4.9', '3.5.9'], '3.8.0'],
  ['zookeeper-3642', ['3.5.9'], '3.8.0'],
  ['zookeeper-3911', ['3.5.9'], '3.8.0'],
  ['zookeeper-2418', ['3.5.9'], '3.8.0'],
  ['zookeeper-4643', ['3.8.0'], '3.8.5'],
  ['zookeeper-4646', ['3.5.9', '3.8.0'], '3.8.5'],
  ['zookeeper-4685', ['3.8.0'], '3.8.5'],
  ['zookeeper-4394', ['3.8.0', '3.8.5'], '3.9.3'],
  ['logged-and-not-counted', ['3.8.0', '3.8.5'], '3.9.3'],
  ['zookeeper-4712-in-3-5', ['3.5.9', '3.8.0', '3.8.5'], '3.9.3'],
  ['zookeeper-4712-in-3-8', ['3.8.0', '3.8.5'], '3.9.3'],
  ['zookeeper-4925', ['3.9.3'], '3.9.5'],
];

describe('bugs of releases', () => {
  it.each(bugs)('%s breaks in %j, and not in %s', (name, broken, mended) => {
    const { breaks } = storyNamed(name);
    for (const release of broken) expect([release, brokenIn(name, release)]).toEqual([release, breaks?.[0]]);
    expect(brokenIn(name, mended)).toBeNull();
    expect(brokenIn(name, '3.9.5')).toBeNull();
  });

  it('all stories of the folder are told here', () => {
    const files = readdirSync(folder).map((file) => file.replace('.yaml', ''));
    const told = [...bugs.map(([name]) => name), 'zookeeper-1653', 'dead-log-writer'];
    expect(files.toSorted()).toEqual(told.toSorted());
  });

  it.each([
    ['3.4.5', 'down'],
    ['3.4.9', 'FOLLOWING'],
  ] as const)(
    'ZOOKEEPER-1653 in %s: who dies between its snapshot and its epoch is then %s',
    (release, state) => {
      const story = inRelease(storyNamed('zookeeper-1653'), release);
      const { isOk } = runScenario(resolveScenario({ ...story, expect: [{ state: { 3: state } }] }));
      expect(isOk).toBe(true);
    },
  );

  it('in 3.8.0 a log writer that has died before UPTODATE is not alive again behind it', () => {
    expect(brokenIn('dead-log-writer', '3.8.0')).toBeNull();
  });
});

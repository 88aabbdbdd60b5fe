/** Bugs by their ids, and the release that each is at home in. */
import { describe, expect, it } from 'vitest';
import { bugNamed, bugNames, DEFAULT_RELEASE, releases, variants } from '../../model/index.ts';

/** `3.8.4` as a number that can be compared. */
const rank = (release: string): number => {
  const [major = 0, minor = 0, patch = 99] = release.split('.').map(Number);
  return (major * 100 + minor) * 100 + patch;
};

/** The last release that a sentence names as having the bug: `(until 3.8.4)`, `(3.5.10–3.9.1)`, `(3.4.0)`. */
const lastAffected = (sentence: string): string | null =>
  /\((?:.*[ –,;])?(\d+\.\d+(?:\.\d+)?)\)\.$/.exec(sentence)?.[1] ?? null;

describe('a bug', () => {
  it.each(['ZOOKEEPER-4643', 'zookeeper-4643', '4643'])('is found by %s', (word) => {
    expect(bugNamed(word)).toEqual({
      name: 'ZOOKEEPER-4643',
      release: '3.8.0',
      variants: ['ZOOKEEPER-4643'],
    });
  });

  it('is found by its JIRA id, too, where its variant has another name', () => {
    expect(bugNamed('4685')).toEqual({
      name: 'log-writer-first',
      release: '3.8.0',
      variants: ['log-writer-first'],
    });
  });

  it('may need no more than its release', () => {
    expect(bugNamed('3104')).toEqual({ name: 'ZOOKEEPER-3104', release: '3.4.9', variants: [] });
  });

  it('that nobody knows is none', () => {
    expect(['', '1', 'ZOOKEEPER', 'nonsense', '4643x'].map(bugNamed)).toEqual([null, null, null, null, null]);
  });

  it('each variant is one, and each name is known', () => {
    for (const { name } of variants) expect(bugNamed(name)?.variants).toEqual([name]);
    for (const name of bugNames) expect(bugNamed(name)).not.toBeNull();
  });
});

it('the release of a variant had its bug, as far as its sentence says', () => {
  for (const { name, sentence } of variants) {
    const { release } = bugNamed(name) ?? { release: DEFAULT_RELEASE };
    const last = lastAffected(sentence);
    if (release === DEFAULT_RELEASE) continue;
    expect(releases).toContain(release);
    expect(last, sentence).not.toBeNull();
    expect(rank(release), `${name}: ${sentence}`).toBeLessThanOrEqual(rank(last ?? ''));
  }
});

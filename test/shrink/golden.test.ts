/** What campaigns found, once it was shrunk: each still breaks what it broke, for the reason that it names and no other. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  playStory,
  readStory,
  resolveScenario,
  runScenario,
  type Scenario,
  shrinkStory,
} from '../../scenarios/index.ts';

const folder = new URL('golden/', import.meta.url);

const shrunk = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .toSorted()
  .map((file) => ({ file, story: readStory(readFileSync(new URL(file, folder), 'utf8')).scenario }));

const withoutVariants = (story: Scenario): Scenario => ({
  ...story,
  ensemble: { ...story.ensemble, variants: [] },
  breaks: [],
});

describe('shrunk stories', () => {
  it('are there', () => {
    expect(shrunk.length).toBeGreaterThanOrEqual(12);
  });

  it.each(shrunk)('$file: breaks what it says, and is all right without its variant', ({ story }) => {
    const { isOk, properties } = runScenario(resolveScenario(story));
    const broken = properties.flatMap(({ name, mood, held }) => (mood === 'sometimes' || held ? [] : [name]));
    expect(broken.toSorted()).toEqual([...(story.breaks ?? [])].toSorted());
    expect(isOk).toBe(true);
    expect(playStory(resolveScenario(withoutVariants(story))).failure).toBeNull();
  });

  it.each(shrunk)(
    '$file: has no more than twelve steps, and no more than six delays of its own',
    ({ story }) => {
      expect(story.steps.length).toBeLessThanOrEqual(12);
      expect(story.decisions?.length ?? 0).toBeLessThanOrEqual(6);
    },
  );

  it.each(shrunk)('$file: is not changed by another shrink', ({ story }) => {
    const again = shrinkStory(story, story.breaks?.[0] ?? '', { attemptsMax: 2_000 });
    expect(again?.story).toEqual(story);
  });
});

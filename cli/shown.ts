/** What a word on the command line is to a page: a story by its name, a story by its text, or a recorded run. */
import {
  applyChanges,
  capsuleToLink,
  type Scenario,
  ScenarioError,
  type Setting,
  storyToLink,
} from '../scenarios/index.ts';
import { isCapsuleWord, readCapsuleFile } from './capsuleFile.ts';
import { StoryFileError } from './errors.ts';
import type { Io } from './io.ts';
import type { Shown } from './link.ts';
import { findStory, type FoundStory } from './storySource.ts';

/**
 * @param settings - In their order.
 * @param interventions - In theirs.
 * @throws What is wrong with the story, its file, or a change: here, and not only in the page.
 */
export function shownBy(
  word: string,
  settings: readonly Setting[],
  interventions: readonly string[],
  io: Io,
): Shown {
  const found = findStory(word, io);
  applyChanges(found.scenario, settings, interventions);
  const changes: Shown = [
    // The last of several values counts, as it does in a run.
    ...new Map(settings.map(keyAndValue)),
    ...interventions.map((intervention): [string, string] => ['do', intervention]),
  ];
  if (found.path === null) return [['story', word], ...changes];
  // Changed, it is another run than the one that was recorded.
  if (isCapsuleWord(word) && changes.length === 0) return [['run', capsuleToLink(readCapsuleFile(word, io))]];
  return [['file', storyLink(word, found)], ...changes];
}

function keyAndValue(setting: Setting): [key: string, value: string] {
  if (typeof setting !== 'string') return [setting.key, setting.value];
  const equals = setting.indexOf('=');
  return [setting.slice(0, equals).trim(), setting.slice(equals + 1).trim()];
}

function storyLink(shown: string, { scenario, fallbackName }: FoundStory): string {
  try {
    return storyToLink(named(scenario, fallbackName));
  } catch (error) {
    throw error instanceof ScenarioError ? new StoryFileError(shown, error) : error;
  }
}

/** A page sees no file name. What is no name of a story is left out. */
const named = (scenario: Scenario, name: string): Scenario =>
  scenario.name === undefined && /^[a-z][a-z0-9-]{0,63}$/.test(name) ? { ...scenario, name } : scenario;

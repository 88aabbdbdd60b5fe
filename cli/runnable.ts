/** From words on the command line to a story that can be run: the story found, the changes of this run made. */
import {
  applySettings,
  beginRun,
  type ResolvedScenario,
  resolveScenario,
  type Scenario,
  type Setting,
  type ZabRun,
} from '../scenarios/index.ts';
import type { Io } from './io.ts';
import { findStory } from './storySource.ts';

export interface Runnable {
  /** The story with the changes made: as data it can be written down and run again. */
  readonly scenario: Scenario;
  readonly resolved: ResolvedScenario;
  readonly begin: () => ZabRun;
  /** The file the story was read from, or null. */
  readonly path: string | null;
}

/** @throws What is wrong with the story, its file, or a change. */
export function findRunnable(word: string, settings: readonly Setting[], io: Io): Runnable {
  const { scenario, fallbackName, path } = findStory(word, io);
  return runnableOf(applySettings(scenario, settings), fallbackName, path);
}

/** @throws ScenarioError if the story contradicts itself. */
export function runnableOf(scenario: Scenario, fallbackName: string, path: string | null = null): Runnable {
  const resolved = resolveScenario(scenario, fallbackName);
  return { scenario, resolved, begin: () => beginRun(resolved), path };
}

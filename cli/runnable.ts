/** From words on the command line to a story that can be run: the story found, the changes of this run made. */
import {
  applySettings,
  beginRun,
  type ResolvedScenario,
  resolveScenario,
  type Scenario,
  ScenarioError,
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
  /** Whether the story, as it was written, takes a change. */
  readonly accepts: (change: Setting) => boolean;
  /** The file the story was read from, or null. */
  readonly path: string | null;
}

/** @throws What is wrong with the story, its file, or a change. */
export function findRunnable(word: string, settings: readonly Setting[], io: Io): Runnable {
  const { scenario, fallbackName, path } = findStory(word, io);
  return {
    ...runnableOf(applySettings(scenario, settings), fallbackName, path),
    accepts: (change) => isAccepted(scenario, change),
  };
}

/** @throws ScenarioError if the story contradicts itself. */
export function runnableOf(scenario: Scenario, fallbackName: string, path: string | null = null): Runnable {
  const resolved = resolveScenario(scenario, fallbackName);
  const accepts = (change: Setting): boolean => isAccepted(scenario, change);
  return { scenario, resolved, begin: () => beginRun(resolved), accepts, path };
}

function isAccepted(scenario: Scenario, change: Setting): boolean {
  try {
    applySettings(scenario, [change]);
    return true;
  } catch (error) {
    if (error instanceof ScenarioError) return false;
    throw error;
  }
}

/** From words on the command line to a story that can be run: the story found, the changes of this run made. */
import {
  applyChanges,
  applySettings,
  beginReplay,
  beginRun,
  type Position,
  replayCapsule,
  type ResolvedScenario,
  resolveScenario,
  type Scenario,
  ScenarioError,
  type Setting,
  type ZabRun,
} from '../scenarios/index.ts';
import { isCapsuleWord, readCapsuleFile } from './capsuleFile.ts';
import type { Io } from './io.ts';
import { findStory, type FoundStory } from './storySource.ts';

export interface Runnable {
  /** The story with the changes made: as data it can be written down and run again. */
  readonly scenario: Scenario;
  readonly resolved: ResolvedScenario;
  readonly begin: () => ZabRun;
  /** Whether the story, as it was written, takes a change. */
  readonly accepts: (change: Setting) => boolean;
  /** The file the story was read from, or null. */
  readonly path: string | null;
  /** Of each of the warnings of `resolved`, where in that file it stands. */
  readonly warnedAt: readonly (Position | null)[];
}

/**
 * @param interventions - Each as it was typed behind `--do`.
 * @throws What is wrong with the story, its file, or a change.
 */
export function findRunnable(
  word: string,
  settings: readonly Setting[],
  io: Io,
  interventions: readonly string[] = [],
): Runnable {
  const found = findStory(word, io);
  const runnable = runnableOf(applyChanges(found.scenario, settings, interventions), found);
  const isChanged = settings.length + interventions.length > 0;
  // Changed, it is another run than the one that was recorded.
  const begin = isCapsuleWord(word) && !isChanged ? () => beginCapsule(word, io) : runnable.begin;
  return {
    ...runnable,
    begin,
    accepts: (change) => isAccepted(found.scenario, change),
  };
}

/** What was recorded: where the code has changed since, by the decisions of the capsule. */
function beginCapsule(word: string, io: Io): ZabRun {
  const capsule = readCapsuleFile(word, io);
  const { isExact, breaks } = replayCapsule(capsule);
  return isExact || !breaks ? beginRun(resolveScenario(capsule.story)) : beginReplay(capsule);
}

type Origin = Pick<FoundStory, 'fallbackName'> & Partial<Pick<FoundStory, 'path' | 'positionOf'>>;

/** @throws ScenarioError if the story contradicts itself. */
export function runnableOf(scenario: Scenario, origin: Origin): Runnable {
  const { fallbackName, path = null, positionOf = () => null } = origin;
  const resolved = resolveScenario(scenario, fallbackName);
  return {
    scenario,
    resolved,
    begin: () => beginRun(resolved),
    accepts: (change) => isAccepted(scenario, change),
    path,
    warnedAt: resolved.warnings.map(positionOf),
  };
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

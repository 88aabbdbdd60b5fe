/** The run that breaks, and what breaks in it: of a capsule, of a file with a story, or of a story of ours. */
import { resolve } from 'node:path';
import {
  beginReplay,
  beginRun,
  breachesOf,
  type Failure,
  playStory,
  replayCapsule,
  type ResolvedScenario,
  resolveScenario,
  type Scenario,
  type ZabRun,
} from '../scenarios/index.ts';
import { isCapsuleWord, readCapsuleFile } from './capsuleFile.ts';
import { InputError } from './errors.ts';
import type { Io } from './io.ts';
import { findStory } from './storySource.ts';

export interface BrokenRun {
  readonly story: Scenario;
  readonly resolved: ResolvedScenario;
  readonly failure: Failure;
  /** The run at time 0. */
  readonly begin: () => ZabRun;
  /** The file it was read from; null of a story of ours. */
  readonly path: string | null;
}

/** @throws What is wrong with the file; InputError where nothing breaks. */
export function findBrokenRun(word: string, io: Io): BrokenRun {
  const found = isCapsuleWord(word) ? ofCapsule(word, io) : ofStory(word, io);
  if (found === null) throw new InputError({ id: 'wrong.nothingBreaks', params: { word } });
  return found;
}

/** A capsule of changed code may break by what was decided in it alone. */
function ofCapsule(word: string, io: Io): BrokenRun | null {
  const capsule = readCapsuleFile(word, io);
  const { story } = capsule;
  const { failure, isExact } = replayCapsule(capsule);
  if (failure === null) return null;
  const resolved = resolveScenario(story, word);
  const begin = isExact ? () => beginRun(resolved) : () => beginReplay(capsule);
  return { story, resolved, failure, begin, path: resolve(io.directory, word) };
}

function ofStory(word: string, io: Io): BrokenRun | null {
  const { scenario: story, fallbackName, path } = findStory(word, io);
  const resolved = resolveScenario(story, fallbackName);
  // A story says what it is about; what else breaks on the way there does not matter.
  const failure = firstOf(resolved, breachesOf(resolved.run)) ?? playStory(resolved).failure;
  if (failure === null) return null;
  return { story, resolved, failure, begin: () => beginRun(resolved), path };
}

function firstOf(resolved: ResolvedScenario, properties: readonly string[]): Failure | null {
  for (const property of properties) {
    const { failure } = playStory(resolved, { property });
    if (failure !== null) return failure;
  }
  return null;
}

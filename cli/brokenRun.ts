/** The run that breaks, and what breaks in it: of a capsule, of a file with a story, or of a story of ours. */
import { resolve } from 'node:path';
import {
  beginReplay,
  beginRun,
  breachesOf,
  type Capsule,
  decisionLine,
  duration,
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
  /** A story that breaks by itself, to be made short; null where only the places of recorded faults break it. */
  readonly shrinkable: () => Scenario | null;
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
  return {
    story,
    shrinkable: () => (isExact ? story : breakingStory(capsule, failure)),
    resolved,
    failure,
    begin,
    path: resolve(io.directory, word),
  };
}

/** The story by itself, or with what chance decided in the capsule, and with time enough for what comes later now. */
function breakingStory(capsule: Capsule, { property, atUs }: Failure): Scenario | null {
  const { story } = capsule;
  const untilUs = Math.max(resolveScenario(story).run.untilUs, atUs);
  const decided = capsule.decisions.map((decision) => decisionLine(decision, capsule).replace(/ @\S+$/u, ''));
  const lines = new Map([...(story.decisions ?? []), ...decided].map((line) => [subjectOf(line), line]));
  const candidates = [story, { ...story, until: duration(untilUs), decisions: [...lines.values()] }];
  return candidates.find((candidate) => breaks(candidate, property)) ?? null;
}

/** `1→3 PROPOSAL #2` of `1→3 PROPOSAL #2: 40ms`. */
const subjectOf = (line: string): string => line.slice(0, line.lastIndexOf(':')).replace('->', '→');

const breaks = (story: Scenario, property: string): boolean =>
  playStory(resolveScenario(story), { property }).failure?.property === property;

function ofStory(word: string, io: Io): BrokenRun | null {
  const { scenario: story, fallbackName, path } = findStory(word, io);
  const resolved = resolveScenario(story, fallbackName);
  // A story says what it is about; what else breaks on the way there does not matter.
  const failure = firstOf(resolved, breachesOf(resolved.run)) ?? playStory(resolved).failure;
  if (failure === null) return null;
  return { story, shrinkable: () => story, resolved, failure, begin: () => beginRun(resolved), path };
}

function firstOf(resolved: ResolvedScenario, properties: readonly string[]): Failure | null {
  for (const property of properties) {
    const { failure } = playStory(resolved, { property });
    if (failure !== null) return failure;
  }
  return null;
}

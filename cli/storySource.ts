/** The story that a word on the command line means: one of ours by its name, or that of a file. */
import { basename, extname, resolve } from 'node:path';
import {
  notText,
  type Path,
  type Position,
  readStory,
  type Scenario,
  ScenarioError,
  STORY_BYTES_MAX,
  stories,
  suggest,
  tooLarge,
} from '../scenarios/index.ts';
import { isCapsuleWord, readCapsuleFile } from './capsuleFile.ts';
import { InputError, StoryFileError } from './errors.ts';
import { isExistingPath, readAtMost, withFile } from './files.ts';
import type { Io } from './io.ts';

export interface FoundStory {
  readonly scenario: Scenario;
  /** What it is called if it has no name of its own. */
  readonly fallbackName: string;
  /** The file it was read from; null of one of ours. */
  readonly path: string | null;
  /** @returns Where in its text something stands; null of one of ours. */
  readonly positionOf: (place: { readonly path: Path; readonly within: Position | null }) => Position | null;
}

/** @throws InputError if there is no such story; StoryFileError if there is a mistake in its file. */
export function findStory(word: string, io: Io): FoundStory {
  const ours = stories.find(({ name }) => name === word);
  if (ours !== undefined) return { scenario: ours, fallbackName: word, path: null, positionOf: () => null };
  const path = resolve(io.directory, word);
  if (isCapsuleWord(word)) {
    const { story } = readCapsuleFile(word, io);
    return { scenario: story, fallbackName: basename(word, extname(word)), path, positionOf: () => null };
  }
  if (word === '' || (!looksLikePath(word) && !isExistingPath(path))) throw unknownStory(word);
  return readStoryFile(path, word);
}

/** @returns Whether the word could be run: one of our names, or a file that exists. */
export const isStoryWord = (word: string, io: Io): boolean =>
  stories.some(({ name }) => name === word) ||
  (looksLikePath(word) && isExistingPath(resolve(io.directory, word)));

const looksLikePath = (word: string): boolean => /[/\\]|\.(ya?ml|json|ndjson|zsim)$/i.test(word);

function unknownStory(word: string): InputError {
  const names = stories.flatMap(({ name }) => (name === undefined ? [] : [name]));
  return new InputError({ id: 'wrong.story', params: { word, suggestion: suggest(word, names) } });
}

/**
 * @param shown - The path as messages have it.
 * @throws InputError if it cannot be read; StoryFileError if there is a mistake in it.
 */
export function readStoryFile(path: string, shown: string): FoundStory {
  try {
    const text = decode(withFile(path, shown, (descriptor) => readAtMost(descriptor, STORY_BYTES_MAX)));
    const { scenario, positionOf } = readStory(text);
    return { scenario, fallbackName: basename(shown, extname(shown)), path, positionOf };
  } catch (error) {
    throw error instanceof ScenarioError ? new StoryFileError(shown, error) : error;
  }
}

function decode(bytes: Uint8Array): string {
  if (bytes.length > STORY_BYTES_MAX) throw tooLarge(bytes.length);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notText();
  }
}

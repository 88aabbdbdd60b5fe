/** Capsules as files: read without trusting them. */
import { resolve } from 'node:path';
import {
  type Capsule,
  CAPSULE_BYTES_MAX,
  capsuleTooLarge,
  readCapsule,
  ScenarioError,
} from '../scenarios/index.ts';
import { InputError, StoryFileError } from './errors.ts';
import { readAtMost, withFile } from './files.ts';
import type { Io } from './io.ts';

/** @returns Whether a word on the command line means a capsule and not a story: by its end, for a story has another. */
export const isCapsuleWord = (word: string): boolean => /\.zsim$/i.test(word);

/**
 * @param shown - The path as it was typed.
 * @throws InputError if the file cannot be read; StoryFileError if there is a mistake in it.
 */
export function readCapsuleFile(shown: string, { directory }: Io): Capsule {
  if (shown === '') throw new InputError({ id: 'wrong.noFile', params: { path: '""' } });
  const path = resolve(directory, shown);
  try {
    const bytes = withFile(path, shown, (descriptor) => readAtMost(descriptor, CAPSULE_BYTES_MAX));
    if (bytes.length > CAPSULE_BYTES_MAX) throw capsuleTooLarge(bytes.length);
    return readCapsule(bytes);
  } catch (error) {
    throw error instanceof ScenarioError ? new StoryFileError(shown, error) : error;
  }
}

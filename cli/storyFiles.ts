/** The story files of a folder, whatever is in it. */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError, systemCode } from './errors.ts';
import type { Io } from './io.ts';

/** A file that may hold a story. */
export interface StoryFile {
  readonly path: string;
  /** As messages have it: what was typed, and the way down from there. */
  readonly shown: string;
}

const EXTENSION = /\.(ya?ml|json)$/i;
const CAPSULE = /\.zsim$/i;
/** Folders that hold no stories of anybody: hidden ones, and packages. */
const isForeign = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

/**
 * @param word - A folder, or a single file, as it was typed.
 * @returns Its story files and those of its folders, in the order of their paths.
 * @throws InputError if there is no such folder.
 */
export function storyFilesOf(word: string, io: Io): readonly StoryFile[] {
  const path = resolve(io.directory, word);
  try {
    if (!statSync(path).isDirectory()) return [{ path, shown: word }];
  } catch (error) {
    throw folderError(error, word);
  }
  return filesBelow(path, word.replace(/[/\\]+$/, ''));
}

/** @returns How many capsules lie among them: they are no stories. */
export function capsulesIn(word: string, io: Io): number {
  const path = resolve(io.directory, word);
  return statSync(path).isDirectory() ? filesBelow(path, word, CAPSULE).length : 0;
}

function filesBelow(folder: string, shown: string, extension = EXTENSION): readonly StoryFile[] {
  return entriesOf(folder, shown).flatMap((entry): readonly StoryFile[] => {
    const { name } = entry;
    const below = { path: join(folder, name), shown: shown === '' ? `/${name}` : `${shown}/${name}` };
    // A folder behind a link may lead back here.
    if (entry.isDirectory()) return isForeign(name) ? [] : filesBelow(below.path, below.shown, extension);
    return extension.test(name) && !name.startsWith('.') && isFileOrGone(below.path) ? [below] : [];
  });
}

function entriesOf(folder: string, shown: string): readonly Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  } catch (error) {
    throw folderError(error, shown);
  }
}

/** No pipe that nobody writes to. What a link does not find is told when it is read. */
const isFileOrGone = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? true;

function folderError(error: unknown, path: string): unknown {
  const code = systemCode(error);
  if (code === null) return error;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new InputError({ id: 'wrong.noFile', params: { path } });
  return new InputError({ id: 'wrong.unreadable', params: { path, code } });
}

/** Where a campaign keeps its capsules: a folder that is made when there is something to put into it. */
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InputError, systemCode } from './errors.ts';
import { AtomicFile } from './files.ts';
import type { Io } from './io.ts';

export const FOLDER_DEFAULT = 'zablab-failures';

export class FailureFolder {
  private readonly path: string;
  private readonly shown: string;

  /**
   * @param shown - As it was typed.
   * @throws InputError at once, and not after hours, if nothing can be written there.
   */
  constructor(shown: string, io: Io) {
    if (shown === '') throw new InputError({ id: 'wrong.emptyPath', params: { option: '--out' } });
    this.shown = shown;
    this.path = resolve(io.directory, shown);
    this.requireWritable();
  }

  /**
   * Writes a capsule under its name, whole or not at all. What is there with the same contents stays as it is; with other contents it stays,
   * too, and the new one gets a number behind its name.
   *
   * @param name - Without its extension.
   * @returns The path, as messages have it.
   */
  keep(name: string, bytes: Uint8Array): string {
    this.tried(() => makeDirectory(this.path));
    for (let number = 1; ; number++) {
      const file = `${name}${number === 1 ? '' : `-${number}`}.zsim`;
      const there = contentsOf(join(this.path, file));
      if (there !== null && !there.equals(bytes)) continue;
      if (there === null) writeWhole(join(this.path, file), join(this.shown, file), bytes);
      return join(this.shown, file);
    }
  }

  private requireWritable(): void {
    const path = { params: { path: this.shown } };
    for (let at = this.path; ; at = dirname(at)) {
      const isDirectory = this.tried(() => whatIsAt(at));
      if (isDirectory === false) throw new InputError({ id: 'wrong.outFile', ...path });
      if (isDirectory === null) continue;
      this.tried(() => accessSync(at, constants.W_OK | constants.X_OK));
      return;
    }
  }

  /** @throws InputError where the system refuses. */
  private tried<Result>(attempt: () => Result): Result {
    try {
      return attempt();
    } catch (error) {
      const code = systemCode(error);
      if (code === null) throw error;
      throw new InputError({ id: 'wrong.outDirectory', params: { path: this.shown, code } });
    }
  }
}

/** @returns Whether a directory is there; null if nothing is. */
function whatIsAt(path: string): boolean | null {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

/** One after the other: where the system makes no directory (`/proc`), `recursive` tries for ever. */
function makeDirectory(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeDirectory(dirname(path));
  mkdirSync(path);
}

function contentsOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** @throws InputError at once if a file cannot be written. */
export function requireWritable(path: string, shown: string): void {
  new AtomicFile(path, { option: '--out', path: shown }).abandon();
}

export function writeWhole(path: string, shown: string, bytes: Uint8Array): void {
  const file = new AtomicFile(path, { option: '--out', path: shown });
  try {
    file.writeBytes(bytes);
    file.finish();
  } finally {
    file.abandon();
  }
}

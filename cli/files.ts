/** Files named on the command line: read without trusting their size, written without leaving half of one behind. */
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError, systemCode } from './errors.ts';
import type { WriteProblem } from './language/english.ts';

const READ_BYTES = 65_536;

/** Opens a file and closes it when `use` is done. @throws InputError if there is nothing to read. */
export function withFile<Result>(path: string, shown: string, use: (descriptor: number) => Result): Result {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(path, 'r');
    if (fstatSync(descriptor).isDirectory())
      throw new InputError({ id: 'wrong.directory', params: { path: shown } });
    return use(descriptor);
  } catch (error) {
    throw readError(error, shown);
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

/** @returns At most `bytesMax` bytes and one more, if there are more: a device that never ends is read no further. */
export function readAtMost(descriptor: number, bytesMax: number): Uint8Array {
  const bytes = new Uint8Array(bytesMax + 1);
  let length = 0;
  while (length <= bytesMax) {
    const read = readSync(descriptor, bytes, length, Math.min(READ_BYTES, bytesMax + 1 - length), null);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

/** A line of a file, and how it ends: a last line may lack its end, and what is not text, or never ends, is no line at all. */
export interface Line {
  readonly text: string;
  readonly end: 'newline' | 'none' | 'not text';
}

/** Longer lines are none of ours. */
const LINE_CHARACTERS_MAX = 16_777_216;

/** @returns The lines of a file, one by one; after the first that is not text there are no more. */
export function* linesOf(descriptor: number): Generator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const bytes = new Uint8Array(READ_BYTES);
  let rest = '';
  for (;;) {
    const read = readSync(descriptor, bytes, 0, READ_BYTES, null);
    const text = decodePart(decoder, bytes.subarray(0, read), read > 0);
    if (text === null || rest.length > LINE_CHARACTERS_MAX) {
      yield { text: '', end: 'not text' };
      return;
    }
    const lines = text.split('\n');
    lines[0] = rest + (lines[0] ?? '');
    rest = lines.pop() ?? '';
    for (const line of lines) yield { text: line, end: 'newline' };
    if (read === 0) break;
  }
  if (rest !== '') yield { text: rest, end: 'none' };
}

function decodePart(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Uint8Array,
  stream: boolean,
): string | null {
  try {
    return decoder.decode(bytes, { stream });
  } catch {
    return null;
  }
}

function readError(error: unknown, path: string): unknown {
  const code = systemCode(error);
  if (code === null) return error;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new InputError({ id: 'wrong.noFile', params: { path } });
  if (code === 'EISDIR') return new InputError({ id: 'wrong.directory', params: { path } });
  return new InputError({ id: 'wrong.unreadable', params: { path, code } });
}

/** Whatever the two are called. */
export function isSameFile(a: string, b: string): boolean {
  if (!existsSync(a) || !existsSync(b)) return false;
  const [statsA, statsB] = [statSync(a), statSync(b)];
  return statsA.dev === statsB.dev && statsA.ino === statsB.ino;
}

export const isExistingPath = (path: string): boolean => existsSync(path);

/** How a file that is to be written was named on the command line. */
export interface ShownFile {
  readonly option: string;
  readonly path: string;
}

/** A file that appears under its name when it is whole, or not at all. */
export class AtomicFile {
  private readonly target: string;
  private readonly shown: ShownFile;
  private readonly temporary: string;
  private readonly descriptor: number;
  private isOpen = true;

  /**
   * @param shown - The option that names it and the path as it was typed, for messages.
   * @throws InputError at once if the path cannot be written.
   */
  constructor(path: string, shown: ShownFile) {
    this.shown = shown;
    try {
      // Through a link, so that the link stays one.
      this.target = existsSync(path) ? realpathSync(path) : path;
      requireReplaceable(this.target);
      this.temporary = join(
        dirname(this.target),
        `.${basename(this.target)}.${randomUUID().slice(0, 8)}.part`,
      );
      this.descriptor = openSync(this.temporary, 'wx');
    } catch (error) {
      throw writeError(error, shown);
    }
  }

  /** @param position - Where in the file; behind what was written before unless told otherwise. */
  write(text: string, position: number | null = null): void {
    this.writeBytes(Buffer.from(text), position);
  }

  writeBytes(bytes: Uint8Array, position: number | null = null): void {
    try {
      let done = 0;
      while (done < bytes.length) {
        const at = position === null ? null : position + done;
        done += writeSync(this.descriptor, bytes, done, bytes.length - done, at);
      }
    } catch (error) {
      throw writeError(error, this.shown);
    }
  }

  /** Gives the file its name. */
  finish(): void {
    try {
      this.close();
      renameSync(this.temporary, this.target);
    } catch (error) {
      throw writeError(error, this.shown);
    }
  }

  /** Leaves nothing behind. After `finish` it does nothing. */
  abandon(): void {
    if (!this.isOpen) return;
    this.close();
    rmSync(this.temporary, { force: true });
  }

  private close(): void {
    this.isOpen = false;
    closeSync(this.descriptor);
  }
}

/** A directory cannot be replaced by a file, a device must not be, and a file that may not be written may not be replaced either. */
function requireReplaceable(path: string): void {
  if (!existsSync(path)) return;
  const found = statSync(path);
  if (found.isDirectory()) throw systemError('EISDIR');
  if (!found.isFile()) throw systemError('ENODEV');
  accessSync(path, constants.W_OK);
}

const systemError = (code: string): Error => Object.assign(new Error(code), { code });

function writeError(error: unknown, { option, path }: ShownFile): unknown {
  const code = systemCode(error);
  if (code === null) return error;
  return new InputError({
    id: 'wrong.target',
    params: { option, path, why: writeProblems[code] ?? 'other', directory: dirname(path), code },
  });
}

const writeProblems: Readonly<Record<string, WriteProblem>> = {
  EISDIR: 'directory',
  ENODEV: 'device',
  ENOENT: 'noDirectory',
  ENOTDIR: 'noDirectory',
  EACCES: 'permission',
  EPERM: 'permission',
  EROFS: 'permission',
  ENOSPC: 'full',
  EDQUOT: 'full',
};

/** Reads a file of recordings: one JSON object a line, gzipped or not. */
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readRecording, type Recording, ScenarioError } from '../scenarios/index.ts';
import { InputError, StoryFileError } from './errors.ts';
import { readAtMost, withFile } from './files.ts';
import type { Io } from './io.ts';

/** Of the file, and of what is in it: a file can hold a thousand times as much as it is long. */
const FILE_BYTES_MAX = 67_108_864;
const TEXT_BYTES_MAX = 268_435_456;

/** @throws InputError or StoryFileError about the first thing that is wrong. */
export function readRecordings(shown: string, { directory }: Io): readonly Recording[] {
  const path = resolve(directory, shown);
  const bytes = withFile(path, shown, (descriptor) => readAtMost(descriptor, FILE_BYTES_MAX));
  if (bytes.length > FILE_BYTES_MAX) throw tooLarge(shown, FILE_BYTES_MAX);
  const text = isGzip(bytes) ? unzip(bytes, shown) : bytes;
  try {
    const recordings = [...recordingsOf(text)];
    if (recordings.length > 0) return recordings;
    throw new ScenarioError([], { id: 'recording.empty', params: {} }, { position: { line: 1, column: 1 } });
  } catch (error) {
    throw error instanceof ScenarioError ? new StoryFileError(shown, error) : error;
  }
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

function unzip(bytes: Uint8Array, path: string): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: TEXT_BYTES_MAX });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(path, TEXT_BYTES_MAX);
    if (code?.startsWith('Z_') === true) throw new InputError({ id: 'wrong.gzip', params: { path } });
    throw error;
  }
}

const tooLarge = (path: string, bytesMax: number): InputError =>
  new InputError({ id: 'wrong.recordingTooLarge', params: { path, bytesMax } });

const NEWLINE = 10;

/** Lines with nothing in them are skipped, as at the end of a file. */
function* recordingsOf(bytes: Uint8Array): Generator<Recording> {
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const newline = bytes.indexOf(NEWLINE, from);
    const to = newline < 0 ? bytes.length : newline;
    const text = decode(bytes.subarray(from, to), line);
    if (text.trim() !== '') yield readRecording(text, line);
    from = to + 1;
  }
}

function decode(bytes: Uint8Array, line: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const column = new TextDecoder('utf-8').decode(bytes).indexOf('\uFFFD') + 1;
    const position = { line, column: Math.max(1, column) };
    throw new ScenarioError([], { id: 'recording.notText', params: {} }, { position });
  }
}

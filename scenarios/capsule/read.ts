/** Reads a capsule from a `.zsim` file. Mistakes know their line and column. */
import { strFromU8 } from 'fflate';
import { columnOf, syntaxFault } from '../conformity/json.ts';
import { type Position, ScenarioError } from '../format/scenarioError.ts';
import { type Capsule, CAPSULE_VERSION } from './capsule.ts';
import { checkCapsule } from './check.ts';

/** Larger files are no capsules. Callers look at the size before they read. */
export const CAPSULE_BYTES_MAX = 16_777_216;

/**
 * @param source - The contents of a file: as text, or as bytes.
 * @throws ScenarioError with its position at the first mistake.
 */
export function readCapsule(source: string | Uint8Array): Capsule {
  if (source.length > CAPSULE_BYTES_MAX) throw capsuleTooLarge(source.length);
  const text = typeof source === 'string' ? source : strFromU8(source);
  if (text.includes('\0') || text.includes('\uFFFD'))
    throw new ScenarioError([], { id: 'capsule.notText', params: {} });
  const value = parsed(text);
  try {
    const { resolved: _resolved, ...checked } = checkCapsule(value);
    // Nothing was allowed to be missing.
    return { ...(checked as Omit<Capsule, 'capsule'>), capsule: CAPSULE_VERSION };
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const { path, problem, atKey: key, within } = error;
    const offset = columnOf(text, path, key) - 1;
    throw new ScenarioError(path, problem, { key, within, position: positionAt(text, offset) });
  }
}

/** For callers that see the size of a file before they read it. */
export const capsuleTooLarge = (bytes: number): ScenarioError =>
  new ScenarioError([], { id: 'capsule.tooLarge', params: { bytes, bytesMax: CAPSULE_BYTES_MAX } });

function parsed(text: string): unknown {
  if (text.trim() === '') throw new ScenarioError([], { id: 'capsule.empty', params: {} });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const { at, expected } = syntaxFault(text);
    const found = at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : null;
    const problem = { id: 'capsule.notJson', params: { expected, found } } as const;
    throw new ScenarioError([], problem, { position: positionAt(text, at) });
  }
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

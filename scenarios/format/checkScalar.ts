/** What is wrong with a single value: a text, a word, a number, a time. */
import type { Mistake } from '../language/mistakes.ts';
import { readDecision } from './decisionText.ts';
import { readLatencyText } from './latencyText.ts';
import { readOccurrence } from './occurrence.ts';
import type { Shape } from './shape.ts';
import { wrongType } from './thing.ts';
import { wordProblem } from './wordProblem.ts';
import { clip, readTime, readTimeFrom } from './time.ts';
import { readZxid, readZxidRange } from './zxidText.ts';

export type ScalarShape = Exclude<Shape, { kind: 'list' | 'record' | 'byServer' | 'either' }>;

/** @returns The mistake, or null. */
export function scalarProblem(shape: ScalarShape, value: unknown): Mistake | null {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string'
        ? textProblem(value, shape.min, shape.max)
        : wrongType(['text'], value);
    case 'name':
      if (typeof value !== 'string') return wrongType(['text'], value);
      return /^[a-z][a-z0-9-]{0,63}$/.test(value)
        ? null
        : { id: 'error.badName', params: { found: clip(value) } };
    case 'seed':
      if (typeof value === 'number') return { id: 'error.badSeed', params: { found: String(value) } };
      return typeof value === 'string' ? seedProblem(value) : wrongType(['text'], value);
    case 'word':
      return typeof value === 'string'
        ? wordProblem(shape.of, shape.words, value)
        : wrongType(['text'], value);
    case 'integer':
      if (Number.isInteger(value) && !Number.isSafeInteger(value))
        return { id: 'error.integerTooLarge', params: { text: String(value) } };
      return Number.isSafeInteger(value)
        ? rangeProblem(value as number, shape.min, shape.max)
        : wrongType(['integer'], value);
    case 'number':
      return Number.isFinite(value)
        ? rangeProblem(value as number, shape.min, shape.max)
        : wrongType(['number'], value);
    case 'boolean':
      return typeof value === 'boolean' ? null : wrongType(['boolean'], value);
    case 'time':
      return timeProblem(shape.minUs, value);
    case 'range': {
      if (typeof value !== 'string') return bareNumber(value) ?? wrongType(['latency'], value);
      const latency = shape.words.includes(value) ? null : readLatencyText(value);
      return latency !== null && 'id' in latency ? latency : null;
    }
    case 'zxid': {
      if (typeof value !== 'string' && typeof value !== 'number') return wrongType(['zxid'], value);
      const zxid = readZxid(value);
      return typeof zxid === 'number' ? null : zxid;
    }
    case 'nothing':
      return value === null ? null : wrongType(['nothing'], value);
    case 'zxids':
    case 'znode':
    case 'occurrence':
    case 'decision':
      return typeof value === 'string' ? writtenProblem(shape.kind, value) : wrongType([shape.kind], value);
  }
}

/** What is wrong with a text that is written by a rule. */
function writtenProblem(kind: 'zxids' | 'znode' | 'occurrence' | 'decision', value: string): Mistake | null {
  if (kind === 'znode') return znodeProblem(value);
  if (kind === 'zxids') {
    const range = readZxidRange(value);
    return 'id' in range ? range : null;
  }
  if (kind === 'decision') {
    const decision = readDecision(value);
    return 'id' in decision ? decision : null;
  }
  return readOccurrence(value) === null
    ? { id: 'error.badOccurrence', params: { found: clip(value) } }
    : null;
}

/** Source: `PathUtils.validatePath`, without the characters that no story needs. */
const znodeProblem = (path: string): Mistake | null =>
  path.length <= 256 && /^(\/[\w.\-+:=@%~]+)+$/.test(path) && !/\/\.\.?(\/|$)/.test(path)
    ? null
    : { id: 'error.badZnode', params: { found: clip(path) } };

function textProblem(value: string, min: number, max: number): Mistake | null {
  const found = Array.from(value).length;
  if (found < min || found > max) return { id: 'error.textLength', params: { found, min, max } };
  // A story may come from anywhere and ends in a terminal: no escape sequences in it.
  return hasControlCharacter(value) ? { id: 'error.controlCharacter', params: {} } : null;
}

/** The kernel counts as JavaScript does: a character beyond the basic plane is two. */
const seedProblem = (seed: string): Mistake | null =>
  seed.length >= 1 && seed.length <= 64
    ? textProblem(seed, 1, 64)
    : { id: 'error.textLength', params: { found: seed.length, min: 1, max: 64 } };

function hasControlCharacter(value: string): boolean {
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    if ((code < 32 && character !== '\n' && character !== '\t') || (code >= 127 && code < 160)) return true;
  }
  return false;
}

function timeProblem(minUs: 0 | 1 | 'any', value: unknown): Mistake | null {
  if (typeof value !== 'string') return bareNumber(value) ?? wrongType(['time'], value);
  const us = minUs === 'any' ? readTime(value) : readTimeFrom(value, minUs);
  return typeof us === 'number' ? null : us;
}

const bareNumber = (value: unknown): Mistake | null =>
  Number.isFinite(value) ? { id: 'error.timeWithoutUnit', params: { found: value as number } } : null;

const rangeProblem = (found: number, min: number, max: number): Mistake | null =>
  found >= min && found <= max
    ? null
    : { id: 'error.outOfRange', params: { found, min, max: max === Number.MAX_SAFE_INTEGER ? null : max } };

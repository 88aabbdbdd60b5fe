/** Finds the first mistake in a value that should have a shape: first in the order in which the value was written. */
import type { Thing, WordKind } from '../language/errors.ts';
import type { Message } from '../language/message.ts';
import { readLatencyText } from './latencyText.ts';
import { type Path, ScenarioError } from './scenarioError.ts';
import type { KeyGroup, RecordShape, Shape } from './shape.ts';
import { suggest } from './suggest.ts';
import { clip, readTime, readTimeFrom } from './time.ts';
import { readZxid } from './zxidText.ts';

type Keyed = Readonly<Record<string, unknown>>;

/**
 * @param value - Plain data, as JSON has it.
 * @throws ScenarioError at the first mistake.
 */
export function checkShape(shape: Shape, value: unknown, path: Path): void {
  switch (shape.kind) {
    case 'list':
      return checkList(shape, expectThing(value, 'list', path), path);
    case 'record':
      return checkRecord(shape, expectThing(value, 'object', path), path);
    case 'byServer':
      return checkByServer(shape, expectThing(value, 'object', path), path);
    case 'either':
      return checkEither(shape.shapes, value, path);
    default: {
      const problem = scalarProblem(shape, value);
      if (problem !== null) throw new ScenarioError(path, problem);
    }
  }
}

/** The type of `value` decides; only if it fits none of the shapes are all of them named. */
function checkEither(shapes: readonly Shape[], value: unknown, path: Path): void {
  const found = thingOf(value);
  const fitting = shapes.find((shape) => accepts(shape).includes(found));
  if (fitting !== undefined) return checkShape(fitting, value, path);
  const expected = shapes.flatMap(thingsOf);
  throw new ScenarioError(path, wrongType(expected, value));
}

function checkList(shape: Extract<Shape, { kind: 'list' }>, items: readonly unknown[], path: Path): void {
  const { min, max } = shape;
  if (items.length < min || items.length > max)
    throw new ScenarioError(path, { id: 'error.length', params: { found: items.length, min, max } });
  items.forEach((item, index) => checkShape(shape.of, item, [...path, index]));
}

function checkRecord(shape: RecordShape, value: Keyed, path: Path): void {
  const present = Object.keys(value);
  for (const key of present) {
    const known = Object.hasOwn(shape.keys, key) ? shape.keys[key] : shape.others;
    if (known === undefined || known === null) throw unknownKey(key, Object.keys(shape.keys), path);
    const needs = Object.hasOwn(shape.goesWith, key) ? shape.goesWith[key] : undefined;
    if (needs !== undefined && !needs.some((other) => present.includes(other)))
      throw new ScenarioError(
        [...path, key],
        { id: 'error.strayKey', params: { key, needs } },
        { key: true },
      );
    checkShape(known, value[key], [...path, key]);
  }
  for (const group of shape.oneOf) checkGroup(group, present, path);
  for (const [key, demanded] of Object.entries(shape.demands)) {
    if (present.includes(key) && !demanded.some((other) => present.includes(other)))
      throw new ScenarioError(
        [...path, key],
        { id: 'error.incomplete', params: { key, needs: demanded } },
        { key: true },
      );
  }
  const missing = shape.required.find((key) => !present.includes(key));
  if (missing !== undefined)
    throw new ScenarioError(path, { id: 'error.missingKey', params: { key: missing } });
}

function checkGroup({ role, keys }: KeyGroup, present: readonly string[], path: Path): void {
  const [first, second] = present.filter((key) => keys.includes(key));
  if (first === undefined) throw new ScenarioError(path, { id: 'error.oneKeyOf', params: { role, keys } });
  if (second !== undefined)
    throw new ScenarioError(
      [...path, second],
      { id: 'error.onlyOneKeyOf', params: { role, first, second } },
      { key: true },
    );
}

function checkByServer(shape: Extract<Shape, { kind: 'byServer' }>, value: Keyed, path: Path): void {
  for (const key of Object.keys(value)) {
    const isId = /^[1-9]\d{0,2}$/.test(key);
    if (!isId && !shape.words.includes(key)) throw unknownKey(key, ['1', '2', '3', ...shape.words], path);
    checkShape(shape.of, value[key], [...path, key]);
  }
}

type ScalarShape = Exclude<Shape, { kind: 'list' | 'record' | 'byServer' | 'either' }>;

function scalarProblem(shape: ScalarShape, value: unknown): Message | null {
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
  }
}

function textProblem(value: string, min: number, max: number): Message | null {
  const found = Array.from(value).length;
  if (found < min || found > max) return { id: 'error.textLength', params: { found, min, max } };
  // A story may come from anywhere and ends in a terminal: no escape sequences in it.
  return hasControlCharacter(value) ? { id: 'error.controlCharacter', params: {} } : null;
}

/** The kernel counts as JavaScript does: a character beyond the basic plane is two. */
const seedProblem = (seed: string): Message | null =>
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

function timeProblem(minUs: 0 | 1 | 'any', value: unknown): Message | null {
  if (typeof value !== 'string') return bareNumber(value) ?? wrongType(['time'], value);
  const us = minUs === 'any' ? readTime(value) : readTimeFrom(value, minUs);
  return typeof us === 'number' ? null : us;
}

const bareNumber = (value: unknown): Message | null =>
  typeof value === 'number' ? { id: 'error.timeWithoutUnit', params: { found: value } } : null;

const rangeProblem = (found: number, min: number, max: number): Message | null =>
  found >= min && found <= max
    ? null
    : { id: 'error.outOfRange', params: { found, min, max: max === Number.MAX_SAFE_INTEGER ? null : max } };

export const wordProblem = (kind: WordKind, known: readonly string[], word: string): Message | null =>
  known.includes(word)
    ? null
    : {
        id: 'error.unknownWord',
        params: { kind, word: clip(word), suggestion: nearest(kind, known, word), known },
      };

/** Releases are a digit apart, and guessing one is no help. */
const nearest = (kind: WordKind, known: readonly string[], word: string): string | null =>
  kind === 'release' ? null : suggest(word, known);

function unknownKey(key: string, known: readonly string[], path: Path): ScenarioError {
  const params = { kind: 'key', word: clip(key), suggestion: suggest(key, known), known } as const;
  return new ScenarioError([...path, key], { id: 'error.unknownWord', params }, { key: true });
}

function expectThing(value: unknown, thing: 'list', path: Path): readonly unknown[];
function expectThing(value: unknown, thing: 'object', path: Path): Keyed;
function expectThing(value: unknown, thing: 'list' | 'object', path: Path): unknown {
  if (thingOf(value) !== thing) throw new ScenarioError(path, wrongType([thing], value));
  return value;
}

const wrongType = (expected: readonly Thing[], value: unknown): Message => ({
  id: 'error.wrongType',
  params: { expected: [...new Set(expected)], found: thingOf(value) },
});

function thingOf(value: unknown): Thing {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}

/** What a shape is called when it was expected. */
function thingsOf(shape: Shape): readonly Thing[] {
  switch (shape.kind) {
    case 'either':
      return shape.shapes.flatMap(thingsOf);
    case 'record':
    case 'byServer':
      return ['object'];
    case 'name':
    case 'seed':
    case 'word':
      return ['text'];
    case 'range':
      return ['latency'];
    default:
      return [shape.kind];
  }
}

/** The types of value a shape looks into at all. */
function accepts(shape: Shape): readonly Thing[] {
  switch (shape.kind) {
    case 'either':
      return shape.shapes.flatMap(accepts);
    case 'time':
    case 'range':
    case 'zxid':
    case 'seed':
      return ['text', 'integer', 'number'];
    case 'number':
      return ['integer', 'number'];
    default:
      return thingsOf(shape);
  }
}

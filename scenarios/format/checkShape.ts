/** Finds the first mistake in a value that should have a shape: first in the order in which the value was written. */
import { scalarProblem } from './checkScalar.ts';
import { type Path, ScenarioError } from './scenarioError.ts';
import type { KeyGroup, RecordShape, Shape } from './shape.ts';
import { suggest } from './suggest.ts';
import { accepts, thingOf, thingsOf, wrongType } from './thing.ts';
import { clip } from './time.ts';

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
  if (shape.someOf.length > 0 && !shape.someOf.some((key) => present.includes(key)))
    throw new ScenarioError(path, { id: 'error.someKeyOf', params: { keys: shape.someOf } });
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

/**
 * An intervention as a text: a moment, a verb, what goes with it.
 *
 *     1.24s kill 3                      at a time of the run
 *     1.24s/2 cut 1>3 for 200ms         behind two events of that very instant; one way; until it heals
 *     5s hold 1>3 commit #2 as late     the second COMMIT from then on
 */
import type { AuthoredStep } from '../format/authoredStep.ts';
import { checkShape } from '../format/checkShape.ts';
import { type Path, ScenarioError } from '../format/scenarioError.ts';
import { stepShape } from '../format/stepShape.ts';
import { suggest } from '../format/suggest.ts';
import { clip, readTimeFrom } from '../format/time.ts';
import type { InterventionThing } from '../language/interventions.ts';
import type { Fields } from './parts.ts';
import { targetWords } from './targets.ts';
import { type InterventionVerb, interventionVerbs } from './verbs.ts';
import { mistakeAt, type Word, wordsOf } from './words.ts';

/** Longer texts are no interventions. */
const LENGTH_MAX = 2_000;

/** An intervention that has been read, and where in its text each key of the step stands. */
export interface ReadIntervention {
  readonly step: AuthoredStep;
  /** @returns The column of what a path into the step leads to. */
  readonly columnOf: (path: Path) => number;
}

/**
 * @returns The step that the text stands for.
 * @throws ScenarioError about the option `--do`, with the place in the text.
 */
export const readIntervention = (text: string): AuthoredStep => readWithColumns(text).step;

/** @throws ScenarioError as `readIntervention` does. */
export function readWithColumns(text: string): ReadIntervention {
  if (text.length > LENGTH_MAX)
    throw mistakeAt(text, 1, { id: 'intervention.tooLong', params: { lengthMax: LENGTH_MAX } });
  const [moment, verb, ...rest] = wordsOf(text);
  if (moment === undefined) throw mistakeAt(text, 1, { id: 'intervention.empty', params: {} });
  const reading: Reading = {
    text,
    fields: readMoment(text, moment),
    columns: new Map([['at', moment.column]]),
  };
  const known = verbOf(text, verb);
  reading.columns.set(known.verb, (verb as Word).column);
  readArguments(reading, known, rest);
  const columnOf = (path: Path): number => {
    const [key = '', inner = ''] = path;
    return (
      reading.columns.get(`${key}.${inner}`) ?? reading.columns.get(String(key)) ?? (verb as Word).column
    );
  };
  try {
    checkShape(stepShape, reading.fields, []);
  } catch (error) {
    throw error instanceof ScenarioError ? mistakeAt(text, columnOf(error.path), error.problem) : error;
  }
  // The shape has just been checked.
  return { step: reading.fields as unknown as AuthoredStep, columnOf };
}

interface Reading {
  readonly text: string;
  fields: Fields;
  /** By key, and by key and inner key: `write`, `write.value`. */
  readonly columns: Map<string, number>;
}

/** `1.24s`, `1.24s/2`. */
function readMoment(text: string, { text: word, column }: Word): Fields {
  const [, time = '', behind] = /^([^/]*)(?:\/(.*))?$/su.exec(word) ?? [];
  const us = readTimeFrom(time, 0);
  if (typeof us !== 'number') {
    const isTime = us.id !== 'error.badTime';
    throw mistakeAt(text, column, isTime ? us : { id: 'intervention.moment', params: { found: clip(word) } });
  }
  if (behind === undefined) return { at: time };
  if (!/^(0|[1-9]\d{0,6})$/.test(behind))
    throw mistakeAt(text, column + time.length + 1, {
      id: 'intervention.behind',
      params: { found: clip(behind) },
    });
  return { at: time, behind: Number(behind) };
}

function verbOf(text: string, word: Word | undefined): InterventionVerb {
  const known = interventionVerbs.map(({ verb }) => verb);
  if (word === undefined)
    throw mistakeAt(text, text.length + 1, { id: 'intervention.noVerb', params: { known } });
  const found = interventionVerbs.find(({ verb }) => verb === word.text);
  if (found !== undefined) return found;
  const params = { word: clip(word.text), suggestion: suggest(word.text, known), known };
  throw mistakeAt(text, word.column, { id: 'intervention.unknownVerb', params });
}

function readArguments(reading: Reading, verb: InterventionVerb, words: readonly Word[]): void {
  const { needs, options, usage } = verb;
  const expected = (thing: InterventionThing, word: Word | undefined): ScenarioError =>
    mistakeAt(reading.text, word?.column ?? reading.text.length + 1, {
      id: 'intervention.expected',
      params: { thing, found: word === undefined ? null : clip(word.text), targets: targetWords, usage },
    });
  needs.forEach((part, index) => {
    const word = words[index];
    const fields = word === undefined ? null : part.read(word.text);
    if (word === undefined || fields === null) throw expected(part.thing, word);
    take(reading, fields, word, usage);
  });
  for (let next = needs.length; next < words.length; next++) {
    const word = words[next] as Word;
    const named = options.find(({ key }) => key === word.text);
    if (named !== undefined) {
      const value = words[++next];
      const fields = value === undefined ? null : named.part.read(value.text);
      if (value === undefined || fields === null) throw expected(named.part.thing, value);
      take(reading, fields, value, usage);
      continue;
    }
    const fields = readBare(verb, word.text);
    if (fields === null) throw tooMuch(reading, verb, word);
    take(reading, fields, word, usage);
  }
}

/** What says itself what it is. */
function readBare({ options }: InterventionVerb, text: string): Fields | null {
  for (const { key, part } of options) {
    const fields = key === null ? part.read(text) : null;
    if (fields !== null) return fields;
  }
  return null;
}

function tooMuch({ text }: Reading, { options, usage }: InterventionVerb, word: Word): ScenarioError {
  const known = options.flatMap(({ key }) => (key === null ? [] : [key]));
  const params = { found: clip(word.text), suggestion: suggest(word.text, known), usage };
  return mistakeAt(text, word.column, { id: 'intervention.tooMuch', params });
}

/** Objects below a key are put together from their parts; nothing is said twice. */
function take(reading: Reading, fields: Fields, { text: found, column }: Word, usage: string): void {
  const twice = (): ScenarioError =>
    mistakeAt(reading.text, column, { id: 'intervention.twice', params: { found: clip(found), usage } });
  const merged: Record<string, unknown> = { ...reading.fields };
  for (const [key, value] of Object.entries(fields)) {
    const before = merged[key];
    if (!isObject(value)) {
      if (before !== undefined) throw twice();
      merged[key] = value;
      reading.columns.set(key, column);
      continue;
    }
    const inner = isObject(before) ? before : {};
    if (Object.keys(value).some((one) => Object.hasOwn(inner, one))) throw twice();
    merged[key] = { ...inner, ...value };
    for (const one of Object.keys(value)) reading.columns.set(`${key}.${one}`, column);
  }
  reading.fields = merged;
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

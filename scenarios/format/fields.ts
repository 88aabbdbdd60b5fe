/**
 * Fields of events and messages that a story can ask about, and the values each may have. The tables of them are typed by what they
 * describe: a field that is missing, one too many, or a word that is none does not compile.
 */
import type { WordKind } from '../language/errors.ts';
import type { Mistake } from '../language/mistakes.ts';
import { wordProblem } from './wordProblem.ts';
import { type Cast, serverProblem } from './servers.ts';
import { suggest } from './suggest.ts';
import { wrongType } from './thing.ts';
import { clip } from './time.ts';
import { readZxid } from './zxidText.ts';

/** What a field may hold. `server`: an id; `zxid`: as people write it; words: one of these. */
export type ValueType =
  | 'server'
  | 'integer'
  | 'zxid'
  | 'boolean'
  | 'text'
  | { readonly words: Readonly<Record<string, true>> };

/** As a `ValueType`, or null. */
export type FieldType = ValueType | { readonly orNull: ValueType };

type TypeOfValue<Value> = [Value] extends [boolean]
  ? 'boolean'
  : [Value] extends [number]
    ? 'server' | 'integer' | 'zxid'
    : [Value] extends [string]
      ? string extends Value
        ? 'text'
        : { readonly words: Readonly<Record<Value, true>> }
      : never;

type TypeOf<Value> = null extends Value
  ? { readonly orNull: TypeOfValue<Exclude<Value, null>> }
  : TypeOfValue<Value>;

type Scalar = string | number | boolean | null;

/** Every field of `Described` whose value fits on one line, but the word that says what it is. */
export type FieldsOf<Described, Tag extends string> = {
  readonly [Field in keyof Described as Field extends Tag
    ? never
    : Described[Field] extends Scalar
      ? Field
      : never]: TypeOf<Described[Field]>;
};

export type FieldTable = Readonly<Record<string, FieldType>>;

export type Asked = Readonly<Record<string, Scalar | undefined>>;

/** What was asked for, as a trace has it. */
export type Where = Readonly<Record<string, Scalar>>;

/**
 * @param fields - What may be asked.
 * @param asked - What is.
 * @param of - What the fields are of, for the error.
 * @returns The values, or the first that is wrong: its field, and whether it is the field or its value.
 */
export function whereOf(
  fields: FieldTable,
  asked: Asked,
  of: WordKind,
  cast: Cast,
):
  | { readonly where: Where }
  | { readonly field: string; readonly isKey: boolean; readonly problem: Mistake } {
  const where: Record<string, Scalar> = {};
  for (const [field, value] of Object.entries(asked)) {
    const type = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (type === undefined) {
      const known = Object.keys(fields);
      const problem = wordProblem(of, known, field) ?? unknownField(of, known, field);
      return { field, isKey: true, problem };
    }
    const read = valueOf(type, value, cast);
    if (typeof read === 'object' && read !== null) return { field, isKey: false, problem: read };
    where[field] = read;
  }
  return { where };
}

const unknownField = (kind: WordKind, known: readonly string[], field: string): Mistake => ({
  id: 'error.unknownWord',
  params: { kind, word: clip(field), suggestion: suggest(field, known), known },
});

function valueOf(type: FieldType, value: Scalar | undefined, cast: Cast): Scalar | Mistake {
  if (typeof type === 'object' && 'orNull' in type)
    return value === null ? null : valueOf(type.orNull, value, cast);
  if (typeof type === 'object') {
    if (typeof value !== 'string') return wrongType(['text'], value);
    return wordProblem('word', Object.keys(type.words), value) ?? value;
  }
  switch (type) {
    case 'server':
      return Number.isInteger(value)
        ? (serverProblem(value as number, cast) ?? (value as number))
        : wrongType(['integer'], value);
    case 'integer':
      return Number.isInteger(value) ? (value as number) : wrongType(['integer'], value);
    case 'zxid':
      return typeof value === 'string' || typeof value === 'number'
        ? readZxid(value)
        : wrongType(['zxid'], value);
    case 'boolean':
      return typeof value === 'boolean' ? value : wrongType(['boolean'], value);
    case 'text':
      return typeof value === 'string' ? value : wrongType(['text'], value);
  }
}

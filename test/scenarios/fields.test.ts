/** The tables of events and messages hold what the model's types hold: read from its source, by the compiler. */
import { resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { eventFields, eventKinds, isObservationKind } from '../../scenarios/format/events.ts';
import type { FieldTable, FieldType, ValueType } from '../../scenarios/format/fields.ts';
import { messageFields, messageTypes } from '../../scenarios/format/messages.ts';

const model = resolve(import.meta.dirname, '../../model');
const program = ts.createProgram([resolve(model, 'observation.ts'), resolve(model, 'message.ts')], {
  strict: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
});
const checker = program.getTypeChecker();

/** What a field may hold, as one line: `number`, `text`, `DIFF|SNAP|TRUNC`; with `?` if it may be null. */
type Described = Readonly<Record<string, string>>;

/** @returns The members of a union type by the word that says what each is, with their fields that fit on a line. */
function unionIn(file: string, name: string, tag: string): Readonly<Record<string, Described>> {
  const source = program.getSourceFile(resolve(model, file));
  const declared = source?.statements.find(
    (statement): statement is ts.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(statement) && statement.name.text === name,
  );
  if (declared === undefined) throw new Error(`there is no ${name} in ${file}`);
  const type = checker.getTypeAtLocation(declared);
  const members = type.isUnion() ? type.types : [type];
  return Object.fromEntries(members.map((member) => describeMember(member, tag)));
}

function describeMember(member: ts.Type, tag: string): readonly [string, Described] {
  const fields = member.getProperties().map((property) => {
    const type = checker.getTypeOfSymbol(property);
    return [property.name, describeType(type)] as const;
  });
  const word = fields.find(([name]) => name === tag)?.[1] ?? '';
  const scalars = fields.filter(([name, described]) => name !== tag && described !== null);
  return [word, Object.fromEntries(scalars) as Described];
}

/** @returns Null of what does not fit on a line. */
function describeType(type: ts.Type): string | null {
  const members = type.isUnion() ? type.types : [type];
  const isNullable = members.some(({ flags }) => (flags & ts.TypeFlags.Null) !== 0);
  const others = members.filter(({ flags }) => (flags & ts.TypeFlags.Null) === 0);
  const described = describeValues(others);
  return described === null ? null : described + (isNullable ? '?' : '');
}

function describeValues(types: readonly ts.Type[]): string | null {
  const every = (flag: ts.TypeFlags): boolean => types.every(({ flags }) => (flags & flag) !== 0);
  if (every(ts.TypeFlags.BooleanLike)) return 'boolean';
  if (every(ts.TypeFlags.NumberLike)) return 'number';
  const words = types.flatMap((type) => (type.isStringLiteral() ? [type.value] : []));
  if (words.length === types.length) return words.sort().join('|');
  return every(ts.TypeFlags.String) ? 'text' : null;
}

const described = (fields: FieldTable): Described =>
  Object.fromEntries(Object.entries(fields).map(([field, type]) => [field, describedField(type)]));

const describedField = (type: FieldType): string =>
  typeof type === 'object' && 'orNull' in type ? `${describedValue(type.orNull)}?` : describedValue(type);

function describedValue(type: ValueType): string {
  if (typeof type === 'object') return Object.keys(type.words).sort().join('|');
  return type === 'server' || type === 'integer' || type === 'zxid' ? 'number' : type;
}

describe('what a step may wait for', () => {
  const observations = unionIn('observation.ts', 'ZabObservation', 'kind');

  it('is every kind of observation, and what the kernel does', () => {
    expect(eventKinds.filter(isObservationKind).toSorted()).toEqual(Object.keys(observations).toSorted());
    expect(Object.keys(observations).length).toBeGreaterThan(50);
    expect(eventKinds.filter((kind) => !isObservationKind(kind))).toContain('kill');
  });

  it.each(Object.entries(observations))('%s, with every field and every word of it', (kind, fields) => {
    expect(described(eventFields(kind))).toEqual(fields);
  });
});

describe('what a step may hold', () => {
  const messages = unionIn('message.ts', 'ZabMessage', 'type');

  it('is every type of message', () => {
    expect(messageTypes.toSorted()).toEqual(Object.keys(messages).toSorted());
  });

  it.each(Object.entries(messages))('%s, with every field and every word of it', (type, fields) => {
    expect(described(messageFields(type))).toEqual(fields);
  });
});

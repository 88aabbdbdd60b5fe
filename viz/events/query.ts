/**
 * What is typed to find rows: `node=3 kind=vote* t>=2s quorum`. Terms with a sign compare the numbers of a row; all other words are looked for in what is
 * told of it, and in its kind. A row must meet all of them.
 */
import { readTimeFrom } from '../../scenarios/format/time.ts';
import { type Columns, type Weight, weightNames } from '../trace/columns.ts';

type Sign = '=' | '!=' | '>=' | '<=' | '>' | '<';

/** Columns that can be compared, by the names that are typed. */
export const queryKeys = ['node', 'peer', 'kind', 't', 'row', 'event', 'weight'] as const;
type QueryKey = (typeof queryKeys)[number];

export type Condition =
  | { readonly key: Exclude<QueryKey, 'kind'>; readonly sign: Sign; readonly values: readonly number[] }
  | { readonly key: 'kind'; readonly sign: '=' | '!='; readonly globs: readonly string[] };

export interface Query {
  readonly conditions: readonly Condition[];
  /** Lower case. */
  readonly words: readonly string[];
}

/** Why a term cannot be read. */
export interface QueryMistake {
  readonly term: string;
  readonly problem: 'unknownKey' | 'noNumber' | 'noTime' | 'noWeight' | 'noOrder' | 'noValue';
}

export const emptyQuery: Query = { conditions: [], words: [] };

/** @returns The query, or the first mistake in it. */
export function readQuery(text: string): Query | QueryMistake {
  const conditions: Condition[] = [];
  const words: string[] = [];
  for (const [term] of text.matchAll(/"[^"]*"?|[^\s&]+/g)) {
    const [, key, sign, value = ''] = /^([a-zA-Z]+)(!=|>=|<=|=|>|<)(.*)$/.exec(term) ?? [];
    if (key === undefined) {
      const word = term.replaceAll('"', '').toLowerCase();
      if (word !== '') words.push(word);
      continue;
    }
    const condition = readCondition(key.toLowerCase(), sign as Sign, value);
    if (typeof condition === 'string') return { term, problem: condition };
    conditions.push(condition);
  }
  return { conditions, words };
}

export const isMistake = (query: Query | QueryMistake): query is QueryMistake => 'problem' in query;

const otherNames: Readonly<Record<string, QueryKey>> = { server: 'node', time: 't' };

function readCondition(typed: string, sign: Sign, value: string): Condition | QueryMistake['problem'] {
  const key = otherNames[typed] ?? queryKeys.find((known) => known === typed);
  if (key === undefined) return 'unknownKey';
  const values = value.split(',').filter((one) => one !== '');
  if (values.length === 0) return 'noValue';
  const isOrder = sign !== '=' && sign !== '!=';
  if (isOrder && (values.length > 1 || key === 'kind')) return 'noOrder';
  if (key === 'kind') {
    const globs = values.map((one) => one.toLowerCase());
    return isOrder ? 'noOrder' : { key, sign, globs };
  }
  const numbers = values.map((one) => numberOf(key, one));
  if (numbers.includes(null)) return key === 't' ? 'noTime' : key === 'weight' ? 'noWeight' : 'noNumber';
  return { key, sign, values: numbers.filter((one) => one !== null) };
}

function numberOf(key: Exclude<QueryKey, 'kind'>, text: string): number | null {
  if (key === 'weight') {
    const place = weightNames.indexOf(text.toLowerCase() as Weight);
    return place < 0 ? null : place;
  }
  if (key === 't') {
    const us = readTimeFrom(text, 0);
    return typeof us === 'number' ? us : null;
  }
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** @returns Whether a row meets a condition, by its number. */
export function testOf(condition: Condition, columns: Columns): (row: number) => boolean {
  if (condition.key === 'kind') {
    const { kinds, kindNames } = columns;
    const isMeant = kindNames.map((name) => condition.globs.some((glob) => fits(name.toLowerCase(), glob)));
    const wanted = condition.sign === '=';
    return (row) => isMeant[kinds[row] ?? 0] === wanted;
  }
  const { sign, values } = condition;
  const numbers = numbersOf(condition.key, columns);
  const [value = 0] = values;
  switch (sign) {
    case '=':
      return (row) => values.includes(numbers(row));
    case '!=':
      return (row) => !values.includes(numbers(row));
    case '>=':
      return (row) => numbers(row) >= value;
    case '<=':
      return (row) => numbers(row) <= value;
    case '>':
      return (row) => numbers(row) > value;
    case '<':
      return (row) => numbers(row) < value;
  }
}

function numbersOf(key: Exclude<QueryKey, 'kind'>, columns: Columns): (row: number) => number {
  const { nodes, peers, times, events, weights } = columns;
  switch (key) {
    case 'node':
      return (row) => nodes[row] ?? 0;
    case 'peer':
      return (row) => peers[row] ?? 0;
    case 't':
      return (row) => times[row] ?? 0;
    case 'row':
      return (row) => row;
    case 'event':
      return (row) => events[row] ?? 0;
    case 'weight':
      return (row) => weights[row] ?? 0;
  }
}

/** `*` stands for any letters. */
function fits(name: string, glob: string): boolean {
  const [start = '', ...rest] = glob.split('*');
  const end = rest.pop();
  if (end === undefined) return name === glob;
  if (!name.startsWith(start) || !name.endsWith(end) || name.length < start.length + end.length) return false;
  let at = start.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= name.length - end.length;
}

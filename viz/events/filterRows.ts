/** Which rows are in the list: over the numbers of the whole run, and over what is told as far as it is here. */
import type { ProcessId } from '../../sim/index.ts';
import type { Columns } from '../trace/columns.ts';
import { conesOf } from '../trace/cones.ts';
import { type EventFamily, familyTest } from './families.ts';
import { type Query, testOf } from './query.ts';

export interface Filter {
  readonly family: EventFamily;
  /** Null: whosever row it is. */
  readonly nodes: ReadonlySet<ProcessId> | null;
  readonly query: Query;
  /** Only what this row could know of; null: whatever happened. */
  readonly causesOf: number | null;
}

/** What is said of rows, for words to be looked for in. */
export interface Texts {
  /** Of a kind, by its name in the trace: lower case. */
  readonly ofKind: (kind: string) => string;
  /** Of a row that is here: lower case; empty if nothing is told. */
  readonly ofRow: (row: number) => string;
  /** Rows whose texts are here, ascending. */
  readonly here: readonly { readonly first: number; readonly end: number }[];
}

/** @returns Rows that pass, ascending. */
export function filterRows(columns: Columns, filter: Filter, texts: Texts): Int32Array {
  const { family, nodes, query, causesOf } = filter;
  const tests = [
    ...(family === 'all' ? [] : [familyTest(family, columns)]),
    ...(nodes === null ? [] : [nodeTest(nodes, columns)]),
    ...query.conditions.map((condition) => testOf(condition, columns)),
    ...(causesOf === null ? [] : [pastTest(causesOf, columns)]),
    ...(query.words.length === 0 ? [] : [wordTest(query.words, texts, columns)]),
  ];
  // One test after the other over ever fewer rows: a million rows pass within a frame or two.
  return tests.reduce(passing, everyRow(columns));
}

function passing(rows: Int32Array, test: Test): Int32Array {
  const found = new Int32Array(rows.length);
  let count = 0;
  for (const row of rows) if (test(row)) found[count++] = row;
  return found.subarray(0, count);
}

const known = new WeakMap<Columns, Int32Array>();

function everyRow(columns: Columns): Int32Array {
  const rows = known.get(columns) ?? Int32Array.from({ length: columns.length }, (_, row) => row);
  known.set(columns, rows);
  return rows;
}

type Test = (row: number) => boolean;

function nodeTest(wanted: ReadonlySet<ProcessId>, { nodes }: Columns): Test {
  return (row) => wanted.has(nodes[row] ?? 0);
}

/** The row itself is the last of its past. */
function pastTest(of: number, columns: Columns): Test {
  const { pastUntil, alone } = conesOf(columns, of, { first: 0, end: of + 1 });
  const { nodes } = columns;
  return (row) =>
    row === of ||
    (row < of && (nodes[row] === 0 ? alone.has(row) : row <= (pastUntil[nodes[row] ?? 0] ?? -1)));
}

/** Each word is in the kind of the row, or in what is told of it. Asked in the order of the rows. */
function wordTest(words: readonly string[], { ofKind, ofRow, here }: Texts, columns: Columns): Test {
  const { kinds, kindNames } = columns;
  const missing = kindNames.map((kind) => words.filter((word) => !ofKind(kind).includes(word)));
  let range = 0;
  return (row) => {
    const rest = missing[kinds[row] ?? 0] ?? words;
    if (rest.length === 0) return true;
    while (row >= (here[range]?.end ?? Number.POSITIVE_INFINITY)) range++;
    if (row < (here[range]?.first ?? Number.POSITIVE_INFINITY)) return false;
    const text = ofRow(row);
    return rest.every((word) => text.includes(word));
  };
}

/** @returns The place of the last listed row that is not behind `row`; −1: all are. */
export function placeIn(rows: Int32Array, row: number): number {
  let low = -1;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rows[middle] ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * What could know of what. One row happened before another if a chain leads from it there: on within a process, or from a cause to what it caused, as
 * a message does. Two things carry no news. A message that was lost ends at the row that tells of its loss. And the steps of a story come from
 * outside: what they do to a process is known there, but they know nothing of each other.
 *
 * Of the rows before one, a process has all up to some row of its own; of those after it, all from some row on. So a cone is one number for each
 * process, found in one pass over the rows.
 */
import { type Columns, causeAt, nodeAt } from './columns.ts';
import { type Happenings, happeningAt } from './happenings.ts';

/** Rows `first` up to and without `end`. A chain between two rows has all its rows between them, so relations are exact in any range. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

export type Relation = 'self' | 'before' | 'after' | 'concurrent';

export interface Cones {
  readonly row: number;
  readonly range: RowRange;
  /** By process, the last row that happened before; −1: none. */
  readonly pastUntil: Int32Array;
  /** By process, the first row that happened after; past the end: none. */
  readonly futureFrom: Int32Array;
  /** Steps of the story, and losses of messages: these count each for itself. */
  readonly alone: ReadonlyMap<number, 'before' | 'after'>;
}

const OUTSIDE = 0;

/** @param range - Holds the row. */
export function conesOf(columns: Columns, row: number, range: RowRange): Cones {
  const alone = new Map<number, 'before' | 'after'>();
  const pastUntil = pastOf(columns, row, range, alone);
  const { futureFrom } = futureOf(columns, row, range, alone);
  return { row, range, pastUntil, futureFrom, alone };
}

/** @param i - A row of the range. */
export function relationTo(
  { row, pastUntil, futureFrom, alone }: Cones,
  columns: Columns,
  i: number,
): Relation {
  if (i === row) return 'self';
  const single = alone.get(i);
  if (single !== undefined) return single;
  const node = nodeAt(columns, i);
  if (node === OUTSIDE) return 'concurrent';
  if (i <= (pastUntil[node] ?? -1)) return 'before';
  return i >= (futureFrom[node] ?? columns.length) ? 'after' : 'concurrent';
}

/** How many other happenings of the range come before, after, and neither. */
export interface ConeCounts {
  readonly before: number;
  readonly after: number;
  readonly concurrent: number;
}

export function countsIn(cones: Cones, columns: Columns, happenings: Happenings): ConeCounts {
  const counts = { before: 0, after: 0, concurrent: 0 };
  const { first, end } = cones.range;
  const own = happeningAt(happenings, cones.row);
  for (let k = Math.max(0, happeningAt(happenings, first)); k < happenings.count; k++) {
    if ((happenings.firsts[k] ?? 0) >= end) break;
    if ((happenings.firsts[k] ?? 0) < first) continue;
    const isOwn = k === own && (happenings.lasts[k] ?? 0) >= cones.row;
    const relation = isOwn ? 'self' : relationOfHappening(cones, columns, happenings, k);
    if (relation !== 'self') counts[relation]++;
  }
  return counts;
}

/** Its first row may be known where the others are not, and its last may know more. */
export function relationOfHappening(
  cones: Cones,
  columns: Columns,
  { firsts, lasts }: Happenings,
  happening: number,
): Relation {
  const [first, last] = [firsts[happening] ?? 0, lasts[happening] ?? 0];
  if (first <= cones.row && cones.row <= last) return 'self';
  const early = relationTo(cones, columns, first);
  return early === 'concurrent' ? relationTo(cones, columns, last) : early;
}

/**
 * @returns Rows that lead from `a` to `b`, both among them: each on the same process as the one before or caused by it, along the way by which the
 * news came first. Null where none do.
 */
export function chainBetween(columns: Columns, a: number, b: number): readonly number[] | null {
  if (a > b) return null;
  const alone = new Map<number, 'before' | 'after'>();
  const { futureFrom, isAfter } = futureOf(columns, a, { first: a, end: b + 1 }, alone);
  if (a !== b && !isAfter(b)) return null;
  const chain = [b];
  for (let at = b; at !== a; ) {
    const entry = alone.has(at) ? at : (futureFrom[nodeAt(columns, at)] ?? at);
    at = at === entry ? causeAt(columns, at) : entry;
    chain.push(at);
  }
  return chain.reverse();
}

function pastOf(
  columns: Columns,
  row: number,
  { first }: RowRange,
  alone: Map<number, 'before' | 'after'>,
): Int32Array {
  const { causes, nodes } = columns;
  const until = new Int32Array(processesIn(columns)).fill(-1);
  const isDrop = placesOf(columns, 'drop');
  const note = (i: number): void => {
    const node = nodes[i] ?? 0;
    if (node === OUTSIDE) alone.set(i, 'before');
    else if ((until[node] ?? -1) < i) until[node] = i;
  };
  note(row);
  for (let i = row; i >= first; i--) {
    const node = nodes[i] ?? 0;
    const isBefore = node === OUTSIDE ? alone.has(i) : i <= (until[node] ?? -1);
    if (!isBefore || (isDrop(i) && i !== row)) continue;
    const cause = causes[i] ?? -1;
    if (cause >= first) note(cause);
  }
  alone.delete(row);
  return until;
}

function futureOf(
  columns: Columns,
  row: number,
  { end }: RowRange,
  alone: Map<number, 'before' | 'after'>,
): { readonly futureFrom: Int32Array; readonly isAfter: (i: number) => boolean } {
  const { causes, nodes, length } = columns;
  const from = new Int32Array(processesIn(columns)).fill(length);
  const isDrop = placesOf(columns, 'drop');
  const isAfter = (i: number): boolean =>
    i === row || alone.get(i) === 'after' || i >= (from[nodes[i] ?? 0] ?? length);
  if (nodes[row] !== OUTSIDE) from[nodes[row] ?? 0] = row;
  for (let i = row + 1; i < end; i++) {
    const cause = causes[i] ?? -1;
    const bringsNews = isAfter(cause) && !(isDrop(cause) && alone.has(cause));
    if (cause < row || isAfter(i) || !bringsNews) continue;
    const node = nodes[i] ?? 0;
    if (node === OUTSIDE || isDrop(i)) alone.set(i, 'after');
    else from[node] = i;
  }
  return { futureFrom: from, isAfter };
}

function placesOf({ kinds, kindNames }: Columns, kind: string): (i: number) => boolean {
  const place = kindNames.indexOf(kind);
  return (i) => kinds[i] === place;
}

const known = new WeakMap<Columns, number>();

/** @returns One more than the highest number of a process. */
function processesIn(columns: Columns): number {
  const found = known.get(columns) ?? columns.nodes.reduce((most, node) => Math.max(most, node), 0) + 1;
  known.set(columns, found);
  return found;
}

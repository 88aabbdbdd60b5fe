/**
 * The shortest way back from a row to a fault. Every row knows the row that caused it and the row before it on its process, and both
 * are earlier, so one sweep over the rows, the latest first, finds the cheapest way to all of them.
 *
 * A message costs less than the memory of a process: who sent it says more than what happened before. What a fault did by keeping something
 * from happening (a peer that is dead says nothing, a slow disk answers late) has no row of its own as a cause: there the last such fault counts as one.
 */
import type { TraceRow } from '../../sim/index.ts';
import { blamedFor, isDisturbing, isFromOutside } from './disturbing.ts';

const COST = { sameEvent: 0, message: 1, blame: 1, wait: 2, memory: 5 } as const;

interface Search {
  /** Index: row. Infinity where no way leads. */
  readonly cost: Float64Array;
  /** Index: row. The row that comes after it on the cheapest way. */
  readonly next: Int32Array;
}

/**
 * @param from - Index of the row to explain.
 * @returns Rows from the fault (or, of a run without one, from what else the story did) to `from`, ascending; `from` alone if nothing caused it.
 */
export function wayBack(rows: readonly TraceRow[], from: number): readonly number[] {
  const search = sweep(rows, from);
  const origin = cheapest(rows, search, from, isDisturbing) ?? cheapest(rows, search, from, isFromOutside);
  return origin === null ? [from] : wayFrom(search, origin, from);
}

/** @returns Of each row whether it lies in the causal past of one of these, as index. */
export function pastOf(rows: readonly TraceRow[], of: readonly number[]): Uint8Array {
  const isPast = new Uint8Array(rows.length);
  for (const row of of) isPast[row] = 1;
  for (let index = Math.max(-1, ...of); index >= 0; index--) {
    const row = rows[index];
    if (isPast[index] === 0 || row === undefined) continue;
    if (row.cause >= 0) isPast[row.cause] = 1;
    if (row.prevLocal >= 0) isPast[row.prevLocal] = 1;
  }
  return isPast;
}

function sweep(rows: readonly TraceRow[], from: number): Search {
  const search: Search = {
    cost: new Float64Array(from + 1).fill(Number.POSITIVE_INFINITY),
    next: new Int32Array(from + 1).fill(-1),
  };
  const troubles = troublesUpTo(rows, from);
  search.cost[from] = 0;
  for (let index = from; index >= 0; index--) {
    const row = rows[index];
    if (row === undefined || search.cost[index] === Number.POSITIVE_INFINITY) continue;
    // A way ends at the first fault: what lies before it is another story.
    if (index < from && isDisturbing(row)) continue;
    relax(search, index, row.cause, costOfCause(rows, row));
    // The outside world has no memory: its steps follow one another, and none causes the next.
    if (row.node !== 0) relax(search, index, row.prevLocal, costOfMemory(rows, row));
    const blamed = blamedFor(row);
    if (blamed !== null) relax(search, index, lastTrouble(troubles, index, blamed), COST.blame);
  }
  return search;
}

function relax({ cost, next }: Search, from: number, to: number, step: number): void {
  if (to < 0) return;
  const through = (cost[from] as number) + step;
  if (through >= (cost[to] as number)) return;
  cost[to] = through;
  next[to] = from;
}

function costOfCause(rows: readonly TraceRow[], row: TraceRow): number {
  const cause = rows[row.cause];
  if (cause === undefined || cause.event === row.event) return COST.sameEvent;
  return cause.node === row.node ? COST.wait : COST.message;
}

const costOfMemory = (rows: readonly TraceRow[], row: TraceRow): number =>
  rows[row.prevLocal]?.event === row.event ? COST.sameEvent : COST.memory;

/** Disturbing rows, ascending. */
function troublesUpTo(rows: readonly TraceRow[], last: number): readonly TraceRow[] {
  return rows.slice(0, last + 1).filter(isDisturbing);
}

function lastTrouble(
  troubles: readonly TraceRow[],
  before: number,
  { process, links }: { readonly process: number; readonly links: boolean },
): number {
  const last = troubles.findLast(
    ({ i, node, kind }) =>
      i < before && (links ? node === process || node === 0 : node === process && kind === 'diskFault'),
  );
  return last?.i ?? -1;
}

function cheapest(
  rows: readonly TraceRow[],
  { cost }: Search,
  from: number,
  isOrigin: (row: TraceRow) => boolean,
): number | null {
  let best: number | null = null;
  // Of equally short ways the one that begins last.
  for (let index = from; index >= 0; index--) {
    const row = rows[index];
    if (row === undefined || !isOrigin(row)) continue;
    if ((cost[index] as number) < (best === null ? Number.POSITIVE_INFINITY : (cost[best] as number)))
      best = index;
  }
  return best;
}

function wayFrom({ next }: Search, origin: number, to: number): readonly number[] {
  const way: number[] = [];
  for (let row = origin; row >= 0; row = next[row] as number) {
    way.push(row);
    if (row === to) break;
  }
  return way;
}

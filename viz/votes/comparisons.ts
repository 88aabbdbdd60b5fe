/** Where votes are compared in a run: found once for the whole of it. */
import type { ProcessId } from '../../sim/index.ts';
import { type Columns, nodeAt } from '../trace/columns.ts';
import type { Replay } from '../trace/replay.ts';
import { known } from '../trace/rows.ts';

const found = new WeakMap<Columns, readonly number[]>();

/** @returns Rows in which some server compares a vote, ascending. */
function comparisonsIn(columns: Columns): readonly number[] {
  const before = found.get(columns);
  if (before !== undefined) return before;
  const place = columns.kindNames.indexOf('voteCompared');
  const rows: number[] = [];
  if (place >= 0) for (let i = 0; i < columns.length; i++) if (columns.kinds[i] === place) rows.push(i);
  found.set(columns, rows);
  return rows;
}

/**
 * @returns The nearest row before or after `i` in which a server compares its vote with another server's; null: there is none. Of a row that has not
 * come yet nobody knows whose vote it is about, so it counts.
 */
export function comparisonNear(
  { columns, store }: Pick<Replay, 'columns' | 'store'>,
  server: ProcessId,
  i: number,
  way: 'before' | 'after',
): number | null {
  const rows = comparisonsIn(columns);
  const isOwn = (at: number): boolean => {
    const row = store.row(at);
    if (row === undefined) return false;
    const { kind, data } = known(row);
    return kind === 'voteCompared' && data.from === server;
  };
  const start = firstFrom(rows, way === 'before' ? i : i + 1);
  const step = way === 'before' ? -1 : 1;
  for (let place = way === 'before' ? start - 1 : start; place >= 0 && place < rows.length; place += step) {
    const at = rows[place] as number;
    if (nodeAt(columns, at) === server && !isOwn(at)) return at;
  }
  return null;
}

/** @returns Index of the first row that is not below `i`. */
function firstFrom(rows: readonly number[], i: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((rows[middle] as number) < i) low = middle + 1;
    else high = middle;
  }
  return low;
}

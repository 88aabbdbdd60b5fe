/** Where the cursor stops: at rows that have something to tell. */
import type { ProcessId } from '../../sim/index.ts';
import { type Columns, nodeAt, sendOf, type Weight, weightNames } from './columns.ts';

export interface Steps {
  /** @returns The nearest row after `i` where a step ends, or the last row. */
  next(i: number, weight: 'detail' | 'key'): number;
  previous(i: number, weight: 'detail' | 'key'): number;
  /** Of one server: `i` itself where there is none. */
  nextOf(server: ProcessId, i: number): number;
  previousOf(server: ProcessId, i: number): number;
  /** The other end of the message that row `i` is about, if it is here. */
  alongMessage(i: number): number;
}

export function stepsOf(columns: Columns): Steps {
  const { weights, length } = columns;
  const last = Math.max(0, length - 1);
  const rank = (weight: Weight) => weightNames.indexOf(weight);
  const walk = (i: number, by: 1 | -1, isStop: (at: number) => boolean): number => {
    let at = i + by;
    while (at > 0 && at < last && !isStop(at)) at += by;
    return Math.max(0, Math.min(last, at));
  };
  const heavy = (weight: Weight) => (at: number) => (weights[at] ?? 0) >= rank(weight);
  const walkOf = (server: ProcessId, i: number, by: 1 | -1): number => {
    const at = walk(i, by, (row) => nodeAt(columns, row) === server && (weights[row] ?? 0) > 0);
    return nodeAt(columns, at) === server ? at : i;
  };
  return {
    next: (i, weight) => walk(i, 1, heavy(weight)),
    previous: (i, weight) => walk(i, -1, heavy(weight)),
    nextOf: (server, i) => walkOf(server, i, 1),
    previousOf: (server, i) => walkOf(server, i, -1),
    alongMessage(i) {
      const send = sendOf(columns, i);
      if (send < 0) return i;
      const end = columns.ends[send] ?? -1;
      return i === send ? (end < 0 ? i : end) : send;
    },
  };
}

/** Where the cursor stops: at rows that have something to tell; and at which of them it stays longer. */
import type { Line } from '../../scenarios/index.ts';

/** `silent` rows can be scrubbed to, but no step ends there: timers, queues between threads, disks, sockets. */
type Weight = 'silent' | 'detail' | 'key';

export interface Steps {
  /** Weight of each row. */
  readonly weights: readonly Weight[];
  /** Lines that alone tell the story. */
  readonly keys: readonly Line[];
  /** @returns The nearest row after `i` where a step ends, or the last row. */
  next(i: number, weight: 'detail' | 'key'): number;
  previous(i: number, weight: 'detail' | 'key'): number;
  /** @returns The line that was told last at row `i`; the last key line, if only those are wanted. */
  lineAt(i: number, weight: 'detail' | 'key'): Line | null;
}

/**
 * @param lines - The narration, in the order of the rows.
 * @param breach - What broke, as a line; what is told at its row is told there still.
 */
export function stepsOf(rowCount: number, lines: readonly Line[], breach: Line | null = null): Steps {
  const weights: Weight[] = Array.from({ length: rowCount }, () => 'silent');
  const lineOfRow: (Line | null)[] = Array.from({ length: rowCount }, () => null);
  for (const line of lines) {
    weights[line.row] = line.weight;
    lineOfRow[line.row] = line;
  }
  if (breach !== null) weights[breach.row] = 'key';
  const last = Math.max(0, rowCount - 1);
  const isStop = (i: number, weight: 'detail' | 'key') =>
    i <= 0 || i >= last || weights[i] === 'key' || (weight === 'detail' && weights[i] === 'detail');
  const walk = (i: number, weight: 'detail' | 'key', by: 1 | -1): number => {
    let at = i + by;
    while (!isStop(at, weight)) at += by;
    return Math.max(0, Math.min(last, at));
  };
  return {
    weights,
    keys: withBreach(
      lines.filter(({ weight }) => weight === 'key'),
      breach,
    ),
    next: (i, weight) => walk(i, weight, 1),
    previous: (i, weight) => walk(i, weight, -1),
    lineAt(i, weight) {
      for (let at = Math.min(i, last); at >= 0; at--) {
        const line = lineOfRow[at];
        if (line?.weight === 'key' || (weight === 'detail' && line?.weight === 'detail')) return line;
      }
      return null;
    },
  };
}

/** Behind what is told at its row. */
function withBreach(keys: readonly Line[], breach: Line | null): readonly Line[] {
  if (breach === null) return keys;
  const at = keys.findLastIndex(({ row }) => row <= breach.row) + 1;
  return keys.toSpliced(at, 0, breach);
}

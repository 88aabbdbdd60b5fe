/**
 * How long playing takes. Half a second of silence and a burst of messages within one millisecond cannot share one speed, so each
 * row that has something to tell rests on the screen for a while, by its weight, and the time to the next such row is drawn out by its
 * logarithm. Silent rows in between lie where their time puts them: pings and timers do not make a silence longer.
 */
import { type Columns, timeAt, weightAt } from './columns.ts';

const REST_MS = { silent: 0, detail: 60, key: 900 } as const;

/** A place in the run: the last row that has happened, and the virtual time, which may be past that row's. */
export interface Cursor {
  readonly i: number;
  readonly us: number;
}

export interface Pace {
  readonly lengthMs: number;
  msAt(cursor: Cursor): number;
  cursorAt(ms: number): Cursor;
}

export function paceOf(columns: Columns): Pace {
  const last = columns.length - 1;
  const timeOf = (i: number): number => timeAt(columns, i);
  /** When row i happens, in milliseconds of playing. */
  const starts = new Float64Array(Math.max(1, columns.length));
  for (let from = 0; from < last; ) {
    let to = from + 1;
    while (to < last && restOf(to) === 0) to++;
    const [fromUs, toUs] = [timeOf(from), timeOf(to)];
    const leavesMs = startOf(from) + restOf(from);
    const msPerUs = toUs === fromUs ? 0 : travelMs(toUs - fromUs) / (toUs - fromUs);
    for (let i = from + 1; i <= to; i++) starts[i] = leavesMs + (timeOf(i) - fromUs) * msPerUs;
    from = to;
  }
  function startOf(i: number): number {
    return starts[i] ?? 0;
  }
  function restOf(i: number): number {
    return REST_MS[weightAt(columns, i)];
  }
  return {
    lengthMs: startOf(last) + restOf(last),
    msAt({ i, us }) {
      const t = timeOf(i);
      if (i >= last || us <= t) return startOf(i);
      const next = timeOf(i + 1);
      const leavesAt = startOf(i) + restOf(i);
      return leavesAt + ((us - t) / (next - t)) * (startOf(i + 1) - leavesAt);
    },
    cursorAt(ms) {
      const i = ms <= 0 ? 0 : lastAtMost(starts, ms); // The first rows may all be at place 0.
      const t = timeOf(i);
      const travelled = ms - startOf(i) - restOf(i);
      if (i >= last || travelled <= 0) return { i, us: t };
      const whole = startOf(i + 1) - startOf(i) - restOf(i);
      return { i, us: t + (timeOf(i + 1) - t) * Math.min(1, travelled / whole) };
    },
  };
}

const travelMs = (us: number): number => 140 * Math.log10(1 + us / 100);

/** @returns The last index whose start is not after `ms`. */
function lastAtMost(starts: Float64Array, ms: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** One run, ready to be looked at from any of its rows. */
import type { Line } from '../../scenarios/index.ts';
import type { RanRun, RunSummary } from '../app/protocol.ts';
import { type Columns, timeAt } from './columns.ts';
import { type Flight, flightOf } from './flights.ts';
import type { InFlight } from './networkState.ts';
import { type Cursor, type Pace, paceOf } from './pace.ts';
import { type Steps, stepsOf } from './steps.ts';
import { TraceStore } from './traceStore.ts';

export interface Replay {
  readonly summary: RunSummary;
  readonly columns: Columns;
  readonly store: TraceStore;
  readonly steps: Steps;
  readonly pace: Pace;
  readonly lastRow: number;
  /** Lines that alone tell the story, what broke among them. */
  readonly keys: readonly Line[];
  /** What becomes of a message. */
  future(message: InFlight): Flight;
}

export function replayOf({ summary, columns: ran, stops, firsts, windows }: RanRun): Replay {
  const { breach } = summary;
  const columns = breach === null ? ran : withKey(ran, breach.row);
  const store = new TraceStore(columns, firsts);
  for (const window of windows) store.add(window);
  return {
    summary,
    columns,
    store,
    steps: stepsOf(columns),
    pace: paceOf(columns),
    lastRow: Math.max(0, columns.length - 1),
    keys: withBreach(summary.keys, breach?.line ?? null),
    future: (message) => flightOf(message, columns, stops),
  };
}

const KEY = 2;

/** Every step stops where something broke. */
const withKey = (columns: Columns, row: number): Columns => ({
  ...columns,
  weights: columns.weights.map((weight, i) => (i === row ? KEY : weight)),
});

/** Behind what is told at its row. */
function withBreach(keys: readonly Line[], breach: Line | null): readonly Line[] {
  if (breach === null) return keys;
  const at = keys.findLastIndex(({ row }) => row <= breach.row) + 1;
  return keys.toSpliced(at, 0, breach);
}

/** @returns The cursor at a row, or at the nearest there is. */
export function cursorAtRow({ columns, lastRow }: Replay, i: number): Cursor {
  const at = Math.max(0, Math.min(lastRow, Math.floor(i)));
  return { i: at, us: timeAt(columns, at) };
}

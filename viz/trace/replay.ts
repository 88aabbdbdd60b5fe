/** One run, ready to be looked at from any of its rows. */
import type { Trace } from '../../sim/index.ts';
import { comparisonsIn } from '../votes/ladder.ts';
import { type Occurrences, occurrencesIn } from './occurrences.ts';
import { type Cursor, type Pace, paceOf } from './pace.ts';
import type { RunSummary } from '../app/protocol.ts';
import { rowAt } from './rows.ts';
import { type Stage, stageOf } from '../cluster/scene.ts';
import { type Steps, stepsOf } from './steps.ts';

export interface Replay {
  readonly summary: RunSummary;
  readonly rows: Trace;
  readonly stage: Stage;
  readonly steps: Steps;
  readonly pace: Pace;
  readonly lastRow: number;
  readonly occurrences: Occurrences;
  /** Rows in which votes are compared, ascending. */
  readonly comparisons: readonly number[];
}

export function replayOf(summary: RunSummary, rows: Trace): Replay {
  const { lines, breach } = summary;
  const steps = stepsOf(rows.length, lines, breach?.line ?? null);
  return {
    summary,
    rows,
    stage: stageOf(summary, rows),
    steps,
    pace: paceOf(rows, steps),
    lastRow: Math.max(0, rows.length - 1),
    occurrences: occurrencesIn(rows),
    comparisons: comparisonsIn(rows),
  };
}

/** @returns The cursor at a row, or at the nearest there is. */
export function cursorAtRow({ rows, lastRow }: Replay, i: number): Cursor {
  const at = Math.max(0, Math.min(lastRow, Math.floor(i)));
  return { i: at, us: rowAt(rows, at).t };
}

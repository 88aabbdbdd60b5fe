/**
 * A stretch of the trace with all that it says: rows, lines, and the state before it. A run of a million events is kept as numbers and snapshots;
 * its windows are made again when somebody looks.
 */
import type { Line } from '../../scenarios/index.ts';
import type { ClusterState } from './clusterState.ts';
import type { FactsFrom } from './factsFrom.ts';

export interface TraceWindow {
  /** Its place among the windows of the run, from 0. */
  readonly number: number;
  /** First row. */
  readonly first: number;
  /** Row behind its last one. */
  readonly end: number;
  /** What each row says. */
  readonly data: readonly unknown[];
  /** What is told of each row. */
  readonly lines: readonly (Line | null)[];
  /** What servers know, from which row on, in the order of the rows. */
  readonly facts: readonly FactsFrom[];
  /** The state before its first row. */
  readonly before: ClusterState;
  /** What was told last before its first row. */
  readonly toldBefore: ToldLast;
}

/** The last line, and the last one that is worth a stop. */
export interface ToldLast {
  readonly detail: Line | null;
  readonly key: Line | null;
}

export const nothingTold: ToldLast = { detail: null, key: null };

export function toldAfter(before: ToldLast, line: Line | null): ToldLast {
  if (line === null) return before;
  return line.weight === 'key' ? { detail: line, key: line } : { ...before, detail: line };
}

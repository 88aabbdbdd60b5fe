/** Whether what is done at some row goes on with a branch, or makes another one. */
import type { Replay } from '../trace/replay.ts';
import { lastRowOfEvent } from '../trace/instants.ts';

export interface Course {
  /** Those that have happened by then. */
  readonly happened: readonly string[];
  /** At the end of the run, or directly behind what was done last in this branch: nothing that anybody decided would be lost. */
  readonly goesOn: boolean;
}

/** @param interventions - Of the run. */
export function courseAt(
  { columns, lastRow, summary }: Pick<Replay, 'columns' | 'lastRow' | 'summary'>,
  interventions: readonly string[],
  i: number,
): Course {
  const here = lastRowOfEvent(columns, i);
  const rows = summary.interventions;
  const happened = interventions.filter((_, index) => {
    const row = rows[index] ?? -1;
    return row >= 0 && row <= here;
  });
  const isBehindLast =
    happened.length === interventions.length &&
    rows.some((row) => row >= 0 && columns.events[row] === columns.events[here]);
  return { happened, goesOn: here >= lastRow || isBehindLast };
}

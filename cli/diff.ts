/** `zablab diff`: where two runs part, and in which states that leaves them. */
import { type FieldDifference, fieldDifferences, firstDifference, type TraceRow } from '../sim/index.ts';
import type { Context } from './context.ts';
import {
  differenceLines,
  equalLines,
  headingLines,
  rowDifferenceLines,
  sameRowsLines,
} from './diffTelling.ts';
import { EXIT } from './errors.ts';
import { type Side, sideOf } from './side.ts';

export interface DiffOptions {
  /** Interventions in the second of the two. */
  readonly do: readonly string[];
}

/** @returns The exit code: 0 if the runs are equal, 1 if they differ. */
export function diff(
  wordA: string,
  wordB: string,
  { do: interventions }: DiffOptions,
  context: Context,
): number {
  const { stdout } = context.io;
  const [a, b] = [sideOf(wordA, context), sideOf(wordB, context, interventions)];
  const paint = context.paint(stdout);
  const print = (lines: readonly string[]): void => stdout.write(`${lines.join('\n')}\n`);
  print(headingLines([a, b], context, paint));
  if (a.kind === 'executed' && b.kind === 'executed') {
    const difference = firstDifference(a.recording, b.recording);
    print(
      difference === null
        ? equalLines(a, b, context, paint)
        : differenceLines(a, b, difference, context, paint),
    );
    return difference === null ? EXIT.ok : EXIT.broken;
  }
  const pair = firstDifferentRow(rowsOf(a), rowsOf(b));
  print(
    pair === null
      ? sameRowsLines(a, b, context, paint)
      : rowDifferenceLines(pair, fieldsOf(pair), context, paint),
  );
  // A digest covers more than the rows: payloads that no row holds.
  return pair === null && a.digest === b.digest ? EXIT.ok : EXIT.broken;
}

const fieldsOf = ([a, b]: PairOfRows): readonly FieldDifference[] =>
  a === null || b === null ? [] : fieldDifferences(asWritten(a), asWritten(b));

type PairOfRows = readonly [TraceRow | null, TraceRow | null];

const rowsOf = (side: Side): Iterator<TraceRow> =>
  (side.kind === 'read' ? side.rows : side.rows())[Symbol.iterator]();

/** @returns The first two rows that differ, null where a run is over; null if all are equal. */
function firstDifferentRow(a: Iterator<TraceRow>, b: Iterator<TraceRow>): PairOfRows | null {
  for (;;) {
    const [nextA, nextB] = [a.next(), b.next()];
    const rowA = nextA.done === true ? null : nextA.value;
    const rowB = nextB.done === true ? null : nextB.value;
    if (rowA === null && rowB === null) return null;
    // As a file has them: absent and undefined are the same there.
    if (rowA === null || rowB === null || fieldsOf([rowA, rowB]).length > 0) return [rowA, rowB];
  }
}

const asWritten = (row: TraceRow): unknown => JSON.parse(JSON.stringify(row)) as unknown;

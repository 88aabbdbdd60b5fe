/** Rows on their way from the worker: numbers in columns that are handed over, not copied; the plain data beside them. */
import type { Trace, TraceRow } from '../../sim/index.ts';

export interface Batch {
  readonly times: Float64Array<ArrayBuffer>;
  /** node, peer, cause, prevLocal, event of each row. */
  readonly numbers: Int32Array<ArrayBuffer>;
  readonly kinds: readonly string[];
  readonly data: readonly unknown[];
}

const BATCH_ROWS = 4_096;
const COLUMNS = 5;

/** @returns The rows of a whole trace, in batches. */
export function* batchesOf(trace: Trace): IterableIterator<Batch> {
  for (let first = 0; first < trace.length; first += BATCH_ROWS) {
    const rows: TraceRow[] = [];
    for (let i = first; i < Math.min(first + BATCH_ROWS, trace.length); i++)
      rows.push(trace.row(i) as TraceRow);
    yield {
      times: Float64Array.from(rows, ({ t }) => t),
      numbers: Int32Array.from(
        rows.flatMap(({ node, peer, cause, prevLocal, event }) => [node, peer, cause, prevLocal, event]),
      ),
      kinds: rows.map(({ kind }) => kind),
      data: rows.map(({ data }) => data),
    };
  }
}

/** Adds the rows of a batch to a trace, in which they get the numbers they had. */
export function addBatch(trace: Trace, { times, numbers, kinds, data }: Batch): void {
  for (let k = 0; k < kinds.length; k++) {
    const [node = 0, peer = 0, cause = -1, prevLocal = -1, event = 0] = numbers.subarray(
      k * COLUMNS,
      (k + 1) * COLUMNS,
    );
    trace.add(times[k] ?? 0, node, kinds[k] ?? '', peer, cause, prevLocal, event, data[k]);
  }
}

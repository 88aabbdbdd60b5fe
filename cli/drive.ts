/** Executes a run slice by slice, so that between two slices an interruption is heard and progress can be shown. */
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { type Run, Trace, type TraceRow, type Vocabulary } from '../sim/index.ts';

const SLICE_MS = 50;
/** Reading the clock costs as much as an event. */
const EVENTS_BETWEEN_LOOKS = 256;

export interface Listeners {
  /** Told every row in order; null if nobody wants them, which makes the run several times as fast. */
  readonly onRow: ((row: TraceRow) => void) | null;
  /** Told after each slice but the last. */
  onSlice(): void;
  /** Asked after each slice. */
  readonly isInterrupted: () => boolean;
}

/** @returns Whether the run came to its end; if not, it was interrupted and stands where it was. */
export async function drive<State, V extends Vocabulary, Expectation>(
  run: Run<State, V, Expectation>,
  untilUs: number,
  listeners: Listeners,
): Promise<boolean> {
  while (!slice(run, untilUs, listeners.onRow)) {
    listeners.onSlice();
    await setImmediate();
    if (listeners.isInterrupted()) return false;
  }
  return true;
}

/** @returns Whether the run is over. */
function slice<State, V extends Vocabulary, Expectation>(
  run: Run<State, V, Expectation>,
  untilUs: number,
  onRow: Listeners['onRow'],
): boolean {
  const trace = onRow === null ? null : new Trace(run.world.rowCount);
  run.world.trace = trace;
  const isOver = stepUntil(run, untilUs, performance.now() + SLICE_MS);
  if (trace !== null && onRow !== null) for (const row of trace.rows()) onRow(row);
  return isOver;
}

function stepUntil<State, V extends Vocabulary, Expectation>(
  run: Run<State, V, Expectation>,
  untilUs: number,
  pauseAtMs: number,
): boolean {
  for (let events = 1; ; events++) {
    if (!run.step(untilUs)) {
      run.advance(untilUs);
      return true;
    }
    if (events % EVENTS_BETWEEN_LOOKS === 0 && performance.now() >= pauseAtMs) return false;
  }
}

/** Which windows go to the page with the run: all of a short one; of a long one those around the row that is shown first. */
import type { TraceWindow } from '../trace/window.ts';
import type { Performance } from './perform.ts';

const WINDOWS_AT_ONCE = 4;

/** @param at - The row that is shown first; null: the breach of a capsule, else the last. */
export function firstWindows(
  { recording, summary, columns }: Pick<Performance, 'recording' | 'summary' | 'columns'>,
  at: number | null,
): readonly TraceWindow[] {
  const { firsts } = recording;
  const { capsule, breach } = summary;
  const row = at ?? (capsule === null ? null : breach?.row) ?? columns.length - 1;
  const shown = Math.max(
    0,
    firsts.findLastIndex((first) => first <= row),
  );
  const isShort = firsts.length <= WINDOWS_AT_ONCE;
  const numbers = isShort ? [...firsts.keys()] : [shown];
  return numbers.flatMap((number) => recording.window(number) ?? []);
}

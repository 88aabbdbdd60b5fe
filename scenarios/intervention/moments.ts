/** Moments of a run that somebody points at, as the moments of interventions. */
import type { Time } from '../format/scenario.ts';
import type { TraceRow } from '../../sim/index.ts';

const MICROSECONDS_OF_SECOND = 1_000_000;

/**
 * @param us - Virtual microseconds.
 * @param behind - Behind how many events of that instant; what interventions did then does not count.
 * @returns The fields of a step: `{ ...momentAt(1_240_000, 2), kill: 3 }`.
 */
export const momentAt = (us: number, behind = 0): { readonly at: Time; readonly behind?: number } => ({
  at: seconds(us),
  ...(behind === 0 ? {} : { behind }),
});

/** Exact: digits are moved, nothing is divided. */
function seconds(us: number): Time {
  const fraction = String(us % MICROSECONDS_OF_SECOND)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${Math.floor(us / MICROSECONDS_OF_SECOND)}${fraction === '' ? '' : `.${fraction}`}s`;
}

/**
 * How many events of its instant have happened when a row of a trace has: those up to its own, and this among them.
 *
 * @param rowAt - The rows of the run by their index; undefined behind the last and before the first.
 */
export function eventsOfInstant(
  rowAt: (index: number) => Pick<TraceRow, 't' | 'event'> | undefined,
  index: number,
): number {
  const row = rowAt(index);
  if (row === undefined) return 0;
  let before = index - 1;
  while (rowAt(before)?.t === row.t) before--;
  return row.event - (rowAt(before)?.event ?? 0);
}

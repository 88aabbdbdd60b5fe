/** Instants of a run: many events can have the same time, and an intervention has its place among them. */
import type { Columns } from './columns.ts';

/** @returns The first row that is not earlier; the number of all rows where all are. */
export function firstRowAt(times: Float64Array, us: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < us) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @returns The last row of the event that row `i` belongs to. */
export function lastRowOfEvent({ events, length }: Columns, i: number): number {
  let last = i;
  while (last + 1 < length && events[last + 1] === events[i]) last++;
  return last;
}

/** A place directly behind an event. */
export interface Instant {
  readonly us: number;
  /** Events of that instant that have happened, whoever made them. */
  readonly events: number;
}

/** Whether somebody outside, be it the story, has done something among the first events of an instant. */
export function hasOutsideRow({ times, events, nodes, length }: Columns, instant: Instant): boolean {
  const first = firstRowAt(times, instant.us);
  const end = (events[first] ?? 0) + instant.events;
  for (let i = first; i < length && times[i] === instant.us && (events[i] ?? 0) < end; i++)
    if (nodes[i] === 0) return true;
  return false;
}

/** @returns The place directly behind the event at a row. */
export function instantBehind({ times, events }: Columns, i: number): Instant {
  const us = times[i] ?? 0;
  const before = firstRowAt(times, us) - 1;
  return { us, events: (events[i] ?? 0) - (before < 0 ? 0 : (events[before] ?? 0)) };
}

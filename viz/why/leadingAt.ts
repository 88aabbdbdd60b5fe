/** Who leads at a row, and since when. */
import type { LeadingSpan } from '../trace/course.ts';
import type { Replay } from '../trace/replay.ts';

/** @returns How the leader at row `i` came to lead, as the model says who leads; null: nobody does. */
export function leadingAt({ summary: { course, leaders } }: Replay, i: number): LeadingSpan | null {
  const leader = leaders.findLast(({ row }) => row <= i)?.leader ?? null;
  if (leader === null) return null;
  return course.leading.findLast(({ server, from }) => server === leader && from <= i) ?? null;
}

/** An event as one line, as `readOccurrence` reads it: `2nd appended by 3`. */
import type { AuthoredWhen } from '../format/authoredStep.ts';
import { ordinal } from '../language/format.ts';

export function occurrenceText({ event, by, nth = 1, ...fields }: AuthoredWhen): string {
  const place = nth === 1 ? '' : `${ordinal(nth)} `;
  const whose = by === undefined ? '' : ` by ${by}`;
  const narrowed = Object.entries(fields).map(([field, value]) => `${field} ${value}`);
  return `${place}${event}${whose}${narrowed.length === 0 ? '' : ` with ${narrowed.join(', ')}`}`;
}

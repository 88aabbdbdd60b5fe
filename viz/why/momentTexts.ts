/** How a moment is told in a list of them, and which ones are in it. */
import type { Line } from '../../scenarios/index.ts';
import { fullName } from '../app/fullName.ts';
import type { Speech } from '../words/speech.ts';

/** What a property says stands elsewhere, and its time beside it. */
export function tellMoment(line: Line, speech: Speech): string {
  if (line.id !== 'told.propertyBroken' && line.id !== 'told.brokenAsExpected') return speech.tell(line);
  return speech.words.broken({ property: fullName(line.params.name, speech) });
}

const CHUNK = 50;

/** @returns Which moments are in the list: the fifty around the current one, and fifty on both sides. */
export function shownMoments(
  count: number,
  current: number,
): { readonly first: number; readonly end: number } {
  const chunk = Math.floor(Math.max(0, current) / CHUNK);
  return { first: Math.max(0, (chunk - 1) * CHUNK), end: Math.min(count, (chunk + 2) * CHUNK) };
}

/** Delta debugging of steps: halves, then quarters, and so on down to single ones. */
import type { Scenario } from '../format/scenario.ts';
import { withSteps } from './parts.ts';
import type { Search } from './search.ts';

/**
 * Takes steps away for as long as what is left breaks the property.
 *
 * Source: Zeller and Hildebrandt, *Simplifying and Isolating Failure-Inducing Input* (2002), without the complements that are a single chunk:
 * a story that needs neither of its halves alone needs both.
 */
export function dropSteps(search: Search): void {
  for (let chunk = Math.ceil(search.story.steps.length / 2); chunk >= 1; chunk = Math.floor(chunk / 2))
    dropChunks(search, chunk);
}

/** From the end, where what undoes a fault stands behind it. */
function dropChunks(search: Search, chunk: number): void {
  for (let end = search.story.steps.length; end > 0; ) {
    const start = Math.max(0, end - chunk);
    search.take(without(search.story, start, end));
    end = Math.min(start, search.story.steps.length);
  }
}

const without = (story: Scenario, start: number, end: number): Scenario =>
  withSteps(story, story.steps.toSpliced(start, end - start));

/** Stories by what they say: two that differ only in the order of their keys have one text. */
import type { Scenario } from '../format/scenario.ts';

/** @returns JSON with the keys of every object in order; keys without a value are left out. */
export const canonicalText = (story: Scenario): string => JSON.stringify(inOrder(story));

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, inOrder(one)]),
  );
}

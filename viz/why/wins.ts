/** Who won how often. */
import type { ProcessId } from '../../sim/index.ts';

export interface Wins {
  /** Null: nobody was established. */
  readonly leader: ProcessId | null;
  readonly count: number;
}

/** @returns Whoever won most often first; the smaller id, where that is equal. */
export function winsOf(outcomes: readonly { readonly leader: ProcessId | null }[]): readonly Wins[] {
  const leaders = [...new Set(outcomes.map(({ leader }) => leader))];
  return leaders
    .map((leader) => ({ leader, count: outcomes.filter((outcome) => outcome.leader === leader).length }))
    .sort((a, b) => b.count - a.count || (a.leader ?? 0) - (b.leader ?? 0));
}

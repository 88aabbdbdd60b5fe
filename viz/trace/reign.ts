/** Who leads with the votes of a quorum, as the model says it, not as the page sees it. */
import type { ProcessId } from '../../sim/index.ts';

/** From this row on. */
export interface LeaderFrom {
  readonly row: number;
  readonly leader: ProcessId | null;
}

export interface Reign {
  readonly leader: ProcessId | null;
  /** Whoever led last, if only until now. */
  readonly lastLeader: ProcessId | null;
}

/** @param leaders - Ascending. */
export function reignAt(leaders: readonly LeaderFrom[], i: number): Reign {
  const past = leaders.filter(({ row }) => row <= i);
  const lastLeader = past.findLast(({ leader }) => leader !== null)?.leader ?? null;
  return { leader: past.at(-1)?.leader ?? null, lastLeader };
}

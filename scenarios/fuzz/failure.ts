/** What broke in a run. */
import type { ZabRun } from '../run.ts';

/** What goes by the name of a property where the model objects to itself. */
export const ASSERTION = 'no assertion fails';

/** The first thing that broke in a run. */
export interface Failure {
  /** Name of a property of mood `always` or `eventually`, or `ASSERTION`. */
  readonly property: string;
  /** Number of the event that broke it, from 1; of `eventually`, the last event before the deadline was noticed. */
  readonly event: number;
  /** Virtual microseconds: of the breach, or of the deadline that passed. */
  readonly atUs: number;
  /** What the model objected to; null where a property broke. */
  readonly message: string | null;
}

/** @returns The first breach of a run, or of one property; null if nothing broke. */
export function failureOf(run: ZabRun, property?: string): Failure | null {
  if (run.breachCount === 0) return null;
  let first: Failure | null = null;
  for (const { name, mood, held, found } of run.verdicts()) {
    if (mood === 'sometimes' || held || found === null) continue;
    if (property !== undefined && name !== property) continue;
    if (first === null || found.event < first.event)
      first = { property: name, event: found.event, atUs: found.atUs, message: null };
  }
  return first;
}

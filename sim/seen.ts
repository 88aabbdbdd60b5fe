/** What properties and plans look at. */
import type { ProcessId } from './actor.ts';

/** One row that properties and plans may look at: an observation, or something the kernel did to a process. */
export interface SeenObservation {
  readonly kind: string;
  readonly process: ProcessId;
  readonly atUs: number;
  /** Index of its row in the trace. */
  readonly row: number;
  readonly data: unknown;
}

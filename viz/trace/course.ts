/** The whole run at a glance: who was what and who led when, which epochs began, what was done to it. The lanes of the minimap and the lifelines. */
import type { ProcessId } from '../../sim/index.ts';
import type { Look } from '../style/palette.ts';

/** A server in the state LEADING. */
export interface LeadingSpan {
  readonly server: ProcessId;
  readonly from: number;
  /** Row in which a quorum had its history; null: it never came to that. */
  readonly established: number | null;
  /** Row in which it ended; null: the run ended before. */
  readonly to: number | null;
  readonly epoch: number | null;
}

export type TroubleKind = 'down' | 'paused' | 'cut' | 'slow' | 'disk' | 'held' | 'clock';

/** Something wrong, from the row in which it began. */
export interface TroubleSpan {
  readonly kind: TroubleKind;
  /** The servers that it is about. */
  readonly servers: readonly ProcessId[];
  readonly from: number;
  /** Null: until the end of the run. */
  readonly to: number | null;
}

export interface EpochFrom {
  readonly row: number;
  readonly epoch: number;
}

/** From a row on a server looks like this. */
export interface LookFrom {
  readonly row: number;
  readonly server: ProcessId;
  readonly look: Look;
  /** Whether it serves clients: of a leader, that it is established. */
  readonly isServing: boolean;
}

export interface Course {
  /** Ascending by row; of each server from its first row on. Before, it is ABSENT. */
  readonly looks: readonly LookFrom[];
  readonly leading: readonly LeadingSpan[];
  readonly troubles: readonly TroubleSpan[];
  /** The highest epoch that some server has accepted, from which row on. */
  readonly epochs: readonly EpochFrom[];
}

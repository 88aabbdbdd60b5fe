/** Where a run and a recording differ. Plain data. */
export interface Difference {
  /** The place in the recording: `snapshots[3].servers[2].zxid`. */
  readonly field: string;
  readonly recorded: FieldValue;
  readonly simulated: FieldValue;
}

export type FieldValue = string | number | boolean | null | readonly number[];

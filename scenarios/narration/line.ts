/** One narrated line: plain data, told in a language when somebody wants to read it. */
import type { TellingMessage } from '../language/telling.ts';

/** `key` lines alone tell the story; with the `detail` lines, everything. */
export type Weight = 'key' | 'detail';

export type Line = TellingMessage & {
  /** Index of the row it tells of. */
  readonly row: number;
  readonly atUs: number;
  /** Whose line it is; 0 is the outside world. */
  readonly node: number;
  readonly weight: Weight;
};

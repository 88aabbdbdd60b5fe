/** What a disturbance is drawn with. */
import type { Dice } from '../dice.ts';

export interface Making {
  readonly dice: Dice;
  /** All servers; those that vote come first. */
  readonly ids: readonly number[];
  /** Milliseconds before which all is over that has a time of its own. */
  readonly busyMs: number;
}

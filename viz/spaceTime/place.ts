/** What the parts of the panel share. */
import type { Lab, Shown } from '../app/lab.ts';
import type { Desk } from './desk.ts';
import type { View } from './view.ts';

/** What the parts of this panel are given. */
export interface Place {
  readonly lab: Lab;
  readonly desk: Desk;
  readonly shown: Shown;
  /** Null until it is known how much room there is. */
  readonly view: View | null;
  readonly isVertical: boolean;
  /** Prefix of the ids within the panel. */
  readonly id: string;
}

/** @returns The place in `zooms`. */
export const zoomOf = ({ zoom }: Desk, isVertical: boolean): number => zoom.value ?? (isVertical ? 1 : 2);

/** How one looks at the diagram: kept while its tab is closed, and nowhere else. */
import { batch, type Signal, signal } from '@preact/signals';
import type { Lab } from '../app/lab.ts';
import type { Quiet } from '../trace/happenings.ts';
import type { Scale } from './page.ts';

/** A row that was picked while the cursor was at another: it counts until the cursor moves. */
export interface Picked {
  readonly row: number;
  readonly cursor: number;
}

export interface Desk {
  /** Place in `zooms`; null: what suits the room there is. */
  readonly zoom: Signal<number | null>;
  readonly scale: Signal<Scale>;
  readonly quiet: Signal<Quiet>;
  readonly hasCones: Signal<boolean>;
  /** Row of the event under the pointer. */
  readonly hovered: Signal<number | null>;
  /** Row of the event that the keys have come to. */
  readonly focused: Signal<Picked | null>;
  /** A row of another page than the cursor's. */
  readonly turned: Signal<Picked | null>;
  /** Rows of the events that are compared: none, one or two. */
  readonly pins: Signal<readonly number[]>;
  readonly isTableOpen: Signal<boolean>;
}

const desks = new WeakMap<Lab, Desk>();

export function deskOf(lab: Lab): Desk {
  const desk = desks.get(lab) ?? newDesk();
  desks.set(lab, desk);
  return desk;
}

const newDesk = (): Desk => ({
  zoom: signal<number | null>(null),
  scale: signal<Scale>('shortened'),
  quiet: signal<Quiet>('folded'),
  hasCones: signal(true),
  hovered: signal<number | null>(null),
  focused: signal<Picked | null>(null),
  turned: signal<Picked | null>(null),
  pins: signal<readonly number[]>([]),
  isTableOpen: signal(false),
});

/** Rows of one run mean nothing in another. */
export function clearDesk({ hovered, focused, turned, pins }: Desk): void {
  batch(() => {
    hovered.value = null;
    focused.value = null;
    turned.value = null;
    if (pins.value.length > 0) pins.value = [];
  });
}

/** @returns The row that was picked, if the cursor is still where it was. */
export const pickedAt = (picked: Picked | null, cursor: number): number | null =>
  picked?.cursor === cursor ? picked.row : null;

/** A third pin begins anew. */
export function pinOn({ pins }: Desk, row: number): void {
  const [a] = pins.value;
  pins.value = a === undefined || pins.value.length === 2 ? [row] : a === row ? [] : [a, row];
}

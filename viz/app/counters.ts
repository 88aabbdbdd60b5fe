/** What drawing costs, counted and not timed: the tests of the page ask for exact numbers. */
export interface Counters {
  /** How often each panel was drawn. */
  readonly drawn: Readonly<Record<string, number>>;
  /** Rows that were read again to find states. */
  readonly steps: number;
}

const drawn: Record<string, number> = {};

/** A panel says that it draws. */
export function countDrawing(panel: string): void {
  drawn[panel] = (drawn[panel] ?? 0) + 1;
}

export const drawings = (): Readonly<Record<string, number>> => ({ ...drawn });

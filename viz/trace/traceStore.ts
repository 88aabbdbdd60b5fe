/** The trace as the page has it: the numbers of all rows, and those windows that have come from the worker. */
import type { Line } from '../../scenarios/index.ts';
import type { TraceRow } from '../../sim/index.ts';
import type { ClusterState } from './clusterState.ts';
import { type Columns, rowFrom } from './columns.ts';
import { History } from './history.ts';
import type { Rows } from './rows.ts';
import type { ToldLast, TraceWindow } from './window.ts';
import { toldAfter } from './window.ts';

/** So many windows are kept; those that were looked at longest ago are forgotten, and can be had again: never that of the cursor. */
const WINDOWS_MAX = 48;

interface Kept {
  readonly window: TraceWindow;
  readonly history: History;
}

export class TraceStore implements Rows {
  readonly columns: Columns;
  readonly length: number;
  /** First rows of all windows, ascending. */
  readonly firsts: readonly number[];
  /** Last used last. */
  private readonly kept = new Map<number, Kept>();
  /** The window whose state was asked for last: that is where the cursor is, however far away lists are scrolled. */
  private lookedAt: number | null = null;
  private stepsOfForgotten = 0;

  constructor(columns: Columns, firsts: readonly number[]) {
    this.columns = columns;
    this.length = columns.length;
    this.firsts = firsts;
  }

  add(window: TraceWindow): void {
    if (this.kept.has(window.number)) return;
    this.kept.set(window.number, { window, history: new History(this, this.columns.ends, window) });
    for (const [number, { history }] of this.kept) {
      if (this.kept.size <= WINDOWS_MAX) break;
      if (number === this.lookedAt) continue;
      this.stepsOfForgotten += history.steps;
      this.kept.delete(number);
    }
  }

  /** @returns The number of the window that has row `i`. */
  windowOf(i: number): number {
    let low = 0;
    let high = this.firsts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.firsts[middle] ?? 0) <= i) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Whether everything about row `i` is here. */
  has(i: number): boolean {
    return this.kept.has(this.windowOf(i));
  }

  hasWindow(number: number): boolean {
    return this.kept.has(number);
  }

  /** @returns Undefined where there is no such row, or it is not here. */
  row(i: number): TraceRow | undefined {
    const window = this.windowAt(i)?.window;
    if (window === undefined || i < window.first || i >= window.end) return undefined;
    return rowFrom(this.columns, i, window.data[i - window.first]);
  }

  /** @returns What is told of row `i`; null: nothing, or it is not here. */
  lineOf(i: number): Line | null {
    const window = this.windowAt(i)?.window;
    return window?.lines[i - window.first] ?? null;
  }

  /**
   * @returns The state after row `i`.
   * @throws RangeError when its window is not here.
   */
  stateAfter(i: number): ClusterState {
    const kept = this.windowAt(i);
    if (kept === undefined) throw new RangeError(`the state after row ${i} is not here`);
    this.touch(kept);
    return kept.history.after(i);
  }

  /** @returns What was told last at row `i`. */
  toldAt(i: number): ToldLast {
    const window = this.windowAt(i)?.window;
    if (window === undefined) return { detail: null, key: null };
    const { lines, first, toldBefore } = window;
    return lines.slice(0, i - first + 1).reduce(toldAfter, toldBefore);
  }

  /** Rows that were read again for all states asked for so far. */
  get steps(): number {
    let steps = this.stepsOfForgotten;
    for (const { history } of this.kept.values()) steps += history.steps;
    return steps;
  }

  private windowAt(i: number): Kept | undefined {
    return this.kept.get(this.windowOf(Math.max(0, i)));
  }

  private touch(kept: Kept): void {
    this.kept.delete(kept.window.number);
    this.kept.set(kept.window.number, kept);
    this.lookedAt = kept.window.number;
  }
}

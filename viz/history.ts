/** The state after any row: from the nearest checkpoint, or from the last one asked for if that is nearer. */
import { afterRow, type Cast, type ClusterState, stateBefore } from './clusterState.ts';
import { type Rows, rowAt } from './rows.ts';

const EVERY_ROWS = 256;

export class History {
  private readonly rows: Rows;
  /** Index k: the state before row k × 256. */
  private readonly checkpoints: ClusterState[] = [];
  private last: { readonly i: number; readonly state: ClusterState };

  constructor(rows: Rows, cast: Cast) {
    this.rows = rows;
    let state = stateBefore(cast);
    this.last = { i: -1, state };
    for (let i = 0; i < rows.length; i++) {
      if (i % EVERY_ROWS === 0) this.checkpoints.push(state);
      state = afterRow(state, rowAt(rows, i));
    }
  }

  /** @param i - Index of a row, or −1 for before the first. */
  after(i: number): ClusterState {
    if (i < 0 || this.rows.length === 0) return this.checkpoints[0] ?? this.last.state;
    const checkpoint = Math.floor(i / EVERY_ROWS);
    const first = checkpoint * EVERY_ROWS;
    const isLastNearer = this.last.i >= first && this.last.i <= i;
    let state = isLastNearer ? this.last.state : (this.checkpoints[checkpoint] as ClusterState);
    for (let next = isLastNearer ? this.last.i + 1 : first; next <= i; next++) {
      state = afterRow(state, rowAt(this.rows, next));
    }
    this.last = { i, state };
    return state;
  }
}

/** The state after any row: from the nearest checkpoint, or from the last one asked for if that is nearer. */
import { group } from 'd3';
import { afterRow, type Cast, type ClusterState, stateBefore, withServer } from './clusterState.ts';
import type { FactsFrom } from '../worker/factsFrom.ts';
import { type Rows, rowAt } from './rows.ts';

const EVERY_ROWS = 32;

export class History {
  private readonly rows: Rows;
  private readonly facts: ReadonlyMap<number, readonly FactsFrom[]>;
  /** Index k: the state before row k × 32. */
  private readonly checkpoints: ClusterState[] = [];
  private last: { readonly i: number; readonly state: ClusterState };

  constructor(rows: Rows, cast: Cast, facts: readonly FactsFrom[]) {
    this.rows = rows;
    this.facts = group(facts, ({ row }) => row);
    let state = stateBefore(cast);
    this.last = { i: -1, state };
    for (let i = 0; i < rows.length; i++) {
      if (i % EVERY_ROWS === 0) this.checkpoints.push(state);
      state = this.step(state, i);
    }
  }

  /** @param i - Index of a row, or −1 for before the first. */
  after(i: number): ClusterState {
    if (i < 0 || this.rows.length === 0) return this.checkpoints[0] ?? this.last.state;
    const checkpoint = Math.floor(i / EVERY_ROWS);
    const first = checkpoint * EVERY_ROWS;
    const isLastNearer = this.last.i >= first && this.last.i <= i;
    let state = isLastNearer ? this.last.state : (this.checkpoints[checkpoint] as ClusterState);
    for (let next = isLastNearer ? this.last.i + 1 : first; next <= i; next++) state = this.step(state, next);
    this.last = { i, state };
    return state;
  }

  private step(before: ClusterState, i: number): ClusterState {
    const after = afterRow(before, rowAt(this.rows, i));
    const changes = this.facts.get(i) ?? [];
    return changes.reduce((state, { server, facts }) => withServer(state, server, () => ({ facts })), after);
  }
}

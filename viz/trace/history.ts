/** The state after any row of a window: from the nearest checkpoint, or from the last one asked for if that is nearer. */
import { afterRow, type ClusterState, withFacts } from './clusterState.ts';
import type { FactsFrom } from './factsFrom.ts';
import { type Rows, rowAt } from './rows.ts';
import type { TraceWindow } from './window.ts';

const EVERY_ROWS = 32;

export class History {
  private readonly rows: Rows;
  private readonly first: number;
  private readonly facts = new Map<number, FactsFrom[]>();
  /** Index k: the state before row first + k × 32; found when first asked for. */
  private readonly checkpoints: ClusterState[];
  private last: { readonly i: number; readonly state: ClusterState };
  /** Rows that were read again so far: what seeking costs. */
  steps = 0;

  constructor(rows: Rows, { first, before, facts }: TraceWindow) {
    this.rows = rows;
    this.first = first;
    for (const change of facts) this.facts.set(change.row, [...(this.facts.get(change.row) ?? []), change]);
    this.checkpoints = [before];
    this.last = { i: first - 1, state: before };
  }

  /** @param i - Index of a row of the window, or of the row before it. */
  after(i: number): ClusterState {
    const { checkpoints, first, last } = this;
    const wanted = Math.floor((i - first + 1) / EVERY_ROWS);
    const nearest = Math.min(wanted, checkpoints.length - 1);
    const start = first + nearest * EVERY_ROWS;
    const isLastNearer = last.i >= start - 1 && last.i <= i;
    let state = isLastNearer ? last.state : (checkpoints[nearest] as ClusterState);
    for (let next = isLastNearer ? last.i + 1 : start; next <= i; next++) {
      if (next === first + checkpoints.length * EVERY_ROWS) checkpoints.push(state);
      state = this.step(state, next);
    }
    this.last = { i, state };
    return state;
  }

  private step(before: ClusterState, i: number): ClusterState {
    this.steps++;
    const after = afterRow(before, rowAt(this.rows, i));
    const changes = this.facts.get(i) ?? [];
    return changes.reduce((state, { server, facts }) => withFacts(state, server, facts, i), after);
  }
}

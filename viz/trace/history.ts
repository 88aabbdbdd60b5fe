/** The state after any row of a window: from the nearest checkpoint, or from the last one asked for if that is nearer. */
import { afterRow, type ClusterState, withFacts } from './clusterState.ts';
import type { FactsFrom } from './factsFrom.ts';
import { withoutLost } from './networkState.ts';
import { type Rows, rowAt } from './rows.ts';
import type { TraceWindow } from './window.ts';

const EVERY_ROWS = 32;

export class History {
  private readonly rows: Rows;
  private readonly ends: Int32Array;
  private readonly first: number;
  private readonly facts = new Map<number, FactsFrom[]>();
  /** Index k: the state before row first + k × 32; found when first asked for. */
  private readonly checkpoints: ClusterState[];
  private last: { readonly i: number; readonly state: ClusterState };
  /** Rows that were read again so far: what seeking costs. */
  steps = 0;

  /** @param ends - Of each message the row with which it ends, by the row that sent it; −1: none. */
  constructor(rows: Rows, ends: Int32Array, { first, before, facts }: TraceWindow) {
    this.rows = rows;
    this.ends = ends;
    this.first = first;
    for (const change of facts) this.facts.set(change.row, [...(this.facts.get(change.row) ?? []), change]);
    const state = this.withoutLost(before, first - 1);
    this.checkpoints = [state];
    this.last = { i: first - 1, state };
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
    const row = rowAt(this.rows, i);
    const told = afterRow(before, row);
    const after = row.kind === 'powerOff' ? this.withoutLost(told, i) : told;
    const changes = this.facts.get(i) ?? [];
    return changes.reduce((state, { server, facts }) => withFacts(state, server, facts, i), after);
  }

  private withoutLost(state: ClusterState, i: number): ClusterState {
    const network = withoutLost(state.network, this.ends, i);
    return network === state.network ? state : { ...state, network };
  }
}

/**
 * Reads a run while it advances, one window of its trace after the other: what is told, what servers know, what can be seen. It forks with its run, so
 * any window can be read again.
 */
import { electedLeader } from '../../model/index.ts';
import {
  beginNarration,
  copyNarration,
  type Line,
  narrate,
  type Narration,
  type ResolvedScenario,
  type ZabRun,
} from '../../scenarios/index.ts';
import { AssertionError, type ProcessId, Trace, type TraceRow } from '../../sim/index.ts';
import { afterRow, type Cast, type ClusterState, stateBefore, withFacts } from '../trace/clusterState.ts';
import type { FactsFrom } from '../trace/factsFrom.ts';
import { rowAt } from '../trace/rows.ts';
import { nothingTold, type ToldLast, toldAfter, type TraceWindow } from '../trace/window.ts';
import { FactReader } from './factReader.ts';

/** A window ends with the event in which it comes to so many rows. */
export const WINDOW_ROWS = 2_048;

/** Where a run ends for those who look at it. */
export interface Limits {
  readonly untilUs: number;
  /** A run that has not ended after so many events is ended. */
  readonly eventsMax: number;
  /** The model may object to itself: then the run ends there. */
  readonly mayObject: boolean;
}

/** Hears of all that is read. */
export interface Listener {
  row(row: TraceRow, line: Line | null, state: ClusterState): void;
  /** From this row on it leads with the votes of a quorum, or nobody does. */
  leader(row: number, leader: ProcessId | null): void;
  /** So many events have happened; the digest of all of them. */
  event(events: number, digest: () => string): void;
}

export const nobodyListens: Listener = {
  row: () => undefined,
  leader: () => undefined,
  event: () => undefined,
};

const NO_FACTS: readonly FactsFrom[] = [];

export class Reader {
  readonly run: ZabRun;
  private readonly narration: Narration;
  private readonly facts: FactReader;
  private state: ClusterState;
  private told: ToldLast;
  private leader: ProcessId | null;
  private windowNumber: number;
  /** What ended the run before its time. */
  objection: AssertionError | null = null;
  isOver = false;

  private constructor(
    run: ZabRun,
    narration: Narration,
    facts: FactReader,
    at: { state: ClusterState; told: ToldLast; leader: ProcessId | null; windowNumber: number },
  ) {
    this.run = run;
    this.narration = narration;
    this.facts = facts;
    this.state = at.state;
    this.told = at.told;
    this.leader = at.leader;
    this.windowNumber = at.windowNumber;
  }

  /** @param run - At time 0. */
  static of(scenario: ResolvedScenario, run: ZabRun, cast: Cast): Reader {
    const facts = new FactReader();
    const states = run.world.states();
    let state = stateBefore(cast);
    for (const { id } of cast.servers) {
      const known = facts.read(states, id, 0);
      if (known !== null) state = withFacts(state, id, known.facts, 0);
    }
    const at = { state, told: nothingTold, leader: null, windowNumber: 0 };
    return new Reader(run, beginNarration(scenario), facts, at);
  }

  fork(): Reader {
    const { run, narration, facts, state, told, leader, windowNumber } = this;
    const at = { state, told, leader, windowNumber };
    return new Reader(run.fork(), copyNarration(narration), facts.fork(), at);
  }

  /** @throws AssertionError where the model objects to itself, unless it may. */
  readWindow(limits: Limits, listener: Listener): TraceWindow {
    const { run, state: before, told: toldBefore, windowNumber: number } = this;
    const { world } = run;
    const first = world.rowCount;
    const trace = new Trace(first);
    world.trace = trace;
    const window = { data: [] as unknown[], lines: [] as (Line | null)[], facts: [] as FactsFrom[] };
    let from = first;
    const readOn = (): void => {
      this.readRows(trace, from, window, listener);
      from = first + trace.length;
    };
    try {
      while (trace.length < WINDOW_ROWS && this.step(limits)) {
        readOn();
        listener.event(world.eventCount, () => world.digest());
      }
      if (this.isOver) readOn(); // What the story expected at its end.
    } catch (error) {
      if (!limits.mayObject || !(error instanceof AssertionError)) throw error;
      this.objection = error;
      this.isOver = true;
      readOn();
    }
    world.trace = null;
    this.windowNumber++;
    return { number, first, end: from, before, toldBefore, ...window };
  }

  private step({ untilUs, eventsMax }: Limits): boolean {
    const { run } = this;
    if (run.world.eventCount < eventsMax) {
      if (run.step(untilUs)) return true;
      run.advance(untilUs);
    }
    this.isOver = true;
    return false;
  }

  private readRows(
    trace: Trace,
    from: number,
    window: { data: unknown[]; lines: (Line | null)[]; facts: FactsFrom[] },
    listener: Listener,
  ): void {
    const end = trace.firstRow + trace.length;
    if (from >= end) return;
    const rows: TraceRow[] = [];
    for (let i = from; i < end; i++) rows.push(rowAt(trace, i));
    const facts = this.factsOf(rows);
    if (facts.length > 0) window.facts.push(...facts);
    for (const row of rows) {
      const line = narrate(this.narration, row);
      const after = afterRow(this.state, row);
      this.state = facts.length === 0 ? after : withFactsOf(after, facts, row.i);
      this.told = toldAfter(this.told, line);
      window.data.push(row.data);
      window.lines.push(line);
      listener.row(row, line, this.state);
    }
    this.readLeader(listener);
  }

  /** What an event has changed is shown at the first thing that its process observes, or at the last transaction that it applies or cuts. */
  private factsOf(rows: readonly TraceRow[]): readonly FactsFrom[] {
    const nodes: ProcessId[] = [];
    let changes: readonly FactsFrom[] = NO_FACTS;
    for (const { i, node } of rows) {
      // An event is of one process, and at most of a few.
      if (node === 0 || nodes.includes(node)) continue;
      nodes.push(node);
      const change = this.facts.read(this.run.world.states(), node, this.rowThatShows(node) ?? i);
      if (change !== null) changes = [...changes, change];
    }
    return changes.length < 2 ? changes : changes.toSorted((a, b) => a.row - b.row);
  }

  private rowThatShows(node: ProcessId): number | undefined {
    const { seen } = this.run.world;
    if (seen.length === 0) return undefined;
    const observed = seen.filter(({ process }) => process === node);
    const applied = observed.findLast(({ kind }) => kind === 'delivered' || kind === 'truncated');
    return (applied ?? observed[0])?.row;
  }

  private readLeader(listener: Listener): void {
    const { seen } = this.run.world;
    const decisive = seen.find(({ kind }) => kind === 'stateChanged') ?? seen.at(-1);
    if (decisive === undefined) return; // Without an observation nobody has come to lead or ceased to.
    const elected = electedLeader(this.run.world.states());
    if (elected === this.leader) return;
    this.leader = elected;
    listener.leader(decisive.row, elected);
  }
}

const withFactsOf = (state: ClusterState, facts: readonly FactsFrom[], i: number): ClusterState =>
  facts.reduce(
    (before, { row, server, facts: known }) => (row === i ? withFacts(before, server, known, i) : before),
    state,
  );

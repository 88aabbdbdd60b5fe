/**
 * Properties of runs. A property watches some kinds of observations and keeps ghost state: knowledge of the whole run that no process has,
 * that survives crashes and forks with the world. It is incremental: its cost follows what it watches, not the length of the run.
 */
import type { ProcessStates } from './actor.ts';
import type { SeenObservation } from './seen.ts';

/**
 * `always`: must hold in every state of every run; one breach is a bug.
 * `sometimes`: must be reached in some run; a search that never reaches it has proved nothing.
 * `eventually`: must come true within a bound after it is owed.
 */
export type Mood = 'always' | 'sometimes' | 'eventually';

/** What a property found: a breach of `always`, a witness of `sometimes`. */
export interface Finding {
  /** Rows of the trace that show it. */
  readonly rows: readonly number[];
  /** The values that show it, plain data. */
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * What several properties know together: a ghost that none of them owns. It is brought up to date once for each observation that it watches,
 * before any property is told of that.
 */
export interface Knowledge<Known, State> {
  readonly watches: readonly string[];
  init(): Known;
  /** Copies the first level, as `Actor.copy` does. */
  copy(known: Known): Known;
  note(known: Known, seen: SeenObservation, states: ProcessStates<State>): void;
}

export interface PropertyDefinition<Ghost, State, Known = null> {
  readonly name: string;
  readonly mood: Mood;
  /** Kinds of observations, the kernel's (`start`, `kill`, `fault` …) or the protocol's. */
  readonly watches: readonly string[];
  init(): Ghost;
  /** Copies the first level, as `Actor.copy` does. */
  copy(ghost: Ghost): Ghost;
  /** What it shares with other properties, if anything: read only. */
  readonly knows?: Knowledge<Known, State>;
  /** Takes note of one observation. @returns What it found, or null. */
  observe(
    ghost: Ghost,
    seen: SeenObservation,
    states: ProcessStates<State>,
    known: Readonly<Known>,
  ): Finding | null;
  /** Of `eventually`: the virtual time by which something owed must have come true; Infinity while nothing is owed. */
  deadlineUs?(ghost: Ghost): number;
}

/** A property whose ghost only it understands. */
export interface Property<State> {
  readonly name: string;
  readonly mood: Mood;
  readonly watches: readonly string[];
  init(): unknown;
  copy(ghost: unknown): unknown;
  readonly knows: Knowledge<unknown, State> | null;
  observe(
    ghost: unknown,
    seen: SeenObservation,
    states: ProcessStates<State>,
    known: unknown,
  ): Finding | null;
  deadlineUs(ghost: unknown): number;
}

/** Hides the type of the ghost, so that properties of different ghosts fit in one list. */
export const property = <Ghost, State, Known = null>(
  definition: PropertyDefinition<Ghost, State, Known>,
): Property<State> => ({
  knows: null,
  deadlineUs: () => Number.POSITIVE_INFINITY,
  ...definition,
});

/** What became of a property in one run. */
export interface PropertyVerdict {
  readonly name: string;
  readonly mood: Mood;
  /** `always`: never broken. `sometimes`: reached. `eventually`: nothing owed is overdue. */
  readonly held: boolean;
  /** What decided it, if something did, and when. */
  readonly found: { readonly finding: Finding; readonly event: number; readonly atUs: number } | null;
}

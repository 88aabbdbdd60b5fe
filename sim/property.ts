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

export interface PropertyDefinition<Ghost, State> {
  readonly name: string;
  /** What it says, in one sentence. */
  readonly sentence: string;
  readonly mood: Mood;
  /** Kinds of observations, the kernel's (`start`, `kill`, `fault` …) or the protocol's. */
  readonly watches: readonly string[];
  init(): Ghost;
  /** Copies the first level, as `Actor.copy` does. */
  copy(ghost: Ghost): Ghost;
  /** Takes note of one observation. @returns What it found, or null. */
  observe(ghost: Ghost, seen: SeenObservation, states: ProcessStates<State>): Finding | null;
  /** Of `eventually`: the virtual time by which something owed must have come true; Infinity while nothing is owed. */
  deadlineUs?(ghost: Ghost): number;
}

/** A property whose ghost only it understands. */
export interface Property<State> {
  readonly name: string;
  readonly sentence: string;
  readonly mood: Mood;
  readonly watches: readonly string[];
  init(): unknown;
  copy(ghost: unknown): unknown;
  observe(ghost: unknown, seen: SeenObservation, states: ProcessStates<State>): Finding | null;
  deadlineUs(ghost: unknown): number;
}

/** Hides the type of the ghost, so that properties of different ghosts fit in one list. */
export function property<Ghost, State>(definition: PropertyDefinition<Ghost, State>): Property<State> {
  const { name, sentence, mood, watches } = definition;
  return {
    name,
    sentence,
    mood,
    watches,
    init: () => definition.init(),
    copy: (ghost) => definition.copy(ghost as Ghost),
    observe: (ghost, seen, states) => definition.observe(ghost as Ghost, seen, states),
    deadlineUs: (ghost) => definition.deadlineUs?.(ghost as Ghost) ?? Number.POSITIVE_INFINITY,
  };
}

/** What became of a property in one run. */
export interface PropertyVerdict {
  readonly name: string;
  readonly mood: Mood;
  /** `always`: never broken. `sometimes`: reached. `eventually`: nothing owed is overdue. */
  readonly held: boolean;
  /** What decided it, if something did, and when. */
  readonly found: { readonly finding: Finding; readonly event: number; readonly atUs: number } | null;
}

/** One property at work in one run. */
export interface Monitor<State> {
  /** Which world may change the ghost in place. */
  readonly owner: object;
  readonly property: Property<State>;
  readonly ghost: unknown;
  readonly found: PropertyVerdict['found'];
}

export const beginMonitor = <State>(watched: Property<State>, owner: object): Monitor<State> => ({
  owner,
  property: watched,
  ghost: watched.init(),
  found: null,
});

/** @returns For each kind of observation, the indices of the properties that watch it. Others need not be told. */
export function watchersByKind<State>(
  properties: readonly Property<State>[],
): ReadonlyMap<string, readonly number[]> {
  const watchers = new Map<string, number[]>();
  for (const [index, { watches }] of properties.entries()) {
    for (const kind of watches) {
      const indices = watchers.get(kind) ?? [];
      if (!indices.includes(index)) indices.push(index);
      watchers.set(kind, indices);
    }
  }
  return watchers;
}

/** @returns The earliest virtual time by which something owed must have come true; Infinity while nothing is owed. */
export function soonestDeadlineUs<State>(monitors: readonly Monitor<State>[]): number {
  let soonestUs = Number.POSITIVE_INFINITY;
  for (const { property: watched, ghost, found } of monitors) {
    if (watched.mood !== 'eventually' || found !== null) continue;
    soonestUs = Math.min(soonestUs, watched.deadlineUs(ghost));
  }
  return soonestUs;
}

/** @returns The monitor after `seen`, which its property watches; the same object where nothing but its own ghost changed. */
export function monitorObserves<State>(
  monitor: Monitor<State>,
  seen: SeenObservation,
  states: ProcessStates<State>,
  owner: object,
  event: number,
): Monitor<State> {
  const { property: watched, found } = monitor;
  if (found !== null) return monitor;
  const isOwn = monitor.owner === owner;
  const ghost = isOwn ? monitor.ghost : watched.copy(monitor.ghost);
  const finding = watched.observe(ghost, seen, states);
  if (finding !== null)
    return { owner, property: watched, ghost, found: { finding, event, atUs: seen.atUs } };
  return isOwn ? monitor : { owner, property: watched, ghost, found };
}

/** @returns The monitor at `nowUs`: what an `eventually` property owed by then and did not get is a breach. */
export function monitorAtTime<State>(monitor: Monitor<State>, nowUs: number, event: number): Monitor<State> {
  const { property: watched, ghost, owner, found } = monitor;
  if (watched.mood !== 'eventually' || found !== null) return monitor;
  const deadlineUs = watched.deadlineUs(ghost);
  if (nowUs <= deadlineUs) return monitor;
  return {
    owner,
    property: watched,
    ghost,
    found: { finding: { rows: [], values: { deadlineUs } }, event, atUs: deadlineUs },
  };
}

export function verdictOf<State>({ property: { name, mood }, found }: Monitor<State>): PropertyVerdict {
  return { name, mood, held: mood === 'sometimes' ? found !== null : found === null, found };
}

/** The properties at work in one run, and what they know together. */
import type { ProcessStates } from './actor.ts';
import type { Knowledge, Property, PropertyVerdict } from './property.ts';
import type { SeenObservation } from './seen.ts';

/** One property. */
interface Monitor {
  /** Which world may change the ghost in place. */
  readonly owner: object;
  readonly ghost: unknown;
  readonly found: PropertyVerdict['found'];
}

/** What several properties know. */
interface Learnt {
  readonly owner: object;
  readonly known: unknown;
}

/** Whom one kind of observation concerns. Others need not be told. */
interface Watchers {
  /** Indices of what is known, and of properties. */
  readonly knowledge: readonly number[];
  readonly properties: readonly number[];
  /** Whether one of them is an `eventually`, so that a deadline may have moved. */
  readonly areTimed: boolean;
}

/** What does not change while a run advances, shared by its forks. */
interface Watched<State> {
  readonly properties: readonly Property<State>[];
  readonly knowledge: readonly Knowledge<unknown, State>[];
  /** Of each property: index of what it knows, −1 if it knows nothing but its ghost. */
  readonly knows: readonly number[];
  /** Indices of the `eventually` ones. */
  readonly timed: readonly number[];
  readonly byKind: ReadonlyMap<string, Watchers>;
}

export class Monitors<State> {
  private readonly watched: Watched<State>;
  private readonly monitors: Monitor[];
  private readonly learnt: Learnt[];
  /** The earliest deadline of an `eventually` property. */
  deadlineUs: number;
  /** How many properties that must hold are broken. */
  breachCount = 0;

  private constructor(watched: Watched<State>, monitors: Monitor[], learnt: Learnt[], deadlineUs: number) {
    this.watched = watched;
    this.monitors = monitors;
    this.learnt = learnt;
    this.deadlineUs = deadlineUs;
  }

  static begin<State>(properties: readonly Property<State>[], owner: object): Monitors<State> {
    const watched = watchedBy(properties);
    const begun = new Monitors<State>(
      watched,
      properties.map((property) => ({ owner, ghost: property.init(), found: null })),
      watched.knowledge.map((knowledge) => ({ owner, known: knowledge.init() })),
      Number.POSITIVE_INFINITY,
    );
    begun.updateDeadline(); // Something may be owed before anything is observed.
    return begun;
  }

  fork(): Monitors<State> {
    const fork = new Monitors(this.watched, this.monitors.slice(), this.learnt.slice(), this.deadlineUs);
    fork.breachCount = this.breachCount;
    return fork;
  }

  /**
   * Tells an observation to whoever watches it.
   *
   * @param event - Number of the event it belongs to.
   */
  note(seen: SeenObservation, states: ProcessStates<State>, owner: object, event: number): void {
    const watchers = this.watched.byKind.get(seen.kind);
    if (watchers === undefined) return;
    const { knowledge, properties } = watchers;
    for (let n = 0; n < knowledge.length; n++) this.learn(knowledge[n] as number, seen, states, owner);
    for (let n = 0; n < properties.length; n++)
      this.observe(properties[n] as number, seen, states, owner, event);
    if (watchers.areTimed) this.updateDeadline();
  }

  /** What an `eventually` property owed by now and did not get is a breach. */
  checkDeadlines(nowUs: number, event: number): void {
    const { properties, timed } = this.watched;
    for (const index of timed) {
      const { owner, ghost, found } = this.monitors[index] as Monitor;
      if (found !== null) continue;
      const deadlineUs = (properties[index] as Property<State>).deadlineUs(ghost);
      if (nowUs <= deadlineUs) continue;
      const finding = { rows: [], values: { deadlineUs } };
      this.monitors[index] = { owner, ghost, found: { finding, event, atUs: deadlineUs } };
      this.breachCount++;
    }
    this.updateDeadline();
  }

  verdicts(): readonly PropertyVerdict[] {
    return this.watched.properties.map(({ name, mood }, index) => {
      const { found } = this.monitors[index] as Monitor;
      return { name, mood, held: mood === 'sometimes' ? found !== null : found === null, found };
    });
  }

  /** @returns What a property knows by itself; undefined where none has this name. */
  ghostOf(name: string): unknown {
    return this.monitors[this.watched.properties.findIndex((property) => property.name === name)]?.ghost;
  }

  private learn(index: number, seen: SeenObservation, states: ProcessStates<State>, owner: object): void {
    const knowledge = this.watched.knowledge[index] as Knowledge<unknown, State>;
    let learnt = this.learnt[index] as Learnt;
    if (learnt.owner !== owner) {
      learnt = { owner, known: knowledge.copy(learnt.known) };
      this.learnt[index] = learnt;
    }
    knowledge.note(learnt.known, seen, states);
  }

  private observe(
    index: number,
    seen: SeenObservation,
    states: ProcessStates<State>,
    owner: object,
    event: number,
  ): void {
    const monitor = this.monitors[index] as Monitor;
    if (monitor.found !== null) return;
    const property = this.watched.properties[index] as Property<State>;
    const knows = this.watched.knows[index] as number;
    const isOwn = monitor.owner === owner;
    const ghost = isOwn ? monitor.ghost : property.copy(monitor.ghost);
    const finding = property.observe(ghost, seen, states, knows < 0 ? null : this.learnt[knows]?.known);
    const found = finding === null ? null : { finding, event, atUs: seen.atUs };
    if (found !== null && property.mood !== 'sometimes') this.breachCount++;
    if (!isOwn || found !== null) this.monitors[index] = { owner, ghost, found };
  }

  private updateDeadline(): void {
    const { properties, timed } = this.watched;
    this.deadlineUs = Number.POSITIVE_INFINITY;
    for (let n = 0; n < timed.length; n++) {
      const index = timed[n] as number;
      const { ghost, found } = this.monitors[index] as Monitor;
      if (found !== null) continue;
      this.deadlineUs = Math.min(this.deadlineUs, (properties[index] as Property<State>).deadlineUs(ghost));
    }
  }
}

/** By list, once: runs by the thousand share one, and working it out takes a fifth of a short run. */
const known = new WeakMap<object, unknown>();

function watchedBy<State>(properties: readonly Property<State>[]): Watched<State> {
  const watched = (known.get(properties) as Watched<State> | undefined) ?? lookThrough(properties);
  known.set(properties, watched);
  return watched;
}

function lookThrough<State>(properties: readonly Property<State>[]): Watched<State> {
  const knowledge = [...new Set(properties.flatMap(({ knows }) => (knows === null ? [] : [knows])))];
  const kinds = new Set([...properties, ...knowledge].flatMap(({ watches }) => watches));
  const byKind = new Map<string, Watchers>();
  for (const kind of kinds) {
    const told = indicesWhere(properties, ({ watches }) => watches.includes(kind));
    byKind.set(kind, {
      knowledge: indicesWhere(knowledge, ({ watches }) => watches.includes(kind)),
      properties: told,
      areTimed: told.some((index) => properties[index]?.mood === 'eventually'),
    });
  }
  return {
    properties,
    knowledge,
    knows: properties.map(({ knows }) => (knows === null ? -1 : knowledge.indexOf(knows))),
    timed: indicesWhere(properties, ({ mood }) => mood === 'eventually'),
    byKind,
  };
}

const indicesWhere = <T>(list: readonly T[], fits: (element: T) => boolean): readonly number[] =>
  list.flatMap((element, index) => (fits(element) ? [index] : []));

/** Ensembles in a world, for tests: plans of faults, and what came of them. */
import {
  electedLeader,
  type EnsembleConfig,
  properties,
  type Server,
  serverMode,
  type ServerState,
  zab,
  type ZabObservation,
  type ZabVocabulary,
} from '../../model/index.ts';
import {
  type Actor,
  type Fault,
  type Latency,
  type PlanStep,
  type PropertyVerdict,
  Run,
  Trace,
  World,
} from '../../sim/index.ts';
import { freezeBelow } from '../support/deepFreeze.ts';

/** A fault, and when it happens in milliseconds. */
export interface Happening {
  readonly atMs: number;
  readonly fault: Fault;
}

export const start = (process: number, atMs: number): Happening => ({
  atMs,
  fault: { kind: 'start', process },
});

/** Starts of servers 1, 2, 3 …, `apartMs` from one to the next. */
export const startsInTurn = (count: number, apartMs: number): readonly Happening[] =>
  Array.from({ length: count }, (_, index) => start(index + 1, index * apartMs));

const oneToTwoMs: Latency = { kind: 'uniform', minUs: 1_000, maxUs: 2_000 };

/** What a run leaves behind. */
export class Story {
  private readonly run: Run<Server, ZabVocabulary, never>;
  private readonly trace: Trace;

  /** @param changes - What differs from a network of 1 to 2 ms and hand-overs of 1 to 20 µs. */
  constructor(
    config: EnsembleConfig,
    happenings: readonly Happening[],
    { seed = '1', latency = oneToTwoMs } = {},
  ) {
    const world = World.create(freezing(zab(config)), {
      seed,
      processes: config.servers.map(({ id }) => id),
      network: { latency },
      handOver: { kind: 'uniform', minUs: 1, maxUs: 20 },
    });
    this.trace = new Trace();
    world.trace = this.trace;
    const plan = happenings.map(
      ({ atMs, fault }): PlanStep<never> => ({
        moment: { kind: 'at', us: Math.floor(atMs * 1_000) },
        action: { do: 'fault', fault },
      }),
    );
    this.run = Run.begin(world, { plan, properties, judge: () => true });
  }

  /** Runs on until this time; stops early if a variant makes the servers talk without end. */
  until(atMs: number, eventsMax = 100_000): this {
    const { run } = this;
    while (run.world.eventCount < eventsMax && run.step(atMs * 1_000));
    if (run.world.eventCount < eventsMax) run.advance(atMs * 1_000);
    return this;
  }

  get leader(): number | null {
    return electedLeader(this.run.world.states());
  }

  get states(): readonly (ServerState | null)[] {
    const { ids } = this.run.world.states();
    return ids.map((id) => serverMode(this.run.world.stateOf(id)));
  }

  server(id: number): Readonly<Server> | null {
    return this.run.world.stateOf(id);
  }

  get verdicts(): readonly PropertyVerdict[] {
    return this.run.verdicts();
  }

  /** @returns Names of the properties of mood `always` or `eventually` that broke. */
  get broken(): readonly string[] {
    return this.verdicts.filter(({ mood, held }) => mood !== 'sometimes' && !held).map(({ name }) => name);
  }

  /** @returns Names of the places reached. */
  get reached(): readonly string[] {
    return this.verdicts.filter(({ mood, held }) => mood === 'sometimes' && held).map(({ name }) => name);
  }

  /** What server `id` observed of one kind, in order. */
  said<Kind extends ZabObservation['kind']>(
    id: number,
    kind: Kind,
  ): readonly (Extract<ZabObservation, { readonly kind: Kind }> & { readonly atMs: number })[] {
    const said: (Extract<ZabObservation, { readonly kind: Kind }> & { readonly atMs: number })[] = [];
    for (const row of this.trace.rows()) {
      if (row.node !== id || row.kind !== kind) continue;
      said.push({ ...(row.data as Extract<ZabObservation, { readonly kind: Kind }>), atMs: row.t / 1_000 });
    }
    return said;
  }
}

/** The same protocol, with all states frozen below the first level after each step: a handler that edits one throws. */
function freezing(actor: Actor<Server, ZabVocabulary>): Actor<Server, ZabVocabulary> {
  return {
    ...actor,
    handle(self, input, out) {
      actor.handle(self, input, out);
      freezeBelow(self);
    },
  };
}

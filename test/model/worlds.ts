/** Ensembles in a world, for tests: plans of faults, and what came of them. */
import {
  asServer,
  type ClientCommand,
  electedLeader,
  type EnsembleConfig,
  properties,
  type Server,
  serverMode,
  type ServerState,
  type WriteCommand,
  zab,
  type ZabObservation,
  type ZabProcess,
  type ZabStored,
  type ZabVocabulary,
} from '../../model/index.ts';
import {
  type Actor,
  type Disk,
  type DiskContents,
  type DiskProfile,
  type Fault,
  type Latency,
  type Moment,
  type PlanStep,
  type Property,
  type PropertyVerdict,
  Run,
  Trace,
  World,
} from '../../sim/index.ts';
import { freezeBelow } from '../support/deepFreeze.ts';
import { packetText } from './packets.ts';

/** A fault, and when it happens: at so many milliseconds, or so long after an observation. */
export type Happening = { readonly fault: Fault } & (
  | { readonly atMs: number }
  | {
      readonly when: ZabObservation['kind'];
      readonly by?: number;
      readonly where?: Readonly<Record<string, unknown>>;
      readonly nth?: number;
      readonly laterMs?: number;
    }
);

export const at = (atMs: number, fault: Fault): Happening => ({ atMs, fault });

export const start = (process: number, atMs: number): Happening => at(atMs, { kind: 'start', process });

/** Starts of servers 1, 2, 3 …, `apartMs` from one to the next. */
export const startsInTurn = (count: number, apartMs: number): readonly Happening[] =>
  Array.from({ length: count }, (_, index) => start(index + 1, index * apartMs));

/** Clients are processes 101, 102 … */
const processOfClient = (client: number): number => 100 + client;

/** A story asks a client for something, at this server. */
export const asks = (
  atMs: number,
  client: number,
  server: number | string,
  command: ClientCommand,
): Happening => at(atMs, { kind: 'command', process: processOfClient(client), command, about: server });

export const startsClient = (client: number, atMs = 0): Happening => start(processOfClient(client), atMs);

/** One value, in a session of its own unless told otherwise. */
export const writes = (path: string, changes: Partial<WriteCommand> = {}): WriteCommand => ({
  do: 'write',
  path,
  value: 'v',
  count: 1,
  window: 1,
  session: 'own',
  ...changes,
});

const oneToTwoMs: Latency = { kind: 'uniform', minUs: 1_000, maxUs: 2_000 };

interface Options {
  readonly seed?: string;
  readonly latency?: Latency;
  readonly handOver?: Latency;
  readonly disk?: Partial<DiskProfile>;
  readonly watched?: readonly Property<ZabProcess>[];
}

/** What a run leaves behind. */
export class Story {
  private readonly run: Run<ZabProcess, ZabVocabulary, never>;
  private readonly trace: Trace;

  /** @param options - What differs from a network of 1 to 2 ms and hand-overs of 1 to 20 µs. */
  constructor(config: EnsembleConfig, happenings: readonly Happening[], options: Options = {}) {
    const { seed = '1', latency = oneToTwoMs, disk = {}, watched = properties } = options;
    const clients = Array.from({ length: config.clients ?? 0 }, (_, index) => processOfClient(index + 1));
    const world = World.create(freezing(zab(config)), {
      seed,
      processes: [...config.servers.map(({ id }) => id), ...clients],
      network: { latency },
      disk,
      handOver: options.handOver ?? { kind: 'uniform', minUs: 1, maxUs: 20 },
    });
    this.trace = new Trace();
    world.trace = this.trace;
    this.run = Run.begin(world, { plan: happenings.map(stepOf), properties: watched, judge: () => true });
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

  /** Of the servers, in the order of their sids. */
  get states(): readonly (ServerState | null)[] {
    const { ids } = this.run.world.states();
    return ids.filter((id) => id < processOfClient(0)).map((id) => serverMode(this.server(id)));
  }

  server(id: number): Readonly<Server> | null {
    return asServer(this.run.world.stateOf(id));
  }

  /** What a process finds on its disk if it is started now. */
  disk(id: number): DiskContents<ZabStored> {
    return (this.run.world.states().diskOf(id) as Disk<ZabStored>).contents;
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

  /** What a server observed of one kind, in order. */
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

  /** As `said`, of a client. */
  saidByClient<Kind extends ZabObservation['kind']>(
    client: number,
    kind: Kind,
  ): readonly (Extract<ZabObservation, { readonly kind: Kind }> & { readonly atMs: number })[] {
    return this.said(processOfClient(client), kind);
  }

  /** @returns The types of the messages that one process sent another from `fromMs` on, with their zxids where they have one. */
  sent(from: number, to: number, fromMs = 0): readonly string[] {
    const sent: string[] = [];
    for (const row of this.trace.rows())
      if (row.kind === 'send' && row.node === from && row.peer === to && row.t >= fromMs * 1_000)
        sent.push(packetText(row.data as ZabVocabulary['message']));
    return sent;
  }
}

function stepOf(happening: Happening): PlanStep<never> {
  return { moment: momentOf(happening), action: { do: 'fault', fault: happening.fault } };
}

function momentOf(happening: Happening): Moment {
  if ('atMs' in happening) return { kind: 'at', us: Math.floor(happening.atMs * 1_000) };
  const { when: observed, laterMs = 0, by, where, nth } = happening;
  return {
    kind: 'when',
    observed,
    us: Math.floor(laterMs * 1_000),
    ...(by === undefined ? {} : { by }),
    ...(where === undefined ? {} : { where }),
    ...(nth === undefined ? {} : { nth }),
  };
}

/** The same protocol, with all states frozen below the first level after each step: a handler that edits one throws. */
function freezing(actor: Actor<ZabProcess, ZabVocabulary>): Actor<ZabProcess, ZabVocabulary> {
  return {
    ...actor,
    handle(self, input, out) {
      actor.handle(self, input, out);
      freezeBelow(self);
    },
  };
}

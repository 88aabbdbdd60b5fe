/** A story as plain data, small and fast: times are a tenth of the usual ones, so that a run of seconds sees all time-outs. And what comes of it. */
import {
  type EnsembleConfig,
  type EnsembleServer,
  properties,
  zab,
  type ZabProcess,
  type ZabVocabulary,
} from '../../../model/index.ts';
import { type Fault, type Moment, type PlanStep, type Property, Run, World } from '../../../sim/index.ts';

/** One thing that happens, and when. Plain data, so that it can be shrunk and written down. */
export interface Step {
  readonly moment: Moment;
  readonly fault: Fault;
}

export interface PlayedStory {
  readonly seed: string;
  readonly config: EnsembleConfig;
  readonly steps: readonly Step[];
  readonly untilMs: number;
  readonly handOverUsMax: number;
  readonly syncUsMax: number;
}

/** A moment at so many milliseconds. */
export const at = (ms: number): Moment => ({ kind: 'at', us: Math.floor(ms * 1_000) });

/** Clients are processes 101, 102 … */
export const CLIENT = 100;

/** Times are a tenth of the usual ones, so that a run of seconds sees them all. Two clients. */
export const ensembleOf = (
  voters: number,
  observers: number,
  changes: Partial<EnsembleConfig> = {},
): EnsembleConfig => ({
  servers: Array.from(
    { length: voters + observers },
    (_, index): EnsembleServer => ({ id: index + 1, role: index < voters ? 'participant' : 'observer' }),
  ),
  tickTime: 200,
  initLimit: 10,
  syncLimit: 5,
  cnxTimeout: 500,
  maxNotificationInterval: 2_000,
  release: '3.9.5',
  clients: 2,
  variants: [],
  ...changes,
});

/** What came of a story. */
export interface Outcome {
  /** Names of the properties of mood `always` or `eventually` that broke. */
  readonly broken: readonly string[];
  /** Names of the places reached. */
  readonly reached: readonly string[];
  /** What the model itself objected to; null if nothing. */
  readonly stopped: string | null;
}

const EVENTS_MAX = 40_000;

function runOf(
  { seed, config, steps, handOverUsMax, syncUsMax }: PlayedStory,
  watched: readonly Property<ZabProcess>[] = properties,
): Run<ZabProcess, ZabVocabulary, never> {
  const clients = Array.from({ length: config.clients ?? 0 }, (_, index) => CLIENT + 1 + index);
  const world = World.create(zab(config), {
    seed,
    processes: [...config.servers.map(({ id }) => id), ...clients],
    network: { latency: { kind: 'uniform', minUs: 500, maxUs: 2_000 } },
    disk: { sync: { kind: 'uniform', minUs: Math.min(100, syncUsMax), maxUs: syncUsMax } },
    handOver: { kind: 'uniform', minUs: 1, maxUs: handOverUsMax },
  });
  const plan = steps.map(
    ({ moment, fault }): PlanStep<never> => ({ moment, action: { do: 'fault', fault } }),
  );
  return Run.begin(world, { plan, properties: watched, judge: () => true });
}

/** How often it is looked whether all that was waited for has broken. */
const LOOK_EVENTS = 256;

/** Runs a story to its end, or until all of these properties have broken. */
export function outcomeOf(
  story: PlayedStory,
  { watched = properties, untilBroken = [] as readonly string[] } = {},
): Outcome {
  const run = runOf(story, watched);
  const untilUs = story.untilMs * 1_000;
  const isOver = (): boolean =>
    untilBroken.length > 0 && untilBroken.every((name) => broken(run).includes(name));
  let stopped: string | null = null;
  try {
    let events = 0;
    while (events < EVENTS_MAX && run.step(untilUs)) if (++events % LOOK_EVENTS === 0 && isOver()) break;
    if (events < EVENTS_MAX && !isOver()) run.advance(untilUs);
  } catch (error) {
    stopped = error instanceof Error ? error.message : String(error);
  }
  const reached = run.verdicts().filter(({ mood, held }) => mood === 'sometimes' && held);
  return { broken: broken(run), reached: reached.map(({ name }) => name), stopped };
}

function broken(run: Run<ZabProcess, ZabVocabulary, never>): readonly string[] {
  const fallen = run.verdicts().filter(({ mood, held }) => mood !== 'sometimes' && !held);
  return fallen.map(({ name }) => name);
}

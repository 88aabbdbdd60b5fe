/**
 * A failure as one value: the story, what broke, what chance decided until then and where the faults fell, each by its meaning. So it is found
 * again after the code has changed, when the seed alone would give another run (docs/decisions/0006-capsules.md).
 */
import { type Anchor, type Fault, HASH_BLOCK_EVENTS, type PlanStep } from '../../sim/index.ts';
import { decisionText } from '../format/decisionText.ts';
import { resolveScenario } from '../format/resolve.ts';
import type { Expectation, ResolvedScenario, RunDescription } from '../format/resolved.ts';
import type { Scenario } from '../format/scenario.ts';
import type { Failure } from '../fuzz/failure.ts';
import { type PlayOptions, playStory } from '../fuzz/play.ts';
import type { ZabRun } from '../run.ts';
import { VERSION } from '../version.ts';

/** Version of the format of capsules. */
export const CAPSULE_VERSION = 1;

export interface Capsule {
  readonly capsule: typeof CAPSULE_VERSION;
  /** The release of zablab that made it. */
  readonly zablab: string;
  readonly failure: Failure;
  /** Of the run up to the failure: 16 hexadecimal digits. */
  readonly digest: string;
  /** Events up to there. */
  readonly events: number;
  readonly seed: string;
  readonly story: Scenario;
  /** What the story came to. Only to compare: a replay resolves the story again. */
  readonly run: RunDescription;
  /** Leaves of the hash tree: the digest after every 1,024 events. */
  readonly leaves: readonly string[];
  /** In the order in which they happened. */
  readonly faults: readonly RecordedFault[];
  /** In the order in which they were made. */
  readonly decisions: readonly RecordedDecision[];
}

/** A step of the story that was a fault, and behind which event it happened. */
export interface RecordedFault extends Anchor {
  readonly kind: Fault['kind'];
}

/** Something that chance decided. */
export interface RecordedDecision {
  /** As the kernel names it: clients by the numbers of their processes. */
  readonly meaning: string;
  /** Microseconds of a latency; otherwise a count, a number or a process. */
  readonly value: number;
  /** Virtual microseconds. */
  readonly atUs: number;
}

/**
 * Runs a story once more and writes down what decided it.
 *
 * @param property - What breaks; what else breaks on the way does not end the run.
 * @param options - What the run is made of, where that is not as ever, and how long it may become.
 * @returns Null if it does not break.
 */
export function capsuleOf(
  story: Scenario,
  { property }: Pick<Failure, 'property'>,
  { parts = {}, ...limits }: Pick<PlayOptions, 'parts' | 'eventsMax'> = {},
): Capsule | null {
  const { run: description } = resolveScenario(story);
  const { run, failure } = playStory(
    { run: description },
    { ...limits, property, parts: { ...parts, keepsDecisions: true } },
  );
  if (failure?.property !== property) return null;
  return {
    capsule: CAPSULE_VERSION,
    zablab: VERSION,
    failure,
    digest: run.world.digest(),
    events: run.world.eventCount,
    seed: description.seed,
    story,
    run: description,
    leaves: run.world.digestBlocks().toJSON(),
    faults: faultsOf(description.steps, run),
    decisions: recordedDecisions(run),
  };
}

/** @returns What chance has decided in a run that keeps it. */
export const recordedDecisions = ({ world }: ZabRun): readonly RecordedDecision[] =>
  (world.decisions?.kept.toJSON() ?? []).map(({ meaning, value, atUs }) => ({ meaning, value, atUs }));

/** @returns The faults of a run that keeps them, each with its step. What was done beside the plan has none. */
export function faultsOf(
  steps: readonly PlanStep<Expectation>[],
  { world }: ZabRun,
): readonly RecordedFault[] {
  const stepOf = new Map<Fault, number>();
  for (const [index, { action }] of steps.entries())
    if (action.do === 'fault') stepOf.set(action.fault, index);
  return (world.decisions?.faults.toJSON() ?? []).flatMap(({ fault, atUs, after, behind, behindUs }) => {
    const step = stepOf.get(fault);
    return step === undefined ? [] : [{ step, kind: fault.kind, atUs, after, behind, behindUs }];
  });
}

/**
 * What chance decides in a run, as lines of the story field `decisions`: for whoever wants to keep some of it while all else becomes constant.
 * A story with constant latencies and a few of these lines delays just what they name; a line that never comes up decides nothing. The
 * numbers that servers draw for themselves are among them (`random …`), and so is whom each word of a fault stood for (`target …`).
 *
 * @param options - How far it is run: to its end unless told otherwise.
 * @returns In the order in which they were made; latencies that are constant are not there.
 */
export function decisionsOf(
  { run: description }: Pick<ResolvedScenario, 'run'>,
  options: Omit<PlayOptions, 'parts'> = {},
): readonly { readonly line: string; readonly atUs: number }[] {
  const { run } = playStory({ run: description }, { ...options, parts: { keepsDecisions: true } });
  const cast = castOfRun(description);
  return recordedDecisions(run).map(({ meaning, value, atUs }) => ({
    line: decisionText(meaning, value, cast),
    atUs,
  }));
}

/** @returns Who plays in a run. */
export const castOfRun = ({ ensemble }: Pick<RunDescription, 'ensemble'>) => ({
  servers: ensemble.servers.map(({ id }) => id),
  clients: ensemble.clients ?? 0,
});

/** @returns The first and the last event of a leaf of the hash tree. */
export const eventsOfLeaf = (leaf: number): { readonly first: number; readonly last: number } => ({
  first: leaf * HASH_BLOCK_EVENTS + 1,
  last: (leaf + 1) * HASH_BLOCK_EVENTS,
});

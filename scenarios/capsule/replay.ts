/** A capsule is replayed: as it is, and where that is another run by now, by the meaning of what was decided in it. */
import { digestOf, firstDifferingLeaf, hashTree, type PlanStep } from '../../sim/index.ts';
import { resolveScenario } from '../format/resolve.ts';
import type { Expectation, RunDescription } from '../format/resolved.ts';
import type { Failure } from '../fuzz/failure.ts';
import { type Played, type PlayOptions, playStory } from '../fuzz/play.ts';
import { beginRun, type RunParts, type ZabRun } from '../run.ts';
import {
  type Capsule,
  eventsOfLeaf,
  faultsOf,
  type RecordedDecision,
  type RecordedFault,
  recordedDecisions,
} from './capsule.ts';

export interface Replay {
  /** Whether the property of the capsule breaks. */
  readonly breaks: boolean;
  /** Whether it is the very run: the same digest, and the same failure at the same event. */
  readonly isExact: boolean;
  readonly fidelity: Fidelity;
  /** The first thing that chance decided, or the first fault, that is not as it was; null if all are. */
  readonly firstDifference: ReplayDifference | null;
  /** The events among which the digests part, if the run is not the very one and more than 1,024 events long; from 1. */
  readonly parting: { readonly first: number; readonly last: number } | null;
  /** Whether the story still comes to the run that the capsule has: defaults and the like have not changed. */
  readonly isSameStory: boolean;
  /** What broke now: where the model objects to itself before the property breaks, that. */
  readonly failure: Failure | null;
}

/** How much of what was recorded came up again, with its meaning. */
export interface Fidelity {
  readonly matched: number;
  /** Decisions and faults of the capsule. */
  readonly recorded: number;
  /** 0 … 100 with one decimal, rounded down: 100 is all of it. */
  readonly percent: number;
}

/** What was recorded at a place, and what came instead; null where there was nothing. */
export interface ReplayDifference {
  readonly recorded: RecordedDecision | null;
  readonly came: RecordedDecision | null;
}

/** What the run is made of where that is not as ever, and how long it may become: for those who try another protocol on it, or open what strangers made. */
export type ReplayOptions = Pick<RunParts, 'protocol'> & Pick<PlayOptions, 'eventsMax'>;

/** Times are others in changed code: what broke at the end of a run may break a little later. */
const GRACE_US = 10_000_000;

export function replayCapsule(capsule: Capsule, options: ReplayOptions = {}): Replay {
  const { failure: recorded } = capsule;
  const { run: description } = resolveScenario(capsule.story);
  const isSameStory = digestOf(description) === digestOf(capsule.run);
  const { property } = recorded;
  const { limits, parts } = apart(options);
  const asItIs = playStory(
    { run: description },
    { ...limits, property, parts: { ...parts, keepsDecisions: true } },
  );
  const { world } = asItIs.run;
  if (world.digest() === capsule.digest && isSameFailure(asItIs.failure, recorded)) {
    const all = capsule.decisions.length + capsule.faults.length;
    const { failure } = asItIs;
    return {
      breaks: true,
      isExact: true,
      fidelity: fidelity(all, all),
      firstDifference: null,
      parting: null,
      isSameStory,
      failure,
    };
  }
  const leaf = firstDifferingLeaf(hashTree(capsule.leaves), hashTree(world.digestBlocks().toJSON()));
  const { run, failure } = breakingWay(capsule, description, options).played;
  return {
    breaks: failure?.property === property,
    isExact: false,
    ...compared(capsule, run, description.steps),
    parting: leaf === null ? null : eventsOfLeaf(leaf),
    isSameStory,
    failure,
  };
}

/**
 * @returns The run of a replay by meaning, at time 0, in which the property breaks, if it does in any: to be watched, and forked. Of a capsule that is
 * exact it is the run that was recorded, but for its digest's beginning where the end of the story is near.
 */
export function beginReplay(capsule: Capsule, options: ReplayOptions = {}): ZabRun {
  const { run, parts } = breakingWay(capsule, resolveScenario(capsule.story).run, options).way;
  return beginRun({ run }, parts);
}

function apart({ eventsMax, ...parts }: ReplayOptions) {
  const limits: Pick<PlayOptions, 'eventsMax'> = eventsMax === undefined ? {} : { eventsMax };
  return { limits, parts };
}

interface Way {
  readonly run: RunDescription;
  readonly parts: RunParts;
}

/**
 * The most faithful first. In changed code running numbers shift: then less of what was recorded, or the story by itself, may come closer to
 * what happened than all of it.
 */
function* waysOf(capsule: Capsule, run: RunDescription, options: ReplayOptions): Iterable<Way> {
  yield byMeaning(capsule, run, options);
  yield byMeaning({ ...capsule, decisions: [] }, run, options);
  yield byMeaning({ ...capsule, faults: [] }, run, options);
  yield { run, parts: { ...apart(options).parts, keepsDecisions: true } };
}

/** @returns The first way in which the property breaks; where it does in none, the most faithful. */
function breakingWay(
  capsule: Capsule,
  description: RunDescription,
  options: ReplayOptions,
): { readonly way: Way; readonly played: Played } {
  const { property } = capsule.failure;
  const tried: { readonly way: Way; readonly played: Played }[] = [];
  for (const way of waysOf(capsule, description, options)) {
    const played = playStory({ run: way.run }, { ...apart(options).limits, property, parts: way.parts });
    if (played.failure?.property === property) return { way, played };
    tried.push({ way, played });
  }
  return tried[0] as (typeof tried)[number];
}

function byMeaning(
  { decisions, faults, failure }: Capsule,
  description: RunDescription,
  options: ReplayOptions,
): Way {
  // Nothing breaks behind the end of its story, whatever a file says.
  const untilUs = Math.max(description.untilUs, Math.min(failure.atUs, description.untilUs) + GRACE_US);
  return {
    run: { ...description, untilUs },
    parts: {
      ...apart(options).parts,
      keepsDecisions: true,
      given: [...(description.decisions ?? []), ...decisions],
      anchors: possible(faults, description.steps),
    },
  };
}

/**
 * @returns The faults whose steps are still such faults (another release may unfold a story otherwise), none of them more often than its step
 * happens: each is looked for.
 */
function possible(
  faults: readonly RecordedFault[],
  steps: readonly PlanStep<Expectation>[],
): readonly RecordedFault[] {
  const left = steps.map(({ moment }) => (moment.kind === 'every' ? moment.times : 1));
  return faults.filter(({ step, kind }) => {
    const action = steps[step]?.action;
    if (action?.do !== 'fault' || action.fault.kind !== kind) return false;
    const times = left[step] ?? 0;
    left[step] = times - 1;
    return times > 0;
  });
}

const isSameFailure = (one: Failure | null, other: Failure): boolean =>
  one !== null && one.property === other.property && one.event === other.event && one.atUs === other.atUs;

function fidelity(matched: number, recorded: number): Fidelity {
  const percent = recorded === 0 ? 0 : Math.floor((matched * 1_000) / recorded) / 10;
  return { matched, recorded, percent };
}

function compared(
  { decisions, faults }: Capsule,
  played: ZabRun,
  steps: readonly PlanStep<Expectation>[],
): Pick<Replay, 'fidelity' | 'firstDifference'> {
  const recorded = new Map(decisions.map(({ meaning, value }) => [meaning, value]));
  const places = new Set(faults.map(placeOf));
  const came = recordedDecisions(played);
  const happened = faultsOf(steps, played);
  const matched =
    came.filter(({ meaning, value }) => recorded.get(meaning) === value).length +
    happened.filter((fault) => places.has(placeOf(fault))).length;
  return {
    fidelity: fidelity(matched, decisions.length + faults.length),
    firstDifference:
      differenceOf(decisions, came) ?? differenceOf(faults.map(asDecision), happened.map(asDecision)),
  };
}

/** Which fault, and behind which event. A step of an interval happens at several places. */
const placeOf = ({ step, behind, behindUs }: RecordedFault): string => `${step} ${behind} ${behindUs}`;

/** A fault, told as a decision: `kill behind delivered 1→3 ACK #2`. */
const asDecision = ({ kind, behind, behindUs, atUs }: RecordedFault): RecordedDecision => ({
  meaning: behind === null ? kind : `${kind} behind ${behind}`,
  value: behindUs,
  atUs,
});

function differenceOf(
  recorded: readonly RecordedDecision[],
  came: readonly RecordedDecision[],
): ReplayDifference | null {
  const { length } = recorded.length < came.length ? came : recorded;
  for (let index = 0; index < length; index++) {
    const one = recorded[index] ?? null;
    const other = came[index] ?? null;
    const isSame =
      one?.meaning === other?.meaning && one?.value === other?.value && one?.atUs === other?.atUs;
    if (!isSame) return { recorded: one, came: other };
  }
  return null;
}

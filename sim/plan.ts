/** A plan: what happens to a world from outside, and when, as plain data. */
import type { ProcessId } from './actor.ts';
import { assert } from './assert.ts';
import { hasFields } from './equalValues.ts';
import type { Fault } from './fault.ts';
import type { SeenObservation } from './seen.ts';

/** When a step happens. All times are integer virtual microseconds. */
export type Moment =
  /** At a time; with `after`, behind that many events of the same instant, and otherwise before all of them. */
  | { readonly kind: 'at'; readonly us: number; readonly after?: number }
  /** So long after the step before it in the plan. */
  | { readonly kind: 'then'; readonly us: number }
  /** Again and again: `times` times from `fromUs` on. */
  | { readonly kind: 'every'; readonly us: number; readonly fromUs: number; readonly times: number }
  /** So long after the `nth` observation of this kind, of process `by`, whose data has these fields. */
  | {
      readonly kind: 'when';
      readonly observed: string;
      readonly us: number;
      readonly by?: ProcessId;
      readonly where?: Readonly<Record<string, unknown>>;
      readonly nth?: number;
    };

export type Action<Expectation> =
  | { readonly do: 'fault'; readonly fault: Fault }
  | { readonly do: 'expect'; readonly expectation: Expectation };

export interface PlanStep<Expectation> {
  readonly moment: Moment;
  readonly action: Action<Expectation>;
}

export type Plan<Expectation> = readonly PlanStep<Expectation>[];

/** How far a plan has come. Replaced, never edited. */
export interface PlanProgress {
  /** Per step: when it happens next; Infinity while that is unknown or over. */
  readonly dueUs: readonly number[];
  /** Per step: how often it still happens. */
  readonly left: readonly number[];
  /** Per step: how many fitting observations a `when` has seen. */
  readonly seen: readonly number[];
}

/** @throws AssertionError where a step has a moment that never comes, or falls between two microseconds. */
export function beginPlan<Expectation>(plan: Plan<Expectation>): PlanProgress {
  for (const { moment } of plan)
    assert(isPossible(moment), 'a moment of a plan is made of integers, at least 0, and counts from 1');
  const dueUs = plan.map(({ moment }, index) => {
    if (moment.kind === 'at') return moment.us;
    if (moment.kind === 'every') return moment.times > 0 ? moment.fromUs : Number.POSITIVE_INFINITY;
    return moment.kind === 'then' && index === 0 ? moment.us : Number.POSITIVE_INFINITY;
  });
  return {
    dueUs,
    left: plan.map(({ moment }) => (moment.kind === 'every' ? moment.times : 1)),
    seen: plan.map(() => 0),
  };
}

function isPossible(moment: Moment): boolean {
  if (!isCount(moment.us)) return false;
  switch (moment.kind) {
    case 'at':
      return isCount(moment.after ?? 0);
    case 'then':
      return true;
    case 'every':
      return isCount(moment.fromUs) && isCount(moment.times);
    case 'when':
      return isCount(moment.nth ?? 1) && moment.nth !== 0;
  }
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** @returns Behind how many events of its instant a step wants to be. */
export const eventsBefore = <Expectation>(step: PlanStep<Expectation> | undefined): number =>
  step?.moment.kind === 'at' ? (step.moment.after ?? 0) : 0;

/**
 * @returns The index of the step that happens next, or −1. Of steps due at once: the one that waits for fewer events, and of those the
 * first in the plan.
 */
export function nextStep<Expectation>(plan: Plan<Expectation>, { dueUs }: PlanProgress): number {
  let next = -1;
  let soonestUs = Number.POSITIVE_INFINITY;
  for (let index = 0; index < dueUs.length; index++) {
    const us = dueUs[index] as number;
    const isSooner = us < soonestUs;
    const isTie = us === soonestUs && next >= 0;
    if (isSooner || (isTie && eventsBefore(plan[index]) < eventsBefore(plan[next]))) {
      soonestUs = us;
      next = index;
    }
  }
  return next;
}

/** @returns The progress once step `index` has happened at `nowUs`. */
export function stepHappened<Expectation>(
  plan: Plan<Expectation>,
  progress: PlanProgress,
  index: number,
  nowUs: number,
): PlanProgress {
  const moment = (plan[index] as PlanStep<Expectation>).moment;
  const dueUs = [...progress.dueUs];
  const left = [...progress.left];
  const leftHere = (left[index] ?? 1) - 1;
  left[index] = leftHere;
  dueUs[index] = moment.kind === 'every' && leftHere > 0 ? nowUs + moment.us : Number.POSITIVE_INFINITY;
  const following = plan[index + 1]?.moment;
  if (leftHere === 0 && following?.kind === 'then' && left[index + 1] !== 0)
    dueUs[index + 1] = nowUs + following.us;
  return { dueUs, left, seen: progress.seen };
}

/**
 * @param waiting - The steps that wait for observations of this kind.
 * @returns The progress after an observation: some `when` may have been waiting for it.
 */
export function planObserves<Expectation>(
  plan: Plan<Expectation>,
  waiting: readonly number[],
  progress: PlanProgress,
  observation: SeenObservation,
): PlanProgress {
  let changed = progress;
  for (const index of waiting) {
    const { moment } = plan[index] as PlanStep<Expectation>;
    if (moment.kind !== 'when' || changed.left[index] === 0 || !fits(moment, observation)) continue;
    const seen = [...changed.seen];
    const count = (seen[index] ?? 0) + 1;
    seen[index] = count;
    const dueUs = [...changed.dueUs];
    if (count === (moment.nth ?? 1)) dueUs[index] = observation.atUs + moment.us;
    changed = { dueUs, left: changed.left, seen };
  }
  return changed;
}

/**
 * @returns The progress once nothing waits for observations any more: faults that do, and those that follow them, do not happen. What is
 * expected is still judged.
 */
export function withoutWaiting<Expectation>(plan: Plan<Expectation>, progress: PlanProgress): PlanProgress {
  let isWaiting = false;
  const isOver = plan.map(({ moment, action }) => {
    if (moment.kind !== 'then') isWaiting = moment.kind === 'when';
    return isWaiting && action.do === 'fault';
  });
  return {
    dueUs: progress.dueUs.map((us, index) => (isOver[index] === true ? Number.POSITIVE_INFINITY : us)),
    left: progress.left.map((times, index) => (isOver[index] === true ? 0 : times)),
    // Beyond any number that somebody waits for.
    seen: progress.seen.map((times, index) => (isOver[index] === true ? Number.POSITIVE_INFINITY : times)),
  };
}

function fits(moment: Extract<Moment, { kind: 'when' }>, observation: SeenObservation): boolean {
  if (moment.observed !== observation.kind) return false;
  if (moment.by !== undefined && moment.by !== observation.process) return false;
  return moment.where === undefined || hasFields(observation.data, moment.where);
}

/** By kind of observation: the steps that wait for one. Whatever nobody waits for, the plan need not be told of. */
export type Waiting = ReadonlyMap<string, readonly number[]>;

export function waitingIn<Expectation>(plan: Plan<Expectation>): Waiting {
  const waiting = new Map<string, number[]>();
  for (const [index, { moment }] of plan.entries()) {
    if (moment.kind !== 'when') continue;
    const known = waiting.get(moment.observed);
    if (known === undefined) waiting.set(moment.observed, [index]);
    else known.push(index);
  }
  return waiting;
}

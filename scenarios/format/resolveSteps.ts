/** The steps of a story, unfolded: one fault or expectation each, for servers that exist, at moments that are known where they can be. */
import type { Action, Fault, Moment, PlanStep, Target } from '../../sim/index.ts';
import type { Message } from '../language/message.ts';
import { wordProblem } from './checkShape.ts';
import { eventFields } from './events.ts';
import { micros, toLatency } from './latencyText.ts';
import type { Expectation } from './resolved.ts';
import { resolveExpectation } from './resolveExpectation.ts';
import type { AuthoredStep, AuthoredTarget, AuthoredTargets, AuthoredWhen, Text } from './scenario.ts';
import { type Path, ScenarioError } from './scenarioError.ts';
import { requireServer } from './servers.ts';
import { STEPS_MAX } from './stepShape.ts';
import { readTime } from './time.ts';
import { verbs } from './vocabulary.ts';

export interface UnfoldedStep {
  readonly step: PlanStep<Expectation>;
  /** Latest time at which it happens, null if only the run will tell. */
  readonly atUs: number | null;
  /** Where its moment stands in the story. */
  readonly path: Path;
  /** What the author says of an expectation. */
  readonly text: Text | undefined;
}

/**
 * @param root - The key of the story that holds the steps.
 * @returns The steps in their order, and the latest of their known times.
 * @throws ScenarioError at the first step that cannot be taken.
 */
export function resolveSteps(
  steps: readonly AuthoredStep[],
  ids: readonly number[],
  root: 'steps' | 'expect' = 'steps',
): { readonly steps: readonly UnfoldedStep[]; readonly lastUs: number } {
  const unfolded: UnfoldedStep[] = [];
  let previousUs: number | null = 0;
  steps.forEach((step, index) => {
    const path = [root, index];
    const apartUs = 'apart' in step && step.apart !== undefined ? micros(step.apart) : 0;
    const actions = actionsOf(step, ids, path);
    actions.forEach((action, position) => {
      const moment = nthMoment(momentOf(step, ids, path), position, apartUs);
      previousUs = latestUs(moment, previousUs);
      const text = 'expect' in step ? step.expect.text : undefined;
      unfolded.push({ step: { moment, action }, atUs: previousUs, path: [...path, momentKey(step)], text });
    });
    if (unfolded.length > STEPS_MAX) {
      const params = { steps: unfolded.length, stepsMax: STEPS_MAX };
      throw new ScenarioError(path, { id: 'error.tooManySteps', params });
    }
  });
  requireOneFirstStart(unfolded);
  return { steps: unfolded, lastUs: unfolded.reduce((last, { atUs }) => Math.max(last, atUs ?? 0), 0) };
}

/**
 * A server is started once, unless something may have stopped it in between. A second start would find it running and do nothing, which
 * is not what its author meant.
 */
function requireOneFirstStart(steps: readonly UnfoldedStep[]): void {
  const started = new Map<number, number>();
  for (const { step, atUs, path } of steps) {
    if (step.action.do !== 'fault') continue;
    const { fault } = step.action;
    if (fault.kind === 'kill' || fault.kind === 'powerOff') return;
    if (fault.kind !== 'start' || typeof fault.process !== 'number') continue;
    const earlierUs = started.get(fault.process);
    if (earlierUs !== undefined)
      throw new ScenarioError(path, {
        id: 'error.startedTwice',
        params: { server: fault.process, atUs: earlierUs },
      });
    started.set(fault.process, atUs ?? 0);
  }
}

const momentKey = (step: AuthoredStep): 'at' | 'then' | 'every' | 'when' =>
  'at' in step ? 'at' : 'then' in step ? 'then' : 'every' in step ? 'every' : 'when';

function momentOf(step: AuthoredStep, ids: readonly number[], path: Path): Moment {
  if ('at' in step) return { kind: 'at', us: micros(step.at) };
  if ('then' in step) return { kind: 'then', us: micros(step.then) };
  if ('every' in step) {
    const us = micros(step.every);
    return { kind: 'every', us, fromUs: step.from === undefined ? us : micros(step.from), times: step.times };
  }
  return whenOf(step.when, micros(step.wait ?? '0s'), ids, [...path, 'when']);
}

function whenOf(when: AuthoredWhen, us: number, ids: readonly number[], path: Path): Moment {
  const { event, by, nth, ...where } = when;
  if (by !== undefined) requireServer(by, ids, [...path, 'by']);
  for (const field of Object.keys(where)) {
    const problem = wordProblem('field', eventFields(event), field);
    if (problem !== null) throw new ScenarioError([...path, field], problem, { key: true });
  }
  return {
    kind: 'when',
    observed: event,
    us,
    nth: nth ?? 1,
    ...(by === undefined ? {} : { by }),
    ...(Object.keys(where).length === 0 ? {} : { where }),
  };
}

/** The moment of the `position`th server of a step that names several. */
function nthMoment(moment: Moment, position: number, apartUs: number): Moment {
  if (position === 0) return moment;
  switch (moment.kind) {
    case 'at':
    case 'when':
      return { ...moment, us: moment.us + position * apartUs };
    case 'then':
      return { kind: 'then', us: apartUs };
    case 'every':
      return { ...moment, fromUs: moment.fromUs + position * apartUs };
  }
}

/** @returns The latest time at which the step happens, if the time of the step before it is known. */
function latestUs(moment: Moment, previousUs: number | null): number | null {
  switch (moment.kind) {
    case 'at':
      return moment.us;
    case 'then':
      return previousUs === null ? null : previousUs + moment.us;
    case 'every':
      return moment.fromUs + (moment.times - 1) * moment.us;
    case 'when':
      return null;
  }
}

/** One action for each server that the step names. */
function actionsOf(step: AuthoredStep, ids: readonly number[], path: Path): readonly Action<Expectation>[] {
  if ('expect' in step) {
    const expectation = resolveExpectation(
      step.expect,
      ids,
      path[0] === 'expect' ? path : [...path, 'expect'],
    );
    return [{ do: 'expect', expectation }];
  }
  const verb = verbs.find((known) => known in step) ?? 'expect';
  return faultsOf(step, ids, [...path, verb]).map((fault) => ({ do: 'fault', fault }));
}

function faultsOf(
  step: Exclude<AuthoredStep, { readonly expect: unknown }>,
  ids: readonly number[],
  path: Path,
): readonly Fault[] {
  const each = (targets: AuthoredTargets, fault: (process: Target) => Fault): readonly Fault[] =>
    targetsOf(targets, ids, path).map(fault);
  const pair = (between: readonly [AuthoredTarget, AuthoredTarget]) => pairOf(between, ids, path);

  if ('start' in step) return each(step.start, (process) => ({ kind: 'start', process }));
  if ('kill' in step) return each(step.kill, (process) => ({ kind: 'kill', process }));
  if ('powerOff' in step)
    return each(step.powerOff, (process) => ({
      kind: 'powerOff',
      process,
      unsynced: step.unsynced ?? 'lost',
    }));
  if ('restart' in step) return each(step.restart, (process) => ({ kind: 'restart', process }));
  if ('pause' in step) return each(step.pause, (process) => ({ kind: 'pause', process }));
  if ('resume' in step) return each(step.resume, (process) => ({ kind: 'resume', process }));
  if ('cut' in step) return [{ kind: 'cut', ...pair(step.cut), ways: step.ways ?? 'both' }];
  if ('partition' in step) return [{ kind: 'partition', sides: sidesOf(step.partition, ids, path) }];
  if ('heal' in step) {
    if (step.heal === 'all') return [{ kind: 'heal', between: 'all' }];
    const { from, to } = pair(step.heal);
    return [{ kind: 'heal', between: [from, to] }];
  }
  if ('delay' in step) {
    const latency = step.latency === 'normal' ? null : toLatency(step.latency);
    return [{ kind: 'delay', ...pair(step.delay), ways: step.ways ?? 'both', latency }];
  }
  if ('reset' in step) {
    const { from, to } = pair(step.reset);
    return [{ kind: 'reset', between: [from, to] }];
  }
  return each(step.clock, (process) => ({
    kind: 'clock',
    process,
    ...(step.rate === undefined ? {} : { ratePpm: Math.round(step.rate * 1_000_000) }),
    ...(step.jump === undefined ? {} : { jumpUs: signedMicros(step.jump) }),
  }));
}

function targetsOf(targets: AuthoredTargets, ids: readonly number[], path: Path): readonly Target[] {
  if (targets === 'all') return ids;
  if (typeof targets === 'string') return [targets];
  if (typeof targets === 'number') {
    requireServer(targets, ids, path);
    return [targets];
  }
  targets.forEach((server, index) => requireServer(server, ids, [...path, index]));
  return targets;
}

function pairOf(
  [from, to]: readonly [AuthoredTarget, AuthoredTarget],
  ids: readonly number[],
  path: Path,
): { readonly from: Target; readonly to: Target } {
  if (typeof from === 'number') requireServer(from, ids, [...path, 0]);
  if (typeof to === 'number') requireServer(to, ids, [...path, 1]);
  if (from === to && typeof to === 'number') throw new ScenarioError([...path, 1], sameServerTwice(to));
  return { from, to };
}

const sameServerTwice = (server: number): Message => ({ id: 'error.sameServerTwice', params: { server } });

/** Every server is on a side. With a word among them, `leader`, only the run can tell. */
function sidesOf(
  sides: readonly (readonly AuthoredTarget[])[],
  ids: readonly number[],
  path: Path,
): readonly (readonly Target[])[] {
  const named = sides.flat();
  sides.forEach((side, sideIndex) =>
    side.forEach((target, index) => {
      if (typeof target === 'number') requireServer(target, ids, [...path, sideIndex, index]);
    }),
  );
  const leftOut = ids.filter((id) => !named.includes(id));
  if (leftOut.length > 0 && named.every((target) => typeof target === 'number'))
    throw new ScenarioError(path, { id: 'error.sidesLeaveOut', params: { servers: leftOut } });
  return sides;
}

function signedMicros(time: string): number {
  const us = readTime(time);
  if (typeof us !== 'number') throw new TypeError('times are checked before they are converted');
  return us;
}

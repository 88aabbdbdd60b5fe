/** The steps of a story, unfolded: one fault or expectation each, for servers that exist, at moments that are known where they can be. */
import type { Action, Moment, PlanStep } from '../../sim/index.ts';
import { duration } from '../language/format.ts';
import type { Message } from '../language/message.ts';
import { wordProblem } from './checkScalar.ts';
import { eventFields } from './events.ts';
import { micros } from './latencyText.ts';
import type { Expectation } from './resolved.ts';
import { resolveExpectation } from './resolveExpectation.ts';
import { faultsOf } from './resolveFaults.ts';
import type { AuthoredExpectation, AuthoredStep, AuthoredWhen, Text } from './scenario.ts';
import { type Path, ScenarioError } from './scenarioError.ts';
import { requireServer } from './servers.ts';
import { STEPS_MAX } from './stepShape.ts';
import { TIME_US_MAX } from './time.ts';
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
 * @returns The steps in their order, and the latest of their known times.
 * @throws ScenarioError at the first step that cannot be taken.
 */
export function resolveSteps(
  steps: readonly AuthoredStep[],
  ids: readonly number[],
): { readonly steps: readonly UnfoldedStep[]; readonly lastUs: number } {
  const unfolded: UnfoldedStep[] = [];
  let previousUs: number | null = 0;
  steps.forEach((step, index) => {
    const path = ['steps', index];
    const apartUs = 'apart' in step && step.apart !== undefined ? micros(step.apart) : 0;
    const actions = actionsOf(step, ids, path);
    actions.forEach((action, position) => {
      const moment = nthMoment(momentOf(step, ids, path), position, apartUs);
      previousUs = latestUs(moment, previousUs);
      if ((previousUs ?? 0) > TIME_US_MAX)
        throw new ScenarioError([...path, momentKey(step)], tooLate(previousUs ?? 0));
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

/** What is expected at the end of a story, as steps of their own. */
export function stepsAtEnd(
  expectations: readonly AuthoredExpectation[],
  ids: readonly number[],
  untilUs: number,
): readonly UnfoldedStep[] {
  return expectations.map((authored, index) => {
    const path = ['expect', index];
    const expectation = resolveExpectation(authored, ids, path);
    const step = { moment: { kind: 'at', us: untilUs }, action: { do: 'expect', expectation } } as const;
    return { step, atUs: untilUs, path, text: authored.text };
  });
}

const tooLate = (us: number): Message => ({ id: 'error.timeTooLong', params: { found: duration(us) } });

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
    const expectation = resolveExpectation(step.expect, ids, [...path, 'expect']);
    return [{ do: 'expect', expectation }];
  }
  const verb = verbs.find((known) => known in step) ?? 'expect';
  return faultsOf(step, ids, [...path, verb]).map((fault) => ({ do: 'fault', fault }));
}

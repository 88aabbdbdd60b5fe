/** The steps of a story, unfolded: one fault or expectation each, for servers that exist, at moments that are known where they can be. */
import type { Action, Moment, PlanStep } from '../../sim/index.ts';
import { duration } from '../language/format.ts';
import type { Mistake } from '../language/mistakes.ts';
import type { AuthoredExpectation } from './authoredExpectation.ts';
import type { AuthoredStep } from './authoredStep.ts';
import { endOfFault } from './endOfFault.ts';
import { micros } from './latencyText.ts';
import type { Expectation } from './resolved.ts';
import { resolveExpectation } from './resolveExpectation.ts';
import { faultsOf } from './resolveFaults.ts';
import { isPlaced, later, latestUs, momentKey, momentOf, nthMoment, withoutThen } from './resolveMoment.ts';
import { clientOf, isRequest, requestOf } from './resolveRequests.ts';
import type { Text } from './scenario.ts';
import { type Path, ScenarioError } from './scenarioError.ts';
import { type Cast, clientProcess } from './servers.ts';
import { suggest } from './suggest.ts';
import { TIME_US_MAX } from './time.ts';
import { STEPS_MAX } from './vocabulary.ts';

export interface UnfoldedStep {
  readonly step: PlanStep<Expectation>;
  /** Latest time at which it happens, null if only the run will tell. */
  readonly atUs: number | null;
  /** Where its moment stands in the story. */
  readonly path: Path;
  /** What the author says of an expectation. */
  readonly text: Text | undefined;
  /** Whether it undoes another step, `for` how long that was to last. */
  readonly isEnd: boolean;
}

/**
 * @returns The steps in their order, behind them what ends those that last for a while; and the latest of their known times.
 * @throws ScenarioError at the first step that cannot be taken.
 */
export function resolveSteps(
  steps: readonly AuthoredStep[],
  cast: Cast,
): { readonly steps: readonly UnfoldedStep[]; readonly lastUs: number } {
  const unfolded: UnfoldedStep[] = [];
  const ends: UnfoldedStep[] = [];
  const coming = clientsComing(steps, cast);
  let previous: Moment | null = null;
  steps.forEach((step, index) => {
    const path = ['steps', index];
    const comer = coming.get(index);
    if (comer !== undefined) unfolded.push(clientStart(cast, comer, momentOf(step, cast, path), path));
    const forUs = 'for' in step && step.for !== undefined ? micros(step.for) : null;
    const apartUs = 'apart' in step && step.apart !== undefined ? micros(step.apart) : 0;
    const momentPath = [...path, momentKey(step)];
    const text = 'expect' in step ? step.expect.text : undefined;
    actionsOf(step, cast, path).forEach((action, position) => {
      const moment = nthMoment(momentOf(step, cast, path), position, apartUs);
      const known = withoutThen(moment, previous);
      previous = known;
      const atUs = latestUs(known);
      requireInTime(atUs, momentPath);
      unfolded.push({ step: { moment, action }, atUs, path: momentPath, text, isEnd: false });
      if (forUs !== null && action.do === 'fault') {
        const endPath = [...path, 'for'];
        const fault = endOfFault(action.fault, endPath);
        const end = later(known, forUs);
        requireInTime(latestUs(end), endPath);
        const endStep = { moment: end, action: { do: 'fault', fault } } as const;
        ends.push({ step: endStep, atUs: latestUs(end), path: endPath, text: undefined, isEnd: true });
      }
    });
    const count = unfolded.length + ends.length;
    if (count > STEPS_MAX) {
      const params = { steps: count, stepsMax: STEPS_MAX };
      throw new ScenarioError(path, { id: 'error.tooManySteps', params });
    }
  });
  requireOneFirstStart(unfolded, ({ path: [, index] }) => isPlaced(steps[Number(index)] as AuthoredStep));
  requireHeldNames(unfolded);
  const all = [...unfolded, ...ends];
  return { steps: all, lastUs: all.reduce((last, { atUs }) => Math.max(last, atUs ?? 0), 0) };
}

/** What is expected at the end of a story, as steps of their own. */
export function stepsAtEnd(
  expectations: readonly AuthoredExpectation[],
  cast: Cast,
  untilUs: number,
): readonly UnfoldedStep[] {
  return expectations.map((authored, index) => {
    const path = ['expect', index];
    const expectation = resolveExpectation(authored, cast, path);
    const step = { moment: { kind: 'at', us: untilUs }, action: { do: 'expect', expectation } } as const;
    return { step, atUs: untilUs, path, text: authored.text, isEnd: false };
  });
}

/** Most clients are there from the beginning, before anybody asks anything of them. */
export const clientStarts = (cast: Cast): readonly UnfoldedStep[] =>
  Array.from({ length: cast.clients }, (_, index) => index + 1)
    .filter((client) => !cast.lateClients.includes(client))
    .map((client) => clientStart(cast, client, { kind: 'at', us: 0 }, ['ensemble', 'clients']));

function clientStart(cast: Cast, client: number, moment: Moment, path: Path): UnfoldedStep {
  const fault = { kind: 'start', process: clientProcess(cast, client) } as const;
  const step = { moment, action: { do: 'fault', fault } } as const;
  return { step, atUs: latestUs(moment), path, text: undefined, isEnd: false };
}

/** @returns By index, the steps with which clients come: of each client the first that names it. */
function clientsComing(steps: readonly AuthoredStep[], { lateClients }: Cast): ReadonlyMap<number, number> {
  const coming = new Map<number, number>();
  for (const client of lateClients) {
    const naming = steps.flatMap((step, index) =>
      'at' in step && isRequest(step) && clientOf(step) === client ? [{ step, index }] : [],
    );
    const [first] = naming.toSorted((a, b) => placeDifference(a.step, b.step));
    if (first !== undefined) coming.set(first.index, client);
  }
  return coming;
}

type StepAtTime = Extract<AuthoredStep, { readonly at: unknown }>;

const placeDifference = (a: StepAtTime, b: StepAtTime): number =>
  micros(a.at) - micros(b.at) || (a.behind ?? 0) - (b.behind ?? 0);

function requireInTime(us: number | null, path: Path): void {
  if ((us ?? 0) > TIME_US_MAX) throw new ScenarioError(path, tooLate(us ?? 0));
}

const tooLate = (us: number): Mistake => ({ id: 'error.timeTooLong', params: { found: duration(us) } });

/**
 * A server is started once, unless something may have stopped it in between. A second start would find it running and do nothing, which
 * is not what its author meant. Whoever places a start within an instant has seen what runs there.
 */
function requireOneFirstStart(
  steps: readonly UnfoldedStep[],
  isPlacedStep: (step: UnfoldedStep) => boolean,
): void {
  const started = new Map<number, number>();
  for (const unfolded of steps) {
    const { step, atUs, path } = unfolded;
    if (step.action.do !== 'fault') continue;
    const { fault } = step.action;
    if (fault.kind === 'kill' || fault.kind === 'powerOff' || fault.kind === 'disk') return;
    if (fault.kind !== 'start' || typeof fault.process !== 'number' || isPlacedStep(unfolded)) continue;
    const earlierUs = started.get(fault.process);
    if (earlierUs !== undefined)
      throw new ScenarioError(path, {
        id: 'error.startedTwice',
        params: { server: fault.process, atUs: earlierUs },
      });
    started.set(fault.process, atUs ?? 0);
  }
}

/** Only what some step holds can be let go. */
function requireHeldNames(steps: readonly UnfoldedStep[]): void {
  const faults = steps.flatMap(({ step: { action }, path }) =>
    action.do === 'fault' ? [{ fault: action.fault, path }] : [],
  );
  const known = [...new Set(faults.flatMap(({ fault }) => (fault.kind === 'hold' ? [fault.name] : [])))];
  for (const { fault, path } of faults) {
    if (fault.kind !== 'release' || known.includes(fault.name)) continue;
    const params = { name: fault.name, suggestion: suggest(fault.name, known), known };
    throw new ScenarioError([...path.slice(0, 2), 'letGo'], { id: 'error.nothingHeld', params });
  }
}

/** One action for each server that the step names. */
function actionsOf(step: AuthoredStep, cast: Cast, path: Path): readonly Action<Expectation>[] {
  if ('expect' in step) {
    const expectation = resolveExpectation(step.expect, cast, [...path, 'expect']);
    return [{ do: 'expect', expectation }];
  }
  const faults = isRequest(step) ? [requestOf(step, cast, path)] : faultsOf(step, cast, path);
  return faults.map((fault) => ({ do: 'fault', fault }));
}

/** When a step happens, in the words of the kernel. */
import type { Moment } from '../../sim/index.ts';
import type { AuthoredStep, AuthoredWhen } from './authoredStep.ts';
import { wordProblem } from './wordProblem.ts';
import { eventFields, eventKinds, isSeenByClients, isSeenByNobody } from './events.ts';
import { whereOf } from './fields.ts';
import { micros } from './latencyText.ts';
import { readOccurrence } from './occurrence.ts';
import { type Path, ScenarioError } from './scenarioError.ts';
import { type Cast, clientProcess, requireClient, requireServer } from './servers.ts';

export const momentKey = (step: AuthoredStep): 'at' | 'then' | 'every' | 'when' | 'after' =>
  'at' in step
    ? 'at'
    : 'then' in step
      ? 'then'
      : 'every' in step
        ? 'every'
        : 'when' in step
          ? 'when'
          : 'after';

/** Whether a step has its place among the events of its instant: `behind: 0` is one, too. */
export const isPlaced = (step: AuthoredStep): boolean => 'behind' in step && step.behind !== undefined;

export function momentOf(step: AuthoredStep, cast: Cast, path: Path): Moment {
  if ('at' in step) {
    const { behind = 0 } = step;
    return { kind: 'at', us: micros(step.at), ...(behind === 0 ? {} : { after: behind }) };
  }
  if ('then' in step) return { kind: 'then', us: micros(step.then) };
  if ('every' in step) {
    const us = micros(step.every);
    return { kind: 'every', us, fromUs: step.from === undefined ? us : micros(step.from), times: step.times };
  }
  const waitUs = micros(step.wait ?? '0s');
  if ('when' in step) return whenOf(step.when, waitUs, cast, (field) => [...path, 'when', field]);
  // The one text is the place of all that can be wrong with it.
  const place = [...path, 'after'];
  const when = readOccurrence(step.after);
  if (when === null) throw new TypeError('texts are checked before they are read');
  const problem = wordProblem('event', eventKinds, when.event);
  if (problem !== null) throw new ScenarioError(place, problem);
  return whenOf(when, waitUs, cast, () => place);
}

/** @param placeOf - Where a field stands. */
function whenOf(
  { event, by, nth, ...asked }: AuthoredWhen,
  us: number,
  cast: Cast,
  placeOf: (field: string) => Path,
): Moment {
  const isClient = isSeenByClients(event);
  if (by !== undefined && isSeenByNobody(event))
    throw new ScenarioError(placeOf('by'), { id: 'error.seenByNobody', params: { event } });
  if (by !== undefined && isClient) requireClient(by, cast, placeOf('by'));
  if (by !== undefined && !isClient) requireServer(by, cast, placeOf('by'));
  const read = whereOf(eventFields(event), asked, 'field', cast);
  if ('problem' in read) throw new ScenarioError(placeOf(read.field), read.problem, { key: read.isKey });
  return {
    kind: 'when',
    observed: event,
    us,
    nth: nth ?? 1,
    ...(by === undefined ? {} : { by: isClient ? clientProcess(cast, by) : by }),
    ...(Object.keys(read.where).length === 0 ? {} : { where: read.where }),
  };
}

/** The moment of the `position`th server of a step that names several. */
export function nthMoment(moment: Moment, position: number, apartUs: number): Moment {
  if (position === 0) return moment;
  return moment.kind === 'then' ? { kind: 'then', us: apartUs } : later(moment, position * apartUs);
}

/**
 * @param previous - The moment of the step before, which is no `then` itself; null before the first.
 * @returns The same moment without `then`: what follows an interval follows its last time.
 */
export function withoutThen(moment: Moment, previous: Moment | null): Moment {
  if (moment.kind !== 'then') return moment;
  if (previous === null) return { kind: 'at', us: moment.us };
  if (previous.kind !== 'every') return later(previous, moment.us);
  return { kind: 'at', us: previous.fromUs + (previous.times - 1) * previous.us + moment.us };
}

/**
 * @param moment - No `then`.
 * @returns The moment so much later. Another instant has events of its own: only of the same one is it known behind how many.
 */
export function later(moment: Moment, us: number): Moment {
  if (us === 0) return moment;
  if (moment.kind === 'every') return { ...moment, fromUs: moment.fromUs + us };
  return moment.kind === 'at' ? { kind: 'at', us: moment.us + us } : { ...moment, us: moment.us + us };
}

/** @returns The latest time at which it comes; null if only the run will tell. */
export function latestUs(moment: Moment): number | null {
  switch (moment.kind) {
    case 'at':
      return moment.us;
    case 'every':
      return moment.fromUs + (moment.times - 1) * moment.us;
    case 'then':
    case 'when':
      return null;
  }
}

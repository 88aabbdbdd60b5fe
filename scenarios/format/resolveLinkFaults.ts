/** What a step does to links, connections and messages, in the words of the kernel. */
import type { Fault } from '../../sim/index.ts';
import type { AuthoredFault, AuthoredTarget } from './authoredStep.ts';
import { whereOf } from './fields.ts';
import { micros, toLatency } from './latencyText.ts';
import { messageFields } from './messages.ts';
import { type Path, ScenarioError } from './scenarioError.ts';
import type { Cast } from './servers.ts';
import { pairOf, targetOf, targetsOf } from './targets.ts';

const linkVerbs = [
  'cut',
  'partition',
  'bridge',
  'ring',
  'majoritiesRing',
  'flap',
  'heal',
  'delay',
  'hold',
  'letGo',
  'reset',
] as const;

type VerbOf<Step> = Step extends unknown ? Extract<keyof Step, (typeof linkVerbs)[number]> : never;

/** Steps whose verb is one of these. */
export type LinkVerb = AuthoredFault extends infer Step
  ? Step extends unknown
    ? [VerbOf<Step>] extends [never]
      ? never
      : Step
    : never
  : never;

export const isLinkVerb = (step: AuthoredFault): step is LinkVerb => linkVerbs.some((verb) => verb in step);

/** What is held under no name of its own. */
const HELD = 'held';

export function linkFaultOf(step: LinkVerb, cast: Cast, path: Path): Fault {
  if ('cut' in step)
    return { kind: 'cut', ...pairOf(step.cut, cast, [...path, 'cut']), ways: step.ways ?? 'both' };
  if ('partition' in step)
    return { kind: 'partition', sides: sidesOf(step.partition, cast, [...path, 'partition']) };
  if ('bridge' in step) {
    const through = targetOf(step.bridge, cast, [...path, 'bridge']);
    return { kind: 'bridge', among: targetsOf(step.among ?? 'all', cast, [...path, 'among']), through };
  }
  if ('ring' in step) return { kind: 'ring', among: targetsOf(step.ring, cast, [...path, 'ring']) };
  if ('majoritiesRing' in step)
    return {
      kind: 'majoritiesRing',
      among: targetsOf(step.majoritiesRing, cast, [...path, 'majoritiesRing']),
    };
  if ('flap' in step) {
    const { from, to } = pairOf(step.flap, cast, [...path, 'flap']);
    return { kind: 'flap', between: [from, to], downUs: micros(step.down), upUs: micros(step.up) };
  }
  if ('heal' in step) {
    if (step.heal === 'all') return { kind: 'heal', between: 'all' };
    const { from, to } = pairOf(step.heal, cast, [...path, 'heal']);
    return { kind: 'heal', between: [from, to] };
  }
  if ('delay' in step) {
    const latency = step.latency === 'normal' ? null : toLatency(step.latency);
    return {
      kind: 'delay',
      ...pairOf(step.delay, cast, [...path, 'delay']),
      ways: step.ways ?? 'both',
      latency,
    };
  }
  if ('hold' in step) return holdOf(step, cast, path);
  if ('letGo' in step) return { kind: 'release', name: step.letGo };
  const { from, to } = pairOf(step.reset, cast, [...path, 'reset']);
  return { kind: 'reset', between: [from, to] };
}

function holdOf(step: Extract<LinkVerb, { hold: unknown }>, cast: Cast, path: Path): Fault {
  const { message, nth, as = HELD } = step;
  const fault = { kind: 'hold', ...pairOf(step.hold, cast, [...path, 'hold']), name: as } as const;
  if (message === undefined) return nth === undefined ? fault : { ...fault, nth };
  const { type, ...fields } = message;
  const read = whereOf(messageFields(type), fields, 'messageField', cast);
  if ('problem' in read)
    throw new ScenarioError([...path, 'message', read.field], read.problem, { key: read.isKey });
  return { ...fault, where: { type, ...read.where }, ...(nth === undefined ? {} : { nth }) };
}

/** Every server is on a side. With a word among them, `leader`, only the run can tell. */
function sidesOf(
  sides: readonly (readonly AuthoredTarget[])[],
  cast: Cast,
  path: Path,
): readonly (readonly AuthoredTarget[])[] {
  const named: readonly AuthoredTarget[] = sides.flat();
  sides.forEach((side, sideIndex) =>
    side.forEach((target, index) => targetOf(target, cast, [...path, sideIndex, index])),
  );
  const leftOut = cast.servers.filter((id) => !named.includes(id));
  if (leftOut.length > 0 && named.every((target) => typeof target === 'number'))
    throw new ScenarioError(path, { id: 'error.sidesLeaveOut', params: { servers: leftOut } });
  return sides;
}

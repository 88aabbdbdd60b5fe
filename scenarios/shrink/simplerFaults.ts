/** Simpler steps in the place of one, the simplest first: less of the same fault, or a plainer one. Its moment stays. */
import type { AuthoredStep } from '../format/authoredStep.ts';
import { micros } from '../format/latencyText.ts';
import { duration } from '../language/format.ts';
import { actionIn, changed, type Fields, momentIn, stepOf, type Verb, verbOf } from './parts.ts';
import { rounderSpans, smaller } from './rounder.ts';
import type { Happening } from './witness.ts';

/**
 * @param happened - What the step did.
 * @param servers - All ids.
 * @returns Lists of steps that may stand in its place.
 */
export function* simplerFaults(
  step: AuthoredStep,
  happened: readonly Happening[],
  servers: readonly number[],
): Iterable<readonly AuthoredStep[]> {
  const moment = momentIn(step);
  for (const actions of simplerActions(step, happened, servers))
    yield actions.map((one) => stepOf(moment, one));
}

function* simplerActions(
  step: AuthoredStep,
  happened: readonly Happening[],
  servers: readonly number[],
): Iterable<readonly Fields[]> {
  const action = actionIn(step);
  const verb = verbOf(step);
  for (const one of withIds(action, verb, happened)) yield [one];
  yield* plainerVerb(step, action, servers);
  for (const one of fewerTargets(action, verb, servers)) yield [one];
  for (const one of lessSaid(action, verb)) yield [one];
  for (const key of ['for', 'apart', 'down', 'up', 'jump'])
    if (typeof action[key] === 'string')
      for (const time of rounderSpans(micros(String(action[key]).replace('-', ''))))
        yield [{ ...action, [key]: `${String(action[key]).startsWith('-') ? '-' : ''}${duration(time)}` }];
}

/** Numbers in the place of words: whom they meant. */
function* withIds(action: Fields, verb: Verb, happened: readonly Happening[]): Iterable<Fields> {
  const fault = happened[0]?.fault as Fields | undefined;
  if (fault === undefined || !JSON.stringify(action[verb]).includes('"')) return;
  const { process, from, to, between, sides, about, through, among } = fault;
  const object = action[verb];
  if (typeof object === 'string' && typeof process === 'number') yield { ...action, [verb]: process };
  if (typeof object === 'string' && verb === 'bridge') yield { ...action, [verb]: through, among };
  if (verb === 'partition') yield { ...action, [verb]: sides };
  if (Array.isArray(object) && from !== undefined) yield { ...action, [verb]: [from, to] };
  if (Array.isArray(object) && Array.isArray(between)) yield { ...action, [verb]: between };
  if (typeof object === 'object' && object !== null && typeof about === 'number')
    yield { ...action, [verb]: { ...object, through: about } };
}

function* plainerVerb(
  step: AuthoredStep,
  action: Fields,
  servers: readonly number[],
): Iterable<readonly Fields[]> {
  const verb = verbOf(step);
  const { [verb]: object, for: time } = action;
  const lasting = (fault: Fields): Fields => changed(fault, { for: time });
  switch (verb) {
    case 'kill':
      if (time !== undefined) yield [{ restart: object }];
      return;
    case 'powerOff':
      yield [lasting({ kill: object })];
      if (time !== undefined) yield [{ restart: object }];
      yield [changed(action, { unsynced: undefined })];
      yield [changed(action, { unsynced: 'prefix' })];
      return;
    case 'restart':
      yield [{ kill: object }];
      yield [{ kill: object, for: '1s' }];
      yield [{ kill: object, for: '100ms' }];
      return;
    case 'pause':
      return;
    case 'flap':
      yield [lasting({ cut: object })];
      return;
    case 'partition':
    case 'bridge':
    case 'ring':
    case 'majoritiesRing':
      yield* cutInstead(servers).map((fault) => [lasting(fault)]);
      return;
    case 'cut':
      if (action['ways'] === 'one') yield [changed(action, { ways: undefined })];
      return;
    case 'heal':
      if (object !== 'all') yield [{ heal: 'all' }];
      return;
    case 'failDisk':
    case 'fillDisk':
    case 'flipByte':
    case 'loseDisk':
      yield [{ kill: object }];
      return;
    case 'hold':
    case 'delay':
      yield [lasting({ cut: object })];
      return;
    case 'settle':
      yield* settled(servers);
      return;
    default:
  }
}

/** One link, or one server alone. */
function cutInstead(servers: readonly number[]): readonly Fields[] {
  const links = servers.flatMap((one, index) =>
    servers.slice(index + 1).map((other) => ({ cut: [one, other] })),
  );
  const alone = servers.map((one) => ({ partition: [[one], servers.filter((id) => id !== one)] }));
  return [...links, ...alone];
}

const settled = (servers: readonly number[]): readonly (readonly Fields[])[] => [
  [{ heal: 'all' }],
  ...servers.map((id) => [{ start: id }]),
  ...servers.map((id) => [{ resume: id }]),
];

/** Fewer of those that are named. */
function* fewerTargets(action: Fields, verb: Verb, servers: readonly number[]): Iterable<Fields> {
  const object = action[verb];
  const listed = object === 'all' && verb !== 'heal' ? servers : object;
  const isPair = ['cut', 'heal', 'flap', 'delay', 'hold', 'reset'].includes(verb);
  if (Array.isArray(listed) && verb === 'partition') {
    const sides = listed as readonly (readonly unknown[])[];
    // All on two sides, and nobody on both.
    if (sides.length > 2)
      for (const side of sides)
        yield { ...action, [verb]: [side, sides.filter((one) => one !== side).flat()] };
    const named = new Set<unknown>();
    const once = sides.map((side) => side.filter((id) => !named.has(id) && named.add(id)));
    yield { ...action, [verb]: once.filter((side) => side.length > 0) };
    return;
  }
  if (!Array.isArray(listed) || isPair) return;
  for (const one of listed as readonly unknown[]) yield { ...action, [verb]: one };
  for (const one of listed as readonly unknown[]) {
    const left = (listed as readonly unknown[]).filter((other) => other !== one);
    yield { ...action, [verb]: left.length === 1 ? left[0] : left };
  }
}

/** What may be left out, and smaller numbers. */
function* lessSaid(action: Fields, verb: Verb): Iterable<Fields> {
  const { [verb]: object, ...more } = action;
  yield { [verb]: object };
  for (const key of Object.keys(more)) {
    yield changed(action, { [key]: undefined });
    const value = more[key];
    if (typeof value === 'number') for (const less of smaller(value)) yield { ...action, [key]: less };
    if (key === 'operations' && Array.isArray(value))
      for (const one of value) yield { ...action, [key]: [one] };
    if (key === 'message' && typeof value === 'object' && value !== null)
      for (const field of Object.keys(value).filter((one) => one !== 'type'))
        yield { ...action, [key]: changed(value, { [field]: undefined }) };
    if (key === 'latency') for (const latency of ['10ms', '100ms', '1s']) yield { ...action, [key]: latency };
  }
  if (verb === 'clock') for (const rate of [2, 0.5]) yield { ...action, rate };
  if (typeof object === 'object' && object !== null && 'through' in object)
    for (const request of simplerRequest(object)) yield { ...action, [verb]: request };
}

function* simplerRequest(request: Fields): Iterable<Fields> {
  const { path, value, through } = request;
  const plain = changed({ through }, { path, value });
  yield changed(plain, {
    path: path === undefined ? undefined : '/x',
    value: value === undefined ? undefined : '1',
  });
  yield plain;
  for (const key of ['session', 'window', 'client', 'count']) yield changed(request, { [key]: undefined });
  if (path !== undefined) yield { ...request, path: '/x' };
  if (value !== undefined) yield { ...request, value: '1' };
  for (const key of ['count', 'window', 'client'])
    if (typeof request[key] === 'number')
      for (const less of smaller(request[key])) yield { ...request, [key]: less };
}

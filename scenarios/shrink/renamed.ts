/** Other servers in the place of those that a story names, or none. */
import { eventFields, isSeenByClients } from '../format/events.ts';
import type { AuthoredStep } from '../format/authoredStep.ts';
import type { FieldType } from '../format/fields.ts';
import { messageFields } from '../format/messages.ts';
import { readOccurrence } from '../format/occurrence.ts';
import { actionIn, changed, type Fields, momentIn, stepOf, verbOf } from './parts.ts';
import { occurrenceText } from './occurrenceText.ts';

/** @returns The server that stands in its place; null where it is taken away. */
export type Renaming = (server: number) => number | null;

/** @returns The step with other servers in it; null where nothing is left to do, or nobody to wait for. */
export function renamedStep(step: AuthoredStep, rename: Renaming): AuthoredStep | null {
  const moment = renamedMoment(momentIn(step), rename);
  const action = renamedAction(step, rename);
  return moment === null || action === null ? null : stepOf(moment, action);
}

function renamedMoment(moment: Fields, rename: Renaming): Fields | null {
  const { when, after } = moment;
  const asked =
    when === undefined ? readOccurrence(typeof after === 'string' ? after : '') : (when as Fields);
  if (asked === null) return moment;
  const { event, by, nth, ...fields } = asked as Fields & { readonly event: string };
  const whose = by === undefined || isSeenByClients(event) ? by : rename(by as number);
  const known = renamedFields(fields, eventFields(event), rename);
  if (whose === null || known === null) return null;
  const renamed = changed({ event }, { by: whose, nth, ...known });
  return when === undefined ? { ...moment, after: occurrenceText(renamed) } : { ...moment, when: renamed };
}

function renamedFields(
  fields: Fields,
  types: Readonly<Record<string, FieldType>>,
  rename: Renaming,
): Fields | null {
  const renamed: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) {
    const type = types[field];
    const isServer =
      type === 'server' || (typeof type === 'object' && 'orNull' in type && type.orNull === 'server');
    const other = isServer && typeof value === 'number' ? rename(value) : value;
    if (other === null && value !== null) return null;
    renamed[field] = other;
  }
  return renamed;
}

function renamedAction(step: AuthoredStep, rename: Renaming): Fields | null {
  const action = actionIn(step);
  const verb = verbOf(step);
  const object = action[verb];
  switch (verb) {
    case 'expect':
    case 'letGo':
      return action;
    case 'write':
    case 'read':
    case 'sync':
    case 'open':
    case 'close': {
      const { through } = object as { readonly through: unknown };
      const other = typeof through === 'number' ? rename(through) : through;
      return other === null ? null : { ...action, [verb]: { ...(object as object), through: other } };
    }
    case 'partition': {
      const sides = (object as readonly unknown[][]).map((side) => renamedList(side, rename));
      const left = sides.filter((side) => side.length > 0);
      return left.length < 2 ? null : { ...action, [verb]: left };
    }
    case 'cut':
    case 'flap':
    case 'delay':
    case 'hold':
    case 'reset':
    case 'heal': {
      if (object === 'all') return action;
      const pair = renamedList(object as readonly unknown[], rename);
      if (pair.length < 2) return null;
      const message = renamedMessage(action['message'], rename);
      return message === null ? null : changed(action, { [verb]: pair, message });
    }
    default: {
      const among = action['among'];
      const others = Array.isArray(among) ? renamedList(among, rename) : among;
      const left = renamedTargets(object, rename);
      return left === null ? null : changed(action, { [verb]: left, among: others });
    }
  }
}

function renamedMessage(message: unknown, rename: Renaming): unknown {
  if (message === undefined) return undefined;
  const { type, ...fields } = message as Fields & { readonly type: string };
  const renamed = renamedFields(fields, messageFields(type), rename);
  return renamed === null ? null : { type, ...renamed };
}

function renamedTargets(targets: unknown, rename: Renaming): unknown {
  if (typeof targets === 'number') return rename(targets);
  if (!Array.isArray(targets)) return targets;
  const left = renamedList(targets, rename);
  return left.length === 0 ? null : left.length === 1 ? left[0] : left;
}

const renamedList = (targets: readonly unknown[], rename: Renaming): readonly unknown[] =>
  targets.flatMap((target) => {
    const other = typeof target === 'number' ? rename(target) : target;
    return other === null ? [] : [other];
  });

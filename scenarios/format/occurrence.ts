/**
 * An event as one line: `2nd appended by 3`, `syncDecided with mode TRUNC, learner 3`.
 *
 *     [Nth] KIND [by ID] [with FIELD VALUE, FIELD VALUE …]
 */
import { ordinal } from '../language/format.ts';
import type { AuthoredWhen } from './authoredStep.ts';

const PATTERN =
  /^(?:(?<nth>[1-9]\d{0,6})(?<suffix>st|nd|rd|th)\s+)?(?<event>[a-z][a-zA-Z]*)(?:\s+by\s+(?<by>\d{1,4}))?(?:\s+with\s+(?<fields>\S.*))?$/;

/** @returns The same as `when` has it, or null. Whether there is such an event is not known here. */
export function readOccurrence(text: string): AuthoredWhen | null {
  const { nth, suffix = '', event, by, fields } = PATTERN.exec(text.trim())?.groups ?? {};
  if (event === undefined || (nth !== undefined && ordinal(Number(nth)) !== nth + suffix)) return null;
  const values: Record<string, string | number | boolean | null> = {};
  for (const part of fields === undefined ? [] : fields.split(',')) {
    const [, field = '', value] = /^\s*([a-zA-Z]+)\s+(\S.*?)\s*$/.exec(part) ?? [];
    if (value === undefined || ['event', 'by', 'nth'].includes(field) || Object.hasOwn(values, field))
      return null;
    values[field] = plainValue(value);
  }
  return {
    event,
    ...(by === undefined ? {} : { by: Number(by) }),
    ...(nth === undefined ? {} : { nth: Number(nth) }),
    ...values,
  };
}

/** As YAML would read it; zxids stay text. */
function plainValue(text: string): string | number | boolean | null {
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

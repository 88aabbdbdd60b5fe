/** What kind of thing a value is, and what kind a shape expects: for errors, and to choose between shapes. */
import type { Thing } from '../language/errors.ts';
import type { Mistake } from '../language/mistakes.ts';
import type { Shape } from './shape.ts';

export const wrongType = (expected: readonly Thing[], value: unknown): Mistake => ({
  id: 'error.wrongType',
  params: { expected: [...new Set(expected)], found: thingOf(value) },
});

export function thingOf(value: unknown): Thing {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}

/** What a shape is called when it was expected. */
export function thingsOf(shape: Shape): readonly Thing[] {
  switch (shape.kind) {
    case 'either':
      return shape.shapes.flatMap(thingsOf);
    case 'record':
    case 'byServer':
      return ['object'];
    case 'name':
    case 'seed':
    case 'word':
      return ['text'];
    case 'range':
      return ['latency'];
    default:
      return [shape.kind];
  }
}

/** The types of value a shape looks into at all. */
export function accepts(shape: Shape): readonly Thing[] {
  switch (shape.kind) {
    case 'either':
      return shape.shapes.flatMap(accepts);
    case 'time':
    case 'range':
    case 'zxid':
    case 'seed':
      return ['text', 'integer', 'number'];
    case 'zxids':
    case 'znode':
    case 'occurrence':
    case 'decision':
      return ['text'];
    case 'number':
      return ['integer', 'number'];
    default:
      return thingsOf(shape);
  }
}

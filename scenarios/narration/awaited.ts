/** What a step of the story waits for is worth a line, whatever it is: what the step does is done because of it. */
import { equalValues, type Moment, type TraceRow } from '../../sim/index.ts';
import type { RunDescription } from '../format/resolved.ts';

/** Replaced, never edited. */
export interface Awaited {
  readonly moment: Extract<Moment, { readonly kind: 'when' }>;
  /** How many such rows are still to come. */
  readonly left: number;
}

export const awaitedIn = ({ steps }: RunDescription): readonly Awaited[] =>
  steps.flatMap(({ moment }) => (moment.kind === 'when' ? [{ moment, left: moment.nth ?? 1 }] : []));

/** @returns Whether some step has waited for this very row. */
export const isAwaited = (awaited: readonly Awaited[], row: TraceRow): boolean =>
  awaited.some(({ moment, left }) => left === 1 && fits(moment, row));

/** @returns What is still awaited behind this row. */
export function afterAwaited(awaited: readonly Awaited[], row: TraceRow): readonly Awaited[] {
  if (!awaited.some(({ moment }) => fits(moment, row))) return awaited;
  return awaited.flatMap((one) => {
    if (!fits(one.moment, row)) return [one];
    return one.left === 1 ? [] : [{ ...one, left: one.left - 1 }];
  });
}

function fits({ observed, by, where = {} }: Awaited['moment'], { kind, node, data }: TraceRow): boolean {
  if (observed !== kind || (by !== undefined && by !== node)) return false;
  const fields = data as Readonly<Record<string, unknown>>;
  return Object.entries(where).every(([field, value]) => equalValues(fields[field], value));
}

/** Where each message goes and how its journey ends: what a picture between two rows needs to know of the future. */
import { type Columns, kindAt, timeAt } from './columns.ts';
import type { InFlight } from './networkState.ts';

/** A message came no further than this part of its way until then. */
export interface Stop {
  readonly untilUs: number;
  /** From 0 at the sender to 1 at the receiver. */
  readonly at: number;
}

export interface Flight extends InFlight {
  /** What kept it from arriving; null: nothing did. */
  readonly stop: Stop | null;
  /** Null: still on its way when the run ends. */
  readonly end: { readonly row: number; readonly atUs: number; readonly isDropped: boolean } | null;
}

/** Stops by the rows that sent the messages; of most there is none. */
export type Stops = ReadonlyMap<number, Stop>;

export function flightOf(message: InFlight, columns: Columns, stops: Stops): Flight {
  const row = columns.ends[message.send] ?? -1;
  const stop = stops.get(message.send) ?? null;
  if (row < 0) return { ...message, stop, end: null };
  // Lost without a row of its own: with the power of a machine.
  const isDropped = kindAt(columns, row) !== 'deliver';
  return { ...message, stop, end: { row, atUs: timeAt(columns, row), isDropped } };
}

/** How soon a message comes to its stop. */
const TO_THE_STOP_US = 2_000;

/** @returns How much of its way the message has behind it at `us`, from 0 to 1. */
export function progressOf({ sentUs, stop, end }: Flight, us: number): number {
  const elapsedUs = Math.max(0, us - sentUs);
  if (stop === null)
    return end === null || end.atUs <= sentUs ? 1 : Math.min(1, elapsedUs / (end.atUs - sentUs));
  const stopped = stop.at * Math.min(1, elapsedUs / TO_THE_STOP_US);
  if (end === null || us <= stop.untilUs || end.atUs <= stop.untilUs) return stopped;
  return stopped + (1 - stopped) * Math.min(1, (us - stop.untilUs) / (end.atUs - stop.untilUs));
}

/** @returns Whether something keeps it where it is. */
export const isAtStop = ({ sentUs, stop }: Flight, us: number): boolean =>
  stop !== null && us >= sentUs + TO_THE_STOP_US && us < stop.untilUs;

/** @returns Whether it has come to its end at row `i`, or before. */
export const hasEnded = ({ end }: Flight, i: number): boolean => end !== null && end.row <= i;

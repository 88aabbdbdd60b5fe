/** Where each message goes and how its journey ends: what a picture between two rows needs to know of the future. */
import type { ZabMessage } from '../../model/index.ts';
import type { ProcessId } from '../../sim/index.ts';
import { Obstacles, type Stop } from '../cluster/obstacles.ts';
import { known, type Rows, rowAt } from './rows.ts';

export interface Flight {
  /** Row that sent it. */
  readonly send: number;
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly message: ZabMessage;
  readonly sentUs: number;
  /** What kept it from arriving; null: nothing did. */
  readonly stop: Stop | null;
  /** Null: still on its way when the run ends. */
  readonly end: { readonly row: number; readonly atUs: number; readonly isDropped: boolean } | null;
}

export type Flights = ReadonlyMap<number, Flight>;

export function flightsOf(rows: Rows): Flights {
  const flights = new Map<number, Flight>();
  const open = new Map<number, Flight>();
  const obstacles = new Obstacles();
  for (let i = 0; i < rows.length; i++) {
    const row = known(rowAt(rows, i));
    obstacles.note(row);
    if (row.kind === 'send') {
      const { node: from, peer: to, data: message, t: sentUs } = row;
      const flight: Flight = { send: i, from, to, message, sentUs, stop: null, end: null };
      flights.set(i, flight);
      open.set(i, flight);
    } else if (row.kind === 'deliver' || row.kind === 'drop') {
      const flight = open.get(row.msg);
      if (flight === undefined) continue; // the second copy of a doubled datagram
      const stop = obstacles.stopOf(flight.from, flight.to, flight.sentUs, row.t);
      const end = { row: i, atUs: row.t, isDropped: row.kind === 'drop' };
      flights.set(row.msg, { ...flight, stop, end });
      open.delete(row.msg);
    }
  }
  for (const [send, flight] of open) {
    const { from, to } = flight;
    const loss = obstacles.lossOf(from, to, send);
    const end = loss === null ? null : { row: loss.i, atUs: loss.t, isDropped: true };
    flights.set(send, { ...flight, stop: obstacles.stopAtEnd(from, to), end });
  }
  return flights;
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

/** @returns Whether it has come to its end at row `i`, or before. */
export const hasEnded = ({ end }: Flight, i: number): boolean => end !== null && end.row <= i;

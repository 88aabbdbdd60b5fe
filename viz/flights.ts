/** Where each message goes and how its journey ends: what a picture between two rows needs to know of the future. */
import type { ZabMessage } from '../model/index.ts';
import type { ProcessId } from '../sim/index.ts';
import { known, type Rows, rowAt } from './rows.ts';

export interface Flight {
  /** Row that sent it. */
  readonly send: number;
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly message: ZabMessage;
  readonly sentUs: number;
  /** Null: still on its way when the run ends. */
  readonly end: { readonly row: number; readonly atUs: number; readonly isDropped: boolean } | null;
}

export type Flights = ReadonlyMap<number, Flight>;

export function flightsOf(rows: Rows): Flights {
  const flights = new Map<number, Flight>();
  for (let i = 0; i < rows.length; i++) {
    const row = known(rowAt(rows, i));
    if (row.kind === 'send') {
      const { node: from, peer: to, data: message, t: sentUs } = row;
      flights.set(i, { send: i, from, to, message, sentUs, end: null });
    } else if (row.kind === 'deliver' || row.kind === 'drop') {
      const flight = flights.get(row.msg);
      if (flight === undefined || flight.end !== null) continue; // the second copy of a doubled datagram
      flights.set(row.msg, { ...flight, end: { row: i, atUs: row.t, isDropped: row.kind === 'drop' } });
    }
  }
  return flights;
}

/** @returns How much of its way the message has behind it at `us`, from 0 to 1. One that never ends creeps towards the middle. */
export function progressOf({ sentUs, end }: Flight, us: number): number {
  const elapsedUs = Math.max(0, us - sentUs);
  if (end === null) return 0.5 * (elapsedUs / (elapsedUs + 1_000));
  return end.atUs <= sentUs ? 1 : Math.min(1, elapsedUs / (end.atUs - sentUs));
}

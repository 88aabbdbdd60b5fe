/**
 * The one place where the plain data of a trace row gets its type back. A row that is of no use to the page has a kind that is not
 * listed here.
 */
import type { ZabMessage, ZabObservation } from '../../model/index.ts';
import type { Fault, ProcessId, TraceRow } from '../../sim/index.ts';

interface KernelData {
  readonly fault: Fault;
  readonly start: { readonly incarnation: number };
  readonly kill: unknown;
  readonly powerOff: unknown;
  readonly exit: unknown;
  readonly pause: unknown;
  readonly resume: unknown;
  readonly send: ZabMessage;
  readonly deliver: ZabMessage;
  readonly drop: { readonly message: ZabMessage; readonly reason: string };
  readonly linkCut: { readonly from: ProcessId; readonly to: ProcessId };
  readonly linkHeal: { readonly from: ProcessId; readonly to: ProcessId };
  readonly messageHeld: HeldBetween;
  readonly messageReleased: HeldBetween;
  readonly open: OnConnection;
  readonly connected: OnConnection;
  readonly refused: OnConnection;
  readonly closed: OnConnection;
  readonly close: OnConnection;
  readonly timerSet: OfTimer & { readonly delayUs: number };
  readonly timerCancel: OfTimer;
  /** Its cause is the row that set it. */
  readonly timerFire: unknown;
  readonly clockChange: { readonly ratePpm: number; readonly jumpUs: number };
}

interface OfTimer {
  readonly timer: string;
  readonly key: number;
}

/** The row that holds a message has the row that sent it as its cause. */
interface HeldBetween {
  readonly name: string;
  readonly from: ProcessId;
  readonly to: ProcessId;
}

interface OnConnection {
  readonly connection: number;
}

type RowData = KernelData & {
  readonly [Kind in ZabObservation['kind']]: Extract<ZabObservation, { readonly kind: Kind }>;
};

/** A row by its kind: `switch (row.kind)` finds the type of `row.data`. */
export type KnownRow = {
  [Kind in keyof RowData]: TraceRow & { readonly kind: Kind; readonly data: RowData[Kind] };
}[keyof RowData];

/** Kinds that are not listed end in the `default` of a switch, which must be there. */
export const known = (row: TraceRow): KnownRow => row as KnownRow;

/** What the page needs of a trace. */
export interface Rows {
  readonly length: number;
  row(i: number): TraceRow | undefined;
}

/** @throws RangeError when there is no such row. */
export function rowAt(rows: Rows, i: number): TraceRow {
  const row = rows.row(i);
  if (row === undefined) throw new RangeError(`the trace has no row ${i}`);
  return row;
}

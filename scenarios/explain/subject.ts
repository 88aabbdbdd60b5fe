/**
 * What the breach is about, where that is a transaction: proposed by somebody, acknowledged, cut from a log, committed. A single chain
 * ends at the nearest fault; who once had the transaction, and how it went, lies beside it.
 */
import type { ZabObservation } from '../../model/index.ts';
import type { TraceRow } from '../../sim/index.ts';

/** @param rows - Of the run. @param isPast - Of each row, whether it lies in the causal past of the breach. */
export function rowsAbout(
  zxid: unknown,
  rows: readonly TraceRow[],
  isPast: Uint8Array,
): { readonly told: readonly number[]; readonly removals: readonly number[] } {
  const told: number[] = [];
  const removals: number[] = [];
  if (typeof zxid !== 'number' || zxid <= 0) return { told, removals };
  for (const row of rows) {
    if (isPast[row.i] === 0) continue;
    if (removes(row, zxid)) removals.push(row.i);
    if (concerns(row, zxid)) told.push(row.i);
  }
  return { told, removals: removals.slice(-1) };
}

type Of<Kind extends ZabObservation['kind']> = Extract<ZabObservation, { readonly kind: Kind }>;

function removes({ kind, data }: TraceRow, zxid: number): boolean {
  if (kind === 'truncated') return (data as Of<'truncated'>).removed.includes(zxid);
  if (kind !== 'databaseReplaced') return false;
  const { before, common } = data as Of<'databaseReplaced'>;
  return common < zxid && zxid <= before;
}

function concerns({ kind, data }: TraceRow, zxid: number): boolean {
  switch (kind) {
    case 'proposed':
    case 'committed':
      return (data as Of<'proposed' | 'committed'>).record.zxid === zxid;
    case 'clientAnswered':
      return (data as Of<'clientAnswered'>).zxid === zxid;
    case 'acked':
      return (data as Of<'acked'>).zxid === zxid;
    default:
      return false;
  }
}

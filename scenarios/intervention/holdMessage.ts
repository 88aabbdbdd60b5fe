/**
 * Holding the very message that is on its way.
 *
 * The kernel chooses what it holds when a message is sent: a `hold` is about what is sent from then on, and nothing that is on its way already
 * can be stopped. So the hold of a message that somebody sees flying has its place before the event that sent it. Until the message would
 * have arrived nothing is different but that there is one event more: what is sent behind it on its connection would have arrived later still.
 */
import type { TraceRow } from '../../sim/index.ts';
import { eventsOfInstant } from './moments.ts';

/** What a `hold` needs to find one message, and no other. */
export interface HoldOfMessage {
  readonly us: number;
  /** Events of that instant before the one that sends it: those of interventions among them (`behindEvent`). */
  readonly events: number;
  readonly from: number;
  readonly to: number;
  readonly type: string;
  /** Which of the messages of this type that the same event sends that way. */
  readonly nth: number;
}

/**
 * @param rowAt - The rows of the run by their index.
 * @param sent - Index of the row that sent the message (`msg` of a row that is about it).
 * @returns Null where that row sends none.
 */
export function holdOfMessage(
  rowAt: (index: number) => TraceRow | undefined,
  sent: number,
): HoldOfMessage | null {
  const row = rowAt(sent);
  const type = row?.kind === 'send' ? typeOf(row) : null;
  if (row === undefined || type === null) return null;
  let nth = 1;
  for (let index = sent - 1; rowAt(index)?.event === row.event; index--) {
    const other = rowAt(index) as TraceRow;
    if (other.kind === 'send' && other.node === row.node && other.peer === row.peer && typeOf(other) === type)
      nth++;
  }
  // The event itself is one of its instant.
  const events = eventsOfInstant(rowAt, sent) - 1;
  return { us: row.t, events, from: row.node, to: row.peer, type, nth };
}

function typeOf({ data }: TraceRow): string | null {
  const type = (data as { readonly type?: unknown } | null)?.type;
  return typeof type === 'string' ? type : null;
}

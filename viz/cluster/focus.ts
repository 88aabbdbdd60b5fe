/** Where to look: the server or client at which the row happened, and whom it heard. */
import type { ProcessId, TraceRow } from '../../sim/index.ts';
import type { InFlight } from '../trace/networkState.ts';
import { type KnownRow, known } from '../trace/rows.ts';

export interface Focus {
  /** 0: the outside world, so nobody. */
  readonly server: ProcessId;
  /** Whose words it acts on. */
  readonly from: ProcessId | null;
  /** The message that was lost in this row. */
  readonly dropped: InFlight | null;
}

/** @param sentUs - When the message was sent that the row is about. */
export function focusOf(traceRow: TraceRow, sentUs: number): Focus {
  const row = known(traceRow);
  const focus: Focus = { server: row.node, from: null, dropped: null };
  switch (row.kind) {
    case 'deliver':
      return { ...focus, from: row.peer };
    case 'drop':
      return { ...focus, dropped: lostIn(row, sentUs) };
    case 'voteCompared':
    case 'voteChanged':
    case 'voteRecorded':
    case 'roundAdopted':
    case 'notificationIgnored':
    case 'finalizeWaitRenewed':
    case 'finalizeWaitBroken':
      return heardFrom(focus, row.data.from);
    case 'learnerRegistered':
    case 'epochAcked':
    case 'newLeaderAcked':
    case 'ackCounted':
    case 'learnerAhead':
      return heardFrom(focus, row.data.learner);
    case 'syncReceived':
    case 'epochRefused':
      return heardFrom(focus, row.data.leader);
    case 'clientAnswered':
      return heardFrom(focus, row.data.server);
    default:
      return focus;
  }
}

const heardFrom = (focus: Focus, from: ProcessId): Focus => ({
  ...focus,
  from: from === focus.server ? null : from,
});

const lostIn = (
  { msg, node, peer, data }: Extract<KnownRow, { kind: 'drop' }>,
  sentUs: number,
): InFlight => ({ send: msg, from: peer, to: node, message: data.message, sentUs });

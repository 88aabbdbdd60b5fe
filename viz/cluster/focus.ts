/** Where to look: the server or client at which the row happened, and whom it heard. */
import type { ProcessId, TraceRow } from '../../sim/index.ts';
import { known } from '../trace/rows.ts';

export interface Focus {
  /** 0: the outside world, so nobody. */
  readonly server: ProcessId;
  /** Whose words it acts on. */
  readonly from: ProcessId | null;
  /** Row that sent the message which was lost in this row. */
  readonly droppedSend: number | null;
}

export function focusOf(traceRow: TraceRow): Focus {
  const row = known(traceRow);
  const focus: Focus = { server: row.node, from: null, droppedSend: null };
  switch (row.kind) {
    case 'deliver':
      return { ...focus, from: row.peer };
    case 'drop':
      return { ...focus, droppedSend: row.msg };
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

/**
 * A leader gives up: its learners and clients are cut off, what it has proposed is logged, and it looks for a leader again.
 *
 * Source: `Leader.shutdown`.
 */
import { endRole } from '../endRole.ts';
import type { StepDownReason } from '../observation.ts';
import { QUORUM_PORT } from '../ports.ts';
import { neededForQuorum } from '../quorum.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { LEARNER_READ } from './handlers.ts';
import type { LeaderRole } from './leaderRole.ts';
import { RENDEZVOUS } from './rendezvous.ts';
import { setLeader } from './leaderRole.ts';

/** @param synced - Whom it still counted, if that is the reason. */
export function stepDown(
  self: Server,
  reason: StepDownReason,
  out: ZabOutbox,
  synced?: readonly number[],
): void {
  const role = self.role as LeaderRole;
  if (role.step === 'closing') return;
  out.observe({
    kind: 'steppedDown',
    epoch: role.epoch,
    reason,
    synced: synced ?? whoAnswered(role),
    needed: neededForQuorum(self.config.quorum),
  });
  out.unlisten(QUORUM_PORT);
  out.cancelTimer(RENDEZVOUS);
  // Who rolls over has cut everybody off, and leaves when its loop next looks.
  const leavesLater = reason === 'zxidRolledOver';
  if (!leavesLater) out.cancelTimer('leaderLoop');
  for (const { connection, sid } of role.handlers) {
    out.close(connection);
    out.cancelTimer(LEARNER_READ, connection);
    out.clear('toLearner', connection);
    out.observe({ kind: 'learnerDropped', learner: sid, reason: 'leaderEnds' });
  }
  const wasRunning = role.step === 'broadcast';
  setLeader(self, { handlers: [], ticket: null, step: 'closing' });
  const ending = {
    wasRunning,
    isLeader: true,
    discardsDatabase: self.syncProcessor.isBroken && !isOn(self.config, 'ZOOKEEPER-4541'),
    reason: 'steppedDown',
  } as const;
  endRole(self, ending, leavesLater ? 'atTheNextLoop' : 'now', out);
}

function whoAnswered({ step, connecting, electing, newLeaderAcks }: LeaderRole): readonly number[] {
  if (step === 'loading' || step === 'epoch' || step === 'storingAcceptedEpoch') return connecting;
  return step === 'epochAck' ? electing : newLeaderAcks;
}

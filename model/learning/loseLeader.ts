/**
 * A learner gives up on its leader, or finds it gone: back to election.
 *
 * Source: `Learner.shutdown`; any exception in `followLeader` or `observeLeader`.
 */
import { endRole } from '../endRole.ts';
import type { LeaderLostReason } from '../observation.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { CONNECT_RETRY, LEADER_READ, type LearnerRole, setLearner } from './learnerRole.ts';

export function loseLeader(self: Server, reason: LeaderLostReason, out: ZabOutbox): void {
  const role = self.role as LearnerRole;
  const { stage, connection, leader } = role;
  if (stage.kind === 'closing') return;
  if (connection !== null) out.close(connection);
  else if (stage.kind === 'connecting' && stage.dialing !== null) out.close(stage.dialing);
  out.cancelTimer(LEADER_READ);
  out.cancelTimer(CONNECT_RETRY);
  out.clear('learner');
  out.observe({ kind: 'leaderLost', leader, reason });
  const isHalfSnapshot = stage.kind === 'synchronizing' && stage.mode === 'SNAP' && stage.newLeaderStep < 0;
  const keepsHalf = self.release.halfSnapshotKept || isOn(self.config, 'ZOOKEEPER-3642');
  const isUnsound = reason === 'internalError' && !isOn(self.config, 'ZOOKEEPER-4541');
  setLearner(self, {
    connection: null,
    ticket: null,
    unread: [],
    ended: reason,
    stage: { kind: 'closing' },
  });
  endRole(
    self,
    {
      wasRunning: stage.kind === 'broadcasting',
      isLeader: false,
      discardsDatabase: isUnsound || (isHalfSnapshot && !keepsHalf),
      reason: 'leaderLost',
    },
    'now',
    out,
  );
}

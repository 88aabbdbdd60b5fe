/** What synchronisation has to tell: how each learner is brought up to date, and what it loses by that. */
import type { SynchronizationObservation } from '../../model/index.ts';
import { assertNever, type ProcessId } from '../../sim/index.ts';
import { measureOf, type Narration, type Told, toldOf } from './narration.ts';
import { isKnownCommitted, isProposedHere } from './noteRow.ts';

export function tellSynchronization(
  narration: Narration,
  server: ProcessId,
  observation: SynchronizationObservation,
): Told {
  switch (observation.kind) {
    case 'syncDecided':
      return ['key', { id: 'told.syncDecided', params: { server, ...observation } }];
    case 'syncReceived':
      return ['detail', { id: 'told.syncReceived', params: { server, ...observation } }];
    case 'truncated': {
      const { removed } = observation;
      const params = {
        server,
        ...observation,
        committed: removed.filter((zxid) => isKnownCommitted(narration, zxid)),
        isProposedHere: removed.every((zxid) => isProposedHere(narration, zxid)),
        leader: toldOf(narration, server).leader,
      };
      return [removed.length === 0 ? 'detail' : 'key', { id: 'told.truncated', params }];
    }
    case 'databaseReplaced': {
      // What TRUNC has cut is told.
      const isLoss = observation.mode === 'SNAP' && observation.before > observation.common;
      const { leader } = toldOf(narration, server);
      return [
        isLoss ? 'key' : 'detail',
        { id: 'told.databaseReplaced', params: { server, leader, ...observation } },
      ];
    }
    case 'newLeaderAccepted':
      return ['detail', { id: 'told.newLeaderAccepted', params: { server, ...observation } }];
    case 'newLeaderAcked':
      return ['detail', { id: 'told.newLeaderAcked', params: { server, ...observation } }];
    case 'leaderActive': {
      const { epoch, voters, zxid, historyLength, tookMs } = observation;
      const { joining, ofLargerId } = narration.opening;
      const isForItsId = joining.includes(server) && ofLargerId.includes(server);
      const params = {
        ...measureOf(narration),
        server,
        epoch,
        voters,
        zxid,
        historyLength,
        tookMs,
        isForItsId,
      };
      return ['key', { id: 'told.leaderActive', params }];
    }
    case 'learnerActive': {
      // Who had everything from the start has been counted by its leader, and that was told.
      const hadAll = toldOf(narration, observation.leader).emptyDiffs.includes(server);
      return [hadAll ? 'detail' : 'key', { id: 'told.learnerActive', params: { server, ...observation } }];
    }
    default:
      return assertNever(observation);
  }
}

/** What each observation of the protocol has to tell: which phase it belongs to. */
import type { ZabObservation } from '../../model/index.ts';
import { assertNever, type ProcessId } from '../../sim/index.ts';
import { tellBroadcast } from './broadcastRow.ts';
import { tellClient } from './clientRow.ts';
import { tellConnection } from './connectionRow.ts';
import { tellDiscovery } from './discoveryRow.ts';
import { tellElection } from './electionRow.ts';
import { tellEnd, tellLife } from './lifeRow.ts';
import type { Narration, Told } from './narration.ts';
import { tellSynchronization } from './synchronizationRow.ts';

/** @param process - Who observed it. */
export function tellObservation(
  narration: Narration,
  process: ProcessId,
  atUs: number,
  observation: ZabObservation,
): Told {
  switch (observation.kind) {
    case 'recovered':
    case 'bootRefused':
    case 'phaseChanged':
    case 'snapshotTaken':
      return tellLife(narration, process, observation);
    case 'roundStart':
    case 'roundAdopted':
    case 'voteCompared':
    case 'voteChanged':
    case 'voteRecorded':
    case 'notificationIgnored':
    case 'quorumSeen':
    case 'leaderUnconfirmed':
    case 'finalizeWaitStart':
    case 'finalizeWaitRenewed':
    case 'finalizeWaitBroken':
    case 'finalizeWaitExpired':
    case 'backOff':
    case 'stateChanged':
      return tellElection(narration, process, observation);
    case 'connectionEstablished':
    case 'connectionLost':
    case 'challengeLost':
    case 'challengeWon':
    case 'handshakeTimedOut':
    case 'messageOverwritten':
    case 'lastMessageResent':
      return tellConnection(process, observation);
    case 'leaderStarts':
    case 'learnerConnects':
    case 'connectFailed':
    case 'learnerRegistered':
    case 'epochProposed':
    case 'epochAccepted':
    case 'epochRefused':
    case 'epochAcked':
    case 'learnerAhead':
    case 'epochEstablished':
      return tellDiscovery(narration, process, observation);
    case 'syncDecided':
    case 'syncReceived':
    case 'truncated':
    case 'databaseReplaced':
    case 'newLeaderAccepted':
    case 'newLeaderAcked':
    case 'leaderActive':
    case 'learnerActive':
      return tellSynchronization(narration, process, observation);
    case 'proposed':
    case 'appended':
    case 'logSynced':
    case 'acked':
    case 'ackCounted':
    case 'committed':
    case 'delivered':
    case 'fastForwarded':
    case 'badState':
      return tellBroadcast(narration, process, observation);
    case 'steppedDown':
    case 'leaderLost':
    case 'learnerDropped':
      return tellEnd(narration, process, observation);
    case 'clientAsks':
    case 'clientAnswered':
    case 'clientFails':
      return tellClient(narration, process, atUs, observation);
    default:
      return assertNever(observation);
  }
}

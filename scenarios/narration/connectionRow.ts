/** What the connections between election ports have to tell: nothing that a story needs. */
import type { ConnectionObservation } from '../../model/index.ts';
import { assertNever, type ProcessId } from '../../sim/index.ts';
import type { TellingMessage } from '../language/telling.ts';
import type { Told } from './narration.ts';

export const tellConnection = (server: ProcessId, observation: ConnectionObservation): Told => [
  'detail',
  messageOf(server, observation),
];

function messageOf(server: ProcessId, observation: ConnectionObservation): TellingMessage {
  switch (observation.kind) {
    case 'connectionEstablished':
      return { id: 'told.connected', params: { server, ...observation } };
    case 'connectionLost':
      return { id: 'told.connectionLost', params: { server, ...observation } };
    case 'challengeLost':
      return { id: 'told.challengeLost', params: { server, ...observation } };
    case 'challengeWon':
      return { id: 'told.challengeWon', params: { server, ...observation } };
    case 'handshakeTimedOut':
      return { id: 'told.handshakeTimedOut', params: { server, ...observation } };
    case 'messageOverwritten':
      return { id: 'told.overwritten', params: { server, ...observation } };
    case 'lastMessageResent':
      return { id: 'told.lastMessageResent', params: { server, ...observation } };
    default:
      return assertNever(observation);
  }
}

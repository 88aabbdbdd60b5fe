/** What discovery has to tell: which epoch, and who has promised it. */
import type { DiscoveryObservation } from '../../model/index.ts';
import { assertNever, type ProcessId } from '../../sim/index.ts';
import { measureOf, type Narration, type Told, toldOf } from './narration.ts';

export function tellDiscovery(
  narration: Narration,
  server: ProcessId,
  observation: DiscoveryObservation,
): Told {
  switch (observation.kind) {
    case 'leaderStarts':
      return ['detail', { id: 'told.leaderStarts', params: { server, ...observation } }];
    case 'learnerConnects':
      return ['detail', { id: 'told.learnerConnects', params: { server, ...observation } }];
    case 'connectFailed':
      return ['detail', { id: 'told.connectFailed', params: { server, ...observation } }];
    case 'learnerRegistered':
      return ['detail', { id: 'told.learnerRegistered', params: { server, ...observation } }];
    case 'epochProposed': {
      const { epoch, voters } = observation;
      const highest = toldOf(narration, server).highestPromise;
      const params = { ...measureOf(narration), server, epoch, voters, highest };
      return ['key', { id: 'told.epochProposed', params }];
    }
    case 'epochAccepted':
      return ['detail', { id: 'told.epochAccepted', params: { server, ...observation } }];
    case 'epochRefused':
      return ['key', { id: 'told.epochRefused', params: { server, ...observation } }];
    case 'epochAcked':
      return ['detail', { id: 'told.epochAcked', params: { server, ...observation } }];
    case 'learnerAhead':
      return ['key', { id: 'told.learnerAhead', params: { server, ...observation } }];
    case 'epochEstablished': {
      const { epoch, voters } = observation;
      return [
        'key',
        { id: 'told.epochEstablished', params: { ...measureOf(narration), server, epoch, voters } },
      ];
    }
    default:
      return assertNever(observation);
  }
}

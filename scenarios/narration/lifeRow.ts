/** What the beginning and the end of a server's part have to tell. */
import type { EndObservation, LifeObservation } from '../../model/index.ts';
import { assertNever, type ProcessId } from '../../sim/index.ts';
import { measureOf, type Narration, type Told, toldOf } from './narration.ts';

export function tellLife(narration: Narration, server: ProcessId, observation: LifeObservation): Told {
  switch (observation.kind) {
    case 'recovered': {
      // The vote of any other server tells what it has found.
      const isTold =
        (narration.scenario.run.ensemble.standalone ?? false) && toldOf(narration, server).life > 1;
      return [isTold ? 'key' : 'detail', { id: 'told.recovered', params: { server, ...observation } }];
    }
    case 'bootRefused':
      return ['key', { id: 'told.bootRefused', params: { server, ...observation } }];
    case 'phaseChanged':
      return ['detail', { id: 'told.phaseChanged', params: { server, ...observation } }];
    case 'snapshotTaken':
      return [
        observation.reason === 'snapCount' ? 'key' : 'detail',
        { id: 'told.snapshotTaken', params: { server, ...observation } },
      ];
    default:
      return assertNever(observation);
  }
}

export function tellEnd(narration: Narration, server: ProcessId, observation: EndObservation): Told {
  switch (observation.kind) {
    case 'steppedDown': {
      const { epoch, reason, synced: voters } = observation;
      const params = { ...measureOf(narration), server, epoch, reason, voters, limitMs: initMs(narration) };
      return ['key', { id: 'told.steppedDown', params }];
    }
    case 'leaderLost': {
      const { hasAccepted } = toldOf(narration, server);
      const limitMs = hasAccepted ? syncMs(narration) : initMs(narration);
      // That the epoch is too low has been told already.
      const weight = observation.reason === 'epochTooLow' ? 'detail' : 'key';
      return [weight, { id: 'told.leaderLost', params: { server, ...observation, limitMs } }];
    }
    case 'learnerDropped': {
      const { reason, learner } = observation;
      const isOwnDoing =
        reason === 'readTimeout' ||
        reason === 'proposalTimeout' ||
        reason === 'rendezvousTimeout' ||
        reason === 'unexpectedPacket';
      const { acknowledged } = toldOf(narration, server);
      const isEarly =
        reason === 'rendezvousTimeout' || (reason === 'readTimeout' && !acknowledged.includes(learner));
      const limitMs = isEarly ? initMs(narration) : syncMs(narration);
      return [
        isOwnDoing ? 'key' : 'detail',
        { id: 'told.learnerDropped', params: { server, ...observation, limitMs } },
      ];
    }
    default:
      return assertNever(observation);
  }
}

/** How long a leader and its learners wait for each other before they are in step; afterwards. */
const initMs = ({ scenario }: Narration): number =>
  scenario.run.ensemble.initLimit * scenario.run.ensemble.tickTime;
const syncMs = ({ scenario }: Narration): number =>
  scenario.run.ensemble.syncLimit * scenario.run.ensemble.tickTime;

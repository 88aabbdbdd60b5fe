/** What each observation of the protocol has to tell. */
import { FINALIZE_WAIT_MS, type StateChanged, type ZabObservation } from '../../model/index.ts';
import { assertNever, type ProcessId } from '../../sim/index.ts';
import type { Message } from '../language/message.ts';
import { type Narration, type ServerTold, tallyOf, type Told, toldOf } from './narration.ts';

export function tellObservation(
  narration: Narration,
  server: ProcessId,
  atUs: number,
  observation: ZabObservation,
): Told {
  const told = toldOf(narration, server);
  switch (observation.kind) {
    case 'roundStart':
      return ['key', roundStarted(server, told, atUs, observation)];
    case 'roundAdopted': {
      const { from, round, previous } = observation;
      return ['key', { id: 'told.roundAdopted', params: { server, from, round, previous } }];
    }
    case 'voteCompared': {
      const { from, mine, theirs, decidedBy, accepted } = observation;
      return [
        'detail',
        { id: 'told.voteCompared', params: { server, from, mine, theirs, decidedBy, accepted } },
      ];
    }
    case 'voteChanged': {
      const { from, before, after, decidedBy } = observation;
      return ['key', { id: 'told.voteChanged', params: { server, from, before, after, decidedBy } }];
    }
    case 'voteRecorded': {
      const { from, vote, round, state } = observation;
      return ['detail', { id: 'told.voteRecorded', params: { server, from, vote, round, state } }];
    }
    case 'notificationIgnored':
      return [
        'detail',
        { id: 'told.ignored', params: { server, from: observation.from, reason: observation.reason } },
      ];
    case 'quorumSeen': {
      const tally = tallyOf(narration, observation);
      return ['detail', { id: 'told.quorumSeen', params: { server, tally } }];
    }
    case 'leaderUnconfirmed': {
      const { leader, reason } = observation;
      return ['detail', { id: 'told.unconfirmed', params: { server, leader, reason } }];
    }
    case 'finalizeWaitStart':
    case 'finalizeWaitRenewed':
    case 'finalizeWaitBroken':
    case 'finalizeWaitExpired':
      return waiting(server, told, observation);
    case 'backOff': {
      const { nextMs, resent } = observation;
      return told.isAsking
        ? ['detail', { id: 'told.backOff', params: { server, nextMs, resent } }]
        : ['key', { id: 'told.asksAgain', params: { server, nextMs, resent } }];
    }
    case 'stateChanged':
      return decided(server, told, observation);
    default:
      return connection(server, observation);
  }
}

type Observation<Kind extends ZabObservation['kind']> = Extract<ZabObservation, { readonly kind: Kind }>;

/** A server looks for a leader as soon as it has started, unless it is slow to start. */
function roundStarted(
  server: ProcessId,
  { life, startedUs }: ServerTold,
  atUs: number,
  { round, vote }: Observation<'roundStart'>,
): Message {
  return life > 0 && startedUs === atUs
    ? { id: 'told.started', params: { server, life, round, vote } }
    : { id: 'told.roundStarted', params: { server, round, vote } };
}

function waiting(
  server: ProcessId,
  { tally, waitMs }: ServerTold,
  observation: Observation<
    'finalizeWaitStart' | 'finalizeWaitRenewed' | 'finalizeWaitBroken' | 'finalizeWaitExpired'
  >,
): Told {
  switch (observation.kind) {
    case 'finalizeWaitStart':
      return tally === null
        ? null
        : ['key', { id: 'told.waiting', params: { server, tally, waitMs: observation.ms } }];
    case 'finalizeWaitRenewed':
      return ['detail', { id: 'told.waitRenewed', params: { server, from: observation.from, waitMs } }];
    case 'finalizeWaitBroken': {
      const { from, vote } = observation;
      return ['key', { id: 'told.waitBroken', params: { server, from, vote } }];
    }
    case 'finalizeWaitExpired':
      return ['detail', { id: 'told.waitOver', params: { server, waitMs } }];
    default:
      return assertNever(observation);
  }
}

function decided(server: ProcessId, { tally, waitMs, renewals }: ServerTold, change: StateChanged): Told {
  const { to: state, reason, leader, round, voters } = change;
  if (leader === null) return null; // Booted: the round that begins is told.
  if (reason === 'joinedLeader') {
    const params = { server, state, leader, voters, round, savedMs: FINALIZE_WAIT_MS };
    return ['key', { id: 'told.joined', params }];
  }
  if (tally === null) return null;
  return ['key', { id: 'told.elected', params: { server, state, leader, tally, waitMs, renewals } }];
}

type ConnectionObservation = Observation<
  | 'connectionEstablished'
  | 'connectionLost'
  | 'challengeLost'
  | 'challengeWon'
  | 'handshakeTimedOut'
  | 'messageOverwritten'
  | 'lastMessageResent'
>;

function connection(server: ProcessId, observation: ConnectionObservation): Told {
  const { peer } = observation;
  switch (observation.kind) {
    case 'connectionEstablished':
      return ['detail', { id: 'told.connected', params: { server, peer, dialledBy: observation.dialledBy } }];
    case 'connectionLost':
      return ['detail', { id: 'told.connectionLost', params: { server, peer, reason: observation.reason } }];
    case 'challengeLost':
      return ['detail', { id: 'told.challengeLost', params: { server, peer } }];
    case 'challengeWon':
      return ['detail', { id: 'told.challengeWon', params: { server, peer } }];
    case 'handshakeTimedOut':
      return ['detail', { id: 'told.handshakeTimedOut', params: { server, peer } }];
    case 'messageOverwritten':
      return ['detail', { id: 'told.overwritten', params: { server, peer, queue: observation.queue } }];
    case 'lastMessageResent':
      return ['detail', { id: 'told.lastMessageResent', params: { server, peer } }];
    default:
      return assertNever(observation);
  }
}

/** What an election has to tell. */
import { type ElectionObservation, FINALIZE_WAIT_MS, type StateChanged } from '../../model/index.ts';
import { assertNever, type ProcessId } from '../../sim/index.ts';
import type { Observation } from '../language/narration/words.ts';
import { type Narration, type ServerTold, type Told, toldOf } from './narration.ts';
import { tallyOf } from './noteRow.ts';
import { startingWith } from './starting.ts';

export function tellElection(
  narration: Narration,
  server: ProcessId,
  observation: ElectionObservation,
): Told {
  const told = toldOf(narration, server);
  switch (observation.kind) {
    case 'roundStart':
      return roundStarted(narration, server, observation);
    case 'roundAdopted':
      return ['key', { id: 'told.roundAdopted', params: { server, ...observation } }];
    case 'voteCompared':
      return ['detail', { id: 'told.voteCompared', params: { server, ...observation } }];
    case 'voteChanged':
      return [
        'key',
        {
          id: 'told.voteChanged',
          params: { server, ...observation, isObserver: isObserver(narration, server) },
        },
      ];
    case 'voteRecorded':
      return ['detail', { id: 'told.voteRecorded', params: { server, ...observation } }];
    case 'notificationIgnored':
      return ['detail', { id: 'told.ignored', params: { server, ...observation } }];
    case 'quorumSeen': {
      const tally = tallyOf(narration, observation);
      return ['detail', { id: 'told.quorumSeen', params: { server, tally } }];
    }
    case 'leaderUnconfirmed':
      return ['detail', { id: 'told.unconfirmed', params: { server, ...observation } }];
    case 'finalizeWaitStart':
    case 'finalizeWaitRenewed':
    case 'finalizeWaitBroken':
    case 'finalizeWaitExpired':
      return waiting(server, told, observation);
    case 'backOff':
      return told.isAsking
        ? ['detail', { id: 'told.backOff', params: { server, ...observation } }]
        : ['key', { id: 'told.asksAgain', params: { server, ...observation } }];
    case 'stateChanged':
      return decided(server, told, observation);
    default:
      return assertNever(observation);
  }
}

/** A server looks for a leader as soon as it has started, unless it is slow to start. */
function roundStarted(narration: Narration, server: ProcessId, observation: Observation<'roundStart'>): Told {
  const { start, life } = toldOf(narration, server);
  if (start === 'told') return ['key', { id: 'told.roundStarted', params: { server, ...observation } }];
  const { round, vote } = observation;
  const servers = start === 'untold' ? startingWith(narration, server) : [server];
  const weight = start === 'untold' ? 'key' : 'detail';
  return [weight, { id: 'told.started', params: { servers, life, round, vote } }];
}

const isObserver = ({ quorum }: Narration, server: ProcessId): boolean => !quorum.voters.includes(server);

/** Of those who wait for the same candidate only the candidate's own wait is worth a line of the story. */
function waiting(
  server: ProcessId,
  { tally, waitMs }: ServerTold,
  observation: Observation<
    'finalizeWaitStart' | 'finalizeWaitRenewed' | 'finalizeWaitBroken' | 'finalizeWaitExpired'
  >,
): Told {
  switch (observation.kind) {
    case 'finalizeWaitStart':
      if (tally === null) return null;
      return [
        tally.leader === server ? 'key' : 'detail',
        { id: 'told.waiting', params: { server, tally, waitMs: observation.ms } },
      ];
    case 'finalizeWaitRenewed':
      return ['detail', { id: 'told.waitRenewed', params: { server, from: observation.from, waitMs } }];
    case 'finalizeWaitBroken':
      return [
        tally?.leader === server ? 'key' : 'detail',
        { id: 'told.waitBroken', params: { server, ...observation } },
      ];
    case 'finalizeWaitExpired':
      return ['detail', { id: 'told.waitOver', params: { server, waitMs } }];
    default:
      return assertNever(observation);
  }
}

/** Why a server looks again, or that it has booted, other rows tell. */
function decided(server: ProcessId, { tally, waitMs, renewals }: ServerTold, change: StateChanged): Told {
  const { to: state, reason, leader, round, voters } = change;
  if (leader === null) return null;
  if (reason === 'joinedLeader') {
    const params = { server, state, leader, voters, round, savedMs: FINALIZE_WAIT_MS };
    return ['key', { id: 'told.joined', params }];
  }
  if (tally === null) return null;
  return ['key', { id: 'told.elected', params: { server, state, leader, tally, waitMs, renewals } }];
}

/**
 * A learner connects to the leader it has elected and promises not to follow any older one.
 *
 * Paper: phase 1, follower. Source: `Learner.connectToLeader`, `registerWithLeader`; `Follower.followLeader`, `Observer.observeLeader`.
 */
import { assert, type ConnectionId } from '../../sim/index.ts';
import type { PacketOf } from '../message.ts';
import { QUORUM_PORT } from '../ports.ts';
import { isParticipant, type Server, votedZxid, type ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import {
  CONNECT_RETRY,
  LEADER_READ,
  learnerRole,
  type LearnerStage,
  setLearner,
  setStage,
} from './learnerRole.ts';
import { loseLeader } from './loseLeader.ts';

/** Tries to connect, one after the other. */
const CONNECT_TRIES = 5;

export function followLeader(self: Server, leader: number, out: ZabOutbox): void {
  self.role = {
    kind: isParticipant(self) ? 'following' : 'observing',
    leader,
    connection: null,
    ticket: null,
    unread: [],
    ended: null,
    stage: { kind: 'connecting', dialing: null, triesLeft: CONNECT_TRIES, sinceUs: self.clockUs },
  };
  out.observe({ kind: 'phaseChanged', phase: 'discovery' });
  dial(self, out);
}

type Connecting = Extract<LearnerStage, { readonly kind: 'connecting' }>;

export function dial(self: Server, out: ZabOutbox): void {
  const { leader, stage } = learnerRole(self);
  assert(stage.kind === 'connecting', 'a learner dials once for each time of following');
  const { tickTime, syncLimit } = self.config;
  const leftUs = stage.sinceUs + connectBudgetUs(self) - self.clockUs;
  if (leftUs <= 0) return loseLeader(self, 'cannotConnect', out);
  const timeoutUs = self.release.connectWithinSyncLimit
    ? Math.min(syncLimit * tickTime * 1_000, leftUs)
    : leftUs;
  out.observe({ kind: 'learnerConnects', leader, triesLeft: stage.triesLeft });
  setStage(self, { ...stage, dialing: out.open(leader, QUORUM_PORT, timeoutUs) });
}

const connectBudgetUs = ({ config, release }: Server): number =>
  (release.connectWithinSyncLimit ? config.initLimit : config.connectToLearnerMasterLimit) *
  config.tickTime *
  1_000;

export function onLeaderRefused(self: Server, stage: Connecting, out: ZabOutbox): void {
  const { leader } = learnerRole(self);
  const triesLeft = stage.triesLeft - 1;
  out.observe({ kind: 'connectFailed', leader, triesLeft });
  const retryMs = self.config.connectRetryMs ?? self.release.connectRetryMs;
  const isOver = self.clockUs - stage.sinceUs + retryMs * 1_000 >= connectBudgetUs(self);
  if (triesLeft === 0 || isOver) return loseLeader(self, 'cannotConnect', out);
  setStage(self, { ...stage, dialing: null, triesLeft });
  out.setTimer(CONNECT_RETRY, retryMs * 1_000);
}

export function onLeaderConnected(self: Server, connection: ConnectionId, out: ZabOutbox): void {
  const { initLimit, tickTime } = self.config;
  setLearner(self, { connection, stage: { kind: 'registering', zxid: votedZxid(self) } });
  out.setTimer(LEADER_READ, initLimit * tickTime * 1_000);
  out.send(connection, {
    type: 'followerInfo',
    sid: self.id,
    learnerType: isParticipant(self) ? 'participant' : 'observer',
    acceptedEpoch: self.acceptedEpoch,
  });
}

/**
 * The leader proposes an epoch. One above all that we have promised is promised, on disk, before the answer; the same again is not counted
 * twice; a lower one is refused.
 */
export function onLeaderInfo(self: Server, { epoch }: PacketOf<'leaderInfo'>, out: ZabOutbox): void {
  const { leader, stage } = learnerRole(self);
  assert(stage.kind === 'registering', 'LEADERINFO answers FOLLOWERINFO');
  const { acceptedEpoch, currentEpoch } = self;
  const promisesNothing = isOn(self.config, 'ZOOKEEPER-335') || isOn(self.config, 'epoch-is-round');
  if (epoch < acceptedEpoch && !promisesNothing) {
    out.observe({ kind: 'epochRefused', leader, epoch, acceptedEpoch });
    return loseLeader(self, 'epochTooLow', out);
  }
  if (epoch === acceptedEpoch && !promisesNothing)
    return answerEpoch(self, { zxid: stage.zxid, epoch, currentEpoch: null }, out);
  const next: LearnerStage = { kind: 'acceptingEpoch', zxid: stage.zxid, epoch, currentEpoch };
  if (isOn(self.config, 'forget-accepted-epoch')) {
    self.acceptedEpoch = epoch;
    return answerEpoch(self, next, out);
  }
  out.write('acceptedEpoch', epoch);
  setLearner(self, { stage: next, ticket: out.sync() });
}

/** The promise is durable. */
export function onEpochAccepted(
  self: Server,
  stage: Extract<LearnerStage, { readonly kind: 'acceptingEpoch' }>,
  out: ZabOutbox,
): void {
  self.acceptedEpoch = stage.epoch;
  answerEpoch(self, stage, out);
}

function answerEpoch(
  self: Server,
  {
    zxid,
    epoch,
    currentEpoch,
  }: { readonly zxid: number; readonly epoch: number; readonly currentEpoch: number | null },
  out: ZabOutbox,
): void {
  const { leader, connection } = learnerRole(self);
  assert(connection !== null, 'who answers is connected');
  out.observe({ kind: 'epochAccepted', leader, epoch, currentEpoch, zxid });
  out.send(connection, { type: 'ackEpoch', zxid, currentEpoch });
  setStage(self, { kind: 'awaitingSync', epoch });
  out.observe({ kind: 'phaseChanged', phase: 'synchronization' });
}

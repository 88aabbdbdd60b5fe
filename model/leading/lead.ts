/**
 * A leader from its election to its establishment: load, propose an epoch, have it acknowledged, have its history acknowledged, serve.
 *
 * Paper: phases 1 and 2, leader. Source: `Leader.lead`, `ZooKeeperServer.loadData`, `startZkServer`.
 */
import { assert } from '../../sim/index.ts';
import { withLastProcessed } from '../database/database.ts';
import { saveSnapshot } from '../database/snapshots.ts';
import { containsQuorum, neededForQuorum } from '../quorum.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { epochOf, makeZxid } from '../zxid.ts';
import { acceptLearners, resumeAt } from './acceptor.ts';
import { startUp } from './establishment.ts';
import { type LeaderRole, noProposals } from './leaderRole.ts';
import { stepDown } from './stepDown.ts';

/** Conventionally 2888. */
export const QUORUM_PORT = 'quorum';

/** The rendez-vous that the leader's main thread waits in. Learners' have their connection as key. */
export const RENDEZVOUS = 'rendezvous';

/** Its port is open from now on; who connects waits until the database is loaded and written to a snapshot. */
export function lead(self: Server, leadingVoteSet: readonly number[], out: ZabOutbox): void {
  const { currentEpoch, acceptedEpoch, database } = self;
  const zxid = database.lastProcessedZxid;
  out.listen(QUORUM_PORT);
  self.role = {
    kind: 'leading',
    leadingVoteSet,
    step: 'loading',
    ticket: saveSnapshot(self, 'leading', out),
    epoch: -1,
    connecting: [],
    electing: [],
    newLeaderAcks: [],
    isElectionFinished: false,
    isQuorumFormed: false,
    stateSummary: { currentEpoch, zxid },
    tick: 0,
    tickSkip: true,
    handlers: [],
    proposals: noProposals,
  };
  out.observe({ kind: 'phaseChanged', phase: 'discovery' });
  out.observe({ kind: 'leaderStarts', currentEpoch, acceptedEpoch, zxid });
}

/** The disk has done what the main thread waited for. */
export function onLeaderDisk(self: Server, role: LeaderRole, failed: boolean, out: ZabOutbox): void {
  self.role = { ...role, ticket: null };
  switch (role.step) {
    case 'loading':
      if (failed) return out.exit(10);
      return onLoaded(self, out);
    case 'storingAcceptedEpoch':
      if (failed) return stepDown(self, 'internalError', out);
      return onEpochPromised(self, out);
    case 'storingCurrentEpoch':
      if (failed) return stepDown(self, 'internalError', out);
      return onEpochStored(self, out);
    default:
      return assert(false, 'a leader waits for its disk in three places');
  }
}

/** @returns The role of a server that leads. */
export function leaderRole(self: Server): LeaderRole {
  assert(self.role.kind === 'leading', 'only a leader has the books of a leader');
  return self.role;
}

function onLoaded(self: Server, out: ZabOutbox): void {
  self.role = { ...leaderRole(self), step: 'epoch' };
  armRendezvous(self, out);
  joinEpoch(self, self.id, self.acceptedEpoch, out);
  acceptLearners(self, out);
}

export function armRendezvous(self: Server, out: ZabOutbox): void {
  out.setTimer(RENDEZVOUS, self.config.initLimit * self.config.tickTime * 1_000);
}

/**
 * One more server tells which epoch it has promised. The new epoch is one above the highest of all that come before a quorum is complete,
 * observers and strangers included; only voters make the quorum, and the leader must be one of it.
 *
 * @returns Whether the epoch is fixed and on disk, so that a learner need not wait.
 *
 * Paper: step l.1.1. Source: `Leader.getEpochToPropose`.
 */
export function joinEpoch(self: Server, sid: number, lastAccepted: number, out: ZabOutbox): boolean {
  const role = leaderRole(self);
  if (role.step === 'storingAcceptedEpoch') return false;
  if (role.step !== 'epoch') return true;
  const raises = isOn(self.config, 'ZOOKEEPER-1343') ? lastAccepted > role.epoch : lastAccepted >= role.epoch;
  const epoch = raises ? lastAccepted + 1 : role.epoch;
  const connecting = countsInDiscovery(self, sid) ? withSid(role.connecting, sid) : role.connecting;
  self.role = { ...role, epoch, connecting };
  if (!connecting.includes(self.id) || !isQuorumOf(self, connecting)) return false;
  const promised = epochToPropose(self, epoch);
  out.cancelTimer(RENDEZVOUS);
  out.observe({
    kind: 'epochProposed',
    epoch: promised,
    voters: connecting,
    needed: neededForQuorum(self.config.quorum),
  });
  const isForgotten = isOn(self.config, 'forget-accepted-epoch');
  if (!isForgotten) out.write('acceptedEpoch', promised);
  self.role = { ...leaderRole(self), epoch: promised, step: 'storingAcceptedEpoch', ticket: out.sync() };
  return false;
}

/** The promise is durable: whoever waits is told the epoch, and the leader is the first to acknowledge it. */
function onEpochPromised(self: Server, out: ZabOutbox): void {
  const { epoch } = leaderRole(self);
  self.acceptedEpoch = epoch;
  const { stateSummary } = leaderRole(self);
  const hzxid = isOn(self.config, 'epoch-not-in-zxid') ? stateSummary.zxid : makeZxid(epoch, 0);
  self.role = {
    ...leaderRole(self),
    step: 'epochAck',
    proposals: { ...noProposals, hzxid, lastProposed: hzxid },
  };
  if (isOn(self.config, 'bump-zxid-before-quorum')) self.database = withLastProcessed(self.database, hzxid);
  armRendezvous(self, out);
  joinEpochAck(self, self.id, stateSummary, out);
  resumeAt(self, 'epoch', out);
}

/**
 * One more server has accepted the epoch. Who promised it before does not count again.
 *
 * @returns Whether a quorum has, so that a learner need not wait.
 *
 * Paper: step l.1.2. Source: `Leader.waitForEpochAck`.
 */
export function joinEpochAck(
  self: Server,
  sid: number,
  { currentEpoch, zxid }: { readonly currentEpoch: number | null; readonly zxid: number },
  out: ZabOutbox,
): boolean {
  const role = leaderRole(self);
  if (role.isElectionFinished) return true;
  const counted = currentEpoch !== null && zxid !== -1 && countsInDiscovery(self, sid);
  if (sid !== self.id) out.observe({ kind: 'epochAcked', learner: sid, currentEpoch, zxid, counted });
  const electing = counted ? withSid(role.electing, sid) : role.electing;
  self.role = { ...role, electing };
  if (!electing.includes(self.id) || !isQuorumOf(self, electing)) return false;
  out.cancelTimer(RENDEZVOUS);
  finishElection(self, out);
  return true;
}

/** The epoch is accepted by a quorum: it is stored as current. The threads of the learners go on meanwhile. */
function finishElection(self: Server, out: ZabOutbox): void {
  const role = leaderRole(self);
  if (!isOn(self.config, 'forget-current-epoch')) out.write('currentEpoch', role.epoch);
  self.role = { ...role, isElectionFinished: true, step: 'storingCurrentEpoch', ticket: out.sync() };
  resumeAt(self, 'epochAck', out);
}

/** Before its own acknowledgement of NEWLEADER the leader has the epoch on disk. The threads of its learners have not waited for that. */
function onEpochStored(self: Server, out: ZabOutbox): void {
  const role = leaderRole(self);
  self.currentEpoch = role.epoch;
  self.role = { ...role, step: 'newLeaderAck' };
  out.observe({ kind: 'phaseChanged', phase: 'synchronization' });
  out.observe({
    kind: 'epochEstablished',
    epoch: role.epoch,
    voters: role.electing,
    zxid: role.stateSummary.zxid,
  });
  armRendezvous(self, out);
  joinNewLeader(self, self.id, makeZxid(role.epoch, 0), out);
  if (leaderRole(self).isQuorumFormed) startUp(self, out);
}

/**
 * One more server has the leader's history on disk.
 *
 * @returns Whether a quorum has.
 *
 * Paper: step l.2.2. Source: `Leader.waitForNewLeaderAck`.
 */
export function joinNewLeader(self: Server, sid: number, zxid: number, out: ZabOutbox): boolean {
  const role = leaderRole(self);
  if (role.isQuorumFormed) return true;
  const isCounted = counts(self, sid);
  if (sid !== self.id) out.observe({ kind: 'newLeaderAcked', learner: sid, zxid, counted: isCounted });
  const newLeaderAcks = isCounted ? withSid(role.newLeaderAcks, sid) : role.newLeaderAcks;
  const isQuorumFormed = isQuorumOf(self, newLeaderAcks);
  self.role = { ...role, newLeaderAcks, isQuorumFormed };
  if (!isQuorumFormed) return false;
  if (role.step === 'newLeaderAck' && sid !== self.id) startUp(self, out);
  return true;
}

/** The main thread has waited initLimit ticks for a quorum. */
export function onRendezvousTimeout(self: Server, out: ZabOutbox): void {
  switch (leaderRole(self).step) {
    case 'epoch':
      return stepDown(self, 'noEpochQuorum', out);
    case 'epochAck':
      if (!isOn(self.config, 'ZOOKEEPER-1192')) return stepDown(self, 'noEpochAckQuorum', out);
      return finishElection(self, out);
    case 'newLeaderAck':
      return stepDown(self, 'noNewLeaderQuorum', out);
    default:
      return assert(false, 'a leader waits for its quorum in three places');
  }
}

export const withSid = (sids: readonly number[], sid: number): readonly number[] =>
  sids.includes(sid) ? sids : [...sids, sid];

/** Whether a server's word counts towards a leader's quorums: a voter's does. */
export const counts = (self: Readonly<Server>, sid: number): boolean =>
  self.config.quorum.voters.includes(sid) || isOn(self.config, 'observers-count');

const countsInDiscovery = (self: Readonly<Server>, sid: number): boolean =>
  counts(self, sid) || isOn(self.config, 'ZOOKEEPER-2959');

/** One above all that the quorum has promised; or what a variant takes for it. */
function epochToPropose(self: Readonly<Server>, epoch: number): number {
  if (isOn(self.config, 'ZOOKEEPER-335')) return epochOf(self.database.lastProcessedZxid) + 1;
  return isOn(self.config, 'epoch-is-round') ? self.logicalClock : epoch;
}

/** Whether these servers are a quorum, as a leader counts. */
export function isQuorumOf(self: Readonly<Server>, sids: readonly number[]): boolean {
  const { quorum } = self.config;
  if (isOn(self.config, 'half-is-a-quorum')) return 2 * sids.length >= quorum.voters.length;
  const countsAnybody = isOn(self.config, 'observers-count') || isOn(self.config, 'ZOOKEEPER-2959');
  if (countsAnybody) return 2 * sids.length > quorum.voters.length;
  return containsQuorum(quorum, sids);
}

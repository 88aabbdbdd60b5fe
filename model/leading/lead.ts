/**
 * A leader from its election to its establishment: load, propose an epoch, have it acknowledged, have its history acknowledged, serve.
 *
 * Paper: phases 1 and 2, leader. Source: `Leader.lead`, `ZooKeeperServer.loadData`, `startZkServer`.
 */
import { assert } from '../../sim/index.ts';
import { withLastProcessed } from '../database/database.ts';
import { saveSnapshot } from '../database/snapshots.ts';
import { QUORUM_PORT } from '../ports.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { makeZxid } from '../zxid.ts';
import { acceptLearners, establish, resumeAt } from './acceptor.ts';
import { type LeaderRole, leaderRole, noProposals, setLeader } from './leaderRole.ts';
import { armRendezvous, finishElection, joinEpoch, joinEpochAck, joinNewLeader } from './rendezvous.ts';
import { stepDown } from './stepDown.ts';
import { proposalsWith } from '../broadcast/proposals.ts';

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
  setLeader(self, { ticket: null });
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

function onLoaded(self: Server, out: ZabOutbox): void {
  setLeader(self, { step: 'epoch' });
  armRendezvous(self, out);
  joinEpoch(self, self.id, self.acceptedEpoch, out);
  acceptLearners(self, out);
}

/** The promise is durable: whoever waits is told the epoch, and the leader is the first to acknowledge it. */
function onEpochPromised(self: Server, out: ZabOutbox): void {
  const { epoch } = leaderRole(self);
  self.acceptedEpoch = epoch;
  const { stateSummary } = leaderRole(self);
  const hzxid = isOn(self.config, 'epoch-not-in-zxid') ? stateSummary.zxid : makeZxid(epoch, 0);
  setLeader(self, {
    step: 'epochAck',
    proposals: proposalsWith(noProposals, { hzxid, lastProposed: hzxid }),
  });
  if (isOn(self.config, 'bump-zxid-before-quorum')) self.database = withLastProcessed(self.database, hzxid);
  armRendezvous(self, out);
  const isFormed = joinEpochAck(self, self.id, stateSummary, out);
  if (isFormed) resumeAt(self, 'epochAck', out);
  resumeAt(self, 'epoch', out);
}

/** Before its own acknowledgement of NEWLEADER the leader has the epoch on disk. The threads of its learners have not waited for that. */
function onEpochStored(self: Server, out: ZabOutbox): void {
  const role = leaderRole(self);
  self.currentEpoch = role.epoch;
  setLeader(self, { step: 'newLeaderAck' });
  out.observe({ kind: 'phaseChanged', phase: 'synchronization' });
  out.observe({
    kind: 'epochEstablished',
    epoch: role.epoch,
    voters: role.electing,
    zxid: role.stateSummary.zxid,
  });
  armRendezvous(self, out);
  if (joinNewLeader(self, self.id, makeZxid(role.epoch, 0), out)) establish(self, out);
}

/** The main thread has waited initLimit ticks for a quorum. */
export function onRendezvousTimeout(self: Server, out: ZabOutbox): void {
  switch (leaderRole(self).step) {
    case 'epoch':
      return stepDown(self, 'noEpochQuorum', out);
    case 'epochAck':
      if (!isOn(self.config, 'ZOOKEEPER-1192')) return stepDown(self, 'noEpochAckQuorum', out);
      finishElection(self, out);
      return resumeAt(self, 'epochAck', out);
    case 'newLeaderAck':
      return stepDown(self, 'noNewLeaderQuorum', out);
    default:
      return assert(false, 'a leader waits for its quorum in three places');
  }
}

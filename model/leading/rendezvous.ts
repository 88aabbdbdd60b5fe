/**
 * Three times a leader waits for a quorum: of FOLLOWERINFO, of ACKEPOCH, of ACKs of NEWLEADER. Whoever comes is written down, and is told
 * whether it must wait; who waits and who goes on is the affair of the threads, in `lead.ts` and `acceptor.ts`.
 *
 * Paper: steps l.1.1, l.1.2, l.2.2. Source: `Leader.getEpochToPropose`, `waitForEpochAck`, `waitForNewLeaderAck`.
 */
import { neededForQuorum } from '../quorum.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { epochOf } from '../zxid.ts';
import { counts, countsInDiscovery, isQuorumOf } from './leaderQuorum.ts';
import { leaderRole, setLeader } from './leaderRole.ts';

/** How long the leader's main thread waits. */
export const RENDEZVOUS = 'rendezvous';

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
  setLeader(self, { epoch, connecting });
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
  setLeader(self, { epoch: promised, step: 'storingAcceptedEpoch', ticket: out.sync() });
  return false;
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
  setLeader(self, { electing });
  if (!electing.includes(self.id) || !isQuorumOf(self, electing)) return false;
  out.cancelTimer(RENDEZVOUS);
  finishElection(self, out);
  return true;
}

/** The epoch is accepted by a quorum: it is stored as current. The threads of the learners need not wait for that. */
export function finishElection(self: Server, out: ZabOutbox): void {
  const role = leaderRole(self);
  if (!isOn(self.config, 'forget-current-epoch')) out.write('currentEpoch', role.epoch);
  setLeader(self, { isElectionFinished: true, step: 'storingCurrentEpoch', ticket: out.sync() });
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
  setLeader(self, { newLeaderAcks, isQuorumFormed });
  return isQuorumFormed;
}

/** One above all that the quorum has promised; or what a variant takes for it. */
function epochToPropose(self: Readonly<Server>, epoch: number): number {
  if (isOn(self.config, 'ZOOKEEPER-335')) return epochOf(self.database.lastProcessedZxid) + 1;
  return isOn(self.config, 'epoch-is-round') ? self.logicalClock : epoch;
}

const withSid = (sids: readonly number[], sid: number): readonly number[] =>
  sids.includes(sid) ? sids : [...sids, sid];

/**
 * The main loop of a leader: a ping each half tick; each full tick, does a quorum still answer?
 *
 * Source: `Leader.lead`, from `boolean tickSkip = true` on; `LearnerHandler.synced`, `ping`.
 */
import { leaveRole } from '../endRole.ts';
import type { ZabItem } from '../message.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { dropLearner } from './acceptor.ts';
import { halfTickUs } from './establishment.ts';
import { counts, isQuorumOf } from './leaderQuorum.ts';
import type { LeaderRole } from './leaderRole.ts';
import { queueItem } from './sender.ts';
import { stepDown } from './stepDown.ts';
import { setLeader } from './leaderRole.ts';

export function onHalfTick(self: Server, out: ZabOutbox): void {
  const role = self.role as LeaderRole;
  if (role.step === 'closing') return leaveRole(self, out); // The zxids have rolled over.
  const tick = role.tickSkip ? role.tick : role.tick + 1;
  if (self.syncProcessor.isBroken && !isOn(self.config, 'ZOOKEEPER-2247'))
    return stepDown(self, 'internalError', out);
  if (!role.tickSkip && !isOn(self.config, 'no-step-down')) {
    const synced = syncedAt(self, role, tick);
    if (!isQuorumOf(self, synced)) return stepDown(self, 'notSufficientFollowers', out, synced);
  }
  setLeader(self, { tick, tickSkip: !role.tickSkip });
  pingAll(self, out);
  out.setTimer('leaderLoop', halfTickUs(self));
}

/** The leader, and the voters among the learners that have answered in time, whether or not they are up to date. */
function syncedAt(self: Server, { handlers }: LeaderRole, tick: number): readonly number[] {
  const synced = [self.id];
  for (const { sid, step, tickOfNextAckDeadline } of handlers) {
    if (step === 'backlog' || step === 'info') continue; // It has not said who it is.
    const isCounted = counts(self, sid) && !synced.includes(sid);
    if (isCounted && tick <= tickOfNextAckDeadline) synced.push(sid);
  }
  return synced;
}

/** A learner that has acknowledged pings but not a proposal for syncLimit ticks is closed. */
function pingAll(self: Server, out: ZabOutbox): void {
  const { handlers, proposals } = self.role as LeaderRole;
  const item: ZabItem = { type: 'packet', packet: { type: 'ping', zxid: proposals.lastProposed } };
  const limitUs = self.config.syncLimit * self.config.tickTime * 1_000;
  for (const handler of handlers) {
    if (!handler.isForwarding) continue; // Its sender has not started.
    const { unacked } = handler;
    if (unacked !== null && unacked.oldest !== -1 && self.clockUs - unacked.oldestUs >= limitUs)
      dropLearner(self, handler, 'proposalTimeout', out);
    else queueItem(handler, item, out);
  }
}

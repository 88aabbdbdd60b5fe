/**
 * The leader counts acknowledgements, and commits in order.
 *
 * Paper: steps l.3.2, l.3.3. Source: `Leader.processAck`, `tryToCommit`, `commit`, `inform`, `sendSync`.
 */
import type { LogRecord } from '../database/record.ts';
import { counts, isQuorumOf } from '../leading/leaderQuorum.ts';
import type { LeaderRole, Outstanding, Proposals } from '../leading/leaderRole.ts';
import { queueItem } from '../leading/sender.ts';
import type { ZabItem } from '../message.ts';
import { neededForQuorum } from '../quorum.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { counterOf, type Zxid } from '../zxid.ts';
import { withProposals } from './proposals.ts';

export function processAck(self: Server, sid: number, zxid: Zxid, out: ZabOutbox): void {
  const role = self.role as LeaderRole;
  const { proposals } = role;
  if (role.step !== 'broadcast' || counterOf(zxid) === 0) return; // Of NEWLEADER or UPTODATE.
  const { outstanding, lastCommitted } = proposals;
  if (outstanding.length === 0 || lastCommitted >= zxid) return; // A late one.
  const index = isOn(self.config, 'commit-out-of-order')
    ? outstanding.length - 1
    : zxid - (outstanding[0] as Outstanding).record.zxid;
  const proposal = outstanding[index];
  if (proposal === undefined) return observeUnknown(proposals, sid, zxid, out);
  if (!counts(self, sid) || proposal.acks.includes(sid)) return;
  const acks = [...proposal.acks, sid];
  const changed = outstanding.slice();
  changed[index] = { record: proposal.record, acks };
  self.role = withProposals(role, withOutstanding(proposals, changed));
  const needed = neededForQuorum(self.config.quorum);
  out.observe({ kind: 'ackCounted', learner: sid, zxid, voters: acks, needed });
  if (index > 0 && !isOn(self.config, 'commit-out-of-order')) return; // Strictly in order.
  if (isQuorumOf(self, acks)) commit(self, index, acks, out);
}

function observeUnknown({ outstanding }: Proposals, peer: number, zxid: Zxid, out: ZabOutbox): void {
  const expected = outstanding[0]?.record.zxid ?? null;
  out.observe({ kind: 'badState', class: 'ack', what: 'ackUnknown', peer, zxid, expected });
}

/** Delivered, from here on, whatever happens. */
function commit(self: Server, index: number, voters: readonly number[], out: ZabOutbox): void {
  const role = self.role as LeaderRole;
  const { proposals, handlers } = role;
  const { record } = proposals.outstanding[index] as Outstanding;
  const { zxid } = record;
  const outstanding =
    index === 0 ? proposals.outstanding.slice(1) : proposals.outstanding.toSpliced(index, 1);
  const { pendingSyncs } = proposals;
  const stillPending =
    pendingSyncs.length === 0 ? pendingSyncs : pendingSyncs.filter((sync) => sync.zxid !== zxid);
  self.role = withProposals(role, {
    hzxid: proposals.hzxid,
    lastProposed: proposals.lastProposed,
    lastCommitted: zxid,
    outstanding,
    toBeApplied: proposals.toBeApplied.push(record),
    pendingSyncs: stillPending,
  });
  out.observe({ kind: 'committed', zxid, record, voters });
  const toFollowers: ZabItem = { type: 'packet', packet: { type: 'commit', zxid } };
  const toObservers: ZabItem = { type: 'packet', packet: { type: 'inform', record } };
  for (const handler of handlers) {
    if (!handler.isForwarding) continue;
    queueItem(handler, handler.learnerType === 'observer' ? toObservers : toFollowers, out);
  }
  out.post('commit', { type: 'committed', record });
  if (stillPending === pendingSyncs) return;
  for (const sync of pendingSyncs)
    if (sync.zxid === zxid)
      out.post('toLearner', { type: 'packet', packet: { type: 'sync' } }, sync.connection);
}

/** @returns The books with one transaction less to be applied. */
export const withoutApplied = (proposals: Proposals, { zxid }: LogRecord): Proposals => ({
  hzxid: proposals.hzxid,
  lastProposed: proposals.lastProposed,
  lastCommitted: proposals.lastCommitted,
  outstanding: proposals.outstanding,
  toBeApplied:
    proposals.toBeApplied.first()?.zxid === zxid
      ? proposals.toBeApplied.rest()
      : proposals.toBeApplied.filter((record) => record.zxid !== zxid),
  pendingSyncs: proposals.pendingSyncs,
});

const withOutstanding = (proposals: Proposals, outstanding: readonly Outstanding[]): Proposals => ({
  hzxid: proposals.hzxid,
  lastProposed: proposals.lastProposed,
  lastCommitted: proposals.lastCommitted,
  outstanding,
  toBeApplied: proposals.toBeApplied,
  pendingSyncs: proposals.pendingSyncs,
});

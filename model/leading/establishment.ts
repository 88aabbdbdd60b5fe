/**
 * A quorum has the leader's history: it is committed, and the leader serves.
 *
 * Paper: end of phase 2. Source: `Leader.startZkServer`.
 */
import { withLastProcessed } from '../database/database.ts';
import { startServing } from '../broadcast/serving.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { makeZxid } from '../zxid.ts';
import type { LeaderRole } from './leaderRole.ts';
import { RENDEZVOUS } from './rendezvous.ts';
import { setLeader } from './leaderRole.ts';
import { proposalsWith } from '../broadcast/proposals.ts';

export function startUp(self: Server, out: ZabOutbox): void {
  const role = self.role as LeaderRole;
  const zxid = isOn(self.config, 'epoch-not-in-zxid') ? role.proposals.hzxid : makeZxid(role.epoch, 0);
  out.cancelTimer(RENDEZVOUS);
  setLeader(self, { step: 'broadcast', proposals: proposalsWith(role.proposals, { lastCommitted: zxid }) });
  const { history } = self.database.tree;
  out.observe({
    kind: 'leaderActive',
    epoch: role.epoch,
    voters: role.newLeaderAcks,
    zxid: history.last()?.zxid ?? 0,
    historyLength: history.length,
    tookMs: Math.floor((self.clockUs - self.lookingSinceUs) / 1_000),
  });
  startServing(self, role.epoch, out);
  self.database = withLastProcessed(self.database, zxid);
  out.setTimer('leaderLoop', halfTickUs(self));
}

export const halfTickUs = (self: Server): number => Math.floor(self.config.tickTime / 2) * 1_000;

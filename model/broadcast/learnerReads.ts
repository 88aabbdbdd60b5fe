/**
 * What a learner that serves reads from its leader.
 *
 * Paper: steps f.3.1, f.3.2. Source: `Follower.processPacket`, `FollowerZooKeeperServer.commit`; `Observer.processPacket`.
 */
import { assert } from '../../sim/index.ts';
import { observeBad } from '../learning/badState.ts';
import { learnerRole, type LearnerRole, type LearnerStage } from '../learning/learnerRole.ts';
import type { QuorumPacket } from '../message.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { counterOf, epochOf, type Zxid } from '../zxid.ts';
import { logRequest, passToSyncProcessor } from './logRequest.ts';

type Broadcasting = Extract<LearnerStage, { readonly kind: 'broadcasting' }>;

export function onFollowerPacket(
  self: Server,
  role: LearnerRole,
  stage: Broadcasting,
  packet: QuorumPacket,
  out: ZabOutbox,
): void {
  switch (packet.type) {
    case 'proposal': {
      const { record } = packet;
      if (!isNext(stage.lastQueued, record.zxid))
        observeBad(self, 'proposal', 'proposalGap', record.zxid, stage.lastQueued + 1, out); // A warning, no more.
      const pendingTxns = logRequest(self, stage.pendingTxns, record, out);
      if (isOn(self.config, 'deliver-at-proposal')) out.post('commit', { type: 'committed', record });
      return setBroadcasting(self, role, {
        kind: 'broadcasting',
        epoch: stage.epoch,
        pendingTxns,
        lastQueued: record.zxid,
      });
    }
    case 'commit':
      return commitPending(self, packet.zxid, out);
    default:
      return onSteadyPacket(self, role, packet, out);
  }
}

/** The first proposal of a connection follows whatever was synchronised; later ones are dense, and an epoch begins with 1. */
const isNext = (lastQueued: Zxid, zxid: Zxid): boolean =>
  lastQueued === 0 ||
  zxid === lastQueued + 1 ||
  (epochOf(zxid) > epochOf(lastQueued) && counterOf(zxid) === 1);

/** The oldest pending proposal is committed, and no other. */
export function commitPending(self: Server, zxid: Zxid, out: ZabOutbox): void {
  const role = learnerRole(self);
  const { stage } = role;
  assert(stage.kind === 'broadcasting', 'only a learner that serves commits');
  const head = stage.pendingTxns.first();
  if (head === undefined) return observeBad(self, 'commit', 'commitWithoutProposal', zxid, null, out);
  if (head.zxid !== zxid) {
    observeBad(self, 'commit', 'commitMismatch', zxid, head.zxid, out);
    return out.exit(12);
  }
  const { epoch, pendingTxns, lastQueued } = stage;
  setBroadcasting(self, role, { kind: 'broadcasting', epoch, pendingTxns: pendingTxns.rest(), lastQueued });
  if (!isOn(self.config, 'deliver-at-proposal')) out.post('commit', { type: 'committed', record: head });
}

/** INFORM is proposal and commit in one; it is logged without being acknowledged. */
export function onObserverPacket(
  self: Server,
  role: LearnerRole,
  stage: Broadcasting,
  packet: QuorumPacket,
  out: ZabOutbox,
): void {
  if (packet.type !== 'inform') {
    if (packet.type === 'proposal' || packet.type === 'commit') return; // Warned of, and ignored.
    return onSteadyPacket(self, role, packet, out);
  }
  const { record } = packet;
  const { epoch, pendingTxns } = stage;
  setBroadcasting(self, role, { kind: 'broadcasting', epoch, pendingTxns, lastQueued: record.zxid });
  passToSyncProcessor(self, record, out);
  out.post('commit', { type: 'committed', record });
}

function onSteadyPacket(self: Server, role: LearnerRole, packet: QuorumPacket, out: ZabOutbox): void {
  assert(role.connection !== null, 'who reads is connected');
  switch (packet.type) {
    case 'ping':
      return out.send(role.connection, packet);
    case 'sync':
      return onSync(self, out);
    case 'upToDate':
      return; // An error in the log, no more.
    default:
      return observeBad(self, 'message', 'unexpectedPacket', 0, null, out);
  }
}

/** The answer to the oldest sync; it carries no number. */
function onSync(self: Server, out: ZabOutbox): void {
  const { waiting, pendingSyncs } = self.pipeline;
  const [oldest, ...others] = pendingSyncs;
  if (oldest === undefined) return;
  self.pipeline = { waiting, pendingSyncs: others };
  out.post('commit', { type: 'synced', request: oldest });
}

function setBroadcasting(self: Server, role: LearnerRole, stage: Broadcasting): void {
  const { kind, leader, connection, ticket, unread, ended } = role;
  self.role = { kind, leader, connection, ticket, unread, ended, stage };
}

/**
 * The leader gives each write its zxid and proposes it.
 *
 * Paper: step l.3.1. Source: `PrepRequestProcessor.pRequest`, `ProposalRequestProcessor.processRequest`, `Leader.propose`, `processSync`;
 * roll-over: ZOOKEEPER-1277.
 */
import type { ConnectionId } from '../../sim/index.ts';
import { type LogRecord, recordOf, type Txn } from '../database/record.ts';
import type { LeaderRole } from '../leading/leaderRole.ts';
import { queueItem } from '../leading/sender.ts';
import { stepDown } from '../leading/stepDown.ts';
import type { Request, ZabItem } from '../message.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { counterOf, epochOf, makeZxid, type Zxid } from '../zxid.ts';
import { passToSyncProcessor } from './logRequest.ts';
import { proposalsWith, withProposals } from './proposals.ts';

/** @param connection - The learner that passed the request on; 0: a client of this server. */
export function onSubmitted(self: Server, request: Request, connection: ConnectionId, out: ZabOutbox): void {
  if (self.role.kind === 'standalone') return prepareAlone(self, request, out);
  const role = self.role as LeaderRole;
  const txn = txnOf(request);
  if (txn === null) return onRead(self, role, request, connection, out);
  const next = role.proposals.hzxid + 1;
  const isRollOver = counterOf(next) > self.config.counterMax;
  if (isRollOver && !isOn(self.config, 'no-rollover')) return stepDown(self, 'zxidRolledOver', out); // The request is lost without an answer.
  const zxid = isRollOver ? makeZxid(epochOf(next) + 1, 1) : next;
  const record = recordOf(zxid, request.cxid, txn);
  if (connection === 0) out.post('commit', { type: 'queued', request });
  propose(self, role, record, out);
}

/** Reads of clients here go through the same processors; a sync of a learner is answered behind all that is proposed. */
function onRead(
  self: Server,
  role: LeaderRole,
  request: Request,
  connection: ConnectionId,
  out: ZabOutbox,
): void {
  if (connection === 0) return out.post('commit', { type: 'queued', request });
  const { proposals } = role;
  if (proposals.outstanding.length === 0)
    return out.post('toLearner', { type: 'packet', packet: { type: 'sync' } }, connection);
  const waiting = { zxid: proposals.lastProposed, connection };
  self.role = withProposals(
    role,
    proposalsWith(proposals, { pendingSyncs: [...proposals.pendingSyncs, waiting] }),
  );
}

/** @returns What a request changes, or null of one that changes nothing. */
function txnOf({ session, operation }: Request): Txn | null {
  switch (operation.type) {
    case 'createSession':
    case 'closeSession':
      return { type: operation.type, session };
    case 'set':
      return { type: 'set', session, path: operation.path, value: operation.value };
    case 'get':
    case 'sync':
      return null;
  }
}

function propose(self: Server, role: LeaderRole, record: LogRecord, out: ZabOutbox): void {
  const { zxid } = record;
  const { proposals } = role;
  self.role = withProposals(role, {
    hzxid: zxid,
    lastProposed: zxid,
    lastCommitted: proposals.lastCommitted,
    outstanding: proposals.outstanding.toSpliced(proposals.outstanding.length, 0, { record, acks: NOBODY }),
    toBeApplied: proposals.toBeApplied,
    pendingSyncs: proposals.pendingSyncs,
  });
  out.observe({ kind: 'proposed', record, epoch: role.epoch });
  const item: ZabItem = { type: 'packet', packet: { type: 'proposal', record } };
  for (const handler of role.handlers)
    if (handler.isForwarding && handler.learnerType === 'participant') queueItem(handler, item, out);
  passToSyncProcessor(self, record, out);
}

const NOBODY: readonly number[] = [];

function prepareAlone(self: Server, request: Request, out: ZabOutbox): void {
  const txn = txnOf(request);
  out.post('commit', { type: 'queued', request });
  if (txn === null || self.role.kind !== 'standalone') return;
  const zxid: Zxid = self.role.hzxid + 1;
  self.role = { kind: 'standalone', hzxid: zxid };
  const record = recordOf(zxid, request.cxid, txn);
  out.observe({ kind: 'proposed', record, epoch: 0 });
  passToSyncProcessor(self, record, out);
}

/**
 * Commits are applied in the order of their zxids, one at a time; requests of one client are answered in the order they came, a read behind the
 * writes before it. Its two queues are one channel here: the local request always comes before the commit of its transaction.
 *
 * Source: `CommitProcessor.run`, `needCommit`; `FinalRequestProcessor.processRequest`; `Leader.ToBeAppliedRequestProcessor`.
 */
import type { Backlog } from '../../sim/index.ts';
import { maxCommittedLog, refusesGap } from '../database/committedLog.ts';
import { applied } from '../database/database.ts';
import type { LogRecord } from '../database/record.ts';
import { readTree } from '../database/tree.ts';
import type { LeaderRole } from '../leading/leaderRole.ts';
import { reply } from '../client/port.ts';
import type { Request } from '../message.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { withoutApplied } from './processAck.ts';
import { withProposals } from './proposals.ts';
import { setSyncProcessor } from './setSyncProcessor.ts';

/** A request of a client here. */
export function onQueued(self: Server, request: Request, out: ZabOutbox): void {
  const { waiting, pendingSyncs } = self.pipeline;
  const mustWait = needsCommit(self, request) || firstOf(waiting, request.session) !== undefined;
  if (mustWait) self.pipeline = { waiting: waiting.push(request), pendingSyncs };
  else execute(self, request, out);
}

/** Writes, and on a learner syncs, wait for their commit. */
function needsCommit({ role }: Server, { operation }: Request): boolean {
  if (operation.type === 'get') return false;
  return operation.type !== 'sync' || role.kind === 'following' || role.kind === 'observing';
}

/** A transaction is committed: it is applied here, and if a client here waits for it, it is answered. */
export function onCommitted(self: Server, record: LogRecord, out: ZabOutbox): void {
  if (refusesGap(self, record)) return dieOfGap(self, record, out);
  const at = self.database.tree.history.length;
  self.database = applied(self.database, record, self);
  out.observe({ kind: 'delivered', zxid: record.zxid, record, at });
  if (self.role.kind === 'leading') {
    const role: LeaderRole = self.role;
    self.role = withProposals(role, withoutApplied(role.proposals, record));
  }
  const { waiting } = self.pipeline;
  if (waiting.length === 0) return;
  const first = firstWrite(waiting);
  if (first === undefined || first.cxid !== record.cxid || first.session !== record.txn.session) return;
  answer(self, first, out);
}

/** An exception in the thread that applies: the server is in state ERROR, and its main thread leaves the role. */
function dieOfGap(self: Server, { zxid }: LogRecord, out: ZabOutbox): void {
  const expected = maxCommittedLog(self.database.committedLog) + 1;
  out.observe({ kind: 'badState', class: 'state', what: 'committedLogGap', peer: self.id, zxid, expected });
  setSyncProcessor(self, { isBroken: true });
}

/** The leader has answered the oldest sync of this server. */
export function onSynced(self: Server, request: Request, out: ZabOutbox): void {
  answer(self, request, out);
}

/** The oldest request of a session. */
function firstOf(waiting: Backlog<Request>, session: string): Request | undefined {
  for (let index = 0; index < waiting.length; index++)
    if (waiting.at(index)?.session === session) return waiting.at(index);
  return undefined;
}

function firstWrite(waiting: Backlog<Request>): Request | undefined {
  for (let index = 0; index < waiting.length; index++) {
    const { operation } = waiting.at(index) as Request;
    if (operation.type !== 'get' && operation.type !== 'sync') return waiting.at(index);
  }
  return undefined;
}

/** Answers a request that has waited, and then what its session has behind it, up to the next that must wait. */
function answer(self: Server, request: Request, out: ZabOutbox): void {
  const { waiting, pendingSyncs } = self.pipeline;
  const others = waiting.first() === request ? waiting.rest() : waiting.filter((other) => other !== request);
  const next = firstOf(others, request.session);
  const isBlocked = next === undefined || needsCommit(self, next);
  const ready = isBlocked ? [] : readyBehind(self, others, request.session);
  const kept = isBlocked ? others : others.filter((other) => !ready.includes(other));
  self.pipeline = { waiting: kept, pendingSyncs };
  execute(self, request, out);
  for (const other of ready) execute(self, other, out);
}

/** @returns The requests of a session up to the first that must wait. */
function readyBehind(self: Server, waiting: Backlog<Request>, session: string): readonly Request[] {
  const ofSession = waiting.toJSON().filter((request) => request.session === session);
  const blocked = ofSession.findIndex((request) => needsCommit(self, request));
  return blocked < 0 ? ofSession : ofSession.slice(0, blocked);
}

/** `FinalRequestProcessor`: what a client is told. */
function execute(self: Server, request: Request, out: ZabOutbox): void {
  const { operation } = request;
  reply(self, request, operation.type === 'get' ? readTree(self.database.tree, operation.path) : null, out);
}

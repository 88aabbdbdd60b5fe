/**
 * The leader brings a learner up to date: decides how, queues what it lacks, and from the same instant forwards to it all that is new.
 *
 * Paper: step l.2.1. Source: `LearnerHandler.syncFollower`, `Leader.startForwarding`.
 */
import { maxCommittedLog, minCommittedLog } from '../database/committedLog.ts';
import type { LogRecord } from '../database/record.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { snapshotBytes } from '../sizes.ts';
import { isOn } from '../variants.ts';
import { epochOf, makeZxid, type Zxid } from '../zxid.ts';
import { newestSnapshot } from '../database/database.ts';
import type { LeaderRole, LearnerHandler, Outstanding } from '../leading/leaderRole.ts';
import { queuePacket } from '../leading/sender.ts';
import { proposalsWith, withProposals } from '../broadcast/proposals.ts';
import { chooseSync, type SyncDecision } from './chooseSync.ts';
import { handlerWith } from '../leading/handlers.ts';

/** @returns The handler, forwarding from now on. */
export function syncFollower(self: Server, handler: LearnerHandler, out: ZabOutbox): LearnerHandler {
  const { peerZxid } = handler;
  const { epoch } = self.role as LeaderRole;
  const decision = decide(self, peerZxid);
  const newLeader = { type: 'newLeader', zxid: makeZxid(epoch, 0) } as const;
  if (isOn(self.config, 'ZOOKEEPER-1136')) out.send(handler.connection, newLeader);
  queueDecision(self, handler, decision, out);
  const outstanding = startForwarding(self, handler, decision.seen, out);
  observeDecision(self, handler, decision, outstanding, out);
  const isQueuedLater = decision.mode === 'SNAP' && !self.release.newLeaderBeforeSnapshot;
  if (!isQueuedLater && !isOn(self.config, 'ZOOKEEPER-1136')) queuePacket(handler, newLeader, out);
  return handlerWith(handler, { isForwarding: true });
}

function decide(self: Server, peerZxid: Zxid): SyncDecision {
  const { config, database } = self;
  if (isOn(config, 'ZOOKEEPER-1319') && peerZxid === 0)
    return { mode: 'DIFF', rule: 'equal', zxid: 0, records: [], seen: database.lastProcessedZxid };
  const decision = chooseSync(peerZxid, {
    database: self.database,
    log: self.log,
    release: self.release,
    sizeLimit: diskSizeLimit(self),
    isMembershipUnchecked: isOn(self.config, 'ZOOKEEPER-1154'),
    neverTruncates: isOn(self.config, 'no-trunc'),
    gapsIgnored: isOn(self.config, 'ZOOKEEPER-2099'),
  });
  if (!isOn(config, 'skip-initial-history')) return decision;
  const { epoch } = self.role as LeaderRole;
  return { ...decision, records: decision.records.filter(({ zxid }) => epochOf(zxid) >= epoch) };
}

/** Bytes of log on disk that may be sent instead of a snapshot. */
function diskSizeLimit(self: Server): number {
  const { snapshotSizeFactor } = self.config;
  if (snapshotSizeFactor < 0) return -1;
  const snapshot = newestSnapshot(self.snapshots);
  return snapshot === null
    ? 0
    : Math.floor(snapshotBytes(snapshot.tree) * (snapshotSizeFactor > 1 ? 0.33 : snapshotSizeFactor));
}

function queueDecision(self: Server, handler: LearnerHandler, decision: SyncDecision, out: ZabOutbox): void {
  const { lastProcessedZxid: zxid, tree } = self.database;
  switch (decision.mode) {
    case 'DIFF':
      queuePacket(handler, { type: 'diff', zxid: decision.zxid }, out);
      break;
    case 'TRUNC':
      queuePacket(handler, { type: 'trunc', zxid: decision.zxid }, out);
      break;
    case 'SNAP':
      queuePacket(handler, { type: 'snap', zxid, tree }, out);
      break;
  }
  for (const record of decision.records) queueCommittedRecord(handler, record, out);
}

function queueCommittedRecord(handler: LearnerHandler, record: LogRecord, out: ZabOutbox): void {
  queuePacket(handler, { type: 'proposal', record }, out);
  queuePacket(handler, { type: 'commit', zxid: record.zxid }, out);
}

/**
 * What is committed and not applied, and what is proposed and not committed, is sent as well; all that is new is sent from now on. Atomic with
 * the decision, or a transaction would fall between the two (ZOOKEEPER-962).
 *
 * @returns How many proposals were outstanding.
 */
function startForwarding(self: Server, handler: LearnerHandler, seen: Zxid, out: ZabOutbox): number {
  if (!isOn(self.config, 'ack-outlives-log')) withdrawAcks(self, handler, seen);
  const { proposals } = self.role as LeaderRole;
  if (proposals.lastProposed <= seen || isOn(self.config, 'ZOOKEEPER-962')) return 0;
  for (const record of proposals.toBeApplied.toJSON())
    if (record.zxid > seen) queueCommittedRecord(handler, record, out);
  if (handler.learnerType === 'observer') return 0;
  let outstanding = 0;
  for (const { record } of proposals.outstanding) {
    if (record.zxid <= seen) continue;
    queuePacket(handler, { type: 'proposal', record }, out);
    outstanding++;
  }
  return outstanding;
}

/**
 * What the learner has acknowledged and will be sent again no longer counts: it may be told to cut it from its log first, and will acknowledge it
 * anew. ZooKeeper keeps the old word, and may commit by it what is on a single disk; docs/decisions/0005 tells that run.
 */
function withdrawAcks(self: Server, { sid }: LearnerHandler, seen: Zxid): void {
  const role = self.role as LeaderRole;
  const { proposals } = role;
  const speaksAgain = ({ record, acks }: Outstanding): boolean => record.zxid > seen && acks.includes(sid);
  if (!proposals.outstanding.some(speaksAgain)) return;
  const outstanding = proposals.outstanding.map((proposal) =>
    speaksAgain(proposal)
      ? { record: proposal.record, acks: proposal.acks.filter((other) => other !== sid) }
      : proposal,
  );
  self.role = withProposals(role, proposalsWith(proposals, { outstanding }));
}

function observeDecision(
  self: Server,
  { sid, peerZxid }: LearnerHandler,
  { mode, rule, zxid, records }: SyncDecision,
  outstanding: number,
  out: ZabOutbox,
): void {
  const { committedLog, lastProcessedZxid } = self.database;
  out.observe({
    kind: 'syncDecided',
    learner: sid,
    mode,
    rule,
    peerZxid,
    minCommittedLog: minCommittedLog(committedLog),
    maxCommittedLog: maxCommittedLog(committedLog),
    lastProcessedZxid,
    zxid,
    committed: records.length,
    outstanding,
  });
}

/**
 * A learner makes its history a beginning of the leader's.
 *
 * Paper: phase 2, follower. Source: `Learner.syncWithLeader`.
 */
import { Backlog } from '../../sim/index.ts';
import { committedLogOf } from '../database/committedLog.ts';
import {
  type Database,
  firstAtLeast,
  restored,
  snapshotFile,
  type StoredRecord,
  withLastProcessed,
} from '../database/database.ts';
import type { LogRecord } from '../database/record.ts';
import { observeBad } from '../learning/badState.ts';
import {
  learnerRole,
  setLearner,
  setStage,
  type Synchronizing,
  synchronizingWith,
} from '../learning/learnerRole.ts';
import { loseLeader } from '../learning/loseLeader.ts';
import type { PacketOf, QuorumPacket } from '../message.ts';
import type { SyncMode } from '../observation.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { epochOf, type Zxid } from '../zxid.ts';
import { deliverInSync } from './deliverInSync.ts';
import { beginNewLeader } from './newLeader.ts';
import { onUpToDate } from './upToDate.ts';
import { setSyncProcessor } from '../broadcast/setSyncProcessor.ts';

/** The leader tells how it will bring us up to date. */
export function onFirstSyncPacket(self: Server, epoch: number, packet: QuorumPacket, out: ZabOutbox): void {
  const { leader } = learnerRole(self);
  switch (packet.type) {
    case 'diff':
      out.observe({ kind: 'syncReceived', leader, mode: 'DIFF', zxid: packet.zxid });
      if (self.release.zxidSetAtDiff || isOn(self.config, 'ZOOKEEPER-2355'))
        self.database = withLastProcessed(self.database, packet.zxid);
      return setStage(self, begin(self, epoch, 'DIFF'));
    case 'snap':
      out.observe({ kind: 'syncReceived', leader, mode: 'SNAP', zxid: packet.zxid });
      receiveSnapshot(self, packet, out);
      return setStage(self, begin(self, epoch, 'SNAP'));
    case 'trunc':
      out.observe({ kind: 'syncReceived', leader, mode: 'TRUNC', zxid: packet.zxid });
      return truncate(self, epoch, packet.zxid, out);
    default:
      observeBad(self, 'message', 'unexpectedPacket', 0, null, out);
      return out.exit(13);
  }
}

function begin(self: Server, epoch: number, mode: SyncMode): Synchronizing {
  const snapshotNeeded = mode !== 'DIFF';
  const appliesAtOnce = self.release.newLeaderSteps.includes('snapshot');
  return {
    kind: 'synchronizing',
    epoch,
    mode,
    notLogged: Backlog.empty<LogRecord>(),
    committed: Backlog.empty<Zxid>(),
    writeToTxnLog: !snapshotNeeded && !appliesAtOnce,
    snapshotNeeded,
    lastQueued: 0,
    newLeaderStep: -1,
    pendingTxns: Backlog.empty<LogRecord>(),
    ackLater: Backlog.empty<LogRecord>(),
  };
}

/** Everything in memory is replaced; the disk follows at NEWLEADER. */
function receiveSnapshot(self: Server, { zxid, tree }: PacketOf<'snap'>, out: ZabOutbox): void {
  const before = self.database;
  self.isUntrusted = false;
  self.database = { tree, lastProcessedZxid: zxid, committedLog: committedLogOf() };
  setSyncProcessor(self, { followsGap: nextFollowsGap(self) });
  observeReplaced(self, 'SNAP', before, out);
}

/**
 * Cuts from the log all that lies beyond `zxid`, and removes snapshots that do.
 *
 * ZooKeeper cuts behind the first record that is at `zxid` or beyond, so where `zxid` is not in the log, because it only begins an epoch, one
 * record too many survives; and it loads a newer snapshot, if there is one, with effects that were never committed (ZOOKEEPER-1549). The
 * variants `trunc-keeps-next` and `ZOOKEEPER-1549` do the same; docs/decisions/0005 tells why the model does not by itself.
 *
 * Source: `FileTxnLog.truncate`, `ZKDatabase.truncateLog`.
 */
function truncate(self: Server, epoch: number, zxid: Zxid, out: ZabOutbox): void {
  const index = firstAtLeast(self.log, zxid);
  const first = self.log.at(index)?.record.zxid;
  if (first === undefined) {
    observeBad(self, 'proposal', 'truncToUnknown', zxid, null, out);
    return out.exit(13); // Nothing to cut: not this server's log.
  }
  const keepsFirst =
    first === zxid ? !isOn(self.config, 'ZOOKEEPER-1156') : isOn(self.config, 'trunc-keeps-next');
  const kept = keepsFirst ? index + 1 : index;
  const removed: Zxid[] = [];
  for (let at = kept; at < self.log.length; at++) removed.push((self.log.at(at) as StoredRecord).record.zxid);
  out.observe({ kind: 'truncated', zxid, removed });
  self.log = self.log.truncate(kept);
  const ticket = out.truncate(kept);
  if (!isOn(self.config, 'ZOOKEEPER-1549')) removeNewerSnapshots(self, zxid, out);
  setSyncProcessor(self, { opensFile: true, soundLength: kept });
  setLearner(self, { stage: { kind: 'truncating', epoch, zxid }, ticket });
}

function removeNewerSnapshots(self: Server, zxid: Zxid, out: ZabOutbox): void {
  for (const snapshot of self.snapshots) if (snapshot.zxid > zxid) out.remove(snapshotFile(snapshot.zxid));
  self.snapshots = self.snapshots.filter((snapshot) => snapshot.zxid <= zxid);
}

/** The log is cut: memory is rebuilt from what is left. */
export function onTruncated(
  self: Server,
  { epoch, zxid }: { readonly epoch: number; readonly zxid: Zxid },
  out: ZabOutbox,
): void {
  const before = self.database;
  self.database = withLastProcessed(restored(self.snapshots, self.log, self), zxid);
  setSyncProcessor(self, { followsGap: nextFollowsGap(self) });
  observeReplaced(self, 'TRUNC', before, out);
  setStage(self, begin(self, epoch, 'TRUNC'));
}

function observeReplaced(self: Server, mode: 'SNAP' | 'TRUNC', before: Database, out: ZabOutbox): void {
  const { tree, lastProcessedZxid: zxid } = self.database;
  const [old, now] = [before.tree.history, tree.history];
  let common = 0;
  while (common < old.length && common < now.length && old.at(common)?.hash === now.at(common)?.hash)
    common++;
  out.observe({ kind: 'databaseReplaced', mode, zxid, before: old.length, after: now.length, common });
}

/** Until UPTODATE: history first, then NEWLEADER, then what has become of proposals meanwhile. */
export function onSyncPacket(self: Server, stage: Synchronizing, packet: QuorumPacket, out: ZabOutbox): void {
  switch (packet.type) {
    case 'proposal':
      return onProposal(self, stage, packet.record, out);
    case 'commit':
      return onCommit(self, stage, packet.zxid, out);
    case 'inform':
      return onInform(self, stage, packet.record, out);
    case 'newLeader':
      return beginNewLeader(self, stage, out);
    case 'upToDate':
      return onUpToDate(self, stage, out);
    case 'ping':
      return; // Read, and not answered.
    default:
      return observeBad(self, 'message', 'unexpectedPacket', 0, null, out);
  }
}

function onProposal(self: Server, stage: Synchronizing, record: LogRecord, out: ZabOutbox): void {
  const { zxid } = record;
  if (!isContinuous(self, stage, zxid, out)) return;
  setStage(self, synchronizingWith(stage, { notLogged: stage.notLogged.push(record), lastQueued: zxid }));
}

/** @returns Whether the synchronisation goes on: a gap within an epoch ends it, since 3.9.4; before, it is only warned of. */
function isContinuous(self: Server, { lastQueued }: Synchronizing, zxid: Zxid, out: ZabOutbox): boolean {
  const isGap = lastQueued !== 0 && zxid !== lastQueued + 1 && epochOf(zxid) <= epochOf(lastQueued);
  if (!isGap) return true;
  observeBad(self, 'proposal', 'proposalGap', zxid, lastQueued + 1, out);
  if (self.release.gapsRefused) loseLeader(self, 'badState', out);
  return !self.release.gapsRefused;
}

/** After a DIFF a COMMIT is only remembered; after SNAP and TRUNC its transaction is applied, and the snapshot at NEWLEADER keeps it. */
function onCommit(self: Server, stage: Synchronizing, zxid: Zxid, out: ZabOutbox): void {
  const head = stage.notLogged.first();
  if (head === undefined) {
    observeBad(self, 'commit', 'commitWithoutProposal', zxid, null, out);
    return loseLeader(self, 'badState', out); // NullPointerException in ZooKeeper.
  }
  if (stage.writeToTxnLog)
    return setStage(self, synchronizingWith(stage, { committed: stage.committed.push(zxid) }));
  if (head.zxid !== zxid) return observeBad(self, 'commit', 'commitMismatch', zxid, head.zxid, out);
  setStage(self, synchronizingWith(stage, { notLogged: stage.notLogged.rest() }));
  deliverInSync(self, head, out);
}

function onInform(self: Server, stage: Synchronizing, record: LogRecord, out: ZabOutbox): void {
  if (isOn(self.config, 'ZOOKEEPER-1551')) return;
  if (!isContinuous(self, stage, record.zxid, out)) return;
  if (!stage.writeToTxnLog) {
    setStage(self, synchronizingWith(stage, { lastQueued: record.zxid }));
    deliverInSync(self, record, out);
    return;
  }
  const { notLogged, committed } = stage;
  setStage(
    self,
    synchronizingWith(stage, {
      notLogged: notLogged.push(record),
      committed: committed.push(record.zxid),
      lastQueued: record.zxid,
    }),
  );
}

/**
 * @returns Whether the log ends elsewhere than memory, so that its next record will follow a gap: a SNAP has brought transactions that the log lacks,
 * or has left out some that it has. ZooKeeper leaves those in the log, and sends them later as if they were committed: the variant
 * `snap-keeps-log` does, see docs/decisions/0005.
 */
export function nextFollowsGap({ config, database, log }: Server): boolean {
  const inMemory = database.tree.history.last()?.zxid ?? 0;
  const inLog = log.last()?.record.zxid ?? 0;
  return isOn(config, 'snap-keeps-log') ? inMemory > inLog : inMemory !== inLog;
}

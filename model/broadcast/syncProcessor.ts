/**
 * The thread that writes the log: appends what is handed to it, and syncs when nothing waits or a thousand do. Acknowledgements follow the
 * sync. What is appended and not yet flushed is lost with the process; what is flushed and not yet synced, with the power.
 *
 * Source: `SyncRequestProcessor`, `FileTxnLog.append`, `commit`, `rollLog`; `SendAckRequestProcessor`, `AckRequestProcessor`.
 */
import { assert, Backlog } from '../../sim/index.ts';
import type { StoredRecord } from '../database/database.ts';
import { saveSnapshot } from '../database/snapshots.ts';
import type { LogRecord } from '../database/record.ts';
import { onDrained } from '../endRole.ts';
import type { LearnerRole } from '../learning/learnerRole.ts';
import type { ToLog } from '../message.ts';
import { takeRandom } from '../random.ts';
import type { Server, SyncProcessor, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { processAck } from './processAck.ts';
import { setSyncProcessor } from './setSyncProcessor.ts';

/** The thread takes the next record of its queue. */
export function onToLog(self: Server, item: ToLog, out: ZabOutbox): void {
  const { syncProcessor } = self;
  const { waitingCount, isBroken } = syncProcessor;
  const batch = isBroken ? syncProcessor.batch : syncProcessor.batch.push(item);
  self.syncProcessor = withBatch(syncProcessor, waitingCount - 1, batch);
  if (isBroken) return; // The thread has died; what is handed to it is never written.
  const { record } = item;
  out.observe({ kind: 'appended', zxid: record.zxid, record });
  if (isOn(self.config, 'ack-before-sync')) acknowledge(self, item, out);
  if (waitingCount === 1 || batch.length >= self.release.batchMax) flush(self, out);
}

const withBatch = (processor: SyncProcessor, waitingCount: number, batch: Backlog<ToLog>): SyncProcessor => ({
  waitingCount,
  batch,
  flushing: processor.flushing,
  logCount: processor.logCount,
  randRoll: processor.randRoll,
  snapshotting: processor.snapshotting,
  opensFile: processor.opensFile,
  followsGap: processor.followsGap,
  isEnding: processor.isEnding,
  isBroken: processor.isBroken,
  soundLength: processor.soundLength,
});

/** Writes the batch to the file and syncs it. The thread is blocked meanwhile; what is handed to it waits. */
function flush(self: Server, out: ZabOutbox): void {
  const { batch } = self.syncProcessor;
  for (const { record } of batch.toJSON()) {
    appendToLog(self, record, out);
    if (isLong(self)) roll(self, out);
  }
  const ticket = out.sync();
  out.hold('sync');
  setSyncProcessor(self, {
    batch: Backlog.empty<ToLog>(),
    flushing: { ticket, records: batch },
  });
}

/** Writes one record to the file. */
export function appendToLog(self: Server, record: LogRecord, out: ZabOutbox): void {
  const { syncProcessor } = self;
  const { opensFile, followsGap } = syncProcessor;
  const before = self.log.last();
  const isAgain = before !== undefined && record.zxid <= before.record.zxid;
  const repeats = isAgain || (!opensFile && before?.repeats === true);
  const stored: StoredRecord = { type: 'stored', record, opensFile, followsGap, repeats };
  self.log = self.log.append(stored);
  out.append(stored);
  self.syncProcessor = {
    waitingCount: syncProcessor.waitingCount,
    batch: syncProcessor.batch,
    flushing: syncProcessor.flushing,
    logCount: syncProcessor.logCount + 1,
    randRoll: syncProcessor.randRoll,
    snapshotting: syncProcessor.snapshotting,
    opensFile: false,
    followsGap: false,
    isEnding: syncProcessor.isEnding,
    isBroken: syncProcessor.isBroken,
    soundLength: syncProcessor.soundLength,
  };
}

const isLong = ({ config, syncProcessor }: Server): boolean =>
  syncProcessor.logCount > Math.floor(config.snapCount / 2) + syncProcessor.randRoll;

/** The file has become long: the next record opens another, and a snapshot is begun. */
function roll(self: Server, out: ZabOutbox): void {
  const randRoll = takeRandom(self, Math.max(1, Math.floor(self.config.snapCount / 2)), out);
  const isBusy = self.syncProcessor.snapshotting !== null; // "Too busy to snap, skipping".
  const snapshotting = isBusy ? self.syncProcessor.snapshotting : saveSnapshot(self, 'snapCount', out);
  setSyncProcessor(self, { randRoll, snapshotting, logCount: 0, opensFile: true });
}

/** The batch is durable: each record goes on to the next processor, in order. */
export function onFlushed(self: Server, failed: boolean, out: ZabOutbox): void {
  const { flushing } = self.syncProcessor;
  assert(flushing !== null, 'a flush that completes was begun');
  setSyncProcessor(self, { flushing: null });
  if (failed && self.release.exitsWithoutLog) return out.exit(11);
  out.release('sync');
  if (failed) breakDown(self, out);
  else {
    setSyncProcessor(self, { soundLength: self.log.length });
    const items = flushing.records.toJSON();
    out.observe({ kind: 'logSynced', zxid: items.at(-1)?.record.zxid ?? 0, count: items.length });
    if (!isOn(self.config, 'ack-before-sync')) for (const item of items) acknowledge(self, item, out);
  }
  endIfDrained(self, out);
}

/**
 * An I/O error ends the thread (ZOOKEEPER-2247, 3701). The leader's loop notices at its next half tick, a learner at its next packet. A release
 * whose process exits never comes here.
 */
function breakDown(self: Server, out: ZabOutbox): void {
  forgetUnsound(self, out);
  setSyncProcessor(self, { isBroken: true, batch: Backlog.empty<ToLog>() });
}

/** What was appended and may not be there is no part of the log. */
export function forgetUnsound(self: Server, out: ZabOutbox): void {
  const { soundLength } = self.syncProcessor;
  if (self.log.length <= soundLength) return;
  for (let at = soundLength; at < self.log.length; at++)
    if (self.log.at(at)?.followsGap === true) setSyncProcessor(self, { followsGap: true });
  self.log = self.log.truncate(soundLength);
  out.truncate(soundLength);
}

/** The next processor: a leader counts its own acknowledgement, a follower sends one, a server alone commits. */
function acknowledge(self: Server, { record, connection }: ToLog, out: ZabOutbox): void {
  const { role } = self;
  switch (role.kind) {
    case 'leading':
      if (connection === 0) processAck(self, self.id, record.zxid, out);
      return;
    case 'following':
      if (connection === role.connection) sendAck(role, record, out);
      return; // Else its socket is closed.
    case 'standalone':
      return out.post('commit', { type: 'committed', record });
    case 'observing':
    case 'looking':
      return;
  }
}

function sendAck({ connection, leader, stage }: LearnerRole, { zxid }: LogRecord, out: ZabOutbox): void {
  if (connection === null || (stage.kind !== 'broadcasting' && stage.kind !== 'synchronizing')) return;
  out.observe({ kind: 'acked', leader, zxid });
  out.send(connection, { type: 'ack', zxid });
}

/** The queue has been read to its end, as the role that ends has asked. */
export function onEndOfLog(self: Server, out: ZabOutbox): void {
  if (self.syncProcessor.batch.length > 0) flush(self, out);
  endIfDrained(self, out);
}

function endIfDrained(self: Server, out: ZabOutbox): void {
  const { isEnding, flushing, waitingCount, batch } = self.syncProcessor;
  if (!isEnding || flushing !== null || waitingCount > 0 || batch.length > 0) return;
  setSyncProcessor(self, { isEnding: false });
  onDrained(self, out);
}

/** A snapshot that cannot be written ends the process. */
export function onSnapshotWritten(self: Server, failed: boolean, out: ZabOutbox): void {
  setSyncProcessor(self, { snapshotting: null });
  if (failed) out.exit(10);
}

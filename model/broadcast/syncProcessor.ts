/**
 * The thread that writes the log: appends what is handed to it, and syncs when nothing waits or a thousand do. Acknowledgements follow the
 * sync. What is appended and not yet flushed is lost with the process; what is flushed and not yet synced, with the power.
 *
 * Source: `SyncRequestProcessor`, `FileTxnLog.append`, `commit`, `rollLog`; `SendAckRequestProcessor`, `AckRequestProcessor`.
 */
import { Backlog, type Ticket } from '../../sim/index.ts';
import { saveSnapshot } from '../database/snapshots.ts';
import type { LogRecord } from '../database/record.ts';
import { onDrained } from '../endRole.ts';
import type { LearnerRole } from '../learning/learnerRole.ts';
import { loseLeader } from '../learning/loseLeader.ts';
import { takeRandom } from '../random.ts';
import type { Server, SyncProcessor, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { processAck } from './processAck.ts';

/** `zookeeper.maxBatchSize`. */
const BATCH_MAX = 1_000;

/** The thread takes the next record of its queue. */
export function onToLog(self: Server, record: LogRecord, out: ZabOutbox): void {
  const {
    waitingCount,
    batch,
    flushing,
    logCount,
    randRoll,
    snapshotting,
    opensFile,
    followsGap,
    isEnding,
    isBroken,
  } = self.syncProcessor;
  const added = isBroken ? batch : batch.push(record);
  self.syncProcessor = {
    waitingCount: waitingCount - 1,
    batch: added,
    flushing,
    logCount,
    randRoll,
    snapshotting,
    opensFile,
    followsGap,
    isEnding,
    isBroken,
  };
  if (isBroken) return; // The thread has died; what is handed to it is never written.
  out.observe({ kind: 'appended', zxid: record.zxid, record });
  if (isOn(self.config, 'ack-before-sync')) acknowledge(self, record, out);
  if (waitingCount === 1 || added.length >= BATCH_MAX) flush(self, out);
}

/** Writes the batch to the file and syncs it. The thread is blocked meanwhile; what is handed to it waits. */
function flush(self: Server, out: ZabOutbox): void {
  const { batch } = self.syncProcessor;
  for (const record of batch.toJSON()) appendToLog(self, record, out);
  const ticket = out.sync();
  out.hold('sync');
  self.syncProcessor = {
    ...self.syncProcessor,
    batch: Backlog.empty<LogRecord>(),
    flushing: { ticket, records: batch },
  };
}

/** Writes one record to the file, and rolls the file where it is due: the next record opens another, and a snapshot is begun. */
export function appendToLog(self: Server, record: LogRecord, out: ZabOutbox): void {
  const { syncProcessor, config } = self;
  const stored = {
    type: 'stored',
    record,
    opensFile: syncProcessor.opensFile,
    followsGap: syncProcessor.followsGap,
  } as const;
  self.log = self.log.append(stored);
  out.append(stored);
  const logCount = syncProcessor.logCount + 1;
  const isDue = logCount > Math.floor(config.snapCount / 2) + syncProcessor.randRoll;
  self.syncProcessor = withLogged(syncProcessor, isDue ? 0 : logCount, isDue);
  if (isDue) roll(self, out);
}

function roll(self: Server, out: ZabOutbox): void {
  const randRoll = takeRandom(self, Math.max(1, Math.floor(self.config.snapCount / 2)), out);
  const isBusy = self.syncProcessor.snapshotting !== null; // "Too busy to snap, skipping".
  const snapshotting = isBusy ? self.syncProcessor.snapshotting : saveSnapshot(self, 'snapCount', out);
  self.syncProcessor = { ...self.syncProcessor, randRoll, snapshotting };
}

const withLogged = (processor: SyncProcessor, logCount: number, opensFile: boolean): SyncProcessor => ({
  waitingCount: processor.waitingCount,
  batch: processor.batch,
  flushing: processor.flushing,
  logCount,
  randRoll: processor.randRoll,
  snapshotting: processor.snapshotting,
  opensFile,
  followsGap: false,
  isEnding: processor.isEnding,
  isBroken: processor.isBroken,
});

/** The batch is durable: each record goes on to the next processor, in order. */
export function onFlushed(self: Server, ticket: Ticket, failed: boolean, out: ZabOutbox): boolean {
  const { flushing } = self.syncProcessor;
  if (flushing === null || flushing.ticket !== ticket) return false;
  self.syncProcessor = { ...self.syncProcessor, flushing: null };
  out.release('sync');
  if (failed) breakDown(self, out);
  else {
    const records = flushing.records.toJSON();
    out.observe({ kind: 'logSynced', zxid: records.at(-1)?.zxid ?? 0, count: records.length });
    if (!isOn(self.config, 'ack-before-sync')) for (const record of records) acknowledge(self, record, out);
  }
  endIfDrained(self, out);
  return true;
}

/** An I/O error ends the thread, and with it the server's part (ZOOKEEPER-2247, 3701); the leader's loop notices at its next half tick. */
function breakDown(self: Server, out: ZabOutbox): void {
  self.syncProcessor = { ...self.syncProcessor, isBroken: true, batch: Backlog.empty<LogRecord>() };
  if (self.role.kind === 'following' || self.role.kind === 'observing')
    loseLeader(self, 'internalError', out);
}

/** The next processor: a leader counts its own acknowledgement, a follower sends one, a server alone commits. */
function acknowledge(self: Server, record: LogRecord, out: ZabOutbox): void {
  const { role } = self;
  switch (role.kind) {
    case 'leading':
      return processAck(self, self.id, record.zxid, out);
    case 'following':
      return sendAck(role, record, out);
    case 'standalone':
      return out.post('commit', { type: 'committed', record });
    case 'observing':
    case 'looking':
      return; // The socket it would have gone to is closed.
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
  self.syncProcessor = { ...self.syncProcessor, isEnding: false };
  onDrained(self, out);
}

export function onSnapshotWritten(self: Server, ticket: Ticket): boolean {
  if (self.syncProcessor.snapshotting !== ticket) return false;
  self.syncProcessor = { ...self.syncProcessor, snapshotting: null };
  return true;
}

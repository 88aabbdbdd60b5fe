/** The way of a proposal into the log. Source: `FollowerZooKeeperServer.logRequest`, `ObserverZooKeeperServer.commitRequest`. */
import type { Backlog, ConnectionId } from '../../sim/index.ts';
import type { LogRecord } from '../database/record.ts';
import type { Server, SyncProcessor, ZabOutbox } from '../server.ts';

/** @returns The pending proposals with one more, which is on its way to the log. */
export function logRequest(
  self: Server,
  pendingTxns: Backlog<LogRecord>,
  record: LogRecord,
  out: ZabOutbox,
): Backlog<LogRecord> {
  passToSyncProcessor(self, record, out);
  return pendingTxns.push(record);
}

export function passToSyncProcessor(self: Server, record: LogRecord, out: ZabOutbox): void {
  self.syncProcessor = withWaiting(self.syncProcessor, self.syncProcessor.waitingCount + 1);
  out.post('sync', { type: 'toLog', record, connection: acknowledgedOn(self) });
}

/** What is logged in one role is never acknowledged in the next. */
const acknowledgedOn = ({ role }: Server): ConnectionId =>
  role.kind === 'following' ? (role.connection ?? 0) : 0;

const withWaiting = (processor: SyncProcessor, waitingCount: number): SyncProcessor => ({
  waitingCount,
  batch: processor.batch,
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

/** Writing a snapshot. Source: `ZooKeeperServer.takeSnapshot`, `FileTxnSnapLog.save`. */
import type { Ticket } from '../../sim/index.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { type Snapshot, snapshotFile } from './database.ts';

/** @returns The ticket of the write. It is not synced. */
export function saveSnapshot(
  self: Server,
  reason: 'started' | 'leading' | 'newLeader' | 'snapCount',
  out: ZabOutbox,
): Ticket {
  const { tree, lastProcessedZxid: zxid } = self.database;
  const snapshot: Snapshot = { type: 'snapshot', zxid, tree };
  self.snapshots = [...self.snapshots.filter((other) => other.zxid !== zxid), snapshot];
  out.observe({ kind: 'snapshotTaken', zxid, reason });
  return out.save(snapshotFile(zxid), snapshot);
}

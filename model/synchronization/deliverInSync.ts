/** A transaction is delivered before the server serves. Source: `Learner.syncWithLeader`, `ZooKeeperServer.processTxn`. */
import { refusesGap } from '../database/committedLog.ts';
import { applied, appliedToTreeOnly } from '../database/database.ts';
import type { LogRecord } from '../database/record.ts';
import { observeBad } from '../learning/badState.ts';
import { loseLeader } from '../learning/loseLeader.ts';
import type { Server, ZabOutbox } from '../server.ts';

/** Applies a committed transaction before the server serves. */
export function deliverInSync(self: Server, record: LogRecord, out: ZabOutbox): boolean {
  const at = self.database.tree.history.length;
  if (refusesGap(self, record)) {
    observeBad(self, 'state', 'committedLogGap', record.zxid, null, out);
    loseLeader(self, 'badState', out);
    return false;
  }
  self.database = self.release.committedLogFilledInSync
    ? applied(self.database, record, self)
    : appliedToTreeOnly(self.database, record);
  out.observe({ kind: 'delivered', zxid: record.zxid, record, at });
  return true;
}

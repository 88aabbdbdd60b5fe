/**
 * A server alone: Prep, Sync, Final, and no election.
 *
 * Source: `ZooKeeperServerMain.runFromConfig`, `ZooKeeperServer.startdata`, `setupRequestProcessors`.
 */
import { startServing } from './broadcast/serving.ts';
import { saveSnapshot } from './database/snapshots.ts';
import { CLIENT_PORT } from './ports.ts';
import type { Server, ZabOutbox } from './server.ts';

export function startStandalone(self: Server, out: ZabOutbox): void {
  self.role = { kind: 'standalone', hzxid: self.database.lastProcessedZxid };
  saveSnapshot(self, 'started', out);
  out.listen(CLIENT_PORT);
  startServing(self, self.currentEpoch, out);
}

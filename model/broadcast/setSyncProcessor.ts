/** How the state of the log writer changes. */
import type { Server, SyncProcessor } from '../server.ts';

/**
 * One literal for all changes, so that all states have one shape: a copy by spread has another one than a literal, and whoever reads the state of
 * several servers would have to search in each for the field.
 */
export function setSyncProcessor(self: Server, changes: Partial<SyncProcessor>): void {
  const before = self.syncProcessor;
  const {
    waitingCount = before.waitingCount,
    batch = before.batch,
    flushing = before.flushing,
    logCount = before.logCount,
    randRoll = before.randRoll,
    snapshotting = before.snapshotting,
    opensFile = before.opensFile,
    followsGap = before.followsGap,
    isEnding = before.isEnding,
    isBroken = before.isBroken,
    soundLength = before.soundLength,
  } = changes;
  self.syncProcessor = {
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
    soundLength,
  };
}

/** Whom a leader counts, and when they are enough. Source: `SyncedLearnerTracker`, `QuorumVerifier.containsQuorum`. */
import { containsQuorum } from '../quorum.ts';
import type { Server } from '../server.ts';
import { isOn } from '../variants.ts';

/** Whether a server's word counts towards a leader's quorums: a voter's does. */
export const counts = (self: Readonly<Server>, sid: number): boolean =>
  self.config.quorum.voters.includes(sid) || isOn(self.config, 'observers-count');

export const countsInDiscovery = (self: Readonly<Server>, sid: number): boolean =>
  counts(self, sid) || isOn(self.config, 'ZOOKEEPER-2959');

/** Whether these servers are a quorum, as a leader counts. */
export function isQuorumOf(self: Readonly<Server>, sids: readonly number[]): boolean {
  const { quorum } = self.config;
  if (isOn(self.config, 'half-is-a-quorum')) return 2 * sids.length >= quorum.voters.length;
  const countsAnybody = isOn(self.config, 'observers-count') || isOn(self.config, 'ZOOKEEPER-2959');
  if (countsAnybody) return 2 * sids.length > quorum.voters.length;
  return containsQuorum(quorum, sids);
}

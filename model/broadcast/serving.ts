/**
 * The request processors start, and with them phase 3.
 *
 * Source: `ZooKeeperServer.startup`, `setupRequestProcessors`; `QuorumPeer.updateElectionVote`.
 */
import { takeRandom } from '../random.ts';
import { isOn } from '../variants.ts';
import { emptyPipeline, type Server, type ZabOutbox } from '../server.ts';
import { setSyncProcessor } from './setSyncProcessor.ts';

/** @param epoch - What the server says of itself in votes from now on (ZOOKEEPER-1732). */
export function startServing(self: Server, epoch: number, out: ZabOutbox): void {
  const { vote, round } = self.currentVote;
  if (self.release.votesOfEpoch)
    self.currentVote = { vote: { leader: vote.leader, zxid: vote.zxid, peerEpoch: epoch }, round };
  self.pipeline = emptyPipeline;
  if (isOn(self.config, 'commit-queue-survives')) out.release('commit');
  const { snapCount } = self.config;
  setSyncProcessor(self, {
    randRoll: takeRandom(self, Math.max(1, Math.floor(snapCount / 2)), out),
    isEnding: false,
    isBroken: false,
  });
  out.observe({ kind: 'phaseChanged', phase: 'broadcast' });
}

/** @returns Whether clients are served here. */
export function isServing({ role }: Readonly<Server>): boolean {
  switch (role.kind) {
    case 'leading':
      return role.step === 'broadcast';
    case 'following':
    case 'observing':
      return role.stage.kind === 'broadcasting';
    case 'standalone':
      return true;
    case 'looking':
      return false;
  }
}

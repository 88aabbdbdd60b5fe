/**
 * A role ends: its request processors stop, what is logged enters the tree, and the server looks for a leader.
 *
 * Source: `ZooKeeperServer.shutdown(boolean)`, `LearnerZooKeeperServer.shutdown`, `ProposalRequestProcessor.shutdown`,
 * `ZKDatabase.fastForwardDataBase`; `QuorumPeer.updateServerState`.
 */
import { assert } from '../sim/index.ts';
import { replayed, restored } from './database/database.ts';
import { lookForLeader } from './election/lookForLeader.ts';
import { takeRandom } from './random.ts';
import {
  emptyPipeline,
  type Ending,
  isParticipant,
  type Server,
  serverState,
  type ZabOutbox,
} from './server.ts';
import { isOn } from './variants.ts';
import { setSyncProcessor } from './broadcast/setSyncProcessor.ts';

/** The role ends for all others at once; the main thread takes a moment to leave it. */
export function endRole(self: Server, ending: Ending, when: 'now' | 'atTheNextLoop', out: ZabOutbox): void {
  for (const { connection } of self.clients) out.close(connection);
  self.clients = [];
  self.pipeline = emptyPipeline;
  out.clear('prep');
  if (isOn(self.config, 'commit-queue-survives')) out.hold('commit');
  else out.clear('commit');
  self.ending = ending;
  if (when === 'atTheNextLoop') return;
  const [minMs, maxMs] = self.config.leavingMs;
  if (maxMs === 0) return leaveRole(self, out);
  out.setTimer('leaving', (minMs + takeRandom(self, maxMs - minMs + 1, out)) * 1_000);
}

/** The main thread stops the log writer, as its release does, and looks at what is logged. */
export function leaveRole(self: Server, out: ZabOutbox): void {
  const ending = endingOf(self);
  const { databaseAtEnd } = self.release;
  if (ending.discardsDatabase) self.database = restored(self.snapshots, self.log, self);
  if (!ending.wasRunning) {
    if (self.release.reloadsUnlessRunning) self.database = restored(self.snapshots, self.log, self);
    return lookAgain(self, out);
  }
  const outlives = databaseAtEnd === 'notDrained' || isOn(self.config, 'ZOOKEEPER-4712');
  if (outlives && !ending.isLeader) {
    readLog(self, out);
    return lookAgain(self, out);
  }
  if (!ending.isLeader && databaseAtEnd === 'replayedFirst') fastForward(self, out);
  const { waitingCount, batch, flushing, isBroken } = self.syncProcessor;
  const isIdle = waitingCount === 0 && batch.length === 0 && flushing === null;
  if (isIdle || isBroken) return onDrained(self, out);
  setSyncProcessor(self, { isEnding: true });
  out.post('sync', { type: 'endOfLog' });
}

function endingOf({ ending }: Server): Ending {
  assert(ending !== null, 'only a role that ends is left');
  return ending;
}

/** The sync processor has written all that was handed to it, or has died. */
export function onDrained(self: Server, out: ZabOutbox): void {
  const { databaseAtEnd } = self.release;
  const isFastForwarded = databaseAtEnd === 'replayedFirst' && !endingOf(self).isLeader;
  if (databaseAtEnd === 'reloaded') self.database = restored(self.snapshots, self.log, self);
  else if (!isFastForwarded || lacksLog(self)) readLog(self, out);
  lookAgain(self, out);
}

/** Memory follows the log: beyond it, and, where it could not be written, back to it. */
function readLog(self: Server, out: ZabOutbox): void {
  if (lacksLog(self)) self.database = restored(self.snapshots, self.log, self);
  else fastForward(self, out);
}

/**
 * Whether memory may hold what the log could not be given. Whatever the role has ended for: the log may fail while it is drained, or just before
 * the leader is lost for another reason.
 */
const lacksLog = ({ syncProcessor, config }: Server): boolean =>
  syncProcessor.isBroken && !isOn(config, 'ZOOKEEPER-4541');

/** Replays what the log has beyond memory, committed or not: the next vote speaks for all that is logged (ZOOKEEPER-2845). */
function fastForward(self: Server, out: ZabOutbox): void {
  if (isOn(self.config, 'ZOOKEEPER-2845')) return;
  const from = self.database.lastProcessedZxid;
  const before = self.database.tree.history.length;
  self.database = replayed(self.database, self.log, self);
  const to = self.database.lastProcessedZxid;
  const count = self.database.tree.history.length - before;
  if (count > 0) out.observe({ kind: 'fastForwarded', from, to, count });
}

/** An observer waits a moment before it looks, so that the voters need not answer it while they elect. */
function lookAgain(self: Server, out: ZabOutbox): void {
  const { reason } = endingOf(self);
  self.ending = null;
  const from = serverState(self);
  assert(from !== 'LOOKING', 'only a role that was taken ends');
  self.role = { kind: 'looking', election: null };
  self.lookingSinceUs = self.clockUs;
  const { vote, round } = self.currentVote;
  out.observe({ kind: 'stateChanged', from, to: 'LOOKING', reason, leader: null, round, vote, voters: [] });
  out.observe({ kind: 'phaseChanged', phase: 'election' });
  if (isParticipant(self) || !self.release.observersWait) return lookForLeader(self, out);
  out.setTimer('startup', takeRandom(self, OBSERVER_DELAY_MS, out) * 1_000);
}

/** `zookeeper.observer.election.DelayMs`. */
const OBSERVER_DELAY_MS = 200;

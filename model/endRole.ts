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
import { emptyPipeline, isParticipant, type Server, serverState, type ZabOutbox } from './server.ts';
import { isOn } from './variants.ts';

export interface Ending {
  /** Whether the server had begun to serve; otherwise nothing is replayed. */
  readonly wasRunning: boolean;
  readonly isLeader: boolean;
  /** A snapshot was received in part: memory is not to be trusted, the disk is. */
  readonly discardsDatabase: boolean;
  readonly reason: 'leaderLost' | 'steppedDown';
}

export function endRole(self: Server, ending: Ending, out: ZabOutbox): void {
  for (const { connection } of self.clients) out.close(connection);
  self.clients = [];
  self.pipeline = emptyPipeline;
  out.clear('prep');
  if (isOn(self.config, 'commit-queue-survives')) out.hold('commit');
  else out.clear('commit');
  if (ending.discardsDatabase) self.database = restored(self.snapshots, self.log, self);
  const { databaseAtEnd } = self.release;
  const survives = !ending.isLeader && databaseAtEnd === 'notDrained';
  if (!ending.wasRunning && !ending.discardsDatabase && databaseAtEnd === 'reloaded')
    self.database = restored(self.snapshots, self.log, self);
  if (!ending.wasRunning || survives || (!ending.isLeader && isOn(self.config, 'ZOOKEEPER-4712'))) {
    if (ending.wasRunning) fastForward(self, out);
    return lookAgain(self, ending.reason, out);
  }
  if (!ending.isLeader && databaseAtEnd === 'replayedFirst') fastForward(self, out);
  const { waitingCount, batch, flushing, isBroken } = self.syncProcessor;
  const isIdle = waitingCount === 0 && batch.length === 0 && flushing === null;
  if (isIdle || isBroken) return finish(self, ending.isLeader, ending.reason, out);
  self.syncProcessor = { ...self.syncProcessor, isEnding: true };
  out.post('sync', { type: 'endOfLog' });
}

/** The sync processor has written all that was handed to it. */
export function onDrained(self: Server, out: ZabOutbox): void {
  const isLeader = self.role.kind === 'leading';
  finish(self, isLeader, isLeader ? 'steppedDown' : 'leaderLost', out);
}

function finish(self: Server, isLeader: boolean, reason: Ending['reason'], out: ZabOutbox): void {
  const { databaseAtEnd } = self.release;
  if (databaseAtEnd === 'reloaded') self.database = restored(self.snapshots, self.log, self);
  else if (isLeader || databaseAtEnd !== 'replayedFirst') fastForward(self, out);
  lookAgain(self, reason, out);
}

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
function lookAgain(self: Server, reason: Ending['reason'], out: ZabOutbox): void {
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

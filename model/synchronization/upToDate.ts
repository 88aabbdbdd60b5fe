/**
 * The leader is established and the learner has its history: it serves.
 *
 * Paper: step f.2.2. Source: `Learner.syncWithLeader`, from UPTODATE on.
 */
import { assert } from '../../sim/index.ts';
import { commitPending } from '../broadcast/learnerReads.ts';
import { logRequest, passToSyncProcessor } from '../broadcast/logRequest.ts';
import { startServing } from '../broadcast/serving.ts';
import { setSyncProcessor } from '../broadcast/setSyncProcessor.ts';
import { learnerRole, setStage, type Synchronizing } from '../learning/learnerRole.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { makeZxid } from '../zxid.ts';
import { stepsOf } from './newLeader.ts';

export function onUpToDate(self: Server, stage: Synchronizing, out: ZabOutbox): void {
  const { leader, connection } = learnerRole(self);
  assert(connection !== null, 'who reads is connected');
  assert(stage.newLeaderStep === stepsOf(self).length, 'UPTODATE answers the ACK of NEWLEADER');
  const { epoch } = stage;
  if (isOn(self.config, 'ZOOKEEPER-1282')) {
    self.currentEpoch = epoch;
    out.write('currentEpoch', epoch);
    out.sync();
  }
  out.send(connection, { type: 'ack', zxid: makeZxid(epoch, 0) });
  out.observe({ kind: 'learnerActive', leader, epoch, historyLength: self.database.tree.history.length });
  const { isBroken } = self.syncProcessor;
  startServing(self, epoch, out);
  if (startsPipelineEarly(self)) setSyncProcessor(self, { isBroken });
  if (learnerRole(self).kind === 'observing') return activateObserver(self, stage, out);
  activateFollower(self, stage, out);
}

/**
 * Whether the log writer runs since NEWLEADER: if it has died before UPTODATE, it stays dead, and the next packet ends the role. In ZooKeeper
 * `startServing` forgets the error; such a server serves, logs nothing and acknowledges nothing until its leader drops it.
 */
const startsPipelineEarly = (self: Server): boolean => stepsOf(self).includes('startPipeline');

/** What is not logged yet goes through the sync processor, and is acknowledged from there; what is committed is applied in order. */
function activateFollower(self: Server, stage: Synchronizing, out: ZabOutbox): void {
  const { connection } = learnerRole(self);
  let { pendingTxns } = stage;
  for (const { zxid } of stage.ackLater.toJSON()) {
    out.observe({ kind: 'acked', leader: learnerRole(self).leader, zxid });
    out.send(connection as number, { type: 'ack', zxid });
  }
  const last = self.database.tree.history.last();
  if (isOn(self.config, 'apply-twice') && last !== undefined && stage.lastQueued === last.zxid)
    out.post('commit', { type: 'committed', record: last });
  for (const record of stage.notLogged.toJSON()) pendingTxns = logRequest(self, pendingTxns, record, out);
  setStage(self, { kind: 'broadcasting', epoch: stage.epoch, pendingTxns, lastQueued: stage.lastQueued });
  for (const zxid of stage.committed.toJSON()) commitPending(self, zxid, out);
}

function activateObserver(self: Server, stage: Synchronizing, out: ZabOutbox): void {
  const { epoch, lastQueued, notLogged, pendingTxns } = stage;
  setStage(self, { kind: 'broadcasting', epoch, pendingTxns, lastQueued });
  let committed = stage.committed;
  for (const record of notLogged.toJSON()) {
    if (committed.first() !== record.zxid) continue;
    committed = committed.rest();
    passToSyncProcessor(self, record, out);
    out.post('commit', { type: 'committed', record });
  }
}

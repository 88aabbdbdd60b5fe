/**
 * What a learner does at NEWLEADER, step by step. Which steps, and in which order, is the heart of recovery: each release has its own.
 *
 * Paper: step f.2.1. Source: `Learner.syncWithLeader`, case NEWLEADER; docs/protocol.md has the orders of seven releases side by side.
 */
import { assert, assertNever, Backlog } from '../../sim/index.ts';
import { appendToLog } from '../broadcast/syncProcessor.ts';
import { logRequest } from '../broadcast/logRequest.ts';
import { saveSnapshot } from '../database/snapshots.ts';
import type { LogRecord } from '../database/record.ts';
import {
  LEADER_READ,
  learnerRole,
  setLearner,
  setStage,
  type Synchronizing,
  synchronizingWith,
} from '../learning/learnerRole.ts';
import { wake } from '../message.ts';
import { takeRandom } from '../random.ts';
import { type NewLeaderStep, rulesOf } from '../release.ts';
import type { Server, ZabOutbox } from '../server.ts';
import { isOn } from '../variants.ts';
import { makeZxid } from '../zxid.ts';
import { deliverInSync } from './deliverInSync.ts';
import { setSyncProcessor } from '../broadcast/setSyncProcessor.ts';

/** The learner's main thread goes on a moment later: others may be faster. */
const LEARNER_CHANNEL = 'learner';

/** Stands for a ticket while the main thread waits for nothing but its turn. */
const ITS_TURN = -1;

export function beginNewLeader(self: Server, stage: Synchronizing, out: ZabOutbox): void {
  const { syncLimit, tickTime } = self.config;
  out.setTimer(LEADER_READ, syncLimit * tickTime * 1_000);
  takeSteps(self, synchronizingWith(stage, { newLeaderStep: 0, writeToTxnLog: true }), out);
}

/** The step under way is done, on disk if need be. */
export function onNewLeaderStepDone(self: Server, stage: Synchronizing, out: ZabOutbox): void {
  const step = stepsOf(self)[stage.newLeaderStep];
  if (step === 'epoch') self.currentEpoch = stage.epoch;
  if (step === 'logAll' || step === 'logCommitted') setSyncProcessor(self, { soundLength: self.log.length });
  if (step === 'logLater' && stage.notLogged.length > 0 && learnerRole(self).kind === 'following') {
    const ticket = logNext(self, stage, out);
    setLearner(self, { ticket });
    return;
  }
  takeSteps(self, synchronizingWith(stage, { newLeaderStep: stage.newLeaderStep + 1 }), out);
}

/** @returns Whether the step under way writes a snapshot. */
export const isSnapshotStep = (self: Server, { newLeaderStep }: Synchronizing): boolean => {
  const step = stepsOf(self)[newLeaderStep];
  return step === 'snapshot' || step === 'snapshotIfNeeded';
};

/** @returns The release's steps, or those of the variant that is on. */
export function stepsOf({ release, config }: Server): readonly NewLeaderStep[] {
  if (isOn(config, 'ZOOKEEPER-3911')) return ['snapshotIfNeeded', 'epoch', 'ack'];
  if (isOn(config, 'ZOOKEEPER-4643')) return ['snapshotIfNeeded', 'epoch', 'logCommitted', 'ack'];
  if (isOn(config, 'ZOOKEEPER-4646'))
    return ['snapshotIfNeeded', 'epoch', 'startPipeline', 'logLater', 'ack'];
  if (isOn(config, 'ZOOKEEPER-4394')) return rulesOf('3.8.5').newLeaderSteps;
  if (isOn(config, 'ZOOKEEPER-1282')) return release.newLeaderSteps.filter((step) => step !== 'epoch');
  return release.newLeaderSteps;
}

/** Takes steps until one has to wait for the disk, or all are done. */
function takeSteps(self: Server, stage: Synchronizing, out: ZabOutbox): void {
  const steps = stepsOf(self);
  setStage(self, stage);
  for (let index = stage.newLeaderStep; index < steps.length; index++) {
    const now = learnerRole(self).stage as Synchronizing;
    setStage(self, synchronizingWith(now, { newLeaderStep: index }));
    const ticket = takeStep(self, steps[index] as NewLeaderStep, out);
    if (!isSynchronizing(self)) return; // A step has ended the role.
    if (ticket !== null) {
      setLearner(self, { ticket });
      return;
    }
  }
  const done = learnerRole(self).stage as Synchronizing;
  setStage(self, synchronizingWith(done, { newLeaderStep: steps.length }));
}

const isSynchronizing = ({ role }: Server): boolean =>
  (role.kind === 'following' || role.kind === 'observing') && role.stage.kind === 'synchronizing';

/** @returns The disk operation to wait for, or null. */
function takeStep(self: Server, step: NewLeaderStep, out: ZabOutbox): number | null {
  const stage = learnerRole(self).stage as Synchronizing;
  switch (step) {
    case 'snapshot':
      return takeSnapshot(self, stage, out);
    case 'snapshotIfNeeded':
      return stage.snapshotNeeded ? takeSnapshot(self, stage, out) : null;
    case 'mark':
      out.write('updatingEpoch', 1);
      return null;
    case 'unmark':
      out.write('updatingEpoch', 0);
      return null;
    case 'epoch':
      if (isOn(self.config, 'forget-current-epoch')) {
        self.currentEpoch = stage.epoch;
        return null;
      }
      out.write('currentEpoch', stage.epoch);
      return out.sync();
    case 'startPipeline':
      setSyncProcessor(self, { isBroken: false });
      return null;
    case 'logLater':
      return logLater(self, stage, out);
    case 'logAll':
      return logAll(self, stage, out);
    case 'logCommitted':
      return logCommitted(self, stage, out);
    case 'ack':
      acknowledge(self, stage, out);
      return null;
    default:
      return assertNever(step);
  }
}

/** That of a SNAP is synced, those of others are not. */
function takeSnapshot(self: Server, stage: Synchronizing, out: ZabOutbox): number {
  const ticket = saveSnapshot(self, 'newLeader', out);
  return stage.mode === 'SNAP' ? out.sync() : ticket;
}

/**
 * Hands all proposals to the sync processor: its acknowledgements race with that of NEWLEADER (ZOOKEEPER-4685). Either its thread has not begun
 * to run before all are in its queue, or it runs at once and takes the first while the others are still being handed over.
 */
function logLater(self: Server, stage: Synchronizing, out: ZabOutbox): number {
  if (learnerRole(self).kind === 'observing' || stage.notLogged.length === 0) return passOn(out);
  if (isOn(self.config, 'log-writer-first') || takeRandom(self, 2, out) === 1)
    return logNext(self, stage, out);
  let { pendingTxns } = stage;
  for (const record of stage.notLogged.toJSON()) pendingTxns = logRequest(self, pendingTxns, record, out);
  setStage(self, synchronizingWith(stage, { notLogged: Backlog.empty<LogRecord>(), pendingTxns }));
  return passOn(out);
}

function logNext(self: Server, stage: Synchronizing, out: ZabOutbox): number {
  const next = stage.notLogged.first();
  assert(next !== undefined, 'what is handed over is there');
  const pendingTxns = logRequest(self, stage.pendingTxns, next, out);
  setStage(self, synchronizingWith(stage, { notLogged: stage.notLogged.rest(), pendingTxns }));
  return passOn(out);
}

function passOn(out: ZabOutbox): number {
  out.post(LEARNER_CHANNEL, wake);
  return ITS_TURN;
}

/** All of them, committed or not; each is acknowledged once UPTODATE is. */
function logAll(self: Server, stage: Synchronizing, out: ZabOutbox): number | null {
  if (learnerRole(self).kind === 'observing' || stage.notLogged.length === 0) return null;
  for (const record of stage.notLogged.toJSON()) appendToLog(self, record, out);
  const pendingTxns = stage.notLogged;
  setStage(
    self,
    synchronizingWith(stage, { notLogged: Backlog.empty<LogRecord>(), pendingTxns, ackLater: pendingTxns }),
  );
  return out.sync();
}

/** Those whose COMMIT has come, in order; the others stay in memory until UPTODATE. */
function logCommitted(self: Server, stage: Synchronizing, out: ZabOutbox): number | null {
  if (learnerRole(self).kind === 'observing') return null;
  let { notLogged } = stage;
  let logged = 0;
  for (const zxid of stage.committed.toJSON()) {
    const head = notLogged.first();
    if (head === undefined || head.zxid !== zxid) continue;
    appendToLog(self, head, out);
    if (!deliverInSync(self, head, out)) return null; // The role has ended.
    notLogged = notLogged.rest();
    logged++;
  }
  setStage(self, synchronizingWith(stage, { notLogged, committed: Backlog.empty() }));
  return logged === 0 ? null : out.sync();
}

function acknowledge(self: Server, { epoch }: Synchronizing, out: ZabOutbox): void {
  const { leader, connection } = learnerRole(self);
  assert(connection !== null, 'who answers is connected');
  const zxid = makeZxid(epoch, 0);
  out.observe({ kind: 'newLeaderAccepted', leader, epoch, zxid: self.database.lastProcessedZxid });
  out.send(connection, { type: 'ack', zxid });
}

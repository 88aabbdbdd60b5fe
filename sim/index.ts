export type {
  Actor,
  CloseReason,
  ConnectionId,
  DiskOperationKind,
  InitialDiskContents,
  Input,
  InputOf,
  Observation,
  Outbox,
  ProcessId,
  ProcessStates,
  RefusalReason,
  Ticket,
  Vocabulary,
} from './actor.ts';
export type { Anchor } from './anchors.ts';
export { AssertionError, assert, assertNever } from './assert.ts';
export { Backlog } from './backlog.ts';
export type { ClockReading } from './clock.ts';
export { Digest, digestOf } from './digest.ts';
export { type AnchoredFault, type Decision, type DecisionOptions, Decisions } from './decisions.ts';
export { type FieldDifference, fieldDifferences, firstDifference, type RunDifference } from './difference.ts';
export { type Disk, type DiskContents, emptyContents, type UnsyncedOperation } from './disk.ts';
export type { DiskCondition } from './diskCondition.ts';
export type { DiskPlace } from './diskDamage.ts';
export type { DiskFault } from './diskFaults.ts';
export { equalValues } from './equalValues.ts';
export type { Fault, FaultKind, Target, Unsynced } from './fault.ts';
export { firstDifferingLeaf, HASH_BLOCK_EVENTS, type HashTree, hashTree } from './hashTree.ts';
export { drawLatency, type Latency } from './latency.ts';
export type { NetworkProfile } from './network.ts';
export type { Pending } from './pending.ts';
export type { Plain } from './plain.ts';
export type { Action, Moment, Plan, PlanStep } from './plan.ts';
export {
  type Finding,
  type Knowledge,
  type Mood,
  type Property,
  type PropertyDefinition,
  type PropertyVerdict,
  property,
} from './property.ts';
export { deriveStream, drawBelow, type Stream } from './random.ts';
export { copyingSteps, Recording } from './recorder.ts';
export { type Judgement, Run, type RunSetting } from './run.ts';
export type { SeenObservation } from './seen.ts';
export type { DiskProfile, WorldOptions } from './setting.ts';
export { SharedLog } from './sharedLog.ts';
export { SharedMap } from './sharedMap.ts';
export { TRACE_VERSION, Trace, type TraceRow } from './trace.ts';
export { World } from './world.ts';

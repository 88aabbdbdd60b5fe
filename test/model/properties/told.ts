/** What servers tell: observations of which tests need a field or two. */
import type { LogRecord, ZabObservation } from '../../../model/index.ts';

export const beginsToLead = (acceptedEpoch: number): ZabObservation => ({
  kind: 'leaderStarts',
  currentEpoch: 0,
  acceptedEpoch,
  zxid: 0,
});
export const registers = (learner: number, acceptedEpoch: number): ZabObservation => ({
  kind: 'learnerRegistered',
  learner,
  learnerType: 'participant',
  acceptedEpoch,
});
export const proposesEpoch = (epoch: number): ZabObservation => ({
  kind: 'epochProposed',
  epoch,
  voters: [],
  needed: 2,
});
export const establishes = (epoch: number): ZabObservation => ({
  kind: 'epochEstablished',
  epoch,
  voters: [],
  zxid: 0,
});
export const acceptsEpoch = (epoch: number): ZabObservation => ({
  kind: 'epochAccepted',
  leader: 3,
  epoch,
  currentEpoch: 0,
  zxid: 0,
});
export const acceptsLeader = (epoch: number, leader = 3): ZabObservation => ({
  kind: 'newLeaderAccepted',
  leader,
  epoch,
  zxid: 0,
});
export const appends = (record: LogRecord): ZabObservation => ({
  kind: 'appended',
  zxid: record.zxid,
  record,
});
export const acks = (record: LogRecord): ZabObservation => ({ kind: 'acked', leader: 3, zxid: record.zxid });
export const syncs = (record: LogRecord): ZabObservation => ({
  kind: 'logSynced',
  zxid: record.zxid,
  count: 1,
});
export const cuts = (to: number, ...removed: readonly number[]): ZabObservation => ({
  kind: 'truncated',
  zxid: to,
  removed,
});

/** How a learner is synchronised; its rows and zxids do not matter. */
export const decides = (learner: number): ZabObservation => ({
  kind: 'syncDecided',
  learner,
  mode: 'DIFF',
  rule: 'inCommittedLog',
  peerZxid: 0,
  minCommittedLog: 0,
  maxCommittedLog: 0,
  lastProcessedZxid: 0,
  zxid: 0,
  committed: 1,
  outstanding: 0,
});

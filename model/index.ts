export { type Bug, bugNamed, bugNames } from './bugs.ts';
export {
  configurationOf,
  type Configuration,
  type EnsembleConfig,
  type EnsembleServer,
  type InitialDisk,
  type StartArgument,
  isConsistentDisk,
  type LearnerType,
  quorumSystemOf,
} from './configuration.ts';
export { FINALIZE_WAIT_MS } from './election/finalizeWait.ts';
export { backersOf, electedLeader, serverMode, type VoteHeld, voteHeld } from './leader.ts';
export type {
  Envelope,
  Handshake,
  Notification,
  Wake,
  ZabItem,
  ZabMessage,
  ZabStored,
} from './message.ts';
export type {
  ConnectionLostReason,
  ConnectionObservation,
  ElectionObservation,
  IgnoredReason,
  StateChanged,
  VoteCompared,
  VoteSet,
} from './electionObservation.ts';
export type {
  BootRefusal,
  BroadcastObservation,
  ClientObservation,
  DiscoveryObservation,
  EndObservation,
  LifeObservation,
  Phase,
  SynchronizationObservation,
  SyncMode,
  SyncRule,
  ZabObservation,
} from './observation.ts';
export {
  containsQuorum,
  countTowardsQuorum,
  isVoter,
  neededForQuorum,
  totalOfQuorum,
  type QuorumGroup,
  type QuorumMember,
  type QuorumSystem,
  weightOf,
} from './quorum.ts';
export {
  type AcceptedConnection,
  asServer,
  copyServer,
  type CurrentVote,
  type Election,
  isParticipant,
  lastLoggedZxid,
  type LinkTo,
  type RecordedVote,
  type Role,
  type Server,
  serverState,
  votedZxid,
  type ZabOutbox,
  type ZabProcess,
  type ZabVocabulary,
} from './server.ts';
export type {
  ClientCommand,
  CloseCommand,
  ReadCommand,
  SyncCommand,
  WriteCommand,
} from './client/command.ts';
export type { Client } from './client/client.ts';
export { isServing } from './broadcast/serving.ts';
export type { Database, Snapshot, StoredRecord } from './database/database.ts';
export { type LogRecord, recordOf, type Txn } from './database/record.ts';
export { readTree, type Tree } from './database/tree.ts';
export { priorRecord } from './initialDisk.ts';
export type { LeaderRole, LeaderStep, LearnerHandler } from './leading/leaderRole.ts';
export type { LearnerRole, LearnerStage } from './learning/learnerRole.ts';
export { DEFAULT_RELEASE, isRelease, type Release, type ReleaseRules, releases } from './release.ts';
export { properties } from './properties/all.ts';
export { recoveryBoundMs } from './properties/quietTail.ts';
export { resolveTarget, targetNames } from './targets.ts';
export { type Variant, variants } from './variantSentences.ts';
export { type VariantName, variantNames, type Variants } from './variants.ts';
export {
  type Comparison,
  compareVotes,
  type DecidingRung,
  isSameVote,
  type ServerState,
  type Vote,
} from './vote.ts';
export { zab } from './zab.ts';
export {
  counterOf,
  epochOf,
  isZxid,
  makeZxid,
  UNTRUSTED_ZXID,
  type Zxid,
  zxidAsHex,
  zxidAsPair,
} from './zxid.ts';

export {
  configurationOf,
  type Configuration,
  type EnsembleConfig,
  type EnsembleServer,
  type InitialDisk,
  isConsistentDisk,
  type LearnerType,
  quorumSystemOf,
} from './configuration.ts';
export { FINALIZE_WAIT_MS } from './election/finalizeWait.ts';
export { POLL_MS_MAX } from './election/lookForLeader.ts';
export { backersOf, electedLeader, serverMode, type VoteHeld, voteHeld } from './leader.ts';
export type {
  Envelope,
  Handshake,
  LogRecord,
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
  ZabObservation,
} from './observation.ts';
export {
  containsQuorum,
  countTowardsQuorum,
  isVoter,
  neededForQuorum,
  type QuorumGroup,
  type QuorumMember,
  type QuorumSystem,
  weightOf,
} from './quorum.ts';
export {
  type AcceptedConnection,
  copyServer,
  type CurrentVote,
  type Election,
  isParticipant,
  type LinkTo,
  type RecordedVote,
  type Role,
  type Server,
  serverState,
  type ZabOutbox,
  type ZabVocabulary,
} from './server.ts';
export { properties } from './properties/all.ts';
export { resolveTarget, targetNames } from './targets.ts';
export { type Variant, type VariantName, type Variants, variants } from './variants.ts';
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

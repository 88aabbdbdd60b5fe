/** What must, might and will be true. Each has a variant that breaks it (see the tests). */
import type { Property } from '../../sim/index.ts';
import type { ZabProcess } from '../server.ts';
import { acknowledgedIsSynced, historyBeforeNewLeader } from './acknowledgements.ts';
import { agreement } from './agreement.ts';
import { noBadState } from './badStates.ts';
import { contiguity } from './contiguity.ts';
import { epochsNeverDecrease } from './epochs.ts';
import { historyConsistency } from './historyConsistency.ts';
import { honestTally } from './honestTally.ts';
import { integrity } from './integrity.ts';
import { leaderCompleteness } from './leaderCompleteness.ts';
import { leaderEstablished } from './leaderEstablished.ts';
import { leadershipUniqueness } from './leadershipUniqueness.ts';
import * as election from './milestones.ts';
import * as history from './milestonesOfHistory.ts';
import { newEpochIsLater } from './newEpoch.ts';
import { nothingAnsweredIsLost } from './nothingAnsweredIsLost.ts';
import { oneBackedLeader } from './oneBackedLeader.ts';
import { logMatching, onePayloadAZxid } from './onePayload.ts';
import { orderOfVotes } from './orderOfVotes.ts';
import { prefixConsistency } from './prefixConsistency.ts';
import { primaryIntegrity } from './primaryIntegrity.ts';
import { globalPrimaryOrder, localPrimaryOrder } from './primaryOrder.ts';
import { quorumBehindDecision } from './quorumBehindDecision.ts';
import { restartEqualsMemory } from './restartEqualsMemory.ts';
import { totalOrder } from './totalOrder.ts';
import { truncationDurability } from './truncationDurability.ts';
import { writeAnswered } from './writeAnswered.ts';
import { writeReachesAll } from './writeReachesAll.ts';

/** Of the Zab paper. */
const ofThePaper: readonly Property<ZabProcess>[] = [
  leadershipUniqueness,
  integrity,
  agreement,
  totalOrder,
  prefixConsistency,
  localPrimaryOrder,
  globalPrimaryOrder,
  primaryIntegrity,
];

/** Of recovery: what is committed stays. */
const ofRecovery: readonly Property<ZabProcess>[] = [
  nothingAnsweredIsLost,
  leaderCompleteness,
  truncationDurability,
  historyConsistency,
  onePayloadAZxid,
  logMatching,
  contiguity,
  restartEqualsMemory,
  epochsNeverDecrease,
  newEpochIsLater,
  acknowledgedIsSynced,
  historyBeforeNewLeader,
  noBadState,
];

/** Of the election. */
const ofElection: readonly Property<ZabProcess>[] = [
  oneBackedLeader,
  honestTally,
  quorumBehindDecision,
  orderOfVotes,
];

const ofLiveness: readonly Property<ZabProcess>[] = [leaderEstablished, writeAnswered, writeReachesAll];

const places: readonly Property<ZabProcess>[] = [
  election.voteChanged,
  election.roundAdopted,
  election.finalizeWaitRenewed,
  election.finalizeWaitBroken,
  election.joinedRunningEnsemble,
  election.challengeLost,
  election.electedInVain,
  election.steppedDown,
  election.counterRolledOver,
  election.twoLeading,
  election.twoEstablished,
  history.epochRefused,
  history.learnerAhead,
  history.syncedByDiff,
  history.syncedFromDisk,
  history.syncedBySnap,
  history.truncated,
  history.joinedUnderLoad,
  history.observerSynced,
  history.newLeaderAckMistaken,
  history.fastForwarded,
  history.deliveredBeforeSynced,
  history.snapshotByCount,
  history.slowFollowerDropped,
  history.proposalSurvives,
  history.proposalLost,
];

export const properties: readonly Property<ZabProcess>[] = [
  ...ofThePaper,
  ...ofRecovery,
  ...ofElection,
  ...ofLiveness,
  ...places,
];

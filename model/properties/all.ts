/** What must, might and will be true of elections. Each has a variant that breaks it (see the tests). */
import type { Property } from '../../sim/index.ts';
import type { Server } from '../server.ts';
import { honestTally } from './honestTally.ts';
import { leaderElected } from './leaderElected.ts';
import { leadershipUniqueness } from './leadershipUniqueness.ts';
import {
  challengeLost,
  finalizeWaitRenewed,
  joinedRunningEnsemble,
  roundAdopted,
  voteChanged,
} from './milestones.ts';
import { orderOfVotes } from './orderOfVotes.ts';
import { quorumBehindDecision } from './quorumBehindDecision.ts';

export const properties: readonly Property<Server>[] = [
  leadershipUniqueness,
  honestTally,
  quorumBehindDecision,
  orderOfVotes,
  voteChanged,
  roundAdopted,
  finalizeWaitRenewed,
  joinedRunningEnsemble,
  challengeLost,
  leaderElected,
];

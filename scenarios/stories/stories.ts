/** The stories that come with zablab, in the order in which to read them. */
import { ackOutlivesLog } from './ackOutlivesLog.ts';
import { ackOvertakesNewleader } from './ackOvertakesNewleader.ts';
import { allAtOnce } from './allAtOnce.ts';
import { electedNotEstablished } from './electedNotEstablished.ts';
import { epochOverLog } from './epochOverLog.ts';
import { fiveElections } from './fiveElections.ts';
import { flappingLink } from './flappingLink.ts';
import { fourServers } from './fourServers.ts';
import { freshFive } from './freshFive.ts';
import { halfIsAQuorum } from './halfIsAQuorum.ts';
import { healedPartition } from './healedPartition.ts';
import { lateBetterId } from './lateBetterId.ts';
import { leaderCrashAfterQuorum } from './leaderCrashAfterQuorum.ts';
import { leaderCrashBeforeQuorum } from './leaderCrashBeforeQuorum.ts';
import { lostDisk } from './lostDisk.ts';
import { majorityLost } from './majorityLost.ts';
import { observers } from './observers.ts';
import { oldLeaderSnapshot } from './oldLeaderSnapshot.ts';
import { oldLeaderTruncated } from './oldLeaderTruncated.ts';
import { oneWayLink } from './oneWayLink.ts';
import { oneWrite } from './oneWrite.ts';
import { pausedLeader } from './pausedLeader.ts';
import { recoveryByClock } from './recoveryByClock.ts';
import { recoveryByEpoch } from './recoveryByEpoch.ts';
import { recoveryById } from './recoveryById.ts';
import { recoveryByZxid } from './recoveryByZxid.ts';
import { resyncDiff } from './resyncDiff.ts';
import { resyncDisk } from './resyncDisk.ts';
import { resyncSnap } from './resyncSnap.ts';
import { resyncTrunc } from './resyncTrunc.ts';
import { rollingRestart } from './rollingRestart.ts';
import { rollingUpgrade } from './rollingUpgrade.ts';
import { socketSurvives } from './socketSurvives.ts';
import { splitBrain } from './splitBrain.ts';
import { standalone } from './standalone.ts';
import { twoOfFive } from './twoOfFive.ts';
import { weights } from './weights.ts';
import type { Story } from './story.ts';

export const stories: readonly Story[] = [
  standalone,
  freshFive,
  allAtOnce,
  lateBetterId,
  twoOfFive,
  healedPartition,
  recoveryByClock,
  recoveryByEpoch,
  recoveryByZxid,
  recoveryById,
  epochOverLog,
  electedNotEstablished,
  oneWrite,
  leaderCrashBeforeQuorum,
  leaderCrashAfterQuorum,
  oldLeaderTruncated,
  oldLeaderSnapshot,
  socketSurvives,
  resyncDiff,
  resyncTrunc,
  observers,
  resyncSnap,
  resyncDisk,
  majorityLost,
  splitBrain,
  fourServers,
  weights,
  pausedLeader,
  oneWayLink,
  flappingLink,
  rollingRestart,
  rollingUpgrade,
  fiveElections,
  lostDisk,
  ackOvertakesNewleader,
  ackOutlivesLog,
  halfIsAQuorum,
];

export const storyNamed = (name: string): Story | undefined => stories.find((story) => story.name === name);

/** One story that comes with zablab, loaded by its name: a bundler makes a file of each. */
import type { Story } from './story.ts';

const loaders: Readonly<Record<string, () => Promise<Story>>> = {
  standalone: () => import('./standalone.ts').then(({ standalone }) => standalone),
  'fresh-five': () => import('./freshFive.ts').then(({ freshFive }) => freshFive),
  'all-at-once': () => import('./allAtOnce.ts').then(({ allAtOnce }) => allAtOnce),
  'late-better-id': () => import('./lateBetterId.ts').then(({ lateBetterId }) => lateBetterId),
  'two-of-five': () => import('./twoOfFive.ts').then(({ twoOfFive }) => twoOfFive),
  'healed-partition': () => import('./healedPartition.ts').then(({ healedPartition }) => healedPartition),
  'recovery-by-clock': () => import('./recoveryByClock.ts').then(({ recoveryByClock }) => recoveryByClock),
  'recovery-by-epoch': () => import('./recoveryByEpoch.ts').then(({ recoveryByEpoch }) => recoveryByEpoch),
  'recovery-by-zxid': () => import('./recoveryByZxid.ts').then(({ recoveryByZxid }) => recoveryByZxid),
  'recovery-by-id': () => import('./recoveryById.ts').then(({ recoveryById }) => recoveryById),
  'epoch-over-log': () => import('./epochOverLog.ts').then(({ epochOverLog }) => epochOverLog),
  'elected-not-established': () =>
    import('./electedNotEstablished.ts').then(({ electedNotEstablished }) => electedNotEstablished),
  'one-write': () => import('./oneWrite.ts').then(({ oneWrite }) => oneWrite),
  'leader-crash-before-quorum': () =>
    import('./leaderCrashBeforeQuorum.ts').then(({ leaderCrashBeforeQuorum }) => leaderCrashBeforeQuorum),
  'leader-crash-after-quorum': () =>
    import('./leaderCrashAfterQuorum.ts').then(({ leaderCrashAfterQuorum }) => leaderCrashAfterQuorum),
  'old-leader-truncated': () =>
    import('./oldLeaderTruncated.ts').then(({ oldLeaderTruncated }) => oldLeaderTruncated),
  'old-leader-snapshot': () =>
    import('./oldLeaderSnapshot.ts').then(({ oldLeaderSnapshot }) => oldLeaderSnapshot),
  'socket-survives': () => import('./socketSurvives.ts').then(({ socketSurvives }) => socketSurvives),
  'resync-diff': () => import('./resyncDiff.ts').then(({ resyncDiff }) => resyncDiff),
  'resync-trunc': () => import('./resyncTrunc.ts').then(({ resyncTrunc }) => resyncTrunc),
  observers: () => import('./observers.ts').then(({ observers }) => observers),
  'resync-snap': () => import('./resyncSnap.ts').then(({ resyncSnap }) => resyncSnap),
  'resync-disk': () => import('./resyncDisk.ts').then(({ resyncDisk }) => resyncDisk),
  'majority-lost': () => import('./majorityLost.ts').then(({ majorityLost }) => majorityLost),
  'split-brain': () => import('./splitBrain.ts').then(({ splitBrain }) => splitBrain),
  'four-servers': () => import('./fourServers.ts').then(({ fourServers }) => fourServers),
  weights: () => import('./weights.ts').then(({ weights }) => weights),
  'paused-leader': () => import('./pausedLeader.ts').then(({ pausedLeader }) => pausedLeader),
  'one-way-link': () => import('./oneWayLink.ts').then(({ oneWayLink }) => oneWayLink),
  'flapping-link': () => import('./flappingLink.ts').then(({ flappingLink }) => flappingLink),
  'rolling-restart': () => import('./rollingRestart.ts').then(({ rollingRestart }) => rollingRestart),
  'rolling-upgrade': () => import('./rollingUpgrade.ts').then(({ rollingUpgrade }) => rollingUpgrade),
  'five-elections': () => import('./fiveElections.ts').then(({ fiveElections }) => fiveElections),
  'lost-disk': () => import('./lostDisk.ts').then(({ lostDisk }) => lostDisk),
  'ack-overtakes-newleader': () =>
    import('./ackOvertakesNewleader.ts').then(({ ackOvertakesNewleader }) => ackOvertakesNewleader),
  'ack-outlives-log': () => import('./ackOutlivesLog.ts').then(({ ackOutlivesLog }) => ackOutlivesLog),
  'half-is-a-quorum': () => import('./halfIsAQuorum.ts').then(({ halfIsAQuorum }) => halfIsAQuorum),
};

/** @returns Null where no story has this name. */
export const loadStory = (name: string): Promise<Story | null> =>
  (Object.hasOwn(loaders, name) ? loaders[name]?.() : undefined) ?? Promise.resolve(null);

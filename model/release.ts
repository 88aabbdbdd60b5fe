/**
 * Releases: what each of seven real ones does differently. A rule that has changed asks `server.release` and nothing else.
 *
 * Source: the tagged sources of `Learner.syncWithLeader`, `FastLeaderElection`, `ZKDatabase`; the JIRA ids beside the fields.
 */

export const releases = ['3.4.5', '3.4.9', '3.5.9', '3.8.0', '3.8.5', '3.9.3', '3.9.5'] as const;
export type Release = (typeof releases)[number];
export const DEFAULT_RELEASE: Release = '3.9.5';

/**
 * One thing that a learner does when NEWLEADER arrives:
 * `snapshot` writes the database to disk, `snapshotIfNeeded` only after SNAP and TRUNC; `mark` and `unmark` write and remove the marker
 * `updatingEpoch`; `epoch` stores currentEpoch; `startPipeline` starts the request processors without serving; `logLater` hands all
 * proposals to the sync processor; `logAll` appends all of them and syncs; `logCommitted` appends and applies those whose COMMIT
 * has come, and syncs; `ack` answers.
 */
export type NewLeaderStep =
  | 'snapshot'
  | 'snapshotIfNeeded'
  | 'mark'
  | 'unmark'
  | 'epoch'
  | 'startPipeline'
  | 'logLater'
  | 'logAll'
  | 'logCommitted'
  | 'ack';

export interface ReleaseRules {
  readonly name: Release;
  /** In this order; recovery is safe or not by it (ZOOKEEPER-1653, 2678, 3911, 4643, 4646, 4685, 4394). */
  readonly newLeaderSteps: readonly NewLeaderStep[];
  /** Between two tries of a learner to connect, in milliseconds (3.6.0). */
  readonly connectRetryMs: number;
  /** Whether one try may take no longer than syncLimit (until 3.6.0). */
  readonly connectWithinSyncLimit: boolean;
  /** In which set of votes a server that hears decided ones of its own round looks for the leader's word (ZOOKEEPER-3537). */
  readonly leaderCheckedIn: 'recvset' | 'outofelection';
  /** Whether votes of servers that have decided are equal only in all four fields (until ZOOKEEPER-1805, 1818). */
  readonly wholeVotesCompared: boolean;
  /** Whether a server that is active tells others the new epoch in its vote (ZOOKEEPER-1732). */
  readonly votesOfEpoch: boolean;
  /** Whether a vote with zxid −1 is ignored (ZOOKEEPER-261). */
  readonly untrustedVotesIgnored: boolean;
  /** Whether a learner takes the leader's zxid for its own as soon as a DIFF begins (until ZOOKEEPER-2355). */
  readonly zxidSetAtDiff: boolean;
  /**
   * What becomes of the database when a role ends. `reloaded`: from the disk. `replayedFirst`: what is on disk is replayed, then the
   * sync processor drained. `notDrained`: replayed, and on a learner the sync processor goes on by itself (ZOOKEEPER-4712).
   * `drainedFirst`: drained, then replayed.
   */
  readonly databaseAtEnd: 'reloaded' | 'replayedFirst' | 'notDrained' | 'drainedFirst';
  /** Whether the database is reloaded even where the server had not begun to serve; later releases keep it as it is. */
  readonly reloadsUnlessRunning: boolean;
  /** Whether a server whose log cannot be written exits (until 3.4.6); later releases end its role (ZOOKEEPER-1907, 2247). */
  readonly exitsWithoutLog: boolean;
  /** Records that the log writer syncs at once, at most. */
  readonly batchMax: number;
  /** Whether a start with the marker `updatingEpoch` adopts the epoch of the last zxid (3.4.6 to 3.4.14, 3.5.3 to 3.5.9). */
  readonly honoursEpochMark: boolean;
  /** Whether a database that was only half received by SNAP is kept (until ZOOKEEPER-3642). */
  readonly halfSnapshotKept: boolean;
  /** Whether the leader can send what only its log on disk still has (ZOOKEEPER-1413), and whether it looks for gaps (ZOOKEEPER-2418). */
  readonly diskSync: 'none' | 'unchecked' | 'checked';
  /** Whether NEWLEADER is queued before the snapshot of a SNAP is read (until ZOOKEEPER-3104). */
  readonly newLeaderBeforeSnapshot: boolean;
  /** Whether a TRUNC across epochs is sent. */
  readonly truncatesAcrossEpochs: boolean;
  /** Transactions beyond `commitLogCount` that the committed log holds. */
  readonly committedLogExtra: 0 | 1;
  /** Whether what a learner applies while it synchronises gets into its committed log (ZOOKEEPER-4925). */
  readonly committedLogFilledInSync: boolean;
  /** Whether the committed log ignores what it has and refuses gaps; and a learner refuses gaps between proposals (ZOOKEEPER-4925). */
  readonly gapsRefused: boolean;
  /** Whether observers wait up to 200 ms before they look for a leader again (3.6.0). */
  readonly observersWait: boolean;
}

const of39: ReleaseRules = {
  name: '3.9.5',
  newLeaderSteps: ['snapshotIfNeeded', 'logCommitted', 'epoch', 'ack'],
  connectRetryMs: 100,
  connectWithinSyncLimit: false,
  leaderCheckedIn: 'recvset',
  wholeVotesCompared: false,
  votesOfEpoch: true,
  untrustedVotesIgnored: true,
  zxidSetAtDiff: false,
  databaseAtEnd: 'drainedFirst',
  reloadsUnlessRunning: false,
  exitsWithoutLog: false,
  batchMax: 1_000,
  honoursEpochMark: false,
  halfSnapshotKept: false,
  diskSync: 'checked',
  newLeaderBeforeSnapshot: false,
  truncatesAcrossEpochs: false,
  committedLogExtra: 0,
  committedLogFilledInSync: true,
  gapsRefused: true,
  observersWait: true,
};

const of393: ReleaseRules = {
  ...of39,
  name: '3.9.3',
  committedLogExtra: 1,
  committedLogFilledInSync: false,
  gapsRefused: false,
};

const of385: ReleaseRules = {
  ...of393,
  name: '3.8.5',
  newLeaderSteps: ['snapshotIfNeeded', 'startPipeline', 'logAll', 'epoch', 'ack'],
  databaseAtEnd: 'notDrained',
};

const of380: ReleaseRules = {
  ...of385,
  name: '3.8.0',
  newLeaderSteps: ['snapshotIfNeeded', 'epoch', 'startPipeline', 'logLater', 'ack'],
};

const of35: ReleaseRules = {
  ...of380,
  name: '3.5.9',
  newLeaderSteps: ['snapshotIfNeeded', 'epoch', 'ack'],
  connectRetryMs: 1_000,
  connectWithinSyncLimit: true,
  leaderCheckedIn: 'outofelection',
  untrustedVotesIgnored: false,
  databaseAtEnd: 'replayedFirst',
  batchMax: 1_001,
  honoursEpochMark: true,
  halfSnapshotKept: true,
  diskSync: 'unchecked',
  observersWait: false,
};

const of349: ReleaseRules = {
  ...of35,
  name: '3.4.9',
  newLeaderSteps: ['mark', 'snapshot', 'epoch', 'unmark', 'ack'],
  zxidSetAtDiff: true,
  databaseAtEnd: 'reloaded',
  diskSync: 'none',
  newLeaderBeforeSnapshot: true,
  truncatesAcrossEpochs: true,
};

const of345: ReleaseRules = {
  ...of349,
  name: '3.4.5',
  newLeaderSteps: ['snapshot', 'epoch', 'ack'],
  honoursEpochMark: false,
  reloadsUnlessRunning: true,
  exitsWithoutLog: true,
  wholeVotesCompared: true,
  votesOfEpoch: false,
};

const rules: Readonly<Record<Release, ReleaseRules>> = {
  '3.4.5': of345,
  '3.4.9': of349,
  '3.5.9': of35,
  '3.8.0': of380,
  '3.8.5': of385,
  '3.9.3': of393,
  '3.9.5': of39,
};

export const rulesOf = (release: Release): ReleaseRules => rules[release];

export const isRelease = (name: unknown): name is Release => releases.some((release) => release === name);

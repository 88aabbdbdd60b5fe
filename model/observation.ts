/**
 * What the protocol tells the trace: each decision, with the values that decided it. Narration, properties and the page
 * read these and work nothing out again, so their names and fields are a contract.
 *
 * The observing server is the process of the row. `from` and `peer` are sids. A vote of null is an observer's: nobody.
 */
import type { LearnerType } from './configuration.ts';
import type { LogRecord } from './database/record.ts';
import type { ConnectionObservation, ElectionObservation } from './electionObservation.ts';
import type { Operation } from './message.ts';
import type { Release } from './release.ts';
import type { Zxid } from './zxid.ts';

export type ZabObservation =
  | ElectionObservation
  | ConnectionObservation
  | LifeObservation
  | DiscoveryObservation
  | SynchronizationObservation
  | BroadcastObservation
  | EndObservation
  | ClientObservation;

/** What a start finds on disk. */
export type LifeObservation =
  | {
      readonly kind: 'recovered';
      readonly release: Release;
      /** Zxid of the snapshot it begins with; null if there is none. */
      readonly snapshot: Zxid | null;
      /** Records read from the log behind it. */
      readonly replayed: number;
      readonly zxid: Zxid;
      readonly currentEpoch: number;
      readonly acceptedEpoch: number;
      /** Length and hash of the history it has now: all that the disk holds, committed or not. */
      readonly historyLength: number;
    }
  | { readonly kind: 'bootRefused'; readonly reason: BootRefusal }
  /** Phase of ZAB (`QuorumPeer.ZabState`). */
  | { readonly kind: 'phaseChanged'; readonly phase: Phase }
  | {
      readonly kind: 'snapshotTaken';
      readonly zxid: Zxid;
      readonly reason: 'started' | 'leading' | 'newLeader' | 'snapCount';
    };

export type Phase = 'election' | 'discovery' | 'synchronization' | 'broadcast';

export type BootRefusal =
  /** The epoch of the last zxid is above currentEpoch, or that above acceptedEpoch. */
  | 'epochsInconsistent'
  | 'logWithoutSnapshot'
  /** A record inside the log cannot be read. */
  | 'logCorrupt'
  | 'noValidSnapshot'
  /** A file `currentEpoch` or `acceptedEpoch` holds no number. */
  | 'epochUnreadable';

export type DiscoveryObservation =
  /** `lead()` begins: the server binds its quorum port, loads its database and snapshots it. */
  | {
      readonly kind: 'leaderStarts';
      readonly currentEpoch: number;
      readonly acceptedEpoch: number;
      readonly zxid: Zxid;
    }
  | { readonly kind: 'learnerConnects'; readonly leader: number; readonly triesLeft: number }
  | { readonly kind: 'connectFailed'; readonly leader: number; readonly triesLeft: number }
  /** The leader has a learner's FOLLOWERINFO (paper: CEPOCH). */
  | {
      readonly kind: 'learnerRegistered';
      readonly learner: number;
      readonly learnerType: LearnerType;
      readonly acceptedEpoch: number;
    }
  /** A quorum has connected: the leader promises and proposes this epoch (paper: NEWEPOCH). */
  | {
      readonly kind: 'epochProposed';
      readonly epoch: number;
      readonly voters: readonly number[];
      readonly needed: number;
    }
  /** A learner has the new epoch on disk and answers (paper: ACK-E). `currentEpoch` null: it promised this epoch before. */
  | {
      readonly kind: 'epochAccepted';
      readonly leader: number;
      readonly epoch: number;
      readonly currentEpoch: number | null;
      readonly zxid: Zxid;
    }
  /** The leader's epoch is below what the learner has promised. */
  | {
      readonly kind: 'epochRefused';
      readonly leader: number;
      readonly epoch: number;
      readonly acceptedEpoch: number;
    }
  /** The leader counts, or does not count, a learner's answer. */
  | {
      readonly kind: 'epochAcked';
      readonly learner: number;
      readonly currentEpoch: number | null;
      readonly zxid: Zxid;
      readonly counted: boolean;
    }
  /** A learner's history is more recent than the leader's: it is refused. */
  | {
      readonly kind: 'learnerAhead';
      readonly learner: number;
      readonly theirs: { readonly currentEpoch: number; readonly zxid: Zxid };
      readonly ours: { readonly currentEpoch: number; readonly zxid: Zxid };
    }
  /** A quorum has accepted the epoch, and the leader has stored it as current: nobody else can lead in it. */
  | {
      readonly kind: 'epochEstablished';
      readonly epoch: number;
      readonly voters: readonly number[];
      readonly zxid: Zxid;
    };

export type SyncMode = 'DIFF' | 'TRUNC' | 'SNAP';

/** Which case of `LearnerHandler.syncFollower` decided. */
export type SyncRule =
  | 'equal'
  | 'peerAhead'
  | 'inCommittedLog'
  | 'onDisk'
  /** The peer's zxid is within the committed log's range but not in it, and the next is of another epoch. */
  | 'otherEpoch'
  /** The log on disk has a gap before the committed log begins. */
  | 'gap'
  | 'tooOld'
  /** It has the zxid with which an epoch begins, and is ahead of all that is committed. */
  | 'epochOnly';

export type SynchronizationObservation =
  | {
      readonly kind: 'syncDecided';
      readonly learner: number;
      readonly mode: SyncMode;
      readonly rule: SyncRule;
      readonly peerZxid: Zxid;
      readonly minCommittedLog: Zxid;
      readonly maxCommittedLog: Zxid;
      readonly lastProcessedZxid: Zxid;
      /** What the packet carries. */
      readonly zxid: Zxid;
      /** Committed transactions that are sent behind it. */
      readonly committed: number;
      /** Proposals that are not committed yet, sent behind those. */
      readonly outstanding: number;
    }
  | { readonly kind: 'syncReceived'; readonly leader: number; readonly mode: SyncMode; readonly zxid: Zxid }
  /** Records cut from the end of the log. */
  | { readonly kind: 'truncated'; readonly zxid: Zxid; readonly removed: readonly Zxid[] }
  /** The tree was replaced whole: by SNAP, or by what is left after TRUNC. */
  | {
      readonly kind: 'databaseReplaced';
      readonly mode: 'SNAP' | 'TRUNC';
      readonly zxid: Zxid;
      /** Length of the history before and after, and how much of the two agrees. */
      readonly before: number;
      readonly after: number;
      readonly common: number;
    }
  /** The learner has done all that its release does at NEWLEADER, and answers (paper: ACK-LD). */
  | {
      readonly kind: 'newLeaderAccepted';
      readonly leader: number;
      readonly epoch: number;
      readonly zxid: Zxid;
    }
  /** The leader reads an answer to NEWLEADER. Not counted: an observer's, of another epoch (ZOOKEEPER-4685), or after the quorum. */
  | {
      readonly kind: 'newLeaderAcked';
      readonly learner: number;
      readonly zxid: Zxid;
      readonly counted: boolean;
    }
  /** A quorum has the leader's history: it is committed, and the leader is established. */
  | {
      readonly kind: 'leaderActive';
      readonly epoch: number;
      readonly voters: readonly number[];
      /** Last transaction of its initial history; 0 if it has none. */
      readonly zxid: Zxid;
      readonly historyLength: number;
      /** Milliseconds since it began to look for a leader. */
      readonly tookMs: number;
    }
  /** A learner is up to date and serves. */
  | {
      readonly kind: 'learnerActive';
      readonly leader: number;
      readonly epoch: number;
      readonly historyLength: number;
    };

export type BroadcastObservation =
  /** Prep has given a request its zxid, and the leader proposes it. */
  | { readonly kind: 'proposed'; readonly record: LogRecord; readonly epoch: number }
  /** A record is in the buffer of the log. */
  | { readonly kind: 'appended'; readonly zxid: Zxid; readonly record: LogRecord }
  /** All records up to this one are durable. */
  | { readonly kind: 'logSynced'; readonly zxid: Zxid; readonly count: number }
  | { readonly kind: 'acked'; readonly leader: number; readonly zxid: Zxid }
  /** The leader counts an acknowledgement. */
  | {
      readonly kind: 'ackCounted';
      readonly learner: number;
      readonly zxid: Zxid;
      readonly voters: readonly number[];
      readonly needed: number;
    }
  /** A quorum has logged a proposal: the leader commits it. */
  | {
      readonly kind: 'committed';
      readonly zxid: Zxid;
      readonly record: LogRecord;
      readonly voters: readonly number[];
    }
  /** A server applies a committed transaction. `at`: how many it had before. */
  | { readonly kind: 'delivered'; readonly zxid: Zxid; readonly record: LogRecord; readonly at: number }
  /** Logged transactions, committed or not, enter the tree as a role ends. */
  | { readonly kind: 'fastForwarded'; readonly from: Zxid; readonly to: Zxid; readonly count: number }
  /** Something that a correct ensemble never sees. The server does what its release does about it. */
  | {
      readonly kind: 'badState';
      readonly class: 'state' | 'proposal' | 'commit' | 'ack' | 'message';
      readonly what: BadState;
      readonly peer: number;
      readonly zxid: Zxid;
      readonly expected: Zxid | null;
    };

export type BadState =
  /** A proposal that is not the next one. */
  | 'proposalGap'
  /** COMMIT of what is not the head of the pending proposals; of nothing pending at all. */
  | 'commitMismatch'
  | 'commitWithoutProposal'
  /** ACK of a proposal that the leader does not know. */
  | 'ackUnknown'
  /** The first ACK after NEWLEADER is not of it. */
  | 'newLeaderAckOfOtherEpoch'
  /** A committed transaction that is not the next: the thread that applies it dies (ZOOKEEPER-4925). */
  | 'committedLogGap'
  /** TRUNC to what the learner does not have. */
  | 'truncToUnknown'
  | 'unexpectedPacket';

export type EndObservation =
  | {
      readonly kind: 'steppedDown';
      readonly epoch: number;
      readonly reason: StepDownReason;
      /** Servers it still counted as synced, or that had answered. */
      readonly synced: readonly number[];
      readonly needed: number;
    }
  | { readonly kind: 'leaderLost'; readonly leader: number; readonly reason: LeaderLostReason }
  /** The leader closes a learner's connection, or sees it closed. */
  | { readonly kind: 'learnerDropped'; readonly learner: number; readonly reason: LearnerDroppedReason };

export type StepDownReason =
  | 'noEpochQuorum'
  | 'noEpochAckQuorum'
  | 'noNewLeaderQuorum'
  | 'notSufficientFollowers'
  | 'zxidRolledOver'
  | 'internalError';

export type LeaderLostReason =
  | 'cannotConnect'
  | 'closed'
  | 'reset'
  | 'timeout'
  | 'epochTooLow'
  /** A gap between proposals, a COMMIT without its proposal: an exception in ZooKeeper. */
  | 'badState'
  | 'internalError';

export type LearnerDroppedReason =
  | 'closed'
  | 'reset'
  | 'readTimeout'
  | 'proposalTimeout'
  | 'ahead'
  | 'rendezvousTimeout'
  | 'unexpectedPacket'
  | 'leaderEnds';

export type ClientObservation =
  /** At the client: it asks, and is answered, or learns that it never will be. */
  | {
      readonly kind: 'clientAsks';
      readonly server: number;
      readonly cxid: number;
      readonly operation: Operation;
    }
  | {
      readonly kind: 'clientAnswered';
      readonly server: number;
      readonly cxid: number;
      readonly operation: Operation;
      readonly zxid: Zxid;
      readonly value: string | null;
    }
  | { readonly kind: 'clientFails'; readonly server: number; readonly reason: 'refused' | 'connectionLoss' };

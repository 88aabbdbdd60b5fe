/** What a story says about an ensemble, and what each of its servers knows of it. */
import { assert } from '../sim/index.ts';
import type { QuorumGroup, QuorumSystem } from './quorum.ts';
import type { Release } from './release.ts';
import { type Variants, variantsNamed } from './variants.ts';
import { epochOf, isZxid, type Zxid } from './zxid.ts';

/** Plain data: an ensemble, as a story or a test describes it. Settings keep the names and units of `zoo.cfg`. */
export interface EnsembleConfig {
  readonly servers: readonly EnsembleServer[];
  /** Milliseconds. */
  readonly tickTime: number;
  /** Ticks. */
  readonly initLimit: number;
  /** Ticks. */
  readonly syncLimit: number;
  /** Connect time-out of the election port in milliseconds (`zookeeper.cnxTimeout`). */
  readonly cnxTimeout: number;
  /** Milliseconds from the start of a process to its first election; votes that arrive meanwhile count. 0 if absent. */
  readonly startupMs?: number;
  /** Milliseconds from the opening of the election port to the first election, part of `startupMs`; all of it if absent. */
  readonly listeningMs?: number;
  /**
   * Milliseconds that a main thread takes to leave a role, at least and at most: it closes sockets and joins threads, while the log writer goes on.
   * Nothing if absent; recordings on a busy machine show 5 to 55.
   */
  readonly leavingMs?: readonly [number, number];
  /** Of every server that names none of its own. */
  readonly release: Release;
  /** Clients, numbered from 1; their processes come after those of the servers. 0 if absent. */
  readonly clients?: number;
  /** Transactions that the committed log keeps; 500 if absent, and at least 500, as in ZooKeeper. */
  readonly commitLogCount?: number;
  /** Transactions between snapshots; 100,000 if absent. */
  readonly snapCount?: number;
  /** Of the size of the last snapshot: how much of the log on disk may be sent to a learner; negative: none. 0.33 if absent. */
  readonly snapshotSizeFactor?: number;
  /** Ticks in which a learner must have connected; 0: initLimit. 0 if absent. */
  readonly connectToLearnerMasterLimit?: number;
  /** Milliseconds between two tries of a learner to connect; what the release says, if absent. */
  readonly leaderConnectDelayDuringRetryMs?: number;
  /** Milliseconds of the first poll of an election, 200 if absent, and of the longest, 60,000 if absent. */
  readonly minNotificationInterval?: number;
  readonly maxNotificationInterval?: number;
  /** Highest counter of an epoch before the leader steps down; 2^32 − 2 if absent. Stories shorten it. */
  readonly counterMax?: number;
  /** Whether its one server runs alone, without elections (`ZooKeeperServerMain`). False if absent. */
  readonly standalone?: boolean;
  /** Names of `variants`. */
  readonly variants: readonly string[];
}

export interface EnsembleServer {
  /** The sid: a positive integer. */
  readonly id: number;
  readonly role: LearnerType;
  /** 1 if absent. Any weight or group makes the quorum system hierarchical. */
  readonly weight?: number;
  /** Group 1 if absent. */
  readonly group?: number;
  /** What is on the disk before the first start; a fresh server's, if absent. */
  readonly disk?: InitialDisk;
  /** Rounds of election that the process has already been through, for stories that begin in the middle. 0 if absent. */
  readonly logicalClock?: number;
  /** Its own release; the ensemble's if absent. */
  readonly release?: Release;
}

/** Source: `QuorumPeer.LearnerType`. */
export type LearnerType = 'participant' | 'observer';

export interface InitialDisk {
  /** 0 if absent. */
  readonly currentEpoch?: number;
  /** The current epoch, if absent. */
  readonly acceptedEpoch?: number;
  /**
   * Last transaction; 0 if absent, −1 for an empty database that is not to be trusted. Its epoch's transactions are in the log from
   * the first on; where they are more than 1,000, in a snapshot.
   */
  readonly zxid?: Zxid;
  /** The log in full, as ranges of zxids that rise, instead of what `zxid` implies. */
  readonly log?: readonly { readonly from: Zxid; readonly to: Zxid }[];
}

/** What a process is told as it starts, beside its `zoo.cfg`: the argument of a `start` or `restart`. */
export interface StartArgument {
  readonly release?: Release;
  readonly startupMs?: number;
  readonly listeningMs?: number;
}

/** What a server knows of its ensemble: its `zoo.cfg`. Shared by all servers and never edited. */
export interface Configuration {
  readonly quorum: QuorumSystem;
  readonly observers: readonly number[];
  readonly tickTime: number;
  readonly initLimit: number;
  readonly syncLimit: number;
  readonly cnxTimeout: number;
  readonly leavingMs: readonly [number, number];
  /** Of a server that names none of its own. */
  readonly release: Release;
  readonly startupMs: number;
  readonly listeningMs: number;
  readonly commitLogCount: number;
  readonly snapCount: number;
  readonly snapshotSizeFactor: number;
  /** Ticks, the default filled in. */
  readonly connectToLearnerMasterLimit: number;
  /** Milliseconds; null: what the release says. */
  readonly connectRetryMs: number | null;
  readonly minNotificationInterval: number;
  readonly maxNotificationInterval: number;
  readonly counterMax: number;
  /** One server that has no other to elect with. */
  readonly isStandalone: boolean;
  readonly variants: Variants;
}

const COMMIT_LOG_COUNT = 500;

/** @throws RangeError when a variant has no such name. */
export function configurationOf(config: EnsembleConfig): Configuration {
  const ids = config.servers.map(({ id }) => id);
  assert(new Set(ids).size === ids.length, 'no two servers have the same sid');
  assert(config.servers.every(isConsistentDisk), 'epoch of the last zxid ≤ currentEpoch ≤ acceptedEpoch');
  return {
    quorum: quorumSystemOf(config.servers),
    observers: idsOf(config.servers, 'observer'),
    tickTime: config.tickTime,
    initLimit: config.initLimit,
    syncLimit: config.syncLimit,
    cnxTimeout: config.cnxTimeout,
    leavingMs: config.leavingMs ?? [0, 0],
    release: config.release,
    startupMs: config.startupMs ?? 0,
    listeningMs: config.listeningMs ?? config.startupMs ?? 0,
    commitLogCount: Math.max(COMMIT_LOG_COUNT, config.commitLogCount ?? COMMIT_LOG_COUNT),
    snapCount: Math.max(2, config.snapCount ?? 100_000),
    snapshotSizeFactor: config.snapshotSizeFactor ?? 0.33,
    connectToLearnerMasterLimit: config.connectToLearnerMasterLimit || config.initLimit,
    connectRetryMs: config.leaderConnectDelayDuringRetryMs ?? null,
    minNotificationInterval: config.minNotificationInterval ?? 200,
    maxNotificationInterval: config.maxNotificationInterval ?? 60_000,
    counterMax: config.counterMax ?? 4_294_967_294,
    isStandalone: config.standalone ?? false,
    variants: variantsNamed(config.variants),
  };
}

/** Source: `QuorumPeerConfig.createQuorumVerifier`: hierarchical as soon as a group or a weight is named. */
export function quorumSystemOf(servers: readonly EnsembleServer[]): QuorumSystem {
  const voters = idsOf(servers, 'participant');
  const isHierarchical = servers.some(({ weight, group }) => weight !== undefined || group !== undefined);
  if (!isHierarchical) return { kind: 'majority', voters };
  const participants = servers.filter(({ role }) => role === 'participant');
  const groupNumbers = [...new Set(participants.map(({ group }) => group ?? 1))].sort((a, b) => a - b);
  const groups = groupNumbers.map(
    (number): QuorumGroup => ({
      group: number,
      members: participants
        .filter(({ group }) => (group ?? 1) === number)
        .map(({ id, weight }) => ({ sid: id, weight: weight ?? 1 }))
        .sort((a, b) => a.sid - b.sid),
    }),
  );
  return { kind: 'hierarchical', voters, groups };
}

/** Else the process would refuse to start (`QuorumPeer.loadDataBase`). */
export function isConsistentDisk({ disk = {} }: EnsembleServer): boolean {
  const { zxid = 0, currentEpoch = 0, acceptedEpoch = currentEpoch } = disk;
  return isZxid(zxid) && epochOf(zxid) <= currentEpoch && currentEpoch <= acceptedEpoch;
}

const idsOf = (servers: readonly EnsembleServer[], role: LearnerType): readonly number[] =>
  servers
    .filter((server) => server.role === role)
    .map(({ id }) => id)
    .sort((a, b) => a - b);

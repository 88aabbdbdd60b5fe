/** The ensemble of a story, as people write it: its servers one by one, or the text of their `zoo.cfg`. */
import type { Release } from '../../model/index.ts';
import type { Time } from './scenario.ts';

/** A zxid: `"3.7"` (epoch and counter), `"0x300000007"`, or the integer. */
export type AuthoredZxid = string | number;

/** What is on a disk before the story begins. */
export interface AuthoredInitialDisk {
  /** Last transaction in its log; -1 for an empty database that is not to be trusted (ZOOKEEPER-261). */
  readonly zxid?: AuthoredZxid;
  /** The log in full: `"1.1-1.5"`, or several such ranges, rising. Without it, all of the epoch of `zxid` up to there. */
  readonly log?: string | readonly string[];
  /** Last epoch whose leader it accepted; the epoch of its last transaction unless told otherwise. */
  readonly currentEpoch?: number;
  /** Last epoch it promised; `currentEpoch` unless told otherwise. */
  readonly acceptedEpoch?: number;
}

/** A server whose disk is not empty when the story begins, that does not vote, or that is of another release. */
export interface AuthoredServer extends AuthoredInitialDisk {
  readonly id: number;
  readonly role?: 'participant' | 'observer';
  /** The same as `zxid`, `log`, `currentEpoch` and `acceptedEpoch` beside `id`. */
  readonly disk?: AuthoredInitialDisk;
  /** Rounds of election it has been through, for stories that begin in the middle; 0 unless told otherwise. */
  readonly logicalClock?: number;
  /** That of the ensemble unless told otherwise. */
  readonly release?: Release;
}

/** What is not in `zoo.cfg`, or belongs to the story. */
interface AuthoredSurroundings {
  /** From the start of a process to its first election, while votes already arrive; `0s` unless told otherwise. */
  readonly startup?: Time;
  /** How long of `startup` its ports are open; all of it unless told otherwise. */
  readonly listening?: Time;
  /** The release of ZooKeeper whose behaviour is meant; 3.9.5 unless told otherwise. */
  readonly release?: Release;
  /** Single historical bugs and deliberate mistakes, switched on. */
  readonly variants?: readonly string[];
  /** Clients, numbered from 1; as many as steps name unless told otherwise. */
  readonly clients?: number;
  /** Highest counter of an epoch before its leader steps down; 2^32 - 2 unless told otherwise. */
  readonly counterMax?: number;
}

export interface AuthoredServerList extends AuthoredSurroundings {
  /** How many (then their ids are 1, 2, 3 …), or one by one. */
  readonly servers: number | readonly (number | AuthoredServer)[];
  readonly zooCfg?: never;
  readonly myid?: never;
  /** Ids of those that do not vote. */
  readonly observers?: readonly number[];
  /** Hierarchical quorums: the groups, numbered from 1. Without them every participant counts for one. */
  readonly groups?: readonly (readonly number[])[];
  /** Weight of each server within its group, 1 unless told otherwise. */
  readonly weights?: Readonly<Record<number, number>>;
  /** The one server runs alone, without elections. */
  readonly standalone?: boolean;
  /** Milliseconds; 2000 unless told otherwise. */
  readonly tickTime?: number;
  /** Ticks; 10 unless told otherwise. */
  readonly initLimit?: number;
  /** Ticks; 5 unless told otherwise. */
  readonly syncLimit?: number;
  /** Ticks in which a learner must have connected; initLimit unless told otherwise. */
  readonly connectToLearnerMasterLimit?: number;
  /** Milliseconds between two tries of a learner to connect; what the release says unless told otherwise. */
  readonly leaderConnectDelayDuringRetryMs?: number;
  /** Connect time-out of the election channel in milliseconds; 5000 unless told otherwise. */
  readonly cnxTimeout?: number;
  /** Milliseconds of the first poll of an election; 200 unless told otherwise. */
  readonly minNotificationInterval?: number;
  /** Milliseconds of the longest poll of an election; 60000 unless told otherwise. */
  readonly maxNotificationInterval?: number;
  /** Transactions that the committed log keeps; 500 unless told otherwise. */
  readonly commitLogCount?: number;
  /** Transactions between snapshots; 100000 unless told otherwise. */
  readonly snapCount?: number;
  /** How much of the log on disk, as a part of the last snapshot, may be sent to a learner; below 0: none. */
  readonly snapshotSizeFactor?: number;
}

export interface AuthoredZooCfg extends AuthoredSurroundings {
  readonly servers?: never;
  /** The text of the `zoo.cfg` that all servers have, or of each server's own, in the order of `myid`. */
  readonly zooCfg: string | readonly string[];
  /** The text of each server's `myid`; without it, every server of the list has its number. */
  readonly myid?: readonly string[];
}

export type AuthoredEnsemble = AuthoredServerList | AuthoredZooCfg;

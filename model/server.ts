/** One server: what it keeps on disk, what it holds in memory, what part it plays, and whom it is connected to. */
import { Backlog, type ConnectionId, type Outbox, SharedLog, type Ticket } from '../sim/index.ts';
import type { Client } from './client/client.ts';
import type { ClientCommand } from './client/command.ts';
import type { Configuration } from './configuration.ts';
import { type Database, emptyDatabase, type Snapshot, type StoredRecord } from './database/database.ts';
import type { Notification, Request, ToLog, ZabItem, ZabMessage, ZabStored } from './message.ts';
import type { ZabObservation } from './observation.ts';
import { isVoter } from './quorum.ts';
import { DEFAULT_RELEASE, type ReleaseRules, rulesOf } from './release.ts';
import type { LeaderRole } from './leading/leaderRole.ts';
import type { LearnerRole } from './learning/learnerRole.ts';
import type { ServerState, Vote } from './vote.ts';
import { UNTRUSTED_ZXID, type Zxid } from './zxid.ts';

/** The words that this protocol adds to the kernel's. */
export interface ZabVocabulary {
  readonly message: ZabMessage;
  readonly item: ZabItem;
  readonly stored: ZabStored;
  readonly observation: ZabObservation;
  readonly command: ClientCommand;
}

export type ZabOutbox = Outbox<ZabVocabulary>;

/** A process of an ensemble's world: a server, or a client of it. */
export type ZabProcess = Server | Client;

/** What only this role knows lives inside the role. */
export type Role =
  | { readonly kind: 'looking'; readonly election: Election | null }
  | LearnerRole
  | LeaderRole
  /** A server alone: it serves from its start on, and knows no election. `hzxid`: the last zxid given out. */
  | { readonly kind: 'standalone'; readonly hzxid: Zxid };

/** One call of `FastLeaderElection.lookForLeader`. Null in the role until it begins: what arrives before waits, and counts. */
export interface Election {
  /** `recvset`: the votes of this round, one a voter, in the order of their sids. */
  readonly recvset: readonly RecordedVote[];
  /** `outofelection`: what servers that are not looking have said, of whatever round. */
  readonly outOfElection: readonly RecordedVote[];
  /** `notTimeout`: how long the next poll waits before it resends, in milliseconds. */
  readonly pollMs: number;
  /** The voters of the quorum seen, while the server waits a last time for a better vote; else null. */
  readonly finalizing: readonly number[] | null;
}

/** One entry of `recvset` or `outofelection`. */
export interface RecordedVote {
  readonly sid: number;
  readonly vote: Vote;
  readonly round: number;
  readonly state: ServerState;
  /** Message format version: 0 in `recvset`, which drops it, 2 in `outofelection`. Only equality of votes looks at it. */
  readonly version: 0 | 2;
}

/** What the connection manager keeps of one other server. */
export interface LinkTo {
  readonly sid: number;
  /** The connection whose workers run, or null: `senderWorkerMap`. */
  readonly connection: ConnectionId | null;
  /** The sending worker has not yet looked into its queue for the first time. */
  readonly isFresh: boolean;
  /** The dial in progress, or null: `inprogressConnections`. */
  readonly dialing: ConnectionId | null;
  /** Whether there is a queue for it yet: `queueSendMap` grows with use. */
  readonly hasQueue: boolean;
  /** The queue: room for one, the newest. */
  readonly queued: Notification | null;
  /** `lastMessageSent`. */
  readonly lastSent: Notification | null;
}

/** A connection that the listener has accepted and not yet handled. */
export interface AcceptedConnection {
  readonly connection: ConnectionId;
  readonly peer: number;
  /** What lies in its socket: the handshake, then what the peer sent without waiting for an answer. */
  readonly unread: readonly ZabMessage[];
  /** The peer's end is closed; what it sent before can still be read. */
  readonly isClosed: boolean;
}

/** What this server tells others once it has decided (`QuorumPeer.currentVote`). */
export interface CurrentVote {
  readonly vote: Vote;
  /** Round in which it was decided; −1 at boot. */
  readonly round: number;
}

/** The thread that writes the log (`SyncRequestProcessor`), and what `ZKDatabase` counts for it. It outlives a role where a release says so. */
export interface SyncProcessor {
  /** Records on their way to it. */
  readonly waitingCount: number;
  /** Records in its buffer, appended and not yet written to the file: a kill loses them. */
  readonly batch: Backlog<ToLog>;
  /** The sync under way, and the records it makes durable. */
  readonly flushing: { readonly ticket: Ticket; readonly records: Backlog<ToLog> } | null;
  /** Records since the log was rolled, or since the process started. */
  readonly logCount: number;
  /** `randRoll`: at which count beyond half of `snapCount` the log is rolled. */
  readonly randRoll: number;
  /** The snapshot being written, or null. */
  readonly snapshotting: Ticket | null;
  /** Whether the next record opens a new file. */
  readonly opensFile: boolean;
  /** Whether the log does not end where memory does, for a snapshot has replaced it: the next record follows a gap. */
  readonly followsGap: boolean;
  /** Whether it has been told to end once its queue is empty. */
  readonly isEnding: boolean;
  /** An I/O error has ended the thread. */
  readonly isBroken: boolean;
  /** Up to here the file has what memory says it has: every append before has completed. */
  readonly soundLength: number;
}

/** A client's connection here. */
export interface ClientConnection {
  readonly connection: ConnectionId;
  /** The client's process. */
  readonly client: number;
  /** Null until its session is open. */
  readonly session: string | null;
}

/** The request processors' state, while a server serves. */
export interface Pipeline {
  /** `CommitProcessor`: requests of clients here that wait, in the order they came. */
  readonly waiting: Backlog<Request>;
  /** Of a learner: syncs that its leader has not answered. */
  readonly pendingSyncs: readonly Request[];
}

export const emptyPipeline: Pipeline = { waiting: Backlog.empty<Request>(), pendingSyncs: [] };

/** How a role ends, while its main thread leaves it. */
export interface Ending {
  /** Whether the server had begun to serve; otherwise nothing is replayed. */
  readonly wasRunning: boolean;
  readonly isLeader: boolean;
  /** A snapshot was received in part, or the log could not be written: memory is not to be trusted, the disk is. */
  readonly discardsDatabase: boolean;
  readonly reason: 'leaderLost' | 'steppedDown';
}

/** Handlers assign to these fields; what a field holds is replaced, never edited. */
export interface Server {
  readonly kind: 'server';
  readonly id: number;
  /** Its `zoo.cfg`. */
  readonly config: Configuration;
  /** What its release does; set at each start. */
  release: ReleaseRules;
  acceptedEpoch: number; //             f.p, durable
  currentEpoch: number; //              f.a, durable
  log: SharedLog<StoredRecord>; //      h_f, as written to the file; durable once synced
  snapshots: readonly Snapshot[]; //    as written to their files, in the order of writing
  /** Volatile, as all that follows. Kept over an election. */
  database: Database;
  /** The database was empty at the start, and nothing says that this is right (ZOOKEEPER-261). */
  isUntrusted: boolean;
  syncProcessor: SyncProcessor;
  role: Role;
  currentVote: CurrentVote;
  /** `logicalclock`: the round of election, 0 before the first. */
  logicalClock: number;
  /** `proposedLeader`, `proposedZxid`, `proposedEpoch`: the vote of the election under way. An observer's is null. */
  proposal: Vote | null;
  /** One for each server ever addressed or connected, in the order of their sids: the keys of `queueSendMap`. */
  links: readonly LinkTo[];
  /** Connections that the listener has accepted and not yet handled, oldest first. It reads one at a time. */
  accepted: readonly AcceptedConnection[];
  /** Messages in the connection manager's `recvQueue`, at most 100. */
  recvQueueLength: number;
  /** How many at the head of the channel `receiver` were pushed out of the full `recvQueue` and will be skipped. */
  recvQueueOverwritten: number;
  /** A write to disk has failed since the last one that somebody waited for: whoever waits next has failed, too. */
  diskHasFailed: boolean;
  /** Null but while a role ends. */
  ending: Ending | null;
  clients: readonly ClientConnection[];
  pipeline: Pipeline;
  /** Base of the session ids that this life of the process gives out, and how many it has given out. */
  nextSession: { readonly base: string; readonly count: number };
  /** The random word that is taken next: unsigned, 32 bits. */
  randomWord: number;
  /** Its own clock at the input under way, and when it last began to look for a leader; microseconds. */
  clockUs: number;
  lookingSinceUs: number;
}

/** One explicit literal: a spread in a chain of copies is ten times slower on today's engines. A test checks that no key is lost. */
export const copyServer = (server: Server): Server => ({
  kind: 'server',
  id: server.id,
  config: server.config,
  release: server.release,
  acceptedEpoch: server.acceptedEpoch,
  currentEpoch: server.currentEpoch,
  log: server.log,
  snapshots: server.snapshots,
  database: server.database,
  isUntrusted: server.isUntrusted,
  syncProcessor: server.syncProcessor,
  role: server.role,
  currentVote: server.currentVote,
  logicalClock: server.logicalClock,
  proposal: server.proposal,
  links: server.links,
  accepted: server.accepted,
  recvQueueLength: server.recvQueueLength,
  recvQueueOverwritten: server.recvQueueOverwritten,
  diskHasFailed: server.diskHasFailed,
  ending: server.ending,
  clients: server.clients,
  pipeline: server.pipeline,
  nextSession: server.nextSession,
  randomWord: server.randomWord,
  clockUs: server.clockUs,
  lookingSinceUs: server.lookingSinceUs,
});

export function newServer(id: number, config: Configuration): Server {
  return {
    kind: 'server',
    id,
    config,
    release: rulesOf(DEFAULT_RELEASE),
    acceptedEpoch: 0,
    currentEpoch: 0,
    log: SharedLog.empty<StoredRecord>(),
    snapshots: [],
    database: emptyDatabase(),
    isUntrusted: false,
    syncProcessor: newSyncProcessor,
    role: { kind: 'looking', election: null },
    currentVote: { vote: { leader: id, zxid: 0, peerEpoch: 0 }, round: -1 },
    logicalClock: 0,
    proposal: null,
    links: [],
    accepted: [],
    recvQueueLength: 0,
    recvQueueOverwritten: 0,
    diskHasFailed: false,
    ending: null,
    clients: [],
    pipeline: emptyPipeline,
    nextSession: { base: '', count: 0 },
    randomWord: 0,
    clockUs: 0,
    lookingSinceUs: 0,
  };
}

const newSyncProcessor: SyncProcessor = {
  waitingCount: 0,
  batch: Backlog.empty<ToLog>(),
  flushing: null,
  logCount: 0,
  randRoll: 0,
  snapshotting: null,
  opensFile: true,
  followsGap: false,
  isEnding: false,
  isBroken: false,
  soundLength: 0,
};

/** @returns The state that goes on the wire and that the log shows; a server alone looks for nobody. */
export function serverState(server: Readonly<Server>): ServerState {
  return stateOfRole[server.role.kind];
}

const stateOfRole = {
  looking: 'LOOKING',
  following: 'FOLLOWING',
  leading: 'LEADING',
  observing: 'OBSERVING',
  standalone: 'LEADING',
} as const;

export const isParticipant = (server: Readonly<Server>): boolean => isVoter(server.config.quorum, server.id);

/** @returns Whether this server counts the votes of `sid` and lets others vote for it (`FastLeaderElection.validVoter`). */
export const isValidVoter = (server: Readonly<Server>, sid: number): boolean =>
  isVoter(server.config.quorum, sid);

/**
 * @returns The zxid that votes and ACKEPOCH carry: how far memory has been applied, −1 where that is not to be trusted.
 *
 * Source: `QuorumPeer.getLastLoggedZxid`, which despite its name does not look at the log.
 */
export const votedZxid = (server: Readonly<Server>): Zxid =>
  server.isUntrusted ? UNTRUSTED_ZXID : server.database.lastProcessedZxid;

/** @returns The last zxid in its log on disk, synced or not; 0 of an empty log. */
export const lastLoggedZxid = (server: Readonly<Server>): Zxid => server.log.last()?.record.zxid ?? 0;

/** @returns The process as a server, or null: it is down, or a client. */
export const asServer = (process: Readonly<ZabProcess> | null): Readonly<Server> | null =>
  process?.kind === 'server' ? process : null;

/** One server: what it keeps on disk, what it has voted, and whom it is connected to. */
import type { ConnectionId, Outbox } from '../sim/index.ts';
import type { Configuration } from './configuration.ts';
import type { Notification, ZabItem, ZabMessage, ZabStored } from './message.ts';
import type { ZabObservation } from './observation.ts';
import { isVoter } from './quorum.ts';
import type { ServerState, Vote } from './vote.ts';
import type { Zxid } from './zxid.ts';

/** The words that this protocol adds to the kernel's. */
export interface ZabVocabulary {
  readonly message: ZabMessage;
  readonly item: ZabItem;
  readonly stored: ZabStored;
  readonly command: never;
  readonly observation: ZabObservation;
}

export type ZabOutbox = Outbox<ZabVocabulary>;

/** What only this role knows lives inside the role. The phases that follow an election attach here. */
export type Role =
  | { readonly kind: 'looking'; readonly election: Election | null }
  | { readonly kind: 'following'; readonly leader: number }
  /** `leadingVoteSet`: who made it leader. */
  | { readonly kind: 'leading'; readonly leadingVoteSet: readonly number[] }
  | { readonly kind: 'observing'; readonly leader: number };

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

/** Handlers assign to these fields; what a field holds is replaced, never edited. */
export interface Server {
  readonly id: number;
  /** Its `zoo.cfg`. */
  readonly config: Configuration;
  acceptedEpoch: number; //             f.p, durable
  currentEpoch: number; //              f.a, durable
  lastLoggedZxid: Zxid; //              last zxid of h_f, durable
  role: Role; //                        volatile, as all that follows
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
}

/** One explicit literal: a spread in a chain of copies is ten times slower on today's engines. A test checks that no key is lost. */
export const copyServer = (server: Server): Server => ({
  id: server.id,
  config: server.config,
  acceptedEpoch: server.acceptedEpoch,
  currentEpoch: server.currentEpoch,
  lastLoggedZxid: server.lastLoggedZxid,
  role: server.role,
  currentVote: server.currentVote,
  logicalClock: server.logicalClock,
  proposal: server.proposal,
  links: server.links,
  accepted: server.accepted,
  recvQueueLength: server.recvQueueLength,
  recvQueueOverwritten: server.recvQueueOverwritten,
});

export function newServer(id: number, config: Configuration): Server {
  return {
    id,
    config,
    acceptedEpoch: 0,
    currentEpoch: 0,
    lastLoggedZxid: 0,
    role: { kind: 'looking', election: null },
    currentVote: { vote: { leader: id, zxid: 0, peerEpoch: 0 }, round: -1 },
    logicalClock: 0,
    proposal: null,
    links: [],
    accepted: [],
    recvQueueLength: 0,
    recvQueueOverwritten: 0,
  };
}

/** @returns The state that goes on the wire and that `srvr` shows. */
export function serverState(server: Readonly<Server>): ServerState {
  return stateOfRole[server.role.kind];
}

const stateOfRole = {
  looking: 'LOOKING',
  following: 'FOLLOWING',
  leading: 'LEADING',
  observing: 'OBSERVING',
} as const;

export const isParticipant = (server: Readonly<Server>): boolean => isVoter(server.config.quorum, server.id);

/** @returns Whether this server counts the votes of `sid` and lets others vote for it (`FastLeaderElection.validVoter`). */
export const isValidVoter = (server: Readonly<Server>, sid: number): boolean =>
  isVoter(server.config.quorum, sid);

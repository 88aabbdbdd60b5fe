/**
 * What a step may wait for: the observations of the model and what the kernel does to a process, each with the fields that `when` can
 * ask about, and their values. Every kind of observation is here, with every field that fits on a line, or this file does not compile.
 */
import type { ClientObservation, ZabObservation } from '../../model/index.ts';
import { broadcastEvents } from './eventsOfBroadcast.ts';
import { learnerType, phase, release, rung, serverState, syncMode, syncRule, voteSet } from './eventWords.ts';
import type { FieldsOf, FieldTable } from './fields.ts';

type Kind = ZabObservation['kind'];
type EventTable<Some extends Kind> = {
  readonly [One in Some]: FieldsOf<Extract<ZabObservation, { readonly kind: One }>, 'kind'>;
};

const observations: EventTable<Exclude<Kind, keyof typeof broadcastEvents>> = {
  // Election
  roundStart: { round: 'integer' },
  roundAdopted: { from: 'server', round: 'integer', previous: 'integer' },
  voteCompared: {
    from: 'server',
    round: 'integer',
    logicalClock: 'integer',
    against: { words: { proposal: true, initial: true } },
    decidedBy: rung,
    accepted: 'boolean',
  },
  voteChanged: { from: 'server', round: 'integer', decidedBy: rung },
  voteRecorded: { from: 'server', set: voteSet, round: 'integer', state: serverState },
  notificationIgnored: {
    from: 'server',
    reason: {
      words: {
        notAVoter: true,
        observing: true,
        lowerRound: true,
        untrusted: true,
        discarded: true,
        alreadyDecided: true,
        variant: true,
      },
    },
  },
  quorumSeen: { round: 'integer', needed: 'integer', set: voteSet },
  leaderUnconfirmed: {
    leader: 'server',
    set: voteSet,
    reason: { words: { silent: true, notLeading: true, otherRound: true } },
  },
  finalizeWaitStart: { ms: 'integer' },
  finalizeWaitRenewed: { from: 'server' },
  finalizeWaitBroken: { from: 'server' },
  finalizeWaitExpired: {},
  backOff: { nextMs: 'integer', resent: 'boolean' },
  stateChanged: {
    from: { orNull: serverState },
    to: serverState,
    reason: {
      words: {
        booted: true,
        electedByVotes: true,
        joinedLeader: true,
        leaderLost: true,
        steppedDown: true,
      },
    },
    leader: { orNull: 'server' },
    round: 'integer',
  },

  // Connections
  connectionEstablished: { peer: 'server', dialledBy: 'server' },
  connectionLost: {
    peer: 'server',
    reason: { words: { closed: true, reset: true, timeout: true, replaced: true, challenged: true } },
  },
  challengeLost: { peer: 'server' },
  challengeWon: { peer: 'server' },
  handshakeTimedOut: { peer: 'server' },
  messageOverwritten: { peer: 'server', queue: { words: { queueSendMap: true, recvQueue: true } } },
  lastMessageResent: { peer: 'server' },

  // Starts
  recovered: {
    release,
    snapshot: { orNull: 'zxid' },
    replayed: 'integer',
    zxid: 'zxid',
    currentEpoch: 'integer',
    acceptedEpoch: 'integer',
    historyLength: 'integer',
  },
  bootRefused: {
    reason: {
      words: {
        epochsInconsistent: true,
        logWithoutSnapshot: true,
        logCorrupt: true,
        noValidSnapshot: true,
        epochUnreadable: true,
      },
    },
  },
  phaseChanged: { phase },
  snapshotTaken: {
    zxid: 'zxid',
    reason: { words: { started: true, leading: true, newLeader: true, snapCount: true } },
  },

  // Discovery
  leaderStarts: { currentEpoch: 'integer', acceptedEpoch: 'integer', zxid: 'zxid' },
  learnerConnects: { leader: 'server', triesLeft: 'integer' },
  connectFailed: { leader: 'server', triesLeft: 'integer' },
  learnerRegistered: { learner: 'server', learnerType, acceptedEpoch: 'integer' },
  epochProposed: { epoch: 'integer', needed: 'integer' },
  epochAccepted: { leader: 'server', epoch: 'integer', currentEpoch: { orNull: 'integer' }, zxid: 'zxid' },
  epochRefused: { leader: 'server', epoch: 'integer', acceptedEpoch: 'integer' },
  epochAcked: { learner: 'server', currentEpoch: { orNull: 'integer' }, zxid: 'zxid', counted: 'boolean' },
  learnerAhead: { learner: 'server' },
  epochEstablished: { epoch: 'integer', zxid: 'zxid' },

  // Synchronisation
  syncDecided: {
    learner: 'server',
    mode: syncMode,
    rule: syncRule,
    peerZxid: 'zxid',
    minCommittedLog: 'zxid',
    maxCommittedLog: 'zxid',
    lastProcessedZxid: 'zxid',
    zxid: 'zxid',
    committed: 'integer',
    outstanding: 'integer',
  },
  syncReceived: { leader: 'server', mode: syncMode, zxid: 'zxid' },
  truncated: { zxid: 'zxid' },
  databaseReplaced: {
    mode: { words: { SNAP: true, TRUNC: true } },
    zxid: 'zxid',
    before: 'integer',
    after: 'integer',
    common: 'integer',
  },
  newLeaderAccepted: { leader: 'server', epoch: 'integer', zxid: 'zxid' },
  newLeaderAcked: { learner: 'server', zxid: 'zxid', counted: 'boolean' },
  leaderActive: { epoch: 'integer', zxid: 'zxid', historyLength: 'integer', tookMs: 'integer' },
  learnerActive: { leader: 'server', epoch: 'integer', historyLength: 'integer' },
};

const kernelEvents: Readonly<Record<string, FieldTable>> = {
  start: { incarnation: 'integer' },
  boot: { incarnation: 'integer' },
  kill: {},
  exit: { code: 'integer' },
  powerOff: {
    unsynced: { words: { lost: true, prefix: true, torn: true } },
    lost: 'integer',
    torn: 'boolean',
  },
  pause: {},
  resume: {},
  clockChange: { ratePpm: 'integer', jumpUs: 'integer' },
  diskFault: {
    kind: {
      words: { slow: true, fail: true, repair: true, fill: true, free: true, flip: true, wipe: true },
    },
  },
  linkCut: { from: 'server', to: 'server' },
  linkHeal: { from: 'server', to: 'server' },
  messageHeld: { name: 'text', from: 'server', to: 'server' },
  messageReleased: { name: 'text', from: 'server', to: 'server' },
};

const ofModel: Readonly<Record<string, FieldTable>> = { ...observations, ...broadcastEvents };
const all: Readonly<Record<string, FieldTable>> = { ...ofModel, ...kernelEvents };

/** What a client sees. */
const clientKinds: readonly ClientObservation['kind'][] = ['clientAsks', 'clientAnswered', 'clientFails'];

export const eventKinds: readonly string[] = Object.keys(all);

/** @returns The fields of an event that a story can ask about. */
export const eventFields = (kind: string): FieldTable => all[kind] ?? {};

/** @returns Whether a row of this kind is an observation of the model. */
export const isObservationKind = (kind: string): boolean => Object.hasOwn(ofModel, kind);

/** What no process sees, but the outside world. */
const outsideKinds: readonly string[] = ['linkCut', 'linkHeal', 'messageHeld', 'messageReleased'];

/** @returns Whether it is seen by nobody: then there is no `by`. */
export const isSeenByNobody = (kind: string): boolean => outsideKinds.includes(kind);

/** @returns Whether clients see it: then `by` numbers clients. */
export const isSeenByClients = (kind: string): boolean => clientKinds.some((known) => known === kind);

/**
 * What a step may wait for: the observations of the model and what the kernel does to a process, each with the fields that `when` can
 * ask about. Every kind of observation must be here, with fields that it has, or this file does not compile.
 */
import type { ZabObservation } from '../../model/index.ts';

/** Fields whose value fits on one line of a story. */
type FieldsOf<Kind extends ZabObservation['kind']> = readonly Exclude<
  keyof Extract<ZabObservation, { readonly kind: Kind }>,
  'kind'
>[];

const observations: { readonly [Kind in ZabObservation['kind']]: FieldsOf<Kind> } = {
  roundStart: ['round'],
  roundAdopted: ['from', 'round', 'previous'],
  voteCompared: ['from', 'round', 'logicalClock', 'against', 'decidedBy', 'accepted'],
  voteChanged: ['from', 'round', 'decidedBy'],
  voteRecorded: ['from', 'set', 'round', 'state'],
  notificationIgnored: ['from', 'reason'],
  quorumSeen: ['round', 'needed', 'set'],
  leaderUnconfirmed: ['leader', 'set', 'reason'],
  finalizeWaitStart: ['ms'],
  finalizeWaitRenewed: ['from'],
  finalizeWaitBroken: ['from'],
  finalizeWaitExpired: [],
  backOff: ['nextMs', 'resent'],
  stateChanged: ['from', 'to', 'reason', 'leader', 'round'],
  connectionEstablished: ['peer', 'dialledBy'],
  connectionLost: ['peer', 'reason'],
  challengeLost: ['peer'],
  challengeWon: ['peer'],
  handshakeTimedOut: ['peer'],
  messageOverwritten: ['peer', 'queue'],
  lastMessageResent: ['peer'],
};

const kernelEvents: Readonly<Record<string, readonly string[]>> = {
  start: ['incarnation'],
  boot: ['incarnation'],
  kill: [],
  exit: ['code'],
  powerOff: ['unsynced', 'lost', 'torn'],
  pause: [],
  resume: [],
  clockChange: ['ratePpm', 'jumpUs'],
  linkCut: ['from', 'to'],
  linkHeal: ['from', 'to'],
};

const fields: Readonly<Record<string, readonly string[]>> = { ...observations, ...kernelEvents };

export const eventKinds: readonly string[] = Object.keys(fields);

/** @returns The fields of an event that a story can ask about. */
export const eventFields = (kind: string): readonly string[] => fields[kind] ?? [];

/** @returns Whether a row of this kind is an observation of the model. */
export const isObservationKind = (kind: string): boolean => Object.hasOwn(observations, kind);

/** Connections between election ports, and votes on their way, told: English. */
import type { ConnectionLostReason, ServerState, Vote } from '../../../model/index.ts';
import { who } from './faults.ts';
import { type Party, type Seen, zxid } from './words.ts';

const lost: Readonly<Record<ConnectionLostReason, string>> = {
  closed: 'the other side closed it',
  reset: 'it was reset',
  timeout: 'nobody answered',
  replaced: 'a newer one took its place',
  challenged: 'a smaller id dialled, and is dialled back',
};

const queues = { queueSendMap: 'the next message to', recvQueue: 'a message from' } as const;

/** A notification, as it is sent and received. */
export interface Told {
  readonly server: number;
  readonly peer: number;
  readonly vote: Vote | null;
  readonly round: number;
  readonly state: ServerState;
}

const notification = ({ state, round, vote }: Told): string =>
  `${state}, round ${round}, vote for ${vote === null ? 'nobody' : `${vote.leader} (epoch ${vote.peerEpoch}, zxid ${zxid(vote.zxid)})`}`;

export const connectionsInEnglish = {
  'told.connected': (p: Seen<'connectionEstablished'>) =>
    `${p.server} talks to ${p.peer}, on the connection that ${p.dialledBy} dialled`,
  'told.connectionLost': (p: Seen<'connectionLost'>) =>
    `${p.server} loses its connection to ${p.peer}: ${lost[p.reason]}`,
  'told.challengeLost': (p: Seen<'challengeLost'>) =>
    `${p.server} drops the connection it dialled to ${p.peer}, the larger id: ${p.peer} will dial back`,
  'told.challengeWon': (p: Seen<'challengeWon'>) =>
    `${p.server} drops the connection that ${p.peer}, the smaller id, dialled, and dials back`,
  'told.handshakeTimedOut': (p: Seen<'handshakeTimedOut'>) =>
    `${p.server} gives up on ${p.peer}: it connected and said nothing`,
  'told.overwritten': (p: Seen<'messageOverwritten'>) =>
    `${p.server} keeps only the newest: ${queues[p.queue]} ${p.peer} replaces an older one`,
  'told.lastMessageResent': (p: Seen<'lastMessageResent'>) =>
    `${p.server} repeats its last message to ${p.peer}`,
  'told.sent': (p: Told) => `${p.server} → ${p.peer}: ${notification(p)}`,
  'told.received': (p: Told) => `${p.server} ← ${p.peer}: ${notification(p)}`,
  'told.dropped': (p: { process: Party; peer: Party; reason: string }) =>
    `A message from ${who(p.peer)} to ${who(p.process)} is lost (${p.reason})`,
};

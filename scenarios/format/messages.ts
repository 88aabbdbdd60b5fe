/** The messages that a step may hold, each with the fields it can choose by. Every type is here, or this file does not compile. */
import type { ZabMessage } from '../../model/index.ts';
import { learnerType, serverState } from './eventWords.ts';
import type { FieldsOf, FieldTable } from './fields.ts';

const messages: {
  readonly [Type in ZabMessage['type']]: FieldsOf<Extract<ZabMessage, { readonly type: Type }>, 'type'>;
} = {
  handshake: { protocolVersion: 'integer', sid: 'server' },
  notification: { round: 'integer', state: serverState },
  followerInfo: { sid: 'server', learnerType, acceptedEpoch: 'integer' },
  leaderInfo: { epoch: 'integer' },
  ackEpoch: { zxid: 'zxid', currentEpoch: { orNull: 'integer' } },
  diff: { zxid: 'zxid' },
  trunc: { zxid: 'zxid' },
  snap: { zxid: 'zxid' },
  newLeader: { zxid: 'zxid' },
  upToDate: {},
  proposal: {},
  ack: { zxid: 'zxid' },
  commit: { zxid: 'zxid' },
  inform: {},
  ping: { zxid: 'zxid' },
  request: {},
  sync: {},
  connectRequest: { lastZxidSeen: 'zxid' },
  connectResponse: { session: 'text' },
  clientRequest: { cxid: 'integer' },
  clientReply: { cxid: 'integer', zxid: 'zxid', value: { orNull: 'text' } },
};

const all: Readonly<Record<string, FieldTable>> = messages;

export const messageTypes: readonly string[] = Object.keys(all);

/** @returns The fields of a message by which a story can choose it. */
export const messageFields = (type: string): FieldTable => all[type] ?? {};

/**
 * What a message looks like: a shape for its family, a sign inside, its name beside it. Filled: from the leader; hollow: to the leader.
 * A vote has the digit of the leader it proposes, which is the whole story of an election.
 */
import { type ServerState, type ZabMessage, type Zxid, zxidAsPair } from '../../model/index.ts';
import type { Operation } from '../trace/clientView.ts';

export type Family = 'notification' | 'discovery' | 'sync' | 'newLeader' | 'broadcast' | 'client' | 'quiet';

/** Of what family, and how it is drawn. */
export interface MessageLook {
  readonly family: Family;
  readonly isFilled: boolean;
  /** A letter or a digit; of `paths` the name of one. */
  readonly sign: string;
  /** Its name on the wire, and the number that matters; empty where the sign says all. */
  readonly name: string;
  readonly detail: string;
  /** What a vote says of its sender. */
  readonly senderState: ServerState | null;
}

/** Signs that are no letters: paths in a box from −1 to 1. */
export const signPaths: Readonly<Record<string, string>> = {
  plus: 'M0,-0.75V0.75M-0.75,0H0.75',
  scissors:
    'M-0.8,-0.55L0.8,0.5M-0.8,0.55L0.8,-0.5M-0.85,-0.5A0.2,0.2 0 1 0 -0.84,-0.5M-0.85,0.5A0.2,0.2 0 1 0 -0.84,0.5',
  sheets: 'M-0.7,-0.55H0.7M-0.7,0H0.7M-0.7,0.55H0.7',
  tick: 'M-0.65,0.05L-0.15,0.55L0.7,-0.5',
};

export function messageLook(message: ZabMessage): MessageLook {
  switch (message.type) {
    case 'notification': {
      const sign = message.vote === null ? '–' : String(message.vote.leader);
      return { ...look('notification', 'filled', sign, ''), senderState: message.state };
    }
    case 'handshake':
      return look('quiet', 'hollow', '', '');
    case 'ping':
      return look('quiet', 'filled', '', '');
    case 'followerInfo': {
      const name = message.learnerType === 'observer' ? 'OBSERVERINFO' : 'FOLLOWERINFO';
      return look('discovery', 'hollow', String(message.acceptedEpoch), name);
    }
    case 'leaderInfo':
      return look('discovery', 'filled', String(message.epoch), 'LEADERINFO');
    case 'ackEpoch':
      return look('discovery', 'hollow', String(message.currentEpoch ?? '–'), 'ACKEPOCH', message.zxid);
    case 'diff':
      return look('sync', 'filled', 'plus', 'DIFF', message.zxid);
    case 'trunc':
      return look('sync', 'filled', 'scissors', 'TRUNC', message.zxid);
    case 'snap':
      return look('sync', 'filled', 'sheets', 'SNAP', message.zxid);
    case 'newLeader':
      return look('newLeader', 'filled', 'N', 'NEWLEADER', message.zxid);
    case 'upToDate':
      return look('newLeader', 'filled', 'U', 'UPTODATE');
    case 'proposal':
      return look('broadcast', 'filled', '', 'PROPOSAL', message.record.zxid);
    case 'ack':
      return look('broadcast', 'hollow', '', 'ACK', message.zxid);
    case 'commit':
      return look('broadcast', 'filled', 'tick', 'COMMIT', message.zxid);
    case 'inform':
      return look('broadcast', 'filled', 'tick', 'INFORM', message.record.zxid);
    case 'request':
      return look('client', 'hollow', operationSign(message.request.operation), 'REQUEST');
    case 'sync':
      return look('client', 'hollow', 'sync', 'SYNC');
    case 'connectRequest':
      return look('client', 'hollow', 'hello', '');
    case 'connectResponse':
      return look('client', 'filled', 'hello', '');
    case 'clientRequest':
      return look('client', 'hollow', operationSign(message.operation), '');
    case 'clientReply':
      return look('client', 'filled', 'tick', '');
  }
}

function look(
  family: Family,
  fill: 'filled' | 'hollow',
  sign: string,
  name: string,
  zxid: Zxid | null = null,
): MessageLook {
  const detail = zxid === null ? '' : zxidAsPair(zxid);
  return { family, isFilled: fill === 'filled', sign, name, detail, senderState: null };
}

/** As in the commands of `zkCli`. */
function operationSign({ type }: Operation): string {
  switch (type) {
    case 'createSession':
      return 'open';
    case 'closeSession':
      return 'close';
    default:
      return type;
  }
}

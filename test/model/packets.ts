/** Messages as one would say them: `diff 3.8`, `leaderInfo 4`, `ackEpoch 3.7 e3`. */
import { makeZxid, priorRecord, type ZabMessage, zxidAsPair } from '../../model/index.ts';

/** The transaction `epoch.counter`, as it is on every disk that has it. */
export const txn = (epoch: number, counter: number) => priorRecord(makeZxid(epoch, counter));

/** Those from `epoch.from` to `epoch.to`. */
export const txns = (epoch: number, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => txn(epoch, from + index));

export function packetText(message: ZabMessage): string {
  const { type } = message;
  switch (type) {
    case 'followerInfo':
      return `${type} ${message.acceptedEpoch}`;
    case 'leaderInfo':
      return `${type} ${message.epoch}`;
    case 'ackEpoch':
      return `${type} ${zxidAsPair(message.zxid)} e${message.currentEpoch ?? -1}`;
    case 'proposal':
    case 'inform':
      return `${type} ${zxidAsPair(message.record.zxid)}`;
    case 'request':
      return `${type} ${message.request.operation.type}`;
    case 'diff':
    case 'trunc':
    case 'snap':
    case 'newLeader':
    case 'ack':
    case 'commit':
    case 'ping':
    case 'clientReply':
      return `${type} ${zxidAsPair(message.zxid)}`;
    case 'notification':
      return `${message.state} ${message.vote?.leader ?? 'nobody'}`;
    default:
      return type;
  }
}

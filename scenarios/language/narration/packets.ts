/** Packets between leader and learners, told: English. By the names they have in ZooKeeper. */
import { txnText } from './english.ts';
import { who } from './faults.ts';
import { type Message, operationText, type Packet, type Party, zxid } from './words.ts';

/** What it is, and the values that matter. */
function packetText(packet: Packet): string {
  switch (packet.type) {
    case 'followerInfo':
      return `${packet.learnerType === 'observer' ? 'OBSERVERINFO' : 'FOLLOWERINFO'}, promised epoch ${packet.acceptedEpoch}`;
    case 'leaderInfo':
      return `LEADERINFO, epoch ${packet.epoch}`;
    case 'ackEpoch':
      return `ACKEPOCH, ${packet.currentEpoch === null ? 'promised before' : `history of epoch ${packet.currentEpoch}`}, up to ${zxid(packet.zxid)}`;
    case 'upToDate':
      return 'UPTODATE';
    case 'proposal':
      return `PROPOSAL ${zxid(packet.record.zxid)}: ${txnText(packet.record.txn)}`;
    case 'inform':
      return `INFORM ${zxid(packet.record.zxid)}: ${txnText(packet.record.txn)}`;
    case 'request':
      return `REQUEST ${operationText(packet.request.operation)}`;
    case 'sync':
      return 'SYNC';
    case 'newLeader':
      return `NEWLEADER ${zxid(packet.zxid)}`;
    default:
      return `${packet.type.toUpperCase()} ${zxid(packet.zxid)}`;
  }
}

/** What is held on its way. */
function messageText(message: Message): string {
  switch (message.type) {
    case 'handshake':
      return 'a handshake';
    case 'notification':
      return `a vote for ${message.vote?.leader ?? 'nobody'}`;
    case 'connectRequest':
    case 'clientRequest':
      return "a client's request";
    case 'connectResponse':
    case 'clientReply':
      return 'an answer to a client';
    default:
      return packetText(message);
  }
}

export const packetsInEnglish = {
  'told.held': (p: { from: Party; to: Party; message: Message }) =>
    `A message from ${who(p.from)} to ${who(p.to)} is held on its way: ${messageText(p.message)}`,
  'told.released': (p: { from: Party; to: Party }) =>
    `What was held on its way from ${who(p.from)} to ${who(p.to)} goes on`,
  'told.packetSent': (p: { server: number; peer: number; packet: Packet }) =>
    `${p.server} → ${p.peer}: ${packetText(p.packet)}`,
  'told.packetReceived': (p: { server: number; peer: number; packet: Packet }) =>
    `${p.server} ← ${p.peer}: ${packetText(p.packet)}`,
};

/** Packets between leader and learners, told: Chinese. By the names they have in ZooKeeper. */
import type { Translation } from '../catalogue.ts';
import { txnText } from './chinese.ts';
import type { packetsInEnglish } from './packets.ts';
import { amid, server } from './faultsInChinese.ts';
import { type Message, operationText, type Packet, zxid } from './words.ts';

function packetText(packet: Packet): string {
  switch (packet.type) {
    case 'followerInfo':
      return `${packet.learnerType === 'observer' ? 'OBSERVERINFO' : 'FOLLOWERINFO'}，承诺过纪元 ${packet.acceptedEpoch}`;
    case 'leaderInfo':
      return `LEADERINFO，纪元 ${packet.epoch}`;
    case 'ackEpoch':
      return `ACKEPOCH，${packet.currentEpoch === null ? '早已承诺' : `历史属于纪元 ${packet.currentEpoch}`}，到 ${zxid(packet.zxid)} 为止`;
    case 'upToDate':
      return 'UPTODATE';
    case 'proposal':
      return `PROPOSAL ${zxid(packet.record.zxid)}：${txnText(packet.record.txn)}`;
    case 'inform':
      return `INFORM ${zxid(packet.record.zxid)}：${txnText(packet.record.txn)}`;
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
      return '握手';
    case 'notification':
      return `投 ${message.vote?.leader ?? '无人'} 的选票`;
    case 'connectRequest':
    case 'clientRequest':
      return '客户端的请求';
    case 'connectResponse':
    case 'clientReply':
      return '给客户端的答复';
    default:
      return packetText(message);
  }
}

export const packetsInChinese: Translation<typeof packetsInEnglish> = {
  'told.held': (p) => `${server(p.from)} 发往${amid(p.to)}的一条消息在途中被扣住：${messageText(p.message)}`,
  'told.released': (p) => `${server(p.from)} 发往${amid(p.to)}而被扣住的消息继续前行`,
  'told.packetSent': (p) => `${p.server} → ${p.peer}：${packetText(p.packet)}`,
  'told.packetReceived': (p) => `${p.server} ← ${p.peer}：${packetText(p.packet)}`,
};

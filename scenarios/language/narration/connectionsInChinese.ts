/** Connections between election ports, and votes on their way, told: Chinese. */
import type { ConnectionLostReason } from '../../../model/index.ts';
import type { Translation } from '../catalogue.ts';
import type { connectionsInEnglish, Told } from './connections.ts';
import { amid } from './faultsInChinese.ts';
import { zxid } from './words.ts';

const lost: Readonly<Record<ConnectionLostReason, string>> = {
  closed: '对方已关闭',
  reset: '连接被重置',
  timeout: '无人应答',
  replaced: '被更新的连接取代',
  challenged: '编号较小者拨入，将由本端回拨',
};

const notification = ({ state, round, vote }: Told): string =>
  `${state}，第 ${round} 轮，投 ${vote === null ? '无人' : `${vote.leader}（纪元 ${vote.peerEpoch}，zxid ${zxid(vote.zxid)}）`}`;

export const connectionsInChinese: Translation<typeof connectionsInEnglish> = {
  'told.connected': (p) => `服务器 ${p.server} 与 ${p.peer} 建立连接，由 ${p.dialledBy} 拨号`,
  'told.connectionLost': (p) => `服务器 ${p.server} 与 ${p.peer} 的连接断开：${lost[p.reason]}`,
  'told.challengeLost': (p) => `服务器 ${p.server} 放弃拨往 ${p.peer} 的连接：对方编号更大，将由它回拨`,
  'told.challengeWon': (p) => `服务器 ${p.server} 放弃 ${p.peer} 拨入的连接：对方编号更小，由自己回拨`,
  'told.handshakeTimedOut': (p) => `服务器 ${p.server} 不再等待 ${p.peer}：它连上之后一言不发`,
  'told.overwritten': (p) =>
    p.queue === 'recvQueue'
      ? `服务器 ${p.server} 的接收队列已满：${p.peer} 的消息取代了较早的一条`
      : `服务器 ${p.server} 只保留最新的消息：发往 ${p.peer} 的消息取代了较早的一条`,
  'told.lastMessageResent': (p) => `服务器 ${p.server} 向 ${p.peer} 重发上一条消息`,
  'told.sent': (p) => `${p.server} → ${p.peer}：${notification(p)}`,
  'told.received': (p) => `${p.server} ← ${p.peer}：${notification(p)}`,
  'told.dropped': (p) => `从${amid(p.peer)}到${amid(p.process)}的一条消息丢失（${p.reason}）`,
};

/** Broadcast, told: Chinese. */
import type { Translation } from '../catalogue.ts';
import type { broadcastInEnglish, Proposed } from './broadcast.ts';
import { asQuorum, measure, names, txnText } from './chinese.ts';
import { type Seen, zxid, zxidsText } from './words.ts';

function badState({ server, what, peer, zxid: seen, expected }: Seen<'badState'>): string {
  const it = zxid(seen);
  const next = expected === null ? '另一个事务' : ` ${zxid(expected)}`;
  switch (what) {
    case 'proposalGap':
      return `服务器 ${server} 从 ${peer} 收到提案 ${it}，而接下来本该是${next}：中间有缺失`;
    case 'commitMismatch':
      return `${peer} 要服务器 ${server} 提交 ${it}，可排在最前的是${next}`;
    case 'commitWithoutProposal':
      return `${peer} 要服务器 ${server} 提交 ${it}，它却没有这个提案`;
    case 'ackUnknown':
      return `服务器 ${server} 从 ${peer} 收到对 ${it} 的 ACK，自己却没有提出过`;
    case 'newLeaderAckOfOtherEpoch':
      return `服务器 ${server} 本该从 ${peer} 读到对 NEWLEADER${expected === null ? '' : next} 的 ACK，读到的却是对 ${it} 的：不把 ${peer} 计入`;
    case 'committedLogGap':
      return `服务器 ${server} 无法交付 ${it}：它的已提交日志缺少此前的事务`;
    case 'truncToUnknown':
      return `${peer} 要服务器 ${server} 把日志截断到 ${it}，它却没有这个事务`;
    case 'unexpectedPacket':
      return `服务器 ${server} 从 ${peer} 收到一个此时不该有的包`;
  }
}

function proposal({ zxid: it, txn, sessions }: Proposed): string {
  const before = sessions.length === 0 ? '' : `（${zxidsText(sessions, 'zh-CN')} 用于会话）`;
  return `${zxid(it)}：${txnText(txn)}${before}`;
}

export const broadcastInChinese: Translation<typeof broadcastInEnglish> = {
  'told.proposed': (p) => `服务器 ${p.server} 提出提案 ${proposal(p)}`,
  'told.numbered': (p) => `服务器 ${p.server} 分配 zxid ${proposal(p)}`,
  'told.appended': (p) => `服务器 ${p.server} 把 ${zxid(p.zxid)} 追加到日志：${txnText(p.txn)}`,
  'told.logSynced': (p) =>
    `服务器 ${p.server} 的日志已落盘，到 ${zxid(p.zxid)} 为止${p.count === 1 ? '' : `，一次 ${p.count} 条`}`,
  'told.acked': (p) => `服务器 ${p.server} 告诉 ${p.leader}：${zxid(p.zxid)} 已落盘`,
  'told.ackCounted': (p) =>
    `服务器 ${p.server} 把${p.learner === p.server ? '自己' : ` ${p.learner} `}计入 ${zxid(p.zxid)}：${names(p.voters)} 已有它（${measure(p)}）`,
  'told.committed': (p) =>
    `服务器 ${p.server} 提交 ${zxid(p.zxid)}：${names(p.voters)} 都已落盘，${asQuorum(p)}`,
  'told.committedMany': (p) =>
    `服务器 ${p.server} 至此已提交纪元 ${p.epoch} 的 ${p.total} 个事务，到 ${zxid(p.zxid)} 为止`,
  'told.delivered': (p) => `服务器 ${p.server} 交付 ${zxid(p.zxid)}：${txnText(p.txn)}`,
  'told.fastForwarded': (p) =>
    `服务器 ${p.server} 从日志中应用 ${p.count === 1 ? zxid(p.to) : `${p.count} 个事务（到 ${zxid(p.to)} 为止）`}，不论是否已提交：投票时会算上${p.count === 1 ? '它' : '它们'}`,
  'told.badState': (p) => badState(p),
};

/** Synchronisation, told: Chinese. */
import type { Translation } from '../catalogue.ts';
import { asQuorum, names } from './chinese.ts';
import type { synchronizationInEnglish } from './synchronization.ts';
import { ms, type Seen, zxid, zxidsText } from './words.ts';

/** What is sent. */
function packet({ mode, committed, outstanding, zxid: to }: Seen<'syncDecided'>): string {
  const more = outstanding === 0 ? '' : `，外加 ${outstanding} 个尚未提交的提案`;
  if (mode === 'SNAP') return `快照（SNAP）${more}`;
  if (mode === 'TRUNC')
    return `TRUNC，截断到 ${zxid(to)}${committed === 0 ? '' : `，随后是 ${committed} 个事务`}${more}`;
  if (committed === 0) return outstanding === 0 ? '空的 DIFF' : `DIFF，含 ${outstanding} 个尚未提交的提案`;
  return `DIFF，含 ${committed} 个事务${more}`;
}

/** Why just that: the learner's last zxid against the range of the committed log. */
function why(p: Seen<'syncDecided'>): string {
  const { learner, server, mode, rule, zxid: to, maxCommittedLog: max, minCommittedLog: min } = p;
  const isAt = `${learner} 停在 ${zxid(p.peerZxid)}`;
  const isBefore = `${isAt}，早于 ${server} 的已提交日志（${zxid(min)} 至 ${zxid(max)}）`;
  const nothing = `${isAt}，${server} 在 ${zxid(p.lastProcessedZxid)}，而 ${server} 没有其间的日志`;
  switch (rule) {
    case 'equal':
      return `双方都停在 ${zxid(p.peerZxid)}`;
    case 'peerAhead':
      return mode === 'TRUNC'
        ? `${isAt}，而 ${server} 在 ${zxid(to)} 之后什么也没有`
        : `${isAt}，超出 ${zxid(to)}，却没有截断`;
    case 'inCommittedLog':
      return mode === 'TRUNC'
        ? `${isAt}，${server} 没有这个事务`
        : p.peerZxid === max
          ? `双方都有直到 ${zxid(max)} 的一切`
          : `${isAt}，在 ${server} 的已提交日志（${zxid(min)} 至 ${zxid(max)}）之内`;
    case 'onDisk':
      return `${isBefore}，但更早的还在 ${server} 的磁盘上`;
    case 'otherEpoch':
      return `${isAt}，${server} 没有这个事务，而 TRUNC 不能跨纪元`;
    case 'gap':
      return max === 0 ? nothing : `${isBefore}，而 ${server} 的磁盘日志在其间有缺口`;
    case 'tooOld':
      return max === 0 ? nothing : `${isBefore}，而 ${server} 的磁盘日志追溯不到那里`;
    case 'epochOnly':
      return `${isAt}，那是一个纪元的起点，超出 ${server} 已提交的一切`;
  }
}

export const synchronizationInChinese: Translation<typeof synchronizationInEnglish> = {
  'told.syncDecided': (p) => `服务器 ${p.server} 给 ${p.learner} 发送${spaced(packet(p))}：${why(p)}`,
  'told.syncReceived': (p) => `服务器 ${p.server} 从 ${p.leader} 得知如何同步：${p.mode} ${zxid(p.zxid)}`,
  'told.truncated': (p) => {
    if (p.removed.length === 0) return `服务器 ${p.server} 的日志在 ${zxid(p.zxid)} 之后没有可截断的内容`;
    const cuts = `服务器 ${p.server} 从日志中截去 ${zxidsText(p.removed, 'zh-CN')}`;
    const it = p.removed.length === 1 ? '它' : '它们';
    if (p.committed.length > 0) return `${cuts}，尽管 ${zxidsText(p.committed, 'zh-CN')} 已经提交`;
    if (!p.isProposedHere) return `${cuts}：领导者 ${p.leader} 的历史中没有${it}`;
    return `${cuts}：从未提交，没有客户端依赖${it}`;
  },
  'told.databaseReplaced': (p) => {
    const lost = p.before - p.common;
    const takes =
      p.mode === 'SNAP'
        ? `服务器 ${p.server} 换用 ${p.leader} 的数据库，到 ${zxid(p.zxid)} 为止`
        : `服务器 ${p.server} 重新载入余下的内容，到 ${zxid(p.zxid)} 为止`;
    return lost === 0 ? takes : `${takes}；自己原有的 ${lost} 个事务不复存在`;
  },
  'told.newLeaderAccepted': (p) =>
    `服务器 ${p.server} 已有 ${p.leader} 发来的一切，到 ${zxid(p.zxid)} 为止，承认它是纪元 ${p.epoch} 的领导者`,
  'told.newLeaderAcked': (p) =>
    `服务器 ${p.server} 得知 ${p.learner} 已有自己的历史${p.counted ? '' : '，但不计数'}`,
  'told.leaderActive': (p) => {
    const history =
      p.historyLength === 0
        ? '它的历史（目前为空）'
        : `它的历史，到 ${zxid(p.zxid)} 为止，于是全部视为已提交`;
    const reason = p.isForItsId ? '因编号更大当选（其余相同），' : '';
    return `服务器 ${p.server} ${reason}从开始选举起 ${ms(p.tookMs)} 后领导纪元 ${p.epoch}：${names(p.voters)} ${asQuorum(p)}，都有${history}`;
  },
  'told.learnerActive': (p) => `服务器 ${p.server} 已与 ${p.leader} 同步，开始服务`,
};

/** A Chinese word takes no space before it. */
const spaced = (text: string): string => (/^\p{Script=Han}/u.test(text) ? text : ` ${text}`);

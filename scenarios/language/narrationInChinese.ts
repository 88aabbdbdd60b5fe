/** What happens in a run, told: the Chinese sentences. */
import type { ConnectionLostReason, DecidingRung, IgnoredReason, Vote } from '../../model/index.ts';
import { zxidAsHex } from '../../model/index.ts';
import type { Target } from '../../sim/index.ts';
import type { Translation } from './catalogue.ts';
import { duration, latencyText, list } from './format.ts';
import { type LocalText, textIn } from './language.ts';
import type { narrationInEnglish, Tally } from './narration.ts';
import { propertyInChinese } from './properties.ts';

const ms = (milliseconds: number): string => duration(milliseconds * 1_000);

const zh = (text: LocalText): string => textIn(text, 'zh-CN');

const many = (ids: readonly (number | string)[]): string => list(ids, 'zh-CN');

const votesFor = (server: number, vote: Pick<Vote, 'leader'> | null): string =>
  vote === null ? '无人' : vote.leader === server ? '自己' : String(vote.leader);

const candidate = ({ zxid, peerEpoch }: Vote): string => `纪元 ${peerEpoch}，zxid ${zxidAsHex(zxid)}`;

const vote = (cast: Vote | null): string => (cast === null ? '无人' : `${cast.leader}（${candidate(cast)}）`);

function reason(
  mine: Vote | null,
  theirs: Vote,
  decidedBy: DecidingRung | 'round',
  isBetter: boolean,
): string {
  const sign = isBetter ? '>' : '<';
  const size = isBetter ? '更大' : '更小';
  if (decidedBy === 'round') return isBetter ? '轮次更新' : '轮次已过时';
  if (decidedBy === 'weight0') return `${theirs.leader} 的权重为 0，不得当选`;
  if (mine === null) return '有票总胜于无票';
  if (decidedBy === 'peerEpoch') return `纪元${size}：${theirs.peerEpoch} ${sign} ${mine.peerEpoch}`;
  const zxid = zxidAsHex(theirs.zxid);
  if (decidedBy === 'zxid')
    return `纪元同为 ${theirs.peerEpoch}，zxid ${size}：${zxid} ${sign} ${zxidAsHex(mine.zxid)}`;
  if (decidedBy === 'sid')
    return `纪元同为 ${theirs.peerEpoch}，zxid 同为 ${zxid}，编号${size}：${theirs.leader} ${sign} ${mine.leader}`;
  return '两票相同';
}

const quorum = ({ voters, needed, total, unit }: Tally): string => {
  const measure = unit === 'voters' ? '台' : '组';
  // A variant may take for a quorum what is none.
  const verdict = unit === 'voters' && voters.length < needed ? '被当作法定人数' : '已达法定人数';
  return `得 ${many(voters)} 的选票，${verdict}（${total} ${measure}中需 ${needed} ${measure}）`;
};

const wait = ({ waitMs, renewals }: { waitMs: number; renewals: number }): string =>
  `${renewals === 0 ? '' : `重新等待 ${renewals} 次后，`}${ms(waitMs)} 内没有更优的选票`;

const ignored: Readonly<Record<IgnoredReason, string>> = {
  notAVoter: '它或它的候选者没有投票权',
  observing: '它只是观察者',
  lowerRound: '轮次已过时',
  untrusted: '空数据库不可信',
  discarded: '在最后的等待中收到，且并不更优',
  alreadyDecided: '双方都已作出决定',
  variant: '启用了变体',
};

const lost: Readonly<Record<ConnectionLostReason, string>> = {
  closed: '对方已关闭',
  reset: '连接被重置',
  timeout: '无人应答',
  replaced: '被更新的连接取代',
  challenged: '编号较小者拨入，将由本端回拨',
};

const who = (target: Target): string => {
  if (typeof target === 'number') return String(target);
  return (
    { leader: '领导者', 'a follower': '某个跟随者', 'an observer': '某个观察者', 'a server': '某台服务器' }[
      target
    ] ?? target
  );
};

/** Between Chinese words: a number takes spaces, a word takes none. */
const amid = (target: Target): string => (typeof target === 'number' ? ` ${target} ` : who(target));

const server = (target: Target): string => (typeof target === 'number' ? `服务器 ${target}` : who(target));

export const narrationInChinese: Translation<typeof narrationInEnglish> = {
  'told.started': (p) => {
    const again = p.life > 1 ? '再次启动' : '启动';
    return p.vote === null
      ? `服务器 ${p.server} 以观察者身份${again}：没有选票，询问谁是领导者`
      : `服务器 ${p.server} ${again}：第 ${p.round} 轮，投票给${votesFor(p.server, p.vote)}（${candidate(p.vote)}）`;
  },
  'told.booted': (p) => `服务器 ${p.server} 启动${p.life > 1 ? `（第 ${p.life} 次）` : ''}`,
  'told.roundStarted': (p) =>
    p.vote === null
      ? `服务器 ${p.server} 没有选票，询问谁是领导者`
      : `服务器 ${p.server} 开始选举：第 ${p.round} 轮，投票给${votesFor(p.server, p.vote)}（${candidate(p.vote)}）`,
  'told.roundAdopted': (p) =>
    `服务器 ${p.server} 从 ${p.from} 得知第 ${p.round} 轮，比自己的第 ${p.previous} 轮新：进入第 ${p.round} 轮，重新计票`,
  'told.voteCompared': (p) =>
    `服务器 ${p.server} 比较选票：${p.from} 投 ${vote(p.theirs)}，自己${p.mine === null ? '没有选票' : `投 ${vote(p.mine)}`}：${reason(p.mine, p.theirs, p.decidedBy, p.accepted)}`,
  'told.voteChanged': (p) => {
    const after = votesFor(0, p.after);
    const change =
      p.before === null
        ? `服务器 ${p.server} 原无选票，改投 ${after}`
        : `服务器 ${p.server} 将选票由 ${votesFor(0, p.before)} 改为 ${after}`;
    if (p.after === null) return change;
    return `${change}：${reason(p.before, p.after, p.decidedBy, true)}${p.after.leader === p.from ? '' : `（得自 ${p.from}）`}`;
  },
  'told.voteRecorded': (p) =>
    `服务器 ${p.server} 记下：${p.from}（${p.state}）在第 ${p.round} 轮投票给 ${p.vote.leader}`,
  'told.ignored': (p) => `服务器 ${p.server} 不理会 ${p.from} 的通知：${ignored[p.reason]}`,
  'told.quorumSeen': (p) => `服务器 ${p.server} 计票：${p.tally.leader} ${quorum(p.tally)}`,
  'told.waiting': (p) =>
    `服务器 ${p.server} 计票：${votesFor(p.server, p.tally)}${p.tally.leader === p.server ? '' : ' '}${quorum(p.tally)}；再等 ${ms(p.waitMs)}，看有无更优的选票`,
  'told.waitRenewed': (p) => `服务器 ${p.server} 收到 ${p.from} 的选票，并不更优：重新等待 ${ms(p.waitMs)}`,
  'told.waitBroken': (p) => `服务器 ${p.server} 中止等待：${p.from} 的选票更优，投 ${vote(p.vote)}`,
  'told.waitOver': (p) => `服务器 ${p.server} 在 ${ms(p.waitMs)} 内没有收到更优的选票`,
  'told.elected': (p) => {
    const state = `服务器 ${p.server} 进入 ${p.state}${p.state === 'LEADING' ? '' : `，跟从 ${p.leader}`}`;
    if (p.waitMs === 0) return `${state}：${quorum(p.tally)}`;
    return p.state === 'LEADING' ? `${state}：${quorum(p.tally)}；${wait(p)}` : `${state}：${wait(p)}`;
  },
  'told.joined': (p) =>
    `服务器 ${p.server} 立即${p.state === 'OBSERVING' ? '观察' : '跟随'} ${p.leader}：${many(p.voters)} 都说它在第 ${p.round} 轮当选，无需等待 ${ms(p.savedMs)}`,
  'told.unconfirmed': (p) =>
    `服务器 ${p.server} 暂不加入 ${p.leader}：${{ silent: `尚未听到 ${p.leader} 本身的消息`, notLeading: `${p.leader} 自己还没有说 LEADING`, otherRound: '那是另一轮的选票' }[p.reason]}`,
  'told.asksAgain': (p) =>
    `服务器 ${p.server} 没有听到新消息，${p.resent ? '再次通知所有服务器' : '再次拨号给所有服务器'}；下次在 ${ms(p.nextMs)} 之后，间隔逐次加倍`,
  'told.backOff': (p) =>
    `服务器 ${p.server} ${p.resent ? '再次通知所有服务器' : '再次拨号给所有服务器'}，下次在 ${ms(p.nextMs)} 之后`,

  'told.killed': (p) => `服务器 ${p.server} 的进程被终止`,
  'told.poweredOff': (p) =>
    `服务器 ${p.server} 断电${p.lost === 0 ? '' : `,${p.lost} 次尚未同步的写入随之丢失`}`,
  'told.exited': (p) => `服务器 ${p.server} 退出，退出码 ${p.code}`,
  'told.paused': (p) => `服务器 ${p.server} 暂停`,
  'told.resumed': (p) => `服务器 ${p.server} 恢复运行`,
  'told.clockChanged': (p) => {
    const jump = p.jumpUs === 0 ? [] : [`跳变 ${duration(p.jumpUs)}`];
    const rate = p.ratePpm === 1_000_000 ? '走速准确' : `走速为真实时间的 ${p.ratePpm / 1_000_000} 倍`;
    return `服务器 ${p.server} 的时钟${[...jump, rate].join('，')}`;
  },
  'told.partitioned': (p) => `网络分区：${p.sides.map((side) => many(side.map(who))).join(' | ')}`,
  'told.cut': (p) =>
    p.ways === 'both'
      ? `${server(p.from)} 与${amid(p.to)}之间的链路中断`
      : `${server(p.from)} 发出的消息再也到不了${amid(p.to).trimEnd()}`,
  'told.healed': (p) =>
    p.between === 'all' ? '网络恢复' : `${server(p.between[0])} 与${amid(p.between[1])}之间的链路恢复`,
  'told.delayed': (p) => {
    const link = `${server(p.from)} ${p.ways === 'both' ? '与' : '到'}${amid(p.to)}${p.ways === 'both' ? '之间' : ''}`;
    return `${link}的消息延迟${p.latency === null ? '恢复正常' : `变为 ${latencyText(p.latency)}`}`;
  },
  'told.reset': (p) => `${server(p.between[0])} 与${amid(p.between[1])}之间的连接被重置`,
  'told.step': (p) => `步骤：${p.verb} ${who(p.target)}`,
  'told.linkChanged': (p) => `服务器 ${p.from} 到 ${p.to} 的链路${p.isCut ? '中断' : '恢复'}`,

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
  'told.sent': (p) => `${p.server} → ${p.peer}：${p.state}，第 ${p.round} 轮，投 ${vote(p.vote)}`,
  'told.received': (p) => `${p.server} ← ${p.peer}：${p.state}，第 ${p.round} 轮，投 ${vote(p.vote)}`,
  'told.dropped': (p) => `从 ${p.peer} 到 ${p.server} 的一条消息丢失（${p.reason}）`,

  'told.asExpected': (p) => `符合预期：${zh(p.text)}`,
  'told.notAsExpected': (p) => `不符合预期：${zh(p.text)}`,
  'told.notJudged': (p) => `不适用：${zh(p.text)}（${zh(p.why)}）`,
  'told.propertyBroken': (p) =>
    `在 ${duration(p.atUs)} 被破坏：${propertyInChinese(p.name)}。${zh(p.sentence)}`,
  'told.brokenAsExpected': (p) =>
    `在 ${duration(p.atUs)} 被破坏，符合预期：${propertyInChinese(p.name)}。${zh(p.sentence)}`,
  'told.notBroken': (p) => `不符合预期：“${propertyInChinese(p.name)}”始终没有被破坏`,
  'told.neverJudged': (p) => `不符合预期：${zh(p.text)}：它的时刻始终没有到来`,
  'told.propertiesHeld': (p) => `始终成立：${many(p.names.map(propertyInChinese))}`,
};

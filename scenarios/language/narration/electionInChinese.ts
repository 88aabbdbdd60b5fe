/** Elections, told: Chinese. */
import type { DecidingRung, IgnoredReason, Vote } from '../../../model/index.ts';
import type { Translation } from '../catalogue.ts';
import { measure, names } from './chinese.ts';
import type { electionInEnglish } from './election.ts';
import { isSameLeader, isTooFew, ms, type Seen, type Tally, zxid } from './words.ts';

const votesFor = (server: number, vote: Pick<Vote, 'leader'> | null): string =>
  vote === null ? '无人' : isSameLeader(server, vote) ? '自己' : String(vote.leader);

const candidate = (cast: Vote): string => `纪元 ${cast.peerEpoch}，zxid ${zxid(cast.zxid)}`;

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
  if (mine === null) return '有候选者总胜于没有';
  if (decidedBy === 'peerEpoch') return `纪元${size}：${theirs.peerEpoch} ${sign} ${mine.peerEpoch}`;
  const same = `纪元同为 ${theirs.peerEpoch}`;
  if (decidedBy === 'zxid') return `${same}，zxid ${size}：${zxid(theirs.zxid)} ${sign} ${zxid(mine.zxid)}`;
  if (decidedBy === 'sid')
    return `${same}，zxid 同为 ${zxid(theirs.zxid)}，编号${size}：${theirs.leader} ${sign} ${mine.leader}`;
  return '两票相同';
}

const quorum = (tally: Tally): string => {
  const verdict = isTooFew(tally) ? '被当作法定人数' : '已达法定人数';
  return `得 ${names(tally.voters)} 的选票，${verdict}（${measure(tally)}）`;
};

const wait = ({ waitMs, renewals }: { waitMs: number; renewals: number }): string =>
  `${ms(waitMs)} 内没有更优的选票${renewals === 0 ? '' : `（重新计时 ${renewals} 次）`}`;

const ignored: Readonly<Record<IgnoredReason, string>> = {
  notAVoter: '它或它的候选者没有投票权',
  observing: '它只是观察者',
  lowerRound: '轮次已过时',
  untrusted: '空数据库不可信',
  discarded: '在最后的等待中收到，且并不更优',
  alreadyDecided: '双方都已作出决定',
  variant: '启用了变体',
};

const unconfirmed: Readonly<Record<Seen<'leaderUnconfirmed'>['reason'], (leader: number) => string>> = {
  silent: (leader) => `尚未听到 ${leader} 本身的消息`,
  notLeading: (leader) => `${leader} 自己还没有说 LEADING`,
  otherRound: () => '那是另一轮的选票',
};

export const electionInChinese: Translation<typeof electionInEnglish> = {
  'told.started': (p) => {
    const isOne = p.servers.length === 1;
    const starts = p.life > 1 ? '再次启动' : '启动';
    if (p.vote === null) return `服务器 ${names(p.servers)} 以观察者身份${starts}：没有选票，询问谁是领导者`;
    return `服务器 ${names(p.servers)} ${starts}：第 ${p.round} 轮，${isOne ? '' : '各自'}投票给自己（${candidate(p.vote)}）`;
  },
  'told.booted': (p) => `服务器 ${p.server} ${p.life > 1 ? '再次启动' : '启动'}`,
  'told.roundStarted': (p) =>
    p.vote === null
      ? `服务器 ${p.server} 没有选票，询问谁是领导者`
      : `服务器 ${p.server} 开始选举：第 ${p.round} 轮，投票给${votesFor(p.server, p.vote)}（${candidate(p.vote)}）`,
  'told.roundAdopted': (p) =>
    `服务器 ${p.server} 从 ${p.from} 得知第 ${p.round} 轮，比自己的第 ${p.previous} 轮新：进入第 ${p.round} 轮，重新计票`,
  'told.voteCompared': (p) =>
    `服务器 ${p.server} 比较选票：${p.from} 投 ${vote(p.theirs)}，自己${p.mine === null ? '没有选票' : `投 ${vote(p.mine)}`}：${reason(p.mine, p.theirs, p.decidedBy, p.accepted)}`,
  'told.voteChanged': (p) => {
    if (p.after === null) return `服务器 ${p.server} 不再投票给任何服务器`;
    if (p.decidedBy === 'round') return `服务器 ${p.server} 重新投票给自己：新的一轮从自己的选票开始`;
    const after = votesFor(p.server, p.after);
    return `服务器 ${p.server} ${p.isObserver ? '愿意跟随' : '改投'}${after === '自己' ? '' : ' '}${after}：${reason(p.before, p.after, p.decidedBy, true)}${p.after.leader === p.from ? '' : `（得自 ${p.from}）`}`;
  },
  'told.voteRecorded': (p) =>
    `服务器 ${p.server} ${p.set === 'outofelection' ? '在已决定者中' : ''}记下：${p.from}（${p.state}）在第 ${p.round} 轮投票给 ${p.vote.leader}`,
  'told.ignored': (p) => `服务器 ${p.server} 不理会 ${p.from} 的通知：${ignored[p.reason]}`,
  'told.quorumSeen': (p) =>
    `服务器 ${p.server} 计票：${votesFor(p.server, p.tally)}${isSameLeader(p.server, p.tally) ? '' : ' '}${quorum(p.tally)}`,
  'told.waiting': (p) =>
    `服务器 ${p.server} 计票：${votesFor(p.server, p.tally)}${isSameLeader(p.server, p.tally) ? '' : ' '}${quorum(p.tally)}；再等 ${ms(p.waitMs)}，看有无更优的选票`,
  'told.waitRenewed': (p) => `服务器 ${p.server} 收到 ${p.from} 的选票，并不更优：重新等待 ${ms(p.waitMs)}`,
  'told.waitBroken': (p) =>
    `服务器 ${p.server} 中止等待：${p.from} 的选票更优，投给${isSameLeader(p.from, p.vote) ? '它自己' : ` ${p.vote.leader}`}`,
  'told.waitOver': (p) => `服务器 ${p.server} 在 ${ms(p.waitMs)} 内没有收到更优的选票`,
  'told.elected': (p) => {
    const state = `服务器 ${p.server} 进入 ${p.state}${p.state === 'LEADING' ? '' : `，跟随 ${p.leader}`}`;
    if (p.waitMs === 0) return `${state}：${quorum(p.tally)}`;
    return `${state}：${wait(p)}`;
  },
  'told.joined': (p) =>
    p.state === 'LEADING'
      ? `服务器 ${p.server} 立即进入 LEADING：${names(p.voters)} 在第 ${p.round} 轮仍跟随它，无需等待 ${ms(p.savedMs)}`
      : `服务器 ${p.server} 立即${p.state === 'OBSERVING' ? '观察' : '跟随'} ${p.leader}：${names(p.voters)} 都说它在第 ${p.round} 轮当选，无需等待 ${ms(p.savedMs)}`,
  'told.unconfirmed': (p) => `服务器 ${p.server} 暂不加入 ${p.leader}：${unconfirmed[p.reason](p.leader)}`,
  'told.asksAgain': (p) =>
    `服务器 ${p.server} 没有听到新消息，${p.resent ? '再次通知' : '再次拨号给'}所有服务器，之后隔 ${ms(p.nextMs)}、${ms(2 * p.nextMs)}……再试`,
  'told.backOff': (p) =>
    `服务器 ${p.server} ${p.resent ? '再次通知所有服务器' : '再次拨号给所有服务器'}，下次在 ${ms(p.nextMs)} 之后`,
};

/** Words of this room: Chinese. */
import { list } from '../../scenarios/language/format.ts';
import type { Ladder } from './ladder.ts';
import type { votesInEnglish } from './words.ts';

function outcome({ server, from, mine, theirs, outcome, decidedBy, rungs }: Ladder): string {
  const rung = rungs.find(({ standing }) => standing === 'decides');
  const [better, worse] = outcome === 'mine' ? [rung?.mine, rung?.theirs] : [rung?.theirs, rung?.mine];
  const numbers = rung === undefined ? '' : `（${better ?? '–'} 对 ${worse ?? '–'}）`;
  switch (outcome) {
    case 'same':
      return `两张选票相同，都投 ${theirs}：${server} 不作改变，${from} 算作 ${theirs} 的一票。`;
    case 'kept':
      return `收到的选票更优，但有一个变体让 ${server} 保留自己的选票。`;
    case 'theirs':
      if (mine === null)
        return `${server} 是观察者，不提名任何人，所以任何选票都更优：它采用投给 ${theirs} 的这一张。`;
      if (theirs === mine) return `收到的选票更优${numbers}：${server} 采用它，仍投 ${theirs}。`;
      return `收到的选票更优${numbers}：${server} 从此改投 ${theirs}，不再投 ${mine}。`;
    case 'mine':
      if (decidedBy === 'round') return `收到的选票属于更早的轮次${numbers}：不论内容，一律丢弃。`;
      if (decidedBy === 'weight0') return `${theirs} 的权重为 0：谁也不能投它。`;
      return `自己的选票更优${numbers}：${server} 仍投 ${mine ?? '无'}。`;
  }
}

export const votesInChinese: typeof votesInEnglish = {
  looking: (p) => `${list(p.servers, 'zh-CN')} 正在寻找领导者。`,
  elected: (p) =>
    `没有服务器在寻找领导者。${p.isHere ? '此刻' : '最近一次'}，${p.leader} 在第 ${p.round} 轮凭 ${list(p.voters, 'zh-CN')} 的选票当选。`,
  nothing: '没有服务器在寻找领导者，也还没有选出过领导者。',
  toElection: '转到最近一次选举',
  caption: '选举进行到哪一步',
  region: '所有服务器的选票',
  select: (p) => `选中服务器 ${p.server}`,
  columns: {
    server: {
      name: '服务器',
      help: '它的状态（LOOKING、FOLLOWING、LEADING、OBSERVING）是通知里的第一个字段：ServerState。',
    },
    round: {
      name: '轮次',
      help: '通知里的 electionEpoch，服务器里的 logicalclock。不同轮次的选票不会一起计数。它不是纪元。',
    },
    leader: { name: '投给', help: '通知里的 leader：它提名的服务器的 id。' },
    zxid: { name: '其 zxid', help: '通知里的 zxid：被提名者的最后一个事务，写作 纪元.计数。' },
    peerEpoch: { name: 'peerEpoch', help: '通知里的 peerEpoch：被提名者的当前纪元。' },
    recvset: {
      name: 'recvset',
      help: '从不上网：本轮中该服务器收到的选票，写作 投票者→被提名者。带框并标有 = 的与它自己的选票相同。',
    },
    tally: { name: '一致', help: '从不上网：有多少投票者的提名与该服务器完全相同，以及法定人数是多少。' },
    waits: {
      name: '等待',
      help: '服务器的定时器：看到法定人数后再等 200 毫秒，看有没有更优的选票；否则等到再次发出自己的选票。',
    },
  },
  wire: '这些字段在 ZooKeeper 的什么地方',
  observes: '不投票',
  none: '–',
  agrees: '一致',
  heardFrom: (p) => `${p.from} 投 ${p.leader}${p.agrees ? '，与该服务器一致' : ''}`,
  tally: (p) => `${p.count}/${p.total}`,
  need: (p) => (p.unit === 'voters' ? `需要 ${p.needed}` : `需要 ${p.needed} 组`),
  weightOf: (p) => `第 ${p.group} 组：权重 ${p.weight}，共 ${p.total}`,
  quorum: '法定人数',
  waitsFor: {
    better: (p) => `已有法定人数；等更优的选票，到 ${p.time}`,
    votes: (p) => `等选票；${p.time} 再次发出自己的选票`,
  },

  // The ladder.
  ladder: '最近一次选票比较',
  ladderOf: (p) => `服务器 ${p.server} 把自己的选票与 ${p.from} 发来的选票相比`,
  noLadder: (p) => (p.server === null ? '还没有比较过选票。' : `服务器 ${p.server} 还没有比较过选票。`),
  fresh: (p) => `${p.server} 刚刚进入第 ${p.round} 轮：此前收到的选票作废，它从提名自己重新开始。`,
  compared: '比较项',
  mine: (p) => `自己的（${p.server}）`,
  theirs: (p) => `收到的（${p.from}）`,
  result: '结果',
  rungs: { round: '轮次 round', weight: '权重', peerEpoch: 'peerEpoch', zxid: 'zxid', sid: 'sid' },
  standings: {
    equal: '相等：看下一级',
    notLookedAt: '没有看',
    passedOver: '不同，但有变体不看这一级',
  },
  decided: {
    theirs: '由此决定：收到的更优',
    mine: '由此决定：自己的更优',
    kept: '由此决定：收到的更优，但被变体忽略',
    same: '相等',
  },
  outcome,
  toComparison: '转到这次比较',
  atComparison: '当前行就是这次比较',
  previous: (p) => `${p.server} 的上一次`,
  next: (p) => `${p.server} 的下一次`,

  // outofelection.
  outside: (p) => `outofelection：已作出决定的服务器的选票（${p.count}）`,
};

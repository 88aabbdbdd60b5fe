/** Words of this room: Chinese. */
import type { whyInEnglish } from './words.ts';

export const whyInChinese: typeof whyInEnglish = {
  asks: '这个故事要问什么',
  happened: '发生了什么',
  atThisRow: '此刻',
  toldLast: '最近一条',
  why: '为什么',
  causes: '由来，最近的在前',
  comesFrom: {
    beginning: '在此之前什么也没有：运行由此开始。',
    story: '这是故事所做的：运行中没有什么导致它。',
    expectation: '这里没有发生什么：故事在检查运行是否如它所预期。',
  },
  loading: '这一段运行正在送来……',
  next: '接下来',
  nextKey: '下一个关键时刻',
  nextOf: ({ server }) => `服务器 ${server} 的下一步`,
  nothingNext: '没有了：运行到此结束。',
  onTheirWay: ({ messages }) => (messages === 0 ? '路上没有消息。' : `路上有 ${messages} 条消息。`),
  backOf: (p) => `${p.server} 的上一步`,
  onOf: (p) => `${p.server} 的下一步`,
  alongMessage: '这条消息的另一端',
  moments: '关键时刻',
  earlierMoments: ({ count }) => `更早的 ${count} 个`,
  laterMoments: ({ count }) => `更晚的 ${count} 个`,

  decidedBy: {
    round: '首先由选举轮次决定：不同轮次的选票不会放在一起计算。',
    peerEpoch: '由纪元决定：较晚的纪元优先，zxid 和编号都不看。',
    zxid: '纪元相同，由 zxid 决定：较晚的优先，编号不看。',
    sid: '纪元和 zxid 都相同，于是编号较大者优先：编号只用来打破平局。',
    weight0: '权重为 0 的服务器，谁也不可以投给它。',
    none: '每一项都相同：是同一张选票。',
  },

  syncRule: {
    equal: '双方的 zxid 相同：什么也不缺，什么也不多。',
    peerAhead: '它超出了领导者提交过的一切：多出的必须截去。',
    inCommittedLog: '领导者内存中的已提交日志里有它所需要的。',
    onDisk: '它落后于内存中的已提交日志，但磁盘上的日志可以追溯到它那里。',
    otherEpoch:
      '它的 zxid 落在已提交日志的范围之内，却不在其中，而其后的事务属于另一个纪元：把全部内容发给它。',
    gap: '磁盘上的日志与已提交日志的开头之间有缺口：把全部内容发给它。',
    tooOld: '它落后得比领导者的任何日志都远：把全部内容发给它。',
    epochOnly: '它的 zxid 是某个纪元的开端，超出已提交的一切：没有可截去的事务，于是把全部内容发给它。',
  },
  syncBounds: '比较了什么',
  peerZxid: ({ learner }) => `${learner} 最后的 zxid`,
  committedLog: '已提交日志',
  bounds: ({ from, to }) => `${from} 至 ${to}`,
  lastProcessed: '领导者最后的 zxid',

  whyDidWin: ({ leader }) => `为什么是 ${leader} 当选？`,

  spoken: ({ time, told }) => `${time}：${told}`,
};

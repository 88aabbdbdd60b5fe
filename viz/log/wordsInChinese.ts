/** Words of this room: Chinese. */
import type { logInEnglish } from './words.ts';

export const logInChinese: typeof logInEnglish = {
  region: '所有服务器的日志',
  caption: '每台服务器对每个事务知道什么、有什么',
  empty: '还没有事务：什么都没有写过，也没有服务器有日志。',
  transactions: (p) => `${p.count} 个事务`,
  hex: 'zxid 写作 0x',
  keys: '用方向键在格子之间移动。',
  server: '服务器',
  epoch: (p) => `纪元 ${p.epoch}`,
  epochs: (p) => `acceptedEpoch ${p.accepted}，currentEpoch ${p.current}`,
  accepted: 'a',
  current: 'c',
  folded: (p) => `… ${p.count} 个相同 …`,
  beyond: (p) => `… 还有 ${p.count} 个`,
  range: (p) => `${p.from} 到 ${p.to}`,
  committedColumn: '已提交',
  answeredColumn: '客户端已被告知完成',
  states: {
    absent: '没有',
    unsynced: '尚未落盘',
    logged: '已写入日志，尚不知是否提交',
    committed: '已提交，尚未应用',
    applied: '已提交并已应用',
    replayed: '已应用，但从未提交',
    stale: '留在日志里，已被跳过',
    cut: '被 TRUNC 截断',
    lost: '丢失',
  },
  stateHelp: {
    absent: '该服务器没有它。',
    unsynced: '在内存里，或已写出但没有 fsync：断电就会失去。',
    logged: '在它的磁盘上。就该服务器所知，仍可能被截断。',
    committed: '该服务器知道它已提交，但还没有应用。',
    applied: '在它的数据树里。法定人数已写入日志，不会再失去。',
    replayed: '服务器启动或角色结束时，日志里有它，于是进入了数据树。没有领导者提交过它：仍可能被截断。',
    stale: '仍在日志文件里，但一个不含它的快照已取而代之：永远不会被重放。',
    cut: '它曾在日志里，领导者命令该服务器截断。此处一直保留到运行结束。',
    lost: '它曾在那里，但在安全之前断了电、坏了盘，或进程终止。',
  },
  marks: {
    logged: { letter: 'L', name: 'lastLogged：日志文件的末尾' },
    committed: { letter: 'C', name: 'lastCommitted：就它所知' },
    processed: { letter: 'P', name: 'lastProcessed：数据树里的最后一个' },
    acked: { letter: 'A', name: 'acked：领导者收到它的 ACK 到此为止' },
  },
  byDiff: '由 DIFF 收到',
  inSnapshot: '在快照里，不在日志里',
  unsyncedToo: '在自己的磁盘上尚未落盘',
  legend: '符号的含义',
  legendDiff: '箭头：由 DIFF 收到，或在 TRUNC 之后收到',
  legendSnapshot: '连成一块并带磁盘：在快照里（来自 SNAP），不在日志里',
  legendAnswered: 'zxid 下的勾：已提交。双勾：客户端已被告知',
  legendEpochs: 'a：acceptedEpoch，已承诺的纪元。c：currentEpoch，已拥有其历史的纪元',
  picked: (p) => `服务器 ${p.server}，${p.zxid}：${p.what}。`,
  pickSomething: '按一个格子，可读它的经过，并转到那里。',
  toCut: '转到截断它的那一行',
  toChange: '转到它在那里的最后一行',
  and: '；',

  // Synchronisation.
  sync: {
    DIFF: (p) =>
      p.committed === 0
        ? `空的 DIFF，到 ${p.zxid}：${p.leader} 不向 ${p.learner} 发送任何事务。`
        : `DIFF 到 ${p.zxid}：${p.leader} 把 ${p.learner} 缺少的 ${p.committed} 个事务发给它。`,
    TRUNC: (p) =>
      `TRUNC 到 ${p.zxid}：${p.leader} 命令 ${p.learner} 截断其后的内容${p.committed === 0 ? '' : `，再发送 ${p.committed} 个已提交的事务`}。`,
    SNAP: (p) => `SNAP，在 ${p.zxid}：${p.leader} 把整棵数据树发给 ${p.learner}。`,
  },
  outstanding: (p) => `另有 ${p.count} 个未决提案，也一并发送。`,
  bounds: (p) =>
    `比较的是：${p.learner} 的 ${p.peer}，与提交日志 ${p.min} 到 ${p.max}，以及 lastProcessed ${p.last}。`,
  toSync: '转到那里',
  syncHere: '就在这一行决定。',

  // The numbers.
  numbers: '同样的内容，用数字',
  numberColumns: {
    accepted: 'acceptedEpoch',
    current: 'currentEpoch',
    logged: 'lastLogged',
    committed: 'lastCommitted',
    processed: 'lastProcessed',
    snapshot: '快照',
    acked: 'acked',
  },
  none: '–',
};

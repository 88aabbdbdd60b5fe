/** Words of this room: Chinese. */
import { list } from '../../scenarios/language/format.ts';
import type { ConeCounts } from '../trace/cones.ts';
import type { spaceTimeInEnglish } from './words.ts';

const counts = (p: ConeCounts): string =>
  `有 ${p.before} 个事件发生在它之前，${p.after} 个在它之后，${p.concurrent} 个与它并发`;

export const spaceTimeInChinese: typeof spaceTimeInEnglish = {
  diagram: '时空图：每条线是一个进程，每个箭头是一条消息',
  diagramHelp: '方向键在事件之间移动，Enter 跳到该处，P 固定',
  outside: '外界',
  who: ({ kind, label }) =>
    kind === 'outside' ? '外界' : kind === 'server' ? `服务器 ${label}` : `客户端 ${label}`,
  scale: '时间轴的画法',
  scales: { shortened: '压缩间隔', order: '仅顺序', real: '真实时间' },
  closer: '放大：事件更少',
  wider: '缩小：事件更多',
  earlier: '更早',
  later: '更晚',
  cones: '因果',
  conesHelp: '突出可能导致某个事件的一切，以及它可能导致的一切',
  quiet: '心跳',
  quietHelp: '同时显示 PING 与握手',
  folded: ({ count }) => `（已折叠 ${count} 个 PING）`,
  counts,
  countsOfBreach: ({ before, concurrent }) =>
    `可能导致违反的有 ${before} 个事件；${concurrent} 个并发事件与它无关。`,
  countsInPart: (p) => `在显示的部分中，${counts(p)}`,
  said: ({ who, time, what, more }) => `${time}，${who}：${what}${more === 0 ? '' : `（另有 ${more} 件）`}`,
  nothingToTell: '没有可说的',
  notHere: '加载中……',
  goThere: '跳到该处',
  pin: '固定',
  unpin: '取消固定',
  pinned: ({ who, time }) => `A：${who}，${time}。再固定一个事件即可比较。`,
  leads: ({ a, via }) =>
    via.length === 0
      ? `A → B：是，就在${a} 上。A 可能导致了 B。`
      : `A → B：是，经由${list(via, 'zh-CN')}。A 可能导致了 B。`,
  hop: ({ what, from, to }) => `${from} 到${to} 的${/^[A-Z]/.test(what) ? ' ' : ''}${what}`,
  message: '消息',
  connection: '连接',
  deedTo: ({ to }) => `外界对${to} 的操作`,
  separate: 'A 与 B 并发：双方都不可能知道对方。',
  asTable: '以表格显示',
  tableCaption: ({ count }) => `图中的 ${count} 个事件，按顺序排列`,
  tableCut: ({ count, all }) => `图中 ${all} 个事件里的 ${count} 个：光标附近的那些`,
  time: '时间',
  process: '位置',
  what: '发生了什么',
  sentTo: '发送给',
  receivedFrom: '来自',
  relation: '与所选事件的关系',
  relations: { self: '就是它', before: '之前', after: '之后', concurrent: '并发' },
  families: {
    notification: '投票',
    discovery: '发现',
    sync: '同步',
    newLeader: 'NEWLEADER、UPTODATE',
    broadcast: 'PROPOSAL、ACK、COMMIT',
    client: '客户端',
    quiet: 'PING、握手',
    plain: '消息',
    outside: '来自外界',
  },
  lost: '丢失',
  waits: '没有到达',
  legend: '线条的含义',
};

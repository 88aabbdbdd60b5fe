/** What a story does to processes, links, clocks and disks, told: Chinese. */
import type { DiskFault } from '../../../sim/index.ts';
import type { Translation } from '../catalogue.ts';
import { duration, latencyText, list } from '../format.ts';
import type { faultsInEnglish } from './faults.ts';
import type { Party } from './words.ts';

const words: Readonly<Record<string, string>> = {
  leader: '领导者',
  'a follower': '某个跟随者',
  'an observer': '某个观察者',
  'the last to sync': '最近落盘的服务器',
  'a server': '某台服务器',
};

const who = (party: Party): string => {
  if (typeof party === 'object') return `客户端 ${party.client}`;
  return typeof party === 'number' ? String(party) : (words[party] ?? party);
};

/** Behind a Chinese word and before one: a number takes spaces, a word takes none where it meets another. */
export const amid = (party: Party): string => {
  if (typeof party === 'number') return ` ${party} `;
  return typeof party === 'object' ? `${who(party)} ` : who(party);
};

/** At the beginning of a sentence or behind 的: a number says what it counts, and digits take a space. */
export const server = (party: Party): string => (typeof party === 'number' ? `服务器 ${party}` : who(party));

const all = (parties: readonly Party[]): string => list(parties.map(who), 'zh-CN');

const operations: Readonly<Record<Extract<DiskFault, { kind: 'slow' }>['operations'][number], string>> = {
  append: '追加日志',
  truncate: '截断日志',
  write: '写文件',
  save: '保存快照',
  remove: '删除文件',
  sync: '同步',
};

const doing = (kinds: Extract<DiskFault, { kind: 'slow' }>['operations']): string =>
  new Set(kinds).size === Object.keys(operations).length
    ? '一切操作'
    : kinds.map((kind) => operations[kind]).join('、');

function diskFault(owner: string, fault: DiskFault): string {
  const disk = `${owner} 的磁盘`;
  switch (fault.kind) {
    case 'slow':
      return fault.latency === null
        ? `${disk}恢复正常速度：${doing(fault.operations)}`
        : `${disk}变慢：${doing(fault.operations)}从此需要 ${latencyText(fault.latency)}`;
    case 'fail':
      return `${disk}出错：${doing(fault.operations)}失败${fault.times === undefined ? '' : ` ${fault.times} 次`}`;
    case 'repair':
      return `${disk}修复`;
    case 'fill':
      return `${disk}已满：再也写不进任何内容`;
    case 'free':
      return `${disk}重新有了空间`;
    case 'flip':
      return `${disk}上有一个字节翻转：${place(fault.what)}再也无法读出`;
    case 'wipe':
      return `${owner} 换上一块空的新磁盘`;
  }
}

function place(what: Extract<DiskFault, { kind: 'flip' }>['what']): string {
  if ('cell' in what) return `文件 ${what.cell} `;
  if ('file' in what) return `文件 ${what.file} `;
  return what.record === 0 ? '日志的最后一条记录' : `日志倒数第 ${what.record + 1} 条记录`;
}

const exits: Readonly<Record<number, string>> = {
  10: '无法写入快照',
  12: '被要求提交的不是下一个事务',
  13: '无法执行领导者最先发来的同步要求',
  14: '选举端口被占用',
};

export const faultsInChinese: Translation<typeof faultsInEnglish> = {
  'told.killed': (p) => `${server(p.process)} 的进程被终止`,
  'told.poweredOff': (p) => {
    const lost = p.lost === 0 ? '' : `，${p.lost} 次尚未同步的写入随之丢失`;
    return `${server(p.process)} 断电${lost}${p.torn ? '；最后一条记录残缺' : ''}`;
  },
  'told.exited': (p) => {
    const reason = exits[p.code];
    return `${server(p.process)} 退出，退出码 ${p.code}${reason === undefined ? '' : `：${reason}`}`;
  },
  'told.paused': (p) => `${server(p.process)} 暂停`,
  'told.resumed': (p) => `${server(p.process)} 恢复运行`,
  'told.clockChanged': (p) => {
    const jump = p.jumpUs === 0 ? [] : [`跳变 ${duration(p.jumpUs)}`];
    const rate = p.ratePpm === 1_000_000 ? '走速准确' : `走速为真实时间的 ${p.ratePpm / 1_000_000} 倍`;
    return `${server(p.process)} 的时钟${[...jump, rate].join('，')}`;
  },
  'told.disk': (p) => diskFault(server(p.process), p.fault),
  'told.partitioned': (p) => `网络分区：${p.sides.map(all).join(' | ')}`,
  'told.bridged': (p) => `网络分区：${all(p.among)} 之中，只有 ${who(p.through)} 与两半都相通`,
  'told.ring': (p) => `网络成环：${all(p.among)} 每一台只与左右相邻的两台相通`,
  'told.majoritiesRing': (p) => `网络成环：${all(p.among)} 每一台都与过半数相通，但各不相同`,
  'told.flapping': (p) =>
    `${server(p.between[0])} 与${amid(p.between[1])}之间的链路时断时续：断 ${duration(p.downUs)}，通 ${duration(p.upUs)}${p.times === null ? '' : `，共 ${p.times} 次`}`,
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
  'told.settled': (p) => {
    const beside = p.apart.length === 0 ? '' : `，并与 ${all(p.apart)} 隔开`;
    return `此后不再干扰 ${all(p.processes)}${beside}：之前的故障到此为止`;
  },
  'told.step': (p) => `步骤：${p.verb} ${who(p.process)}`,
  'told.linkChanged': (p) => `${server(p.from)} 到${amid(p.to)}的链路${p.isCut ? '中断' : '恢复'}`,
};

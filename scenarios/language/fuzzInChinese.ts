/** What a campaign says of its runs: Chinese. */
import type { BootRefusal } from '../../model/index.ts';
import type { Translation } from './catalogue.ts';
import type { DisturbanceName } from '../fuzz/disturbances/disturbances.ts';
import { list } from './format.ts';
import type { fuzzInEnglish } from './fuzz.ts';

const refusals: Readonly<Record<BootRefusal, string>> = {
  epochsInconsistent: '纪元文件落后于日志',
  logWithoutSnapshot: '有日志却没有快照',
  logCorrupt: '日志已损坏',
  noValidSnapshot: '没有一份快照可读',
  epochUnreadable: '纪元文件无法读出',
};

const disturbances: Readonly<Record<DisturbanceName, string>> = {
  partition: '网络分区',
  isolateLeader: '领导者被隔离',
  pauseLeader: '领导者暂停',
  bridge: '桥',
  ring: '环',
  majoritiesRing: '多数派之环',
  cut: '链路切断',
  cutOneWay: '链路单向切断',
  cutFromLeader: '领导者的链路切断',
  flap: '链路时断时续',
  reset: '连接重置',
  delay: '消息延迟',
  hold: '消息扣留',
  kill: '进程被杀',
  powerOff: '断电',
  restart: '重启',
  pause: '暂停',
  crashAgain: '恢复途中再次崩溃',
  crashNewLeader: '新领导者崩溃',
  allDown: '全部停机',
  swizzle: '轮流切断与恢复',
  privateWrites: '无人得见的写入',
  clockDrift: '时钟漂移',
  clockJump: '时钟跳变',
  slowDisk: '磁盘变慢',
  failDisk: '磁盘出错',
  fillDisk: '磁盘写满',
  flipByte: '字节翻转',
  loseDisk: '磁盘丢失',
};

export const fuzzInChinese: Translation<typeof fuzzInEnglish> = {
  'fuzz.refused': (p) =>
    p.refusing.map(({ server, refusal }) => `服务器 ${server} 拒绝启动（${refusals[refusal]}）`).join('，'),
  'fuzz.exited': (p) => `服务器 ${list(p.servers, 'zh-CN')} 已自行退出，无人再启动`,
  'fuzz.untrusted': (p) => `服务器 ${list(p.servers, 'zh-CN')} 的空数据库不可信，其余服务器不足法定人数`,
  'fuzz.laterEpoch': (p) =>
    `服务器 ${p.server} 已承诺纪元 ${p.promised}，拒绝领导纪元 ${p.epoch} 的 ${p.leader}：要再选举一次才能加入`,
  'fuzz.unexplained': () => '原因不明',
  'swarm.ensemble': (p) => {
    const observers = p.observers === 0 ? '' : `、${p.observers} 台观察者`;
    const weights = p.isWeighted ? '，分组加权' : '';
    const untrusted = p.untrusted.length === 0 ? '' : `；${list(p.untrusted, 'zh-CN')} 的数据库不可信`;
    return `${p.servers} 台服务器${observers}${weights}${untrusted}`;
  },
  'swarm.times': (p) => `tickTime ${p.tickTime} 毫秒，initLimit ${p.initLimit}，syncLimit ${p.syncLimit}`,
  'swarm.limits': (p) => {
    const parts = [
      ...(p.snapCount === null ? [] : [`每 ${p.snapCount} 个事务一份快照`]),
      ...(p.counterMax === null ? [] : [`每个纪元至多 ${p.counterMax} 个事务`]),
    ];
    return parts.length === 0 ? '快照与计数器照常' : parts.join('，');
  },
  'swarm.latencies': (p) => `消息延迟 ${p.network}，落盘 ${p.sync}，线程间交接 ${p.handOver}`,
  'swarm.writes': (p) =>
    `${p.clients} 个客户端，${p.bursts} 批写入${p.steadyMs === null ? '' : `，外加每 ${p.steadyMs} 毫秒一次`}`,
  'swarm.faults': (p) =>
    `${p.disturbances} 次干扰（${p.kinds.map((kind) => disturbances[kind]).join('、')}），${p.aimedPercent === 0 ? '均不瞄准事件' : `其中 ${p.aimedPercent}% 瞄准事件`}`,
  'swarm.acts': (p) => `${p.busyMs / 1_000} 秒后不再干扰 ${list(p.core, 'zh-CN')}`,
};

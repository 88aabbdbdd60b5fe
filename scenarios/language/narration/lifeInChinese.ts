/** How servers start, and how their roles end, told: Chinese. */
import type { Translation } from '../catalogue.ts';
import { measure, names } from './chinese.ts';
import type { lifeInEnglish } from './life.ts';
import { ms, type Observation, others, zxid } from './words.ts';

const REFILL = '清空数据目录：其他服务器会把一切发给它';

const refused: Readonly<Record<Observation<'bootRefused'>['reason'], string>> = {
  epochsInconsistent: `纪元文件与日志不符。请恢复正确的文件，或${REFILL}`,
  logWithoutSnapshot: `有日志，却没有可作起点的快照。请恢复快照，或${REFILL}`,
  logCorrupt: `日志中间有一条记录无法读出。请${REFILL}`,
  epochUnreadable: `纪元文件里没有数字。请恢复正确的文件，或${REFILL}`,
  noValidSnapshot: `没有一个快照可以读出。请恢复一个，或${REFILL}`,
};

const phases: Readonly<Record<Observation<'phaseChanged'>['phase'], string>> = {
  election: '选举',
  discovery: '发现阶段：领导者与法定人数就纪元达成一致',
  synchronization: '同步阶段：领导者使各方的历史一致',
  broadcast: '广播阶段：领导者提出提案，法定人数记录日志，领导者提交',
};

const snapshots: Readonly<Record<Observation<'snapshotTaken'>['reason'], string>> = {
  started: '启动时',
  leading: '开始领导时',
  newLeader: '承认领导者之前',
  snapCount: '为缩短日志（snapCount）',
};

const missing: Readonly<Partial<Record<Observation<'steppedDown'>['reason'], string>>> = {
  noEpochQuorum: '连上它',
  noEpochAckQuorum: '确认它的纪元',
  noNewLeaderQuorum: '接过它的历史',
};

export const lifeInChinese: Translation<typeof lifeInEnglish> = {
  'told.recovered': (p) => {
    const log = p.replayed === 0 ? '' : `，其后日志有 ${p.replayed} 个事务`;
    const found = p.snapshot === null ? '没有快照' : `有快照 ${zxid(p.snapshot)}`;
    const promised = p.acceptedEpoch === p.currentEpoch ? '' : `，已承诺纪元 ${p.acceptedEpoch}`;
    return `服务器 ${p.server} 的磁盘上${found}${log}：停在 ${zxid(p.zxid)}，处于纪元 ${p.currentEpoch}${promised}`;
  },
  'told.bootRefused': (p) => `服务器 ${p.server} 拒绝启动：${refused[p.reason]}`,
  'told.phaseChanged': (p) => `服务器 ${p.server} 进入${phases[p.phase]}`,
  'told.snapshotTaken': (p) => `服务器 ${p.server} ${snapshots[p.reason]}写下快照 ${zxid(p.zxid)}`,

  'told.steppedDown': (p) => {
    const rest = others(p.voters, p.server);
    const who = rest.length === 0 ? '没有一台服务器' : `只有 ${names(rest)} `;
    const enough = `（连同自己，${measure(p)}）`;
    switch (p.reason) {
      case 'notSufficientFollowers':
        return `服务器 ${p.server} 卸任纪元 ${p.epoch} 的领导者：${rest.length === 0 ? '再没有服务器回应它' : `只有 ${names(rest)} 还回应它`}${enough}`;
      case 'zxidRolledOver':
        return `服务器 ${p.server} 卸任纪元 ${p.epoch} 的领导者：计数器已用尽，必须开始新的纪元`;
      case 'internalError':
        return `服务器 ${p.server} 卸任纪元 ${p.epoch} 的领导者：它的磁盘出了故障`;
      default:
        return `服务器 ${p.server} 放弃领导：${ms(p.limitMs)} 内${who}${missing[p.reason]}${enough}`;
    }
  },
  'told.leaderLost': (p) => {
    const { server, leader, reason } = p;
    switch (reason) {
      case 'cannotConnect':
        return `服务器 ${server} 放弃 ${leader}：始终连不上它`;
      case 'closed':
        return `服务器 ${server} 失去领导者：${leader} 关闭了连接`;
      case 'reset':
        return `服务器 ${server} 失去领导者：与 ${leader} 的连接被重置`;
      case 'timeout':
        return `服务器 ${server} 放弃领导者：${ms(p.limitMs)} 内没有收到 ${leader} 的任何消息`;
      case 'epochTooLow':
        return `服务器 ${server} 离开 ${leader}：它的纪元太低`;
      case 'badState':
        return `服务器 ${server} 离开 ${leader}：从它收到的内容对不上`;
      case 'internalError':
        return `服务器 ${server} 离开 ${leader}：自己的磁盘出了故障`;
    }
  },
  'told.learnerDropped': (p) => {
    const { server, learner, reason } = p;
    switch (reason) {
      case 'closed':
        return `服务器 ${server} 失去 ${learner}：对方关闭了连接`;
      case 'reset':
        return `服务器 ${server} 失去 ${learner}：连接被重置`;
      case 'readTimeout':
        return `服务器 ${server} 断开 ${learner}：${ms(p.limitMs)} 内没有收到它的任何消息`;
      case 'proposalTimeout':
        return `服务器 ${server} 断开 ${learner}：有提案等了 ${ms(p.limitMs)} 仍未得到它的确认`;
      case 'ahead':
        return `服务器 ${server} 断开 ${learner}：对方的历史更新`;
      case 'rendezvousTimeout':
        return `服务器 ${server} 让 ${learner} 离开：${ms(p.limitMs)} 内没有凑足法定人数`;
      case 'unexpectedPacket':
        return `服务器 ${server} 断开 ${learner}：它发来了此时不该有的包`;
      case 'leaderEnds':
        return `服务器 ${server} 断开 ${learner}：自己不再领导`;
    }
  },
};

/** Discovery, told: Chinese. */
import type { Translation } from '../catalogue.ts';
import { asQuorum, names } from './chinese.ts';
import type { discoveryInEnglish } from './discovery.ts';
import { others, zxid } from './words.ts';

const history = ({ currentEpoch, zxid: last }: { currentEpoch: number; zxid: number }): string =>
  `纪元 ${currentEpoch}，到 ${zxid(last)} 为止`;

function above(epoch: number, highest: number): string {
  if (highest >= epoch) return `尽管其中有一台已承诺纪元 ${highest}`;
  return highest === 0 ? '此前谁也没有承诺过任何纪元' : `高于它们承诺过的最高纪元 ${highest}`;
}

export const discoveryInChinese: Translation<typeof discoveryInEnglish> = {
  'told.leaderStarts': (p) => `服务器 ${p.server} 开始领导，历史属于${history(p)}，等待跟随者`,
  'told.learnerConnects': (p) => `服务器 ${p.server} 连接领导者 ${p.leader}`,
  'told.connectFailed': (p) =>
    `服务器 ${p.server} 连不上 ${p.leader}：${p.triesLeft === 0 ? '这是最后一次尝试' : `再试，还剩 ${p.triesLeft} 次`}`,
  'told.learnerRegistered': (p) =>
    `服务器 ${p.server} 得知${p.learnerType === 'observer' ? '观察者' : ''} ${p.learner} ${p.acceptedEpoch === 0 ? '尚未承诺过任何纪元' : `承诺过纪元 ${p.acceptedEpoch}`}`,
  'told.epochProposed': (p) => {
    const rest = others(p.voters, p.server);
    const heard =
      rest.length === 0
        ? `服务器 ${p.server} 独自就是法定人数`
        : `服务器 ${p.server} 已收到 ${names(rest)} 的消息，连同自己${asQuorum(p)}`;
    return `${heard}：提出纪元 ${p.epoch}，${above(p.epoch, p.highest)}`;
  },
  'told.epochAccepted': (p) =>
    p.currentEpoch === null
      ? `服务器 ${p.server} 早已承诺过纪元 ${p.epoch}：如实告诉 ${p.leader}，不再计数`
      : `服务器 ${p.server} 向 ${p.leader} 承诺纪元 ${p.epoch} 并已落盘，同时报告自己的历史：${history({ ...p, currentEpoch: p.currentEpoch })}`,
  'told.epochRefused': (p) =>
    `服务器 ${p.server} 拒绝 ${p.leader}：它已承诺纪元 ${p.acceptedEpoch}，不再跟随纪元 ${p.epoch} 的领导者`,
  'told.epochAcked': (p) =>
    p.counted
      ? `服务器 ${p.server} 的纪元得到 ${p.learner} 的确认：对方的历史并不更新`
      : `服务器 ${p.server} 不把 ${p.learner} 计入对纪元的确认`,
  'told.learnerAhead': (p) =>
    `服务器 ${p.server} 拒绝 ${p.learner} 加入：对方的历史（${history(p.theirs)}）比自己的（${history(p.ours)}）更新`,
  'told.epochEstablished': (p) =>
    `服务器 ${p.server} 独占纪元 ${p.epoch}：${names(p.voters)} ${asQuorum(p)}，从此不再跟随更旧的领导者`,
};

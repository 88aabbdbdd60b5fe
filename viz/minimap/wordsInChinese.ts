/** Words of this room: Chinese. */
import { list } from '../../scenarios/language/format.ts';
import type { minimapInEnglish } from './words.ts';

const until = (to: string | null): string => (to === null ? '直到结束' : `直到 ${to}`);

export const minimapInChinese: typeof minimapInEnglish = {
  inWords: '全程文字版',
  summary: ({ leaders, epochs, troubles, violations }) =>
    `先后 ${leaders} 次有服务器开始领导；${epochs} 个纪元；${troubles} 次故障；${violations === 0 ? '没有违反任何性质' : `${violations} 个性质被违反`}。`,
  leaders: '领导者',
  leads: ({ server }) => `${server} 领导`,
  isElected: ({ server }) => `${server} 当选`,
  leadsAtOnce: ({ servers }) => list(servers, 'zh-CN'),
  led: ({ server, epoch, from, established, to }) =>
    established === null
      ? `服务器 ${server}：${from} 当选，从未确立，${until(to)}`
      : `服务器 ${server}：${from} 当选，${established} 确立${epoch === null ? '' : `（epoch ${epoch}）`}，${until(to)}`,
  overlap: ({ servers, from, to }) => `${from} 至 ${to}，${list(servers, 'zh-CN')} 同时领导`,
  epochs: '纪元（epoch）',
  epochFrom: ({ epoch, from }) => `epoch ${epoch}，自 ${from} 起`,
  troubles: '故障',
  kinds: {
    down: '停机',
    paused: '暂停',
    cut: '断开',
    slow: '链路变慢',
    disk: '磁盘',
    held: '消息被扣留',
    clock: '时钟',
  },
  trouble: ({ what, servers, from, to }) => `${what}：${servers.join(' → ')}，自 ${from} 起，${until(to)}`,
  violations: '被违反的性质',
  violation: ({ at }) => `${at}`,
  more: ({ count }) => `……另有 ${count} 条`,
  signs: '符号',
  signOf: {
    leading: '领导，已确立',
    elected: '已当选，尚未确立',
    overlap: '两台同时领导',
    broken: '性质被违反',
  },
};

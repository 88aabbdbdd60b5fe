/** Words of this room: Chinese. */
import type { propertiesInEnglish } from './words.ts';

export const propertiesInChinese: typeof propertiesInEnglish = {
  now: '此刻',
  wholeRun: '整个运行',
  standings: {
    holds: '成立',
    broken: '被破坏',
    pending: '尚未到期',
    reached: '遇到',
    notReached: '没有遇到',
  },
  groups: { broken: '被破坏', always: '始终成立', eventually: '终将成立', reached: '运行可能遇到的情形' },
  moods: {
    always: '每一刻都成立',
    eventually: '及时成为事实',
    sometimes: '可能出现：从未遇到它的运行，并没有检验过它',
  },
  summary: ({ held, broken, reached, places }) =>
    `这次运行中 ${held + broken} 个性质有 ${held} 个成立；值得遇到的 ${places} 种情形，遇到了 ${reached} 种。`,
  jumpToBreach: '跳到被破坏的时刻',
  jumpTo: ({ time }) => `跳到 ${time}`,
  stepBack: '再往前一步',
  explaining: '正在查明怎样走到这一步……',
  withValues: ({ sentence, values }) => `${sentence.replace(/。$/, '')}（${values}）。`,
  tableOf: ({ group }) => `性质：${group}`,
  property: '性质',
};

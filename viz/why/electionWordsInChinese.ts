/** Words about an election and what would have changed it: Chinese. */
import { list } from '../../scenarios/language/format.ts';
import type { electionInEnglish } from './electionWords.ts';

export const electionInChinese: typeof electionInEnglish = {
  firstCounted: '它首次数出法定人数',
  decidedThen: '随后决定',
  comparisons: '他们各自最后一次分出高下的比较',
  comparedNothing: ({ server }) => `${server} 没有听说别的候选者。`,
  whatIf: '怎样就会不同？',
  whatIfRuns: '正在换用别的启动时刻和别的种子运行……',
  hadStarted: ({ server, time, leader, changes }) =>
    `假如 ${server} 在 ${time} 启动，${leader === null ? '就没有领导者' : changes ? `当选的就是 ${leader}` : `当选的仍是 ${leader}`}`,
  otherSeeds: ({ seeds, wins }) =>
    `换用 ${seeds} 个别的种子：${list(
      wins.map(({ leader, count }) => `${leader === null ? '无人' : leader} 当选 ${count} 次`),
      'zh-CN',
    )}。`,
  withSeed: ({ seed, leader }) =>
    `种子为 ${seed} 时，${leader === null ? '没有领导者' : `当选的是 ${leader}`}`,
  executed: '以上每一种都真正运行过，直到有领导者确立。按下即可打开。',
  nothingElse: '这个故事里没有可以移动的启动时刻。',
};

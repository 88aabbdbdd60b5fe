import { at, followersAre, leaderIs, start } from '../script.ts';
import type { Story } from './story.ts';

/** The longest log leads, so that nothing a quorum has logged is lost. */
export const recoveryByZxid: Story = {
  zablab: 1,
  name: 'recovery-by-zxid',
  title: { en: 'Recovery: the longest log leads', 'zh-CN': '恢复：日志最长者领导' },
  asks: {
    en: '1 has logged 3.9, the others only 3.8. It has the smallest id. Who leads, and what would be lost if it were 3?',
    'zh-CN': '1 的日志到 3.9，其余的只到 3.8，而 1 的编号最小。谁会成为领导者？倘若是 3，会丢失什么？',
  },
  source: 'FastLeaderElection.totalOrderPredicate: epoch, then zxid, then id',
  ensemble: {
    servers: [
      { id: 1, zxid: '3.9' },
      { id: 2, zxid: '3.8' },
      { id: 3, zxid: '3.8' },
    ],
  },
  steps: [at('0s', start('all'))],
  expect: [leaderIs('first quorum'), followersAre('everyone else')],
  until: '3s',
};

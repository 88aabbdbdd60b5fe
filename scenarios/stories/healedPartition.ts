import { at, expectation, followersAre, healAll, leaderIs, partition, start, stateIs } from '../script.ts';
import type { Story } from './story.ts';

/** The side with a quorum goes on, the other waits; when the network heals there is nothing to undo. */
export const healedPartition: Story = {
  zablab: 1,
  name: 'healed-partition',
  title: { en: 'A minority comes back', 'zh-CN': '少数派归来' },
  asks: {
    en: 'The network is split when the servers start: 1 and 2 here, 3, 4 and 5 there. What do 1 and 2 do, and what when it heals?',
    'zh-CN':
      '服务器启动时网络已经分区：一侧是 1 和 2，另一侧是 3、4 和 5。1 和 2 会怎样？网络恢复之后又会怎样？',
  },
  source: 'FastLeaderElection.lookForLeader: FOLLOWING and LEADING notifications',
  ensemble: { servers: 5 },
  steps: [
    at('0s', partition([1, 2], [3, 4, 5])),
    at('100ms', start('all')),
    at('4s', expectation(leaderIs(5))),
    at('4s', expectation(stateIs({ 1: 'LOOKING', 2: 'LOOKING' }))),
    at('5s', healAll()),
  ],
  expect: [leaderIs(5), followersAre([1, 2, 3, 4])],
  until: '12s',
};

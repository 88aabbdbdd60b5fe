import { at, epochIs, establishedIs, followersAre, leaderIs, start } from '../script.ts';
import type { Story } from './story.ts';

/** The last wait is there for the one who comes a little late. */
export const lateBetterId: Story = {
  zablab: 1,
  name: 'late-better-id',
  title: { en: 'A better candidate in the last 200 ms', 'zh-CN': '最后 200 毫秒里来了更优的候选者' },
  asks: {
    en: '1, 2 and 3 have their quorum for 3 and wait 200 ms. 4 starts 180 ms into that wait. Who leads?',
    'zh-CN': '1、2 和 3 已有法定人数投给 3，正在等待 200 毫秒。4 在等到第 180 毫秒时启动。谁会成为领导者？',
  },
  source: 'FastLeaderElection.lookForLeader, finalizeWait',
  ensemble: { servers: 5 },
  // 4 would be too late at 2.5 s: --set start.4=2.5s
  steps: [at('0s', start([1, 2, 3], '1s')), at('2.18s', start(4)), at('4s', start(5))],
  expect: [
    leaderIs('first quorum'),
    establishedIs('any'),
    followersAre('everyone else'),
    // The one epoch: nobody led before 4, however close 3 came.
    epochIs({ running: { current: 1, accepted: 1 } }),
  ],
  until: '6s',
};

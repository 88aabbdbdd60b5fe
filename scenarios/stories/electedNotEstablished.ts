import {
  after,
  answeredAre,
  at,
  epochIs,
  establishedIs,
  expectation,
  followersAre,
  healAll,
  leaderIs,
  modeIs,
  partition,
  reachedAre,
  start,
  thenAfter,
  write,
  zxidIs,
} from '../script.ts';
import type { Story } from './story.ts';

/** An election finds a candidate; only a quorum that has taken over its history makes a leader. */
export const electedNotEstablished: Story = {
  zablab: 1,
  name: 'elected-not-established',
  title: { en: 'Elected, but not established', 'zh-CN': '当选，却未能确立' },
  asks: {
    en: '3 has won the election and has its epoch. Before its NEWLEADER arrives anywhere, it is cut off. Is it the leader?',
    'zh-CN':
      '3 赢得了选举，也有了自己的纪元。它的 NEWLEADER 还没有到达任何服务器，网络就断开了。它是领导者吗？',
  },
  source: 'DSN 2011, Phase 2: prospective and established leader; Leader.lead, waitForNewLeaderAck',
  ensemble: { servers: 3, initLimit: 5 },
  steps: [
    at('0s', start('all')),
    after('epochAcked by 3', partition([3], [1, 2])),
    thenAfter(
      '5s',
      expectation(
        leaderIs(3, {
          text: {
            en: '3 is LEADING: a quorum has voted for it',
            'zh-CN': '3 处于 LEADING：法定人数投了它',
          },
        }),
      ),
    ),
    thenAfter(
      '0s',
      expectation(
        establishedIs('none', {
          text: {
            en: 'and yet it is not established: no quorum has taken over its history',
            'zh-CN': '但它尚未确立：还没有法定人数接过它的历史',
          },
        }),
      ),
    ),
    thenAfter(
      '0s',
      expectation(
        modeIs({ running: 'looking' }, { text: { en: 'so nobody serves', 'zh-CN': '所以谁也不提供服务' } }),
      ),
    ),
    thenAfter(
      '0s',
      expectation(
        epochIs(
          { 1: { current: 0 }, 2: { current: 0 }, 3: { current: 1, accepted: 1 } },
          {
            text: {
              en: 'epoch 1 is the currentEpoch of 3 alone',
              'zh-CN': '只有 3 的 currentEpoch 是 1',
            },
          },
        ),
      ),
    ),
    after('leaderActive by 2', healAll(), '5s'),
    thenAfter('1s', write('/x', '1', 3)),
  ],
  expect: [
    establishedIs(2),
    followersAre([1, 3]),
    // Epoch 1 has been promised, so 2 takes the next. There is no transaction of epoch 1, and never will be.
    epochIs({ running: 2 }),
    reachedAre(['elected in vain']),
    answeredAre(['/x']),
    zxidIs({ running: '2.3' }),
  ],
  until: '25s',
};

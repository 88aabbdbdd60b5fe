import {
  answeredAre,
  at,
  epochIs,
  establishedIs,
  followersAre,
  leaderIs,
  start,
  valueIs,
  write,
  zxidIs,
} from '../script.ts';
import type { Story } from './story.ts';

export const recoveryById: Story = {
  zablab: 1,
  name: 'recovery-by-id',
  title: { en: 'Recovery: equal logs, so the id decides', 'zh-CN': '恢复：日志相同，由编号决定' },
  asks: {
    en: 'After a power cut all three servers hold the same log, up to 3.8. Does it matter who leads?',
    'zh-CN': '断电之后，三台服务器的日志完全相同，都到 3.8 为止。由谁领导有区别吗？',
  },
  source: 'FastLeaderElection.totalOrderPredicate: epoch, then zxid, then id; LearnerHandler.syncFollower',
  ensemble: {
    servers: [
      { id: 1, zxid: '3.8' },
      { id: 2, zxid: '3.8' },
      { id: 3, zxid: '3.8' },
    ],
  },
  steps: [at('0s', start('all')), at('2s', write('/next', 'go on', 'leader'))],
  expect: [
    leaderIs('first quorum'),
    establishedIs(3),
    followersAre('everyone else'),
    epochIs({ running: { current: 4, accepted: 4 } }),
    valueIs('running', '/3.8', '3.8'),
    // 4.1 and 4.3 are the client's session.
    answeredAre(['/next']),
    valueIs('running', '/next', 'go on'),
    zxidIs({ running: '4.3' }),
  ],
  until: '4s',
};

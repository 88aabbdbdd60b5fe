import {
  answeredAre,
  at,
  epochIs,
  establishedIs,
  followersAre,
  leaderIs,
  reachedAre,
  start,
  syncIs,
  valueIs,
  write,
  zxidIs,
} from '../script.ts';
import type { Story } from './story.ts';

/** 5 led epoch 3 and is gone. The others notice one after the other, and 2 has been through one more round than the rest. */
export const recoveryByClock: Story = {
  zablab: 1,
  name: 'recovery-by-clock',
  title: {
    en: 'Recovery: the round first, then zxid, then id',
    'zh-CN': '恢复：先比轮次，再比 zxid，最后比编号',
  },
  asks: {
    en: 'Servers 1 to 4 are in three different rounds. Votes of different rounds may not be counted together: how do they meet?',
    'zh-CN': '服务器 1 到 4 分处三个不同的轮次，而不同轮次的选票不能一起计算。它们怎样会合？',
  },
  source: 'FastLeaderElection.lookForLeader: logicalclock, recvset.clear()',
  ensemble: {
    servers: [
      { id: 1, zxid: '3.7', logicalClock: 4 },
      { id: 2, zxid: '3.8', logicalClock: 5 },
      { id: 3, zxid: '3.8', logicalClock: 4 },
      { id: 4, zxid: '3.6', logicalClock: 0 },
      { id: 5, zxid: '3.9', logicalClock: 4 },
    ],
  },
  steps: [
    at('0s', start(2)),
    at('10ms', start(1)),
    at('20ms', start(3)),
    at('120ms', start(4)),
    at('2s', write('/next', 'go on', 'leader')),
  ],
  expect: [
    leaderIs('first quorum'),
    establishedIs(3),
    followersAre('everyone else'),
    reachedAre(['round adopted']),
    syncIs(1, 'DIFF', { rule: 'inCommittedLog' }),
    syncIs(4, 'DIFF', { rule: 'inCommittedLog' }),
    // 3.8 was on 2, 3 and 5, a quorum: it stays. 3.9 was on 5 alone: here it is gone.
    valueIs('running', '/3.8', '3.8'),
    valueIs('running', '/3.9', null),
    epochIs({ running: { current: 4, accepted: 4 } }),
    answeredAre(['/next']),
    valueIs('running', '/next', 'go on'),
    zxidIs({ running: '4.3' }),
  ],
  until: '4s',
};

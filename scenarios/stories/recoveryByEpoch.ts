import {
  answeredAre,
  at,
  epochIs,
  establishedIs,
  followersAre,
  leaderIs,
  logIs,
  start,
  stateIs,
  syncIs,
  valueIs,
  write,
  zxidIs,
} from '../script.ts';
import type { Story } from './story.ts';

/** 2 led epoch 3 and logged 3.9, which nobody else has. 1, 4 and 5 went on to epoch 4 without it; 4 and 5 are still down. */
export const recoveryByEpoch: Story = {
  zablab: 1,
  name: 'recovery-by-epoch',
  title: { en: 'Recovery: the newest epoch leads', 'zh-CN': '恢复：纪元最新者领导' },
  asks: {
    en: '2 has the longer log, 1 has accepted the newer epoch. Which of the two may lead?',
    'zh-CN': '2 的日志更长，1 接受过更新的纪元。两者之中谁可以领导？',
  },
  source: 'FastLeaderElection.totalOrderPredicate; DSN 2011, Phase 1',
  ensemble: {
    servers: [
      { id: 1, zxid: '3.8', currentEpoch: 4 },
      { id: 2, zxid: '3.9', currentEpoch: 3 },
      { id: 3, zxid: '3.8', currentEpoch: 3 },
      { id: 4, zxid: '3.8', currentEpoch: 4 },
      { id: 5, zxid: '3.8', currentEpoch: 4 },
    ],
  },
  steps: [at('0s', start([1, 2, 3])), at('2s', write('/next', 'go on', 'leader'))],
  expect: [
    leaderIs('first quorum'),
    establishedIs(1),
    followersAre('everyone else'),
    stateIs({ 4: 'down', 5: 'down' }),
    syncIs(2, 'TRUNC', { rule: 'peerAhead' }),
    valueIs('running', '/3.9', null),
    logIs({ running: { holds: ['3.8'], lacks: ['3.9'] } }),
    epochIs({ running: { current: 5, accepted: 5 }, 4: 4, 5: 4 }),
    answeredAre(['/next']),
    valueIs('running', '/next', 'go on'),
    zxidIs({ running: '5.3' }),
  ],
  until: '4s',
};

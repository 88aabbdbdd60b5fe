import { at, followersAre, leaderIs, start, stateIs } from '../script.ts';
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
  steps: [at('0s', start([1, 2, 3]))],
  expect: [leaderIs('first quorum'), followersAre('everyone else'), stateIs({ 4: 'down', 5: 'down' })],
  until: '3s',
};

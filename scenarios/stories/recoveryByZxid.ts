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

/** The longest log leads: 3.9 was committed, and of those that come back only 1 has it. */
export const recoveryByZxid: Story = {
  zablab: 1,
  name: 'recovery-by-zxid',
  title: { en: 'Recovery: the longest log leads', 'zh-CN': '恢复：日志最长者领导' },
  asks: {
    en: '1, 4 and 5 logged 3.9, a quorum. 4 and 5 stay down; 1 has the smallest id. Who leads, and what would be lost if it were 3?',
    'zh-CN':
      '1、4 和 5 都记下了 3.9，已是法定人数。4 和 5 没有回来，而 1 的编号最小。谁会成为领导者？倘若是 3，会丢失什么？',
  },
  source: 'FastLeaderElection.totalOrderPredicate: epoch, then zxid, then id; DSN 2011, Phase 1',
  ensemble: {
    servers: [
      { id: 1, zxid: '3.9' },
      { id: 2, zxid: '3.8' },
      { id: 3, zxid: '3.8' },
      { id: 4, zxid: '3.9' },
      { id: 5, zxid: '3.9' },
    ],
  },
  steps: [at('0s', start([1, 2, 3])), at('2s', write('/next', 'go on', 'leader'))],
  expect: [
    leaderIs('first quorum'),
    establishedIs(1),
    followersAre('everyone else'),
    stateIs({ 4: 'down', 5: 'down' }),
    syncIs(2, 'DIFF', { rule: 'inCommittedLog' }),
    syncIs(3, 'DIFF', { rule: 'inCommittedLog' }),
    valueIs('running', '/3.9', '3.9'),
    logIs({ running: { holds: ['3.9'] } }),
    epochIs({ running: { current: 4, accepted: 4 } }),
    answeredAre(['/next']),
    valueIs('running', '/next', 'go on'),
    zxidIs({ running: '4.3' }),
  ],
  until: '4s',
};

import {
  after,
  answeredAre,
  at,
  epochIs,
  establishedIs,
  expectation,
  followersAre,
  healAll,
  logIs,
  partition,
  reachedAre,
  restart,
  start,
  syncIs,
  thenAfter,
  unansweredAre,
  valueIs,
  write,
  zxidIs,
} from '../script.ts';
import type { Story } from './story.ts';

/** The counterpart of old-leader-truncated: the new leader has written, so what 3 lacks and what it must lose lie in two epochs. */
export const oldLeaderSnapshot: Story = {
  zablab: 1,
  name: 'old-leader-snapshot',
  title: { en: 'The old leader comes back and is sent a snapshot', 'zh-CN': '旧领导者归来，收到快照' },
  asks: {
    en: 'As in old-leader-truncated, 3 comes back with 1.3, which nobody else has; but meanwhile 2 has written in epoch 2. Why is a TRUNC not enough?',
    'zh-CN':
      '和 old-leader-truncated 一样，3 带着别处都没有的 1.3 归来；但这时 2 已在纪元 2 中写入。为什么 TRUNC 不够？',
  },
  source: 'LearnerHandler.queueCommittedProposals: "Cannot send TRUNC to peer" (ZOOKEEPER-1154)',
  ensemble: { servers: 3 },
  steps: [
    at('0s', start('all')),
    at('2s', write('/first', '1', 3, { session: 'kept' })),
    after('clientAnswered by 1', partition([3], [1, 2]), '100ms'),
    thenAfter('100ms', write('/second', '2', 3, { session: 'kept' })),
    after('leaderActive by 2', write('/third', '3', 2, { client: 2 }), '2s'),
    thenAfter(
      '3s',
      expectation(
        logIs(
          { 1: '2.3', 2: '2.3', 3: '1.3' },
          {
            text: {
              en: '1 and 2 have gone on to 2.3, in epoch 2; 3 is still at 1.3',
              'zh-CN': '1 和 2 在纪元 2 中已到 2.3；3 仍停在 1.3',
            },
          },
        ),
      ),
    ),
    thenAfter('0s', healAll()),
    after('learnerActive by 3 with epoch 2', expectation(syncIs(3, 'SNAP', { rule: 'otherEpoch' })), '1s'),
    thenAfter(
      '0s',
      expectation(
        logIs(
          { 3: { holds: ['1.3'] } },
          {
            text: {
              en: '1.3 still lies in the log of 3; a restart will begin with the snapshot of 2.3, which leaves it behind',
              'zh-CN': '1.3 仍留在 3 的日志里；但重启会从 2.3 的快照开始，不再理会它',
            },
          },
        ),
      ),
    ),
    thenAfter('0s', restart(3)),
  ],
  expect: [
    establishedIs(2),
    followersAre([1, 3]),
    epochIs({ running: 2 }),
    reachedAre(['a proposal is lost']),
    zxidIs({ running: '2.3' }),
    valueIs('running', '/first', '1'),
    valueIs('running', '/second', null),
    valueIs('running', '/third', '3'),
    answeredAre(['/third']),
    unansweredAre(['/second']),
  ],
  until: '30s',
};

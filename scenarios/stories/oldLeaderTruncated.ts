import {
  after,
  at,
  epochIs,
  establishedIs,
  expectation,
  followersAre,
  healAll,
  logIs,
  partition,
  reachedAre,
  start,
  syncIs,
  thenAfter,
  unansweredAre,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** The counterpart of old-leader-snapshot: the new leader has not written yet. */
export const oldLeaderTruncated: Story = {
  zablab: 1,
  name: 'old-leader-truncated',
  title: { en: 'The old leader comes back and is truncated', 'zh-CN': '旧领导者归来，日志被截断' },
  asks: {
    en: '3 led epoch 1 and has logged 1.3, which nobody else has. 2 leads epoch 2 and has written nothing yet. What becomes of 1.3 when 3 comes back?',
    'zh-CN':
      '3 领导过纪元 1，它记下的 1.3 别处都没有。2 领导纪元 2，还没有写过任何东西。3 归来时，1.3 会怎样？',
  },
  source:
    'DSN 2011, Phase 2; LearnerHandler.syncFollower: peerLastZxid above maxCommittedLog; Learner.syncWithLeader: TRUNC (ZOOKEEPER-1156)',
  ensemble: { servers: 3 },
  steps: [
    at('0s', start('all')),
    at('2s', write('/first', '1', 3, { session: 'kept' })),
    after('clientAnswered by 1', partition([3], [1, 2]), '100ms'),
    thenAfter('100ms', write('/second', '2', 3, { session: 'kept' })),
    after(
      'leaderActive by 2',
      expectation(
        valueIs(3, '/second', '2', {
          text: {
            en: '3 has stepped down, and has 1.3 not only in its log: /second is in its memory, which it serves to nobody',
            'zh-CN': '3 已卸任，1.3 不仅在它的日志里：/second 也进入了内存，只是不对外提供',
          },
        }),
      ),
      '5s',
    ),
    thenAfter(
      '0s',
      expectation(
        logIs(
          { 1: '1.2', 2: '1.2', 3: '1.3' },
          {
            text: {
              en: 'the others have 1.2 as their last transaction',
              'zh-CN': '其余服务器的最后一个事务是 1.2',
            },
          },
        ),
      ),
    ),
    thenAfter('0s', healAll()),
  ],
  expect: [
    establishedIs(2),
    followersAre([1, 3]),
    epochIs({ running: 2 }),
    syncIs(3, 'TRUNC', { rule: 'peerAhead' }),
    reachedAre(['history truncated', 'a proposal is lost']),
    logIs({ running: '1.2' }),
    valueIs('running', '/first', '1'),
    valueIs('running', '/second', null),
    unansweredAre(['/second']),
  ],
  until: '30s',
};

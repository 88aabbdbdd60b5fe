import {
  after,
  at,
  epochIs,
  establishedIs,
  expectation,
  followersAre,
  logIs,
  partition,
  powerOff,
  reachedAre,
  start,
  syncIs,
  thenAfter,
  unansweredAre,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** An acknowledgement is no promise that a transaction is kept: a quorum of them is. */
export const resyncTrunc: Story = {
  zablab: 1,
  name: 'resync-trunc',
  title: { en: 'A follower has too much: TRUNC', 'zh-CN': '跟随者多出事务：TRUNC' },
  asks: {
    en: '5 and 1 have 1.3 on disk, two of five, and 1 has even acknowledged it. They crash, and the others go on. What is 1 told when it comes back?',
    'zh-CN':
      '5 和 1 的磁盘上有 1.3，五台中的两台，1 甚至已经确认。它们崩溃之后，其余服务器继续工作。1 归来时会得到什么指示？',
  },
  source:
    'LearnerHandler.syncFollower: peerLastZxid above maxCommittedLog; Learner.syncWithLeader, ZKDatabase.truncateLog',
  ensemble: { servers: 5 },
  steps: [
    at('0s', start('all')),
    at('2s', write('/first', '1', 5, { session: 'kept' })),
    // 5 and 1 still see each other, and so do 1 and all the others.
    after('clientAnswered by 1', partition([1, 5], [1, 2, 3, 4]), '100ms'),
    thenAfter('100ms', write('/second', '2', 5, { session: 'kept' })),
    after(
      'ackCounted by 5 with learner 1, zxid 1.3',
      expectation(
        unansweredAre(['/second'], {
          text: {
            en: '5 has the ACK of 1: with its own that is two of five, one too few to commit 1.3',
            'zh-CN': '5 收到了 1 的 ACK：连同自己共五台中的两台，还差一台才能提交 1.3',
          },
        }),
      ),
      '50ms',
    ),
    thenAfter('0s', powerOff([1, 5])),
    after(
      'leaderActive by 4',
      expectation(
        logIs(
          { 1: '1.3', 2: '1.2', 3: '1.2', 4: '1.2', 5: '1.3' },
          {
            text: {
              en: '5 and 1 have 1.3 on their disks; the logs of all others end at 1.2',
              'zh-CN': '5 和 1 的磁盘上有 1.3；其余服务器的日志到 1.2 为止',
            },
          },
        ),
      ),
      '1s',
    ),
    thenAfter('0s', start(1)),
  ],
  expect: [
    establishedIs(4),
    followersAre([1, 2, 3]),
    epochIs({ running: 2 }),
    syncIs(1, 'TRUNC', { rule: 'peerAhead' }),
    reachedAre(['history truncated', 'a proposal is lost']),
    logIs({ running: '1.2' }),
    valueIs('running', '/first', '1'),
    valueIs('running', '/second', null),
    unansweredAre(['/second']),
  ],
  until: '20s',
};

import {
  after,
  answeredAre,
  at,
  epochIs,
  establishedIs,
  expectation,
  followersAre,
  kill,
  logIs,
  reachedAre,
  start,
  syncIs,
  thenAfter,
  valueIs,
  write,
  zxidIs,
} from '../script.ts';
import type { Story } from './story.ts';

/** The leader keeps the last few hundred transactions in memory for just this. */
export const resyncDiff: Story = {
  zablab: 1,
  name: 'resync-diff',
  title: { en: 'A follower catches up: DIFF', 'zh-CN': '跟随者追赶：DIFF' },
  asks: {
    en: 'A follower was down during three writes. What is it sent when it comes back, and what need not be sent?',
    'zh-CN': '三次写入期间，一台跟随者没有运行。它归来时会收到什么？什么不必再发？',
  },
  source:
    'LearnerHandler.syncFollower: between minCommittedLog and maxCommittedLog; ZKDatabase.addCommittedProposal',
  ensemble: { servers: 3 },
  steps: [
    at('0s', start('all')),
    at('2s', write('/before', '1', 'leader', { session: 'kept' })),
    after('clientAnswered by 1', kill(1), '100ms'),
    thenAfter('100ms', write('/missed', '2', 'leader', { session: 'kept', count: 3 })),
    after(
      '4th clientAnswered by 1',
      expectation(
        logIs(
          { 1: '1.2', 2: '1.5', 3: '1.5' },
          {
            text: {
              en: 'the log of 1 ends at 1.2, the others at 1.5',
              'zh-CN': '1 的日志到 1.2 为止，其余的已到 1.5',
            },
          },
        ),
      ),
      '100ms',
    ),
    thenAfter('0s', start(1)),
  ],
  expect: [
    establishedIs(3),
    followersAre([1, 2]),
    // The leader is the same, and so is the epoch.
    epochIs({ running: 1 }),
    syncIs(1, 'DIFF', {
      rule: 'inCommittedLog',
      text: {
        en: '1 was sent a DIFF: the three transactions it lacked, and nothing of what it had',
        'zh-CN': '1 收到的是 DIFF：它缺少的三个事务，已有的一概不发',
      },
    }),
    reachedAre(['synchronised by DIFF']),
    logIs({ running: '1.5' }),
    zxidIs({ running: '1.5' }),
    valueIs('running', '/before', '1'),
    valueIs('running', '/missed2', '2'),
    answeredAre('all'),
  ],
  until: '5s',
};

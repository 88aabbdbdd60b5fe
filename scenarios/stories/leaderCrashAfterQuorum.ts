import {
  after,
  at,
  cut,
  epochIs,
  establishedIs,
  expectation,
  followersAre,
  logIs,
  powerOff,
  start,
  stateIs,
  syncIs,
  thenAfter,
  unansweredAre,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** The counterpart of leader-crash-before-quorum: one disk more, and the write must survive. */
export const leaderCrashAfterQuorum: Story = {
  zablab: 1,
  name: 'leader-crash-after-quorum',
  title: { en: 'The leader crashes after a quorum has the write', 'zh-CN': '法定人数已记下写入，领导者崩溃' },
  asks: {
    en: '3 and 1 have logged a write; 2 has never heard of it. The leader crashes before any COMMIT leaves it. What becomes of the write?',
    'zh-CN': '3 和 1 记下了一次写入，2 从未听说过它。COMMIT 还没有发出，领导者就崩溃了。这次写入会怎样？',
  },
  source:
    'DSN 2011, Phases 1 and 2: the initial history; Leader.tryToCommit; FastLeaderElection.totalOrderPredicate',
  ensemble: { servers: 3 },
  steps: [
    at('0s', start('all')),
    at('2s', write('/first', '1', 3, { session: 'kept' })),
    after('clientAnswered by 1', cut(3, 2), '100ms'),
    thenAfter('100ms', write('/second', '2', 3, { session: 'kept' })),
    after(
      'committed by 3 with zxid 1.3',
      expectation(
        logIs(
          { 1: '1.3', 2: '1.2', 3: '1.3' },
          {
            text: {
              en: '1.3 is on the disks of 3 and 1, a quorum: it is committed, and so far only 3 knows',
              'zh-CN': '1.3 在 3 和 1 上都已落盘，达到法定人数：它已提交，而此刻只有 3 知道',
            },
          },
        ),
      ),
    ),
    thenAfter('0s', powerOff(3)),
  ],
  expect: [
    establishedIs(1, {
      text: {
        en: '1 leads, although 2 has the larger id: every quorum has 3 or 1 in it, and the longer log wins',
        'zh-CN': '1 是领导者，尽管 2 的编号更大：任何法定人数都含有 3 或 1，而日志较长者胜出',
      },
    }),
    followersAre([2]),
    stateIs({ 3: 'down' }),
    epochIs({ running: 2 }),
    syncIs(2, 'DIFF', { rule: 'inCommittedLog' }),
    logIs({ running: '1.3' }),
    valueIs('running', '/second', '2'),
    unansweredAre(['/second'], {
      text: {
        en: 'the client never got an answer: that alone does not tell it what became of its write',
        'zh-CN': '客户端没有得到答复：仅凭这一点，无从知道写入的结果',
      },
    }),
  ],
  until: '20s',
};

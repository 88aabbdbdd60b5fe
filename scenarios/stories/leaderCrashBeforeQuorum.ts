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
  start,
  stateIs,
  thenAfter,
  unansweredAre,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** The counterpart of leader-crash-after-quorum. Had one PROPOSAL arrived, the write might survive: both would be right. */
export const leaderCrashBeforeQuorum: Story = {
  zablab: 1,
  name: 'leader-crash-before-quorum',
  title: {
    en: 'The leader crashes before a quorum has the write',
    'zh-CN': '法定人数尚未记下写入，领导者便崩溃',
  },
  asks: {
    en: 'The leader has logged a write, but its PROPOSAL reaches nobody before it crashes. Is it right that the write vanishes?',
    'zh-CN': '领导者已记下一次写入，但 PROPOSAL 还没有到达任何服务器，它就崩溃了。这次写入消失，对吗？',
  },
  source:
    'DSN 2011, Phase 1: the initial history of an epoch; Leader.tryToCommit, SyncRequestProcessor.flush',
  ensemble: { servers: 3 },
  steps: [
    at('0s', start('all')),
    at('2s', write('/first', '1', 3, { session: 'kept' })),
    after('clientAnswered by 1', partition([3], [1, 2]), '100ms'),
    thenAfter('100ms', write('/second', '2', 3, { session: 'kept' })),
    after(
      'logSynced by 3 with zxid 1.3',
      expectation(
        logIs(
          { 1: '1.2', 2: '1.2', 3: '1.3' },
          {
            text: {
              en: '3 has 1.3 on disk; its PROPOSALs to 1 and 2 do not get through',
              'zh-CN': '1.3 在 3 上已经落盘；发给 1 和 2 的 PROPOSAL 无法送达',
            },
          },
        ),
      ),
    ),
    thenAfter('0s', powerOff(3)),
  ],
  expect: [
    establishedIs(2),
    followersAre([1]),
    stateIs({ 3: 'down' }),
    epochIs({ running: 2, 3: 1 }),
    logIs({ running: '1.2', 3: '1.3' }),
    valueIs('running', '/first', '1'),
    unansweredAre(['/second']),
    valueIs('running', '/second', null, {
      text: {
        en: '/second has vanished, and rightly: one disk of three is no quorum, so nobody was ever told that it is done',
        'zh-CN': '/second 消失了，而且理应如此：三块磁盘中的一块不是法定人数，没有谁得到过它已完成的答复',
      },
    }),
  ],
  until: '20s',
};

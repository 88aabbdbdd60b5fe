import {
  after,
  at,
  breaksAre,
  establishedIs,
  expectation,
  kill,
  modeIs,
  reachedAre,
  start,
  syncIs,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** Two threads of a follower write to one socket. In 3.8.0 nothing says which comes first, and the leader takes the first ACK for that of NEWLEADER. */
export const ackOvertakesNewleader: Story = {
  zablab: 1,
  name: 'ack-overtakes-newleader',
  title: { en: 'An ACK overtakes another', 'zh-CN': '后发先至的 ACK' },
  asks: {
    en: '1 has missed nine transactions, and 2 leads it alone. Release 3.8.0: the log writer of 1 may acknowledge the first of them before its main thread acknowledges NEWLEADER. What does 2 make of it, and what is different once 1 runs 3.9.5?',
    'zh-CN':
      '1 缺九个事务，只有 2 来领导它。在 3.8.0 中，1 的日志线程可能抢在主线程确认 NEWLEADER 之前先确认了其中第一个。2 会怎么理解？1 换成 3.9.5 之后又有何不同？',
  },
  source: 'ZOOKEEPER-4685; Learner.syncWithLeader, Leader.waitForNewLeaderAck',
  ensemble: {
    servers: [
      { id: 1, log: '1.1-1.7' },
      { id: 2, log: '1.1-1.16' },
      { id: 3, log: '1.1-1.16' },
    ],
    tickTime: 500,
    initLimit: 6,
    release: '3.8.0',
  },
  disk: { append: '1us', sync: '1us' },
  seed: '1',
  steps: [
    at('0s', start([1, 2])),
    after('badState by 2', expectation(modeIs({ 1: 'looking', 2: 'looking' })), '2s'),
    at('20s', expectation(establishedIs(2))),
    // The same gap again: 1 misses nine writes, and then only 2 and 1 are left, but 1 runs 3.9.5.
    at('20s', start(3)),
    at('24s', kill(1)),
    at('24.5s', write('/x', '1', 2, { count: 9 })),
    at('26s', kill(3)),
    at('28s', start(1, undefined, { release: '3.9.5' })),
    at('30s', expectation(establishedIs(2))),
  ],
  expect: [
    reachedAre(['ACK of NEWLEADER mistaken', 'elected in vain']),
    syncIs(1, 'DIFF'),
    valueIs('running', '/x8', '1'),
    breaksAre(['no bad state']),
  ],
  breaks: ['no bad state', 'history consistency'],
  until: '31s',
};

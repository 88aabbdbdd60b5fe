import {
  after,
  at,
  breaksAre,
  epochIs,
  establishedIs,
  expectation,
  kill,
  logIs,
  modeIs,
  reachedAre,
  start,
  syncIs,
} from '../script.ts';
import type { Story } from './story.ts';

/** Two threads of a follower write to one socket. In 3.8.0 nothing says which comes first, and the leader takes the first ACK for that of NEWLEADER. */
export const ackOvertakesNewleader: Story = {
  zablab: 1,
  name: 'ack-overtakes-newleader',
  title: { en: 'An ACK overtakes another', 'zh-CN': '后发先至的 ACK' },
  asks: {
    en: '1 has missed nine transactions, and 2 leads it alone. Release 3.8.0: nothing keeps the log writer of 1 from acknowledging the first of them before its main thread acknowledges NEWLEADER. What does 2 make of it, and what is different with 3, which lacks the same and runs 3.9.5?',
    'zh-CN':
      '1 缺九个事务，只有 2 来领导它。在 3.8.0 中，1 的日志线程可能抢在主线程确认 NEWLEADER 之前，先确认其中第一个事务。2 会怎么理解？换成同样落后、但运行 3.9.5 的 3，又有何不同？',
  },
  source: 'ZOOKEEPER-4685; Learner.syncWithLeader, Leader.waitForNewLeaderAck',
  ensemble: {
    servers: [
      { id: 1, log: '1.1-1.7' },
      { id: 2, log: '1.1-1.16' },
      { id: 3, log: '1.1-1.7' },
    ],
    tickTime: 500,
    initLimit: 6,
    release: '3.8.0',
    variants: ['log-writer-first'],
  },
  disk: { append: '1us', sync: '1us' },
  steps: [
    at('0s', start([1, 2])),
    after('badState by 2', expectation(modeIs({ 1: 'looking', 2: 'looking' })), '2s'),
    after('2nd badState by 2', expectation(epochIs({ 2: 3 })), '1s'),
    // The same nine transactions, to a follower of 3.9.5: it logs what is committed before it acknowledges anything.
    at('20s', kill(1)),
    at('20s', start(3, undefined, { release: '3.9.5' })),
    after('leaderActive by 2', expectation(logIs({ 3: '1.16' }))),
  ],
  expect: [
    establishedIs(2),
    syncIs(3, 'DIFF', { rule: 'inCommittedLog' }),
    reachedAre(['ACK of NEWLEADER mistaken', 'elected in vain']),
    breaksAre(['no bad state']),
  ],
  breaks: ['no bad state'],
  until: '40s',
};

import {
  after,
  at,
  epochIs,
  establishedIs,
  expectation,
  followersAre,
  kill,
  logIs,
  pause,
  reachedAre,
  resume,
  start,
  stateIs,
  syncIs,
  thenAfter,
  unansweredAre,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** What was sent was sent: a socket outlives the process at its other end. */
export const socketSurvives: Story = {
  zablab: 1,
  name: 'socket-survives',
  title: { en: 'Proposals survive in a socket', 'zh-CN': '提案在套接字中幸存' },
  asks: {
    en: '1 is stopped, 2 is down. 3 proposes three writes and dies: they are on its disk alone, and in the socket of 1. Are they lost?',
    'zh-CN':
      '1 被暂停，2 已停机。3 提出三个写入后崩溃：它们只在 3 的磁盘上，以及 1 的套接字里。它们会丢失吗？',
  },
  source:
    'Follower.processPacket, LearnerZooKeeperServer.shutdown, ZKDatabase.fastForwardDataBase (ZOOKEEPER-2845, ZOOKEEPER-4712)',
  ensemble: { servers: 3 },
  steps: [
    at('0s', start('all')),
    at('2s', write('/first', '1', 3, { session: 'kept' })),
    after('clientAnswered by 1', pause(1), '100ms'),
    thenAfter('0s', kill(2)),
    thenAfter('100ms', write('/more', '2', 3, { session: 'kept', count: 3, window: 3 })),
    after(
      'logSynced by 3 with zxid 1.5',
      expectation(
        logIs(
          { 1: '1.2', 2: '1.2', 3: '1.5' },
          {
            text: {
              en: 'one disk of three has 1.3 to 1.5; the PROPOSALs to 1 are in its socket, which 1 is not reading',
              'zh-CN': '三块磁盘中只有一块有 1.3 至 1.5；发给 1 的 PROPOSAL 在它的套接字里，1 没有在读',
            },
          },
        ),
      ),
    ),
    thenAfter('0s', kill(3)),
    thenAfter('1s', start(2)),
    thenAfter('1s', resume(1)),
    after(
      'appended by 1 with zxid 1.5',
      expectation(
        logIs(
          { 1: '1.5' },
          {
            text: {
              en: '1 reads its socket to the end and logs the three PROPOSALs in it, although nobody is left to hear its ACKs',
              'zh-CN': '1 把套接字读到底，记下其中的三个 PROPOSAL，尽管 ACK 已无人接收',
            },
          },
        ),
      ),
    ),
  ],
  expect: [
    establishedIs(1),
    followersAre([2]),
    stateIs({ 3: 'down' }),
    epochIs({ running: 2 }),
    logIs({ running: '1.5' }),
    syncIs(2, 'DIFF', { rule: 'inCommittedLog' }),
    reachedAre(['a proposal survives its leader', 'logged transactions applied']),
    valueIs('running', '/more0', '2'),
    valueIs('running', '/more2', '2'),
    unansweredAre(['/more0', '/more1', '/more2']),
  ],
  until: '10s',
};

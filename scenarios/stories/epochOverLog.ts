import {
  after,
  at,
  epochIs,
  establishedIs,
  expectation,
  followersAre,
  healAll,
  kill,
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

/**
 * How a longer log comes to be worth less: an epoch was begun without it. Were 5 to lead all the same, 1.3 would be committed although epoch 2
 * has gone on without it, and whoever had written in epoch 2 could have a history with 2.1 and without 1.3.
 */
export const epochOverLog: Story = {
  zablab: 1,
  name: 'epoch-over-log',
  title: { en: 'A newer epoch beats a longer log', 'zh-CN': '较新的纪元胜过较长的日志' },
  asks: {
    en: '5 has one transaction more than anybody else. 1 and 2 have nothing new, but they have been in epoch 2. Who may lead them?',
    'zh-CN': '5 比其他服务器都多一个事务。1 和 2 没有任何新事务，但它们进入过纪元 2。谁可以领导？',
  },
  source:
    'DSN 2011, Phase 1: f.a first, then the last zxid; FastLeaderElection.totalOrderPredicate; QuorumPeer.getCurrentEpoch (ZOOKEEPER-335)',
  ensemble: { servers: 5 },
  steps: [
    at('0s', start('all')),
    at('2s', write('/shared', '1', 5, { session: 'kept' })),
    after('clientAnswered by 1', partition([1, 2, 3, 4], [5]), '100ms'),
    thenAfter('100ms', write('/private', '2', 5, { session: 'kept' })),
    after('logSynced by 5 with zxid 1.3', powerOff(5)),
    after(
      'leaderActive with epoch 2',
      expectation(
        epochIs(
          { 1: 2, 2: 2, 5: 1 },
          {
            text: {
              en: '1 and 2 have accepted epoch 2; on the disk of 5, currentEpoch is 1',
              'zh-CN': '1 和 2 已接受纪元 2；5 的磁盘上 currentEpoch 仍是 1',
            },
          },
        ),
      ),
      '1s',
    ),
    thenAfter(
      '0s',
      expectation(
        logIs(
          { 1: '1.2', 2: '1.2', 5: '1.3' },
          {
            text: {
              en: 'their logs end at 1.2, that of 5 at 1.3',
              'zh-CN': '它们的日志到 1.2 为止，5 的到 1.3',
            },
          },
        ),
      ),
    ),
    thenAfter('0s', kill([1, 2, 3, 4])),
    thenAfter('0s', healAll()),
    thenAfter('1s', start([1, 2, 5])),
  ],
  expect: [
    establishedIs(2),
    followersAre([1, 5]),
    epochIs({ running: 3 }),
    syncIs(5, 'TRUNC', { rule: 'peerAhead' }),
    reachedAre(['a proposal is lost']),
    logIs({ running: '1.2' }),
    valueIs('running', '/shared', '1'),
    valueIs('running', '/private', null),
    unansweredAre(['/private']),
  ],
  until: '20s',
};

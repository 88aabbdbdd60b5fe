import {
  answeredAre,
  at,
  epochIs,
  establishedIs,
  expectation,
  followersAre,
  kill,
  lasting,
  reachedAre,
  start,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** Followers first, the leader last: one server is away at a time, and there is one election only. */
export const rollingRestart: Story = {
  zablab: 1,
  name: 'rolling-restart',
  title: { en: 'A rolling restart', 'zh-CN': '滚动重启' },
  asks: {
    en: 'All three servers must be restarted, one after the other. In which order, and what do clients notice?',
    'zh-CN': '三台服务器要依次重启。按什么顺序？客户端会察觉到什么？',
  },
  source: 'QuorumPeer.start, LearnerHandler.syncFollower',
  ensemble: { servers: 3, tickTime: 500 },
  steps: [
    at('0s', start('all')),
    at('1s', write('/a', '1', 3)),
    at('2s', lasting('1s', kill(1))),
    at('2.5s', write('/b', '2', 3)),
    at('5s', lasting('1s', kill(2))),
    at('5.5s', write('/c', '3', 3)),
    at('8s', expectation(epochIs({ running: 1 }))),
    at('8s', lasting('1s', kill(3))),
    at('10.5s', write('/d', '4', 1)),
  ],
  expect: [
    establishedIs(2),
    followersAre([1, 3]),
    epochIs({ running: 2 }),
    answeredAre('all'),
    valueIs('running', '/b', '2'),
    valueIs('running', '/c', '3'),
    valueIs('running', '/d', '4'),
    reachedAre(['synchronised by DIFF']),
  ],
  until: '13s',
};

import {
  answeredAre,
  at,
  epochIs,
  establishedIs,
  expectation,
  followersAre,
  kill,
  start,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** Old and new servers work side by side: what each does at NEWLEADER differs, what they say to each other does not. */
export const rollingUpgrade: Story = {
  zablab: 1,
  name: 'rolling-upgrade',
  title: { en: 'A rolling upgrade', 'zh-CN': '滚动升级' },
  asks: {
    en: 'Three servers of 3.8.0 become 3.9.5, one after the other, while clients write. Do the two releases understand each other?',
    'zh-CN': '三台 3.8.0 的服务器在客户端持续写入的同时依次升级到 3.9.5。两个版本能彼此理解吗？',
  },
  source: 'Learner.syncWithLeader of 3.8.0 and 3.9.5; ZOOKEEPER-4785, 4394',
  ensemble: { servers: 3, tickTime: 500, release: '3.8.0' },
  steps: [
    at('0s', start('all')),
    at('1s', write('/a', '1', 3)),
    at('2s', kill(1)),
    at('2.5s', write('/b', '2', 3)),
    at('3s', start(1, undefined, { release: '3.9.5' })),
    at('5s', kill(2)),
    at('5.5s', write('/c', '3', 1)),
    at('6s', start(2, undefined, { release: '3.9.5' })),
    at('8s', expectation(epochIs({ running: 1 }))),
    at('8s', kill(3)),
    at('9s', start(3, undefined, { release: '3.9.5' })),
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
  ],
  until: '13s',
};

import {
  answeredAre,
  at,
  epochIs,
  establishedIs,
  expectation,
  followersAre,
  lasting,
  pause,
  reachedAre,
  start,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** A leader that sleeps does not know it. Its followers wait, leave, and elect another; it wakes up and still believes. */
export const pausedLeader: Story = {
  zablab: 1,
  name: 'paused-leader',
  title: { en: 'The leader falls asleep', 'zh-CN': '领导者睡着了' },
  asks: {
    en: '3 stops for five seconds, as in a long garbage collection. For a while there are two leaders. Which one can do harm?',
    'zh-CN': '3 停顿了五秒，就像一次漫长的垃圾回收。有一阵子出现了两个领导者。哪一个会造成危害？',
  },
  source: 'Learner, read time-out syncLimit; Leader.lead; zab: a stale leader commits nothing',
  ensemble: { servers: 3, tickTime: 500 },
  steps: [
    at('0s', start('all')),
    at('1s', write('/a', '1', 1)),
    at('2s', lasting('5s', pause(3))),
    at('6s', expectation(establishedIs(2))),
    at('6s', write('/b', '2', 1)),
    at('6.5s', expectation(answeredAre(['/b']))),
  ],
  expect: [
    establishedIs(2),
    followersAre([1, 3]),
    epochIs({ running: 2 }),
    valueIs('running', '/b', '2'),
    reachedAre(['two are LEADING', 'two are established', 'stepped down']),
  ],
  until: '16s',
};

import {
  answeredAre,
  at,
  establishedIs,
  expectation,
  modeIs,
  open,
  pause,
  reachedAre,
  resume,
  start,
  unansweredAre,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** Two of three freeze. The third cannot know whether they live, and after a while it must act as if they did without it. */
export const majorityLost: Story = {
  zablab: 1,
  name: 'majority-lost',
  title: { en: 'The leader loses its majority', 'zh-CN': '领导者失去多数' },
  asks: {
    en: '1 and 2 freeze, 3 goes on. How long does it lead, and what becomes of what it is told meanwhile?',
    'zh-CN': '1 和 2 冻结了，3 还在运行。它还能领导多久？这期间交给它的写入会怎样？',
  },
  source: 'Leader.lead: the check of each full tick; LearnerHandler, read time-out syncLimit',
  ensemble: { servers: 3, tickTime: 500 },
  steps: [
    at('0s', start('all')),
    at('1s', write('/kept', '1', 3)),
    at('1.5s', open(3)),
    at('2s', pause([1, 2])),
    at('3s', write('/alone', '2', 3, { session: 'kept' })),
    at('4s', expectation(establishedIs(3))),
    at('5.1s', expectation(modeIs({ 3: 'looking' }))),
    at('5.1s', expectation(unansweredAre(['/alone']))),
    at('7s', resume([1, 2])),
  ],
  expect: [
    establishedIs('any'),
    answeredAre(['/kept']),
    unansweredAre(['/alone']),
    valueIs('running', '/kept', '1'),
    reachedAre(['stepped down']),
  ],
  until: '14s',
};

import {
  answeredAre,
  at,
  epochIs,
  establishedIs,
  expectation,
  flap,
  followersAre,
  lasting,
  start,
  stateIs,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** Connections outlive short cuts: what was sent waits and arrives. Only silence for syncLimit ticks ends them. */
export const flappingLink: Story = {
  zablab: 1,
  name: 'flapping-link',
  title: { en: 'A link that comes and goes', 'zh-CN': '时断时续的链路' },
  asks: {
    en: 'The link between leader and 1 fails for 0.8 s, works for 0.4 s, and so on for six seconds; later it fails for 3 s at a time. syncLimit is 2.5 s. When does 1 leave?',
    'zh-CN':
      '领导者与 1 之间的链路断 0.8 秒、通 0.4 秒，如此反复六秒；后来每次断 3 秒。syncLimit 合 2.5 秒。1 何时离开？',
  },
  source: 'Learner and LearnerHandler, read time-out syncLimit',
  ensemble: { servers: 3, tickTime: 500 },
  steps: [
    at('0s', start('all')),
    at('2s', lasting('6s', flap(1, 3, '800ms', '400ms'))),
    at('4s', write('/x', '1', 1)),
    at('9s', expectation(epochIs({ running: 1 }))),
    at('9s', expectation(answeredAre(['/x']))),
    at('9s', expectation(followersAre([1, 2]))),
    at('10s', lasting('8s', flap(1, 3, '3s', '1s'))),
    at('12.9s', expectation(stateIs({ 1: 'LOOKING' }))),
  ],
  expect: [establishedIs(3), followersAre([1, 2]), valueIs('running', '/x', '1')],
  until: '40s',
};

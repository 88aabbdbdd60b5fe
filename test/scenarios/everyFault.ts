/** A story in which everything happens that a story can make happen, so that every line of the narration is told. */
import type { Scenario } from '../../scenarios/index.ts';

export const everyFault: Scenario = {
  zablab: 1,
  name: 'every-fault',
  ensemble: { servers: 6, observers: [6], startup: '20ms' },
  steps: [
    { at: '0s', start: [1, 6] },
    {
      at: '0.5s',
      partition: [
        [1, 6],
        [2, 3, 4, 5],
      ],
    },
    { at: '1s', start: [2, 3, 4], apart: '60ms' },
    { at: '2s', heal: 'all' },
    { at: '3s', expect: { leader: 'any' } },
    { at: '3s', expect: { leader: 5, text: { en: 'something false', 'zh-CN': '一件假事' } } },
    { at: '3s', expect: { leader: 'first quorum' } },
    { at: '3.1s', cut: [1, 2] },
    { at: '3.2s', cut: [1, 'leader'], ways: 'one' },
    { at: '3.3s', heal: [1, 2] },
    { at: '3.4s', delay: [1, 3], latency: '50ms' },
    { at: '3.5s', delay: [1, 3], latency: 'normal', ways: 'one' },
    { at: '3.6s', reset: [3, 4] },
    { at: '3.7s', clock: 2, rate: 1.5, jump: '-3s' },
    { at: '3.8s', pause: 'a follower' },
    { at: '3.9s', resume: 'all' },
    { at: '4s', start: 5 },
    { at: '5s', kill: 'leader' },
    { at: '6s', powerOff: 2 },
    { at: '7s', restart: [2, 4] },
    { when: { event: 'roundAdopted', by: 5, nth: 9 }, kill: 5 },
    { when: { event: 'roundAdopted', by: 5, nth: 9 }, expect: { leader: 'none' } },
  ],
  breaks: ['order of votes'],
  until: '20s',
};

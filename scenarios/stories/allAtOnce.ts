import { at, epochIs, establishedIs, followersAre, leaderIs, logIs, start } from '../script.ts';
import type { Story } from './story.ts';

/** With nothing to tell the candidates apart but their ids, the largest one that is heard in time wins. */
export const allAtOnce: Story = {
  zablab: 1,
  name: 'all-at-once',
  title: { en: 'Five fresh servers, all at once', 'zh-CN': '五台全新的服务器同时启动' },
  asks: {
    en: 'The same five servers as in fresh-five. Why does 5 lead this time?',
    'zh-CN': '还是 fresh-five 中的那五台服务器。这一次领导者为什么是 5？',
  },
  source: 'FastLeaderElection.totalOrderPredicate; DSN 2011, Phases 0 to 2',
  ensemble: { servers: 5 },
  steps: [at('0s', start('all'))],
  // Whether a follower comes early enough for an empty DIFF, or is sent a SNAP, depends on the seed.
  expect: [
    leaderIs('first quorum'),
    establishedIs('any'),
    followersAre('everyone else'),
    epochIs({ running: { current: 1, accepted: 1 } }),
    logIs({ running: 0 }),
  ],
  until: '3s',
};

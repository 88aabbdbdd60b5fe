import { at, expectation, leaderIs, followersAre, start, stateIs } from '../script.ts';
import type { Story } from './story.ts';

/** The textbook election: every server that comes changes the minds of those before it, until there are enough to decide. */
export const freshFive: Story = {
  zablab: 1,
  name: 'fresh-five',
  title: { en: 'Five fresh servers, one after another', 'zh-CN': '五台全新的服务器依次启动' },
  asks: {
    en: 'All five histories are empty. 5 has the largest id: why does 3 lead, and why does it stay leader when 5 arrives?',
    'zh-CN': '五台服务器的历史都是空的，5 的编号最大。为什么领导者是 3？5 到来之后，为什么仍然是 3？',
  },
  source: 'FastLeaderElection.lookForLeader, FastLeaderElection.totalOrderPredicate',
  ensemble: { servers: 5 },
  steps: [
    at('0s', start('all', '1s')),
    at('1.9s', expectation(stateIs({ running: 'LOOKING' }, { unless: 'a quorum has started' }))),
  ],
  expect: [leaderIs('first quorum'), followersAre('everyone else')],
};

import { at, followersAre, leaderIs, start } from '../script.ts';
import type { Story } from './story.ts';

/** Observers have the data without a vote: they make reads cheaper and quorums no larger. */
export const observers: Story = {
  zablab: 1,
  name: 'observers',
  title: { en: 'Two observers', 'zh-CN': '两台观察者' },
  asks: {
    en: '4 and 5 only observe. How many votes does a leader need, and how do observers find it?',
    'zh-CN': '4 和 5 只是观察者。领导者需要几票？观察者怎样找到领导者？',
  },
  source: 'FastLeaderElection.lookForLeader; QuorumPeer.LearnerType.OBSERVER',
  ensemble: { servers: 5, observers: [4, 5] },
  steps: [at('0s', start([4, 1, 2, 3, 5], '1s'))],
  expect: [leaderIs('first quorum'), followersAre('everyone else')],
};

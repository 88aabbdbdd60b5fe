import {
  at,
  establishedIs,
  expectation,
  followersAre,
  kill,
  leaderIs,
  modeIs,
  reachedAre,
  start,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** Observers have the data without a vote: they make reads cheaper and quorums no larger. */
export const observers: Story = {
  zablab: 1,
  name: 'observers',
  title: { en: 'Two observers', 'zh-CN': '两台观察者' },
  asks: {
    en: '4 and 5 only observe. How many votes does a leader need, how do observers learn what is committed, and do they help when voters fail?',
    'zh-CN':
      '4 和 5 只是观察者。领导者需要几票？观察者怎样得知已提交的事务？有投票权的服务器故障时，它们帮得上忙吗？',
  },
  source: 'QuorumPeer.LearnerType.OBSERVER; Leader.inform, Observer.processPacket',
  ensemble: { servers: 5, observers: [4, 5], tickTime: 500 },
  steps: [
    at('0s', start([4, 1, 2, 3, 5], '1s')),
    at('6s', write('/seen', '1', 4)),
    at('7s', expectation(leaderIs('first quorum'))),
    at('7s', expectation(followersAre('everyone else'))),
    at('7s', expectation(valueIs('running', '/seen', '1'))),
    at('8s', kill([1, 3])),
  ],
  expect: [
    establishedIs('none'),
    modeIs({ 2: 'looking', 4: 'looking', 5: 'looking' }),
    reachedAre(['observer up to date']),
  ],
  until: '16s',
};

import {
  answeredAre,
  at,
  cutOneWay,
  epochIs,
  establishedIs,
  expectation,
  followersAre,
  healAll,
  start,
  stateIs,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** 1 can speak to the leader and not hear it. It leaves, finds everybody following 3, and may not join on hearsay. */
export const oneWayLink: Story = {
  zablab: 1,
  name: 'one-way-link',
  title: { en: 'A link that works one way', 'zh-CN': '单向不通的链路' },
  asks: {
    en: 'What 3 sends no longer reaches 1; the other way works. Does 1 disturb the ensemble, and can it come back before the link does?',
    'zh-CN': '3 发出的消息到不了 1，反方向却畅通。1 会扰乱集群吗？链路恢复之前它能归队吗？',
  },
  source: 'FastLeaderElection.checkLeader: the leader itself must have said so',
  ensemble: { servers: 3, tickTime: 500 },
  steps: [
    at('0s', start('all')),
    at('2s', cutOneWay(3, 1)),
    at('6s', write('/x', '1', 2)),
    at('7s', expectation(establishedIs(3))),
    at('7s', expectation(stateIs({ 1: 'LOOKING', 2: 'FOLLOWING' }))),
    at('7s', expectation(answeredAre(['/x']))),
    at('7s', healAll()),
  ],
  expect: [establishedIs(3), followersAre([1, 2]), epochIs({ running: 1 }), valueIs(1, '/x', '1')],
  until: '30s',
};

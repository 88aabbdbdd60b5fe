import {
  answeredAre,
  at,
  epochIs,
  establishedIs,
  expectation,
  kill,
  leaderIs,
  start,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** A fourth server costs a vote more and carries nothing: three of four are needed, as three of five. */
export const fourServers: Story = {
  zablab: 1,
  name: 'four-servers',
  title: { en: 'Is four safer than three?', 'zh-CN': '四台比三台更安全吗？' },
  asks: {
    en: 'Three servers survive the loss of one. Here are four: how many may fail?',
    'zh-CN': '三台服务器能承受一台故障。这里有四台：能坏几台？',
  },
  source: 'QuorumMaj.containsQuorum: more than half',
  ensemble: { servers: 4, tickTime: 500 },
  steps: [
    at('0s', start('all')),
    at('700ms', write('/four-of-four', '0', 1)),
    at('1s', expectation(establishedIs(4))),
    at('1s', kill(4)),
    at('4s', expectation(establishedIs(3))),
    at('4s', write('/three-of-four', '1', 3)),
    at('5s', expectation(answeredAre(['/three-of-four']))),
    at('5s', kill(3)),
    at('10s', expectation(leaderIs('none'))),
    at('10s', start(4)),
  ],
  expect: [establishedIs('any'), valueIs('running', '/three-of-four', '1'), epochIs({ running: 3 })],
  until: '22s',
};

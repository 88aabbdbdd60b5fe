import { at, epochIs, establishedIs, expectation, kill, leaderIs, start, valueIs, write } from '../script.ts';
import type { Story } from './story.ts';

/** Weights decide who counts. A server of weight 0 votes, but nobody may vote for it, and its acknowledgements weigh nothing. */
export const weights: Story = {
  zablab: 1,
  name: 'weights',
  title: { en: 'Votes that weigh nothing', 'zh-CN': '没有分量的选票' },
  asks: {
    en: '4 and 5 have weight 0, the others 1. 5 has the largest id: does it lead? And when 1 and 2 fail, are 3, 4 and 5 a quorum?',
    'zh-CN':
      '4 和 5 的权重为 0，其余为 1。5 的 id 最大：它会成为领导者吗？1 和 2 故障后，3、4、5 算法定人数吗？',
  },
  source: 'QuorumHierarchical.containsQuorum; FastLeaderElection.totalOrderPredicate: weight 0',
  ensemble: {
    servers: 5,
    groups: [[1, 2, 3, 4, 5]],
    weights: { 4: 0, 5: 0 },
    tickTime: 500,
  },
  steps: [
    at('0s', start('all')),
    at('2s', expectation(establishedIs(3))),
    at('2s', write('/x', '1', 5)),
    at('3s', expectation(valueIs('running', '/x', '1'))),
    at('3s', kill([1, 2])),
    at('8s', expectation(leaderIs('none'))),
    at('8s', start(1)),
  ],
  expect: [establishedIs(3), epochIs({ 1: 2, 3: 2, 4: 2, 5: 2 })],
  until: '22s',
};

import { at, leaderIs, start, stateIs } from '../script.ts';
import type { Story } from './story.ts';

/** No quorum, no leader: the price of never having two. */
export const twoOfFive: Story = {
  zablab: 1,
  name: 'two-of-five',
  title: { en: 'Two of five', 'zh-CN': '五台之中的两台' },
  asks: {
    en: 'Two of five servers are up and agree on each other. Why does neither lead?',
    'zh-CN': '五台服务器中有两台在运行，并且意见一致。为什么谁也不能领导？',
  },
  source: 'QuorumMaj.containsQuorum',
  ensemble: { servers: 5 },
  steps: [at('0s', start([1, 2]))],
  expect: [
    leaderIs('none', { unless: 'a quorum has started' }),
    stateIs({ running: 'LOOKING' }, { unless: 'a quorum has started' }),
  ],
  until: '30s',
};

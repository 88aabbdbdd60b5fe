import { at, partition, start } from '../script.ts';
import type { Story } from './story.ts';

/** What "more than half" is for: any two majorities share a server, any two halves need not. */
export const halfIsAQuorum: Story = {
  zablab: 1,
  name: 'half-is-a-quorum',
  title: { en: 'If half were a quorum', 'zh-CN': '如果一半就算法定人数' },
  asks: {
    en: 'Four servers, two on each side of a split, and a mistake on purpose: half of them count as a quorum. What breaks?',
    'zh-CN': '四台服务器，分区两侧各两台，并故意犯一个错误：一半就算法定人数。什么会被破坏？',
  },
  source: 'QuorumMaj.containsQuorum: more than half',
  ensemble: { servers: 4, variants: ['half-is-a-quorum'] },
  steps: [at('0s', partition([1, 2], [3, 4])), at('0s', start('all'))],
  breaks: ['leadership uniqueness', 'quorum behind a decision', 'one backed leader'],
  until: '3s',
};

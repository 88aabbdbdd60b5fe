import { after, at, establishedIs, logIs, reachedAre, start, syncIs } from '../script.ts';
import type { Story } from './story.ts';

/** What memory no longer holds may still be in the log on disk. */
export const resyncDisk: Story = {
  zablab: 1,
  name: 'resync-disk',
  title: { en: 'A DIFF from the log on disk', 'zh-CN': '取自磁盘日志的 DIFF' },
  asks: {
    en: '1 has missed 697 transactions, and 3 keeps only the last 500 in memory. Must it send everything?',
    'zh-CN': '1 缺了 697 个事务，而 3 的内存里只有最近 500 个。难道非得把一切都发过去吗？',
  },
  source: 'LearnerHandler.syncFollower, ZKDatabase.getProposalsFromTxnLog; ZOOKEEPER-1413',
  ensemble: {
    servers: [
      { id: 1, log: '1.1-1.3' },
      { id: 2, log: '1.1-1.700' },
      { id: 3, log: '1.1-1.700' },
    ],
    tickTime: 500,
  },
  steps: [at('0s', start([2, 3])), after('leaderActive by 3', start(1), '500ms')],
  expect: [
    establishedIs(3),
    syncIs(1, 'DIFF', { rule: 'onDisk' }),
    logIs({ 1: { endsAt: '1.700', holds: ['1.4', '1.200', '1.201'] } }),
    reachedAre(['synchronised from disk']),
  ],
  until: '3s',
};

import { after, at, establishedIs, logIs, reachedAre, start, syncIs, valueIs } from '../script.ts';
import type { Story } from './story.ts';

/** The same lag as in `resync-disk`, with the log on disk turned off: only everything helps. */
export const resyncSnap: Story = {
  zablab: 1,
  name: 'resync-snap',
  title: { en: 'Too far behind for a DIFF', 'zh-CN': '落后太多，DIFF 无能为力' },
  asks: {
    en: '1 has missed 697 transactions. 3 remembers the last 500, and may not read its log for others (snapshotSizeFactor −1). What can it send?',
    'zh-CN':
      '1 缺了 697 个事务。3 只记得最近 500 个，又不许为别人读磁盘上的日志（snapshotSizeFactor 为 −1）。它能发什么？',
  },
  source: 'LearnerHandler.syncFollower; DSN 2011, Phase 2',
  ensemble: {
    servers: [
      { id: 1, log: '1.1-1.3' },
      { id: 2, log: '1.1-1.700' },
      { id: 3, log: '1.1-1.700' },
    ],
    tickTime: 500,
    snapshotSizeFactor: -1,
  },
  steps: [at('0s', start([2, 3])), after('leaderActive by 3', start(1), '500ms')],
  expect: [
    establishedIs(3),
    syncIs(1, 'SNAP', { rule: 'tooOld' }),
    valueIs(1, '/1.700', '1.700'),
    logIs(
      { 1: { endsAt: '1.3' } },
      {
        text: {
          en: 'the log of 1 still ends with 1.3: the snapshot holds the rest',
          'zh-CN': '1 的日志仍止于 1.3：其余都在快照里',
        },
      },
    ),
    reachedAre(['synchronised by SNAP']),
  ],
  until: '3s',
};

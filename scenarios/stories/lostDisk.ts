import {
  at,
  epochIs,
  establishedIs,
  expectation,
  followersAre,
  kill,
  logIs,
  loseDisk,
  start,
  syncIs,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** A server comes back with an empty disk. It gets everything; but until then it has forgotten every promise it made. */
export const lostDisk: Story = {
  zablab: 1,
  name: 'lost-disk',
  title: { en: 'A disk is lost', 'zh-CN': '丢了一块磁盘' },
  asks: {
    en: '1 dies, its disk with it, and starts with an empty one under the same id. Why does it not lead, and how does it get its data back?',
    'zh-CN': '1 宕机，磁盘也坏了，换上空盘后以同一个 id 启动。它为什么不会成为领导者？数据怎样回来？',
  },
  source: 'FileTxnSnapLog.restore; LearnerHandler.syncFollower; ZOOKEEPER-261',
  ensemble: { servers: 3, tickTime: 500 },
  steps: [
    at('0s', start('all')),
    at('1s', write('/x', '1', 1)),
    at('2s', kill(1)),
    at('2s', loseDisk(1)),
    at('3s', expectation(logIs({ 1: 0 }))),
    at('3s', start(1)),
  ],
  expect: [
    establishedIs(3),
    followersAre([1, 2]),
    syncIs(1, 'SNAP'),
    epochIs({ running: 1 }),
    valueIs(1, '/x', '1'),
  ],
  until: '5s',
};

import {
  after,
  answeredAre,
  at,
  logIs,
  modeIs,
  powerOff,
  restart,
  start,
  thenAfter,
  unansweredAre,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** One disk instead of a quorum of disks: what is synced is done, what is not may be gone. */
export const standalone: Story = {
  zablab: 1,
  name: 'standalone',
  title: { en: 'One server alone', 'zh-CN': '单机运行' },
  asks: {
    en: 'Nobody votes, nobody acknowledges. When does the one server answer a write, and what does a power cut leave of the next one?',
    'zh-CN': '没有投票，也没有确认。唯一的服务器何时答复一次写入？下一次写入途中断电，会剩下什么？',
  },
  source:
    'ZooKeeperServerMain; ZooKeeperServer.setupRequestProcessors: Prep, Sync, Final; SyncRequestProcessor.flush',
  ensemble: { servers: 1, standalone: true },
  steps: [
    at('0s', start(1)),
    at('1s', write('/first', '1', 1, { session: 'kept' })),
    after('clientAnswered by 1', write('/second', '2', 1, { session: 'kept' }), '1s'),
    // 0.1 is the session, 0.2 /first. 0.3 is written, and waits for the disk to say so.
    after('appended by 1 with zxid 0.3', powerOff(1)),
    thenAfter('1s', restart(1)),
  ],
  expect: [
    modeIs({ 1: 'standalone' }),
    logIs(
      { 1: '0.2' },
      {
        text: {
          en: 'the log ends at 0.2: /first was answered once it was synced, and 0.3 never was',
          'zh-CN': '日志以 0.2 结尾：/first 落盘之后才得到答复，而 0.3 从未落盘',
        },
      },
    ),
    answeredAre(['/first']),
    unansweredAre(['/second']),
    valueIs(1, '/first', '1'),
    valueIs(1, '/second', null),
  ],
  until: '6s',
};

import {
  after,
  answeredAre,
  at,
  establishedIs,
  expectation,
  logIs,
  start,
  unansweredAre,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** Two round trips between the follower and its leader: REQUEST and PROPOSAL, ACK and COMMIT. */
export const oneWrite: Story = {
  zablab: 1,
  name: 'one-write',
  title: { en: 'One write', 'zh-CN': '一次写入' },
  asks: {
    en: 'A client writes through a follower. What must have happened, and on how many disks, before it is told that the write is done?',
    'zh-CN': '客户端通过一台跟随者写入。在它得到完成的答复之前，必须发生什么？多少块磁盘上必须有这次写入？',
  },
  source:
    'DSN 2011, Phase 3; FollowerRequestProcessor, Leader.propose, SyncRequestProcessor, Leader.processAck, Leader.tryToCommit, Follower.processPacket',
  ensemble: { servers: 3 },
  steps: [
    at('0s', start('all')),
    // 1.1 is the client's session.
    at('2s', write('/x', '1', 1, { session: 'kept' })),
    after(
      'appended by 1 with zxid 1.2',
      expectation(
        unansweredAre(['/x'], {
          text: {
            en: 'PROPOSAL 1.2 has come back to 1 and is in its log, not yet on its disk',
            'zh-CN': 'PROPOSAL 1.2 回到了 1，已写进日志，但还没有落盘',
          },
        }),
      ),
    ),
    after(
      'ackCounted by 3 with zxid 1.2',
      expectation(
        valueIs('running', '/x', null, {
          text: {
            en: 'the first ACK of 1.2 is counted, one of three: too few, so nobody has it in memory',
            'zh-CN': '1.2 的第一个 ACK 已计入，三台中的一台：还不够，谁的内存里都没有它',
          },
        }),
      ),
    ),
    after(
      'committed by 3 with zxid 1.2',
      expectation(
        valueIs(1, '/x', null, {
          text: {
            en: 'with the second ACK it is committed; 1 learns of it by a COMMIT, which carries the zxid alone',
            'zh-CN': '第二个 ACK 到达，它便提交了；1 要等 COMMIT 才知道，而 COMMIT 只带 zxid',
          },
        }),
      ),
    ),
    after(
      'delivered by 1 with zxid 1.2',
      expectation(
        valueIs(1, '/x', '1', {
          text: {
            en: '1 has the COMMIT and applies 1.2: only now does it answer its client',
            'zh-CN': '1 收到 COMMIT，交付 1.2：直到此刻才答复客户端',
          },
        }),
      ),
    ),
  ],
  expect: [establishedIs(3), answeredAre(['/x']), logIs({ running: '1.2' }), valueIs('running', '/x', '1')],
  until: '4s',
};

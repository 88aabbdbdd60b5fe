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
            en: 'the PROPOSAL has come back to 1, and is not on its disk yet',
            'zh-CN': 'PROPOSAL 回到了 1，但还没有落盘',
          },
        }),
      ),
    ),
    after(
      'ackCounted by 3 with zxid 1.2',
      expectation(
        valueIs('running', '/x', null, {
          text: {
            en: 'one ACK of three is too few, so nobody has it in memory',
            'zh-CN': '三个 ACK 中只有一个，还不够：谁的内存里都没有它',
          },
        }),
      ),
    ),
    after(
      'committed by 3 with zxid 1.2',
      expectation(
        valueIs(1, '/x', null, {
          text: {
            en: '1 does not know yet: it learns of it by a COMMIT, which carries the zxid alone',
            'zh-CN': '1 还不知道：它要等 COMMIT，而 COMMIT 只带 zxid',
          },
        }),
      ),
    ),
    after(
      'delivered by 1 with zxid 1.2',
      expectation(
        valueIs(1, '/x', '1', {
          text: {
            en: 'only now does 1 answer its client',
            'zh-CN': '直到此刻，1 才答复客户端',
          },
        }),
      ),
    ),
  ],
  expect: [establishedIs(3), answeredAre(['/x']), logIs({ running: '1.2' }), valueIs('running', '/x', '1')],
  until: '4s',
};

import {
  after,
  answeredAre,
  at,
  breaksAre,
  cut,
  establishedIs,
  healAll,
  kill,
  open,
  powerOff,
  reachedAre,
  slowDisk,
  start,
  valueIs,
  write,
} from '../script.ts';
import type { Story } from './story.ts';

/** An acknowledgement counts by the id of its server, and outlives the log that it speaks for: with honest disks an answered write is lost. */
export const ackOutlivesLog: Story = {
  zablab: 1,
  name: 'ack-outlives-log',
  title: { en: 'An ACK outlives its log', 'zh-CN': '日志已截断，ACK 仍算数' },
  asks: {
    en: '1 logs a write, acknowledges it, is restarted, and is told to cut it from its log before it is sent again. The leader still counts the old ACK. Who has the write when the client is told that it is done?',
    'zh-CN':
      '1 记下一次写入并确认，随后重启，又被要求先把它从日志中截掉、再重新接收。领导者却仍把旧的 ACK 算在内。客户端得知写入完成时，究竟谁手里有它？',
  },
  source: 'Leader.processAck (acknowledgements by sid), LearnerHandler.syncFollower; docs/decisions/0005',
  ensemble: { servers: 3, tickTime: 500, variants: ['ack-outlives-log'] },
  steps: [
    at('0s', start('all')),
    at('1s', open(3)),
    at('1.5s', write('/before', '0', 3, { session: 'kept' })),
    at('2s', cut(2, 3)),
    at('2s', slowDisk(3, '400ms', ['sync'])),
    at('2.1s', write('/x', '1', 3, { session: 'kept' })),
    after('acked by 1 with zxid 1.3', kill(1), '1ms'),
    after('acked by 1 with zxid 1.3', start(1), '2ms'),
    after('truncated by 1', kill(1), '2ms'),
    after('2nd clientAnswered by 1', powerOff(3), '1ms'),
    after('2nd clientAnswered by 1', healAll(), '100ms'),
    after('2nd clientAnswered by 1', start(1), '100ms'),
  ],
  expect: [
    establishedIs('any'),
    answeredAre(['/x']),
    valueIs('running', '/before', '0'),
    valueIs('running', '/x', null),
    reachedAre(['history truncated']),
    breaksAre(['nothing answered is lost']),
  ],
  breaks: ['nothing answered is lost', 'leader completeness', 'contiguity'],
  until: '10s',
};

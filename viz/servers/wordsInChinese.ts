/** Words of this room: Chinese. */
import type { TimerName } from '../trace/timerView.ts';
import type { serversInEnglish } from './words.ts';

const waits: Readonly<Record<TimerName, string>> = {
  poll: '等选票，到时再次公布自己的选票',
  finalize: '等更好的选票',
  rendezvous: '等法定人数',
  leaderRead: '等领导者的消息',
  learnerRead: '等某台跟随者的消息',
};

export const serversInChinese: typeof serversInEnglish = {
  vote: '投给',
  waits: '等待',
  wait: ({ name, left, whole }) => `${waits[name]}：共 ${whole}，还剩 ${left}`,
  overdue: ({ name, whole }) => `${waits[name]}：${whole} 已过`,
  disk: '磁盘',
  times: ({ count }) => `${count} 条`,
  select: ({ server }) => `选中服务器 ${server}`,
  selectClient: ({ client }) => `选中客户端 ${client}`,
  messages: '路上的消息',
  noMessages: '没有。',
  between: ({ from, to }) => `从 ${from} 到 ${to}`,
  client: ({ number }) => `客户端 ${number}`,
  states: { flies: '', held: '被扣住', stuck: '被切断的链路挡住' },
  more: ({ count }) => `还有 ${count} 条`,
  votesFor: ({ leader }) => `投给 ${leader} 的选票`,
  quiet: { ping: 'ping', handshake: '握手' },
};

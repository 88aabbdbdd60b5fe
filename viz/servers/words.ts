/** Words of this room: English. */
import type { TimerName } from '../trace/timerView.ts';

const waits: Readonly<Record<TimerName, string>> = {
  poll: 'for votes, then tells its own again',
  finalize: 'for a better vote',
  rendezvous: 'for a quorum',
  leaderRead: 'for a word of its leader',
  learnerRead: 'for a word of a learner',
};

export const serversInEnglish = {
  vote: 'Votes for',
  waits: 'Waits',
  wait: (p: { name: TimerName; left: string; whole: string }): string =>
    `${waits[p.name]}: ${p.left} of ${p.whole} left`,
  overdue: (p: { name: TimerName; whole: string }): string => `${waits[p.name]}: ${p.whole} are over`,
  disk: 'Disk',
  times: (p: { count: number }): string => `${p.count} ×`,
  select: (p: { server: number }): string => `Select server ${p.server}`,
  selectClient: (p: { client: number }): string => `Select client ${p.client}`,
  messages: 'Messages on their way',
  noMessages: 'None.',
  between: (p: { from: string; to: string }): string => `from ${p.from} to ${p.to}`,
  client: (p: { number: number }): string => `client ${p.number}`,
  states: { flies: '', held: 'held', stuck: 'stopped at a cut' },
  more: (p: { count: number }): string => `and ${p.count} more`,
  votesFor: (p: { leader: string }): string => `a vote for ${p.leader}`,
  quiet: { ping: 'ping', handshake: 'handshake' },
};

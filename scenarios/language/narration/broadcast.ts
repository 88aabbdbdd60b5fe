/** Broadcast, told: English. Proposals, acknowledgements, commits; and what must never be. */
import { count } from '../format.ts';
import { asQuorum, have, measure, names, txnText } from './english.ts';
import type { Counted, Seen, Txn } from './words.ts';
import { zxid, zxidsText } from './words.ts';

function badState({ server, what, peer, zxid: seen, expected }: Seen<'badState'>): string {
  const it = zxid(seen);
  const next = expected === null ? 'another' : zxid(expected);
  switch (what) {
    case 'proposalGap':
      return `${server} gets proposal ${it} from ${peer}, where ${next} should be next: something is missing`;
    case 'commitMismatch':
      return `${server} is told by ${peer} to commit ${it}, but ${next} comes first`;
    case 'commitWithoutProposal':
      return `${server} is told by ${peer} to commit ${it}, but has no proposal of it`;
    case 'ackUnknown':
      return `${server} gets an ACK of ${it} from ${peer}, but has proposed no such thing`;
    case 'newLeaderAckOfOtherEpoch':
      return `${server} reads an ACK of ${it} from ${peer} in the place of that of NEWLEADER${expected === null ? '' : ` ${next}`}: ${peer} does not count`;
    case 'committedLogGap':
      return `${server} cannot apply ${it}: what lies before it is missing from its committed log`;
    case 'truncToUnknown':
      return `${server} is told by ${peer} to cut its log back to ${it}, which it does not have`;
    case 'unexpectedPacket':
      return `${server} gets a packet from ${peer} that has no place here`;
  }
}

export interface Proposed {
  readonly server: number;
  readonly zxid: number;
  readonly txn: Txn;
  readonly sessions: readonly number[];
}

function proposal({ zxid: it, txn, sessions }: Proposed): string {
  const were = sessions.length === 1 ? 'was a session' : 'were sessions';
  const before = sessions.length === 0 ? '' : ` (${zxidsText(sessions, 'en')} ${were})`;
  return `${zxid(it)}: ${txnText(txn)}${before}`;
}

export const broadcastInEnglish = {
  'told.proposed': (p: Proposed) => `${p.server} proposes ${proposal(p)}`,
  'told.numbered': (p: Proposed) => `${p.server} gives out zxid ${proposal(p)}`,
  'told.appended': (p: { server: number; zxid: number; txn: Txn }) =>
    `${p.server} appends ${zxid(p.zxid)} to its log: ${txnText(p.txn)}`,
  'told.logSynced': (p: Seen<'logSynced'>) =>
    `${p.server} has its log on disk up to ${zxid(p.zxid)}${p.count === 1 ? '' : `, ${count(p.count, 'record')} at once`}`,
  'told.acked': (p: Seen<'acked'>) => `${p.server} tells ${p.leader} that it has ${zxid(p.zxid)} on disk`,
  'told.ackCounted': (p: { server: number; learner: number; zxid: number } & Counted) =>
    `${p.server} counts ${p.learner === p.server ? 'itself' : p.learner} for ${zxid(p.zxid)}: ${names(p.voters)} ${have(p.voters)} it (${measure(p)})`,
  'told.committed': (p: { server: number; zxid: number } & Counted) =>
    `${p.server} commits ${zxid(p.zxid)}: ${names(p.voters)}, ${asQuorum(p)}, ${have(p.voters)} it on disk`,
  'told.committedMany': (p: { server: number; epoch: number; total: number; zxid: number }) =>
    `${p.server} has committed ${count(p.total, 'transaction')} of epoch ${p.epoch} so far, up to ${zxid(p.zxid)}`,
  'told.delivered': (p: { server: number; zxid: number; txn: Txn }) =>
    `${p.server} applies ${zxid(p.zxid)}: ${txnText(p.txn)}`,
  'told.fastForwarded': (p: Seen<'fastForwarded'>) => {
    const what = p.count === 1 ? zxid(p.to) : `${count(p.count, 'transaction')}, up to ${zxid(p.to)},`;
    return `${p.server} applies ${what} from its log, committed or not: its vote will count ${p.count === 1 ? 'it' : 'them'}`;
  },
  'told.badState': (p: Seen<'badState'>) => badState(p),
};

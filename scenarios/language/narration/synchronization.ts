/** Synchronisation, told: English. A leader makes the history of each learner a beginning of its own. */
import { count } from '../format.ts';
import { asQuorum, have, names } from './english.ts';
import { type Counted, ms, type Seen, zxid, zxidsText } from './words.ts';

/** What is sent. */
function packet({ mode, committed, outstanding, zxid: to }: Seen<'syncDecided'>): string {
  const more = outstanding === 0 ? '' : ` and ${count(outstanding, 'proposal')} not committed yet`;
  const behind = committed === 0 ? '' : `, then ${count(committed, 'transaction')}`;
  if (mode === 'SNAP') return `a snapshot (SNAP)${more}`;
  if (mode === 'TRUNC') return `a TRUNC to ${zxid(to)}${behind}${more}`;
  if (committed === 0) return outstanding === 0 ? 'an empty DIFF' : `a DIFF of ${more.slice(5)}`;
  return `a DIFF of ${count(committed, 'transaction')}${more}`;
}

/** Why just that: the learner's last zxid against the range of the committed log. */
function why(p: Seen<'syncDecided'>): string {
  const { learner, server, mode, rule, zxid: to, maxCommittedLog: max, minCommittedLog: min } = p;
  const isAt = `${learner} is at ${zxid(p.peerZxid)}`;
  const isBefore = `${isAt}, before ${server}'s committed log (${zxid(min)} to ${zxid(max)})`;
  const nothing = `${isAt}, ${server} at ${zxid(p.lastProcessedZxid)}, and ${server} has no log of what lies between`;
  switch (rule) {
    case 'equal':
      return `both are at ${zxid(p.peerZxid)}`;
    case 'peerAhead':
      return mode === 'TRUNC'
        ? `${isAt}, and ${server} has nothing beyond ${zxid(to)}`
        : `${isAt}, beyond ${zxid(to)}, and yet nothing is cut`;
    case 'inCommittedLog':
      return mode === 'TRUNC'
        ? `${isAt}, which ${server} does not have`
        : p.peerZxid === max
          ? `both have all up to ${zxid(max)}`
          : `${isAt}, within ${server}'s committed log (${zxid(min)} to ${zxid(max)})`;
    case 'onDisk':
      return `${isBefore}, but ${server} has the rest on disk`;
    case 'otherEpoch':
      return `${isAt}, which ${server} does not have, and a TRUNC does not go back over an epoch`;
    case 'gap':
      return max === 0 ? nothing : `${isBefore}, and ${server}'s log on disk has a gap in between`;
    case 'tooOld':
      return max === 0 ? nothing : `${isBefore}, and ${server}'s log on disk does not reach back to it`;
    case 'epochOnly':
      return `${isAt}, where an epoch begins, beyond all that ${server} has committed`;
  }
}

export const synchronizationInEnglish = {
  'told.syncDecided': (p: Seen<'syncDecided'>) => `${p.server} sends ${p.learner} ${packet(p)}: ${why(p)}`,
  'told.syncReceived': (p: Seen<'syncReceived'>) =>
    `${p.server} is told by ${p.leader} how to catch up: ${p.mode} ${zxid(p.zxid)}`,
  'told.truncated': (
    p: Seen<'truncated'> & { committed: readonly number[]; isProposedHere: boolean; leader: number },
  ) => {
    if (p.removed.length === 0) return `${p.server} has nothing to cut off its log behind ${zxid(p.zxid)}`;
    const cuts = `${p.server} cuts ${zxidsText(p.removed, 'en')} off its log`;
    const isOne = p.removed.length === 1;
    if (p.committed.length > 0) return `${cuts}, although ${zxidsText(p.committed, 'en')} had been committed`;
    // Of what was there before the run nobody knows.
    if (!p.isProposedHere)
      return `${cuts}: the history of ${p.leader}, its leader, is without ${isOne ? 'it' : 'them'}`;
    return `${cuts}: ${isOne ? 'it was never committed, no client relies on it' : 'they were never committed, no client relies on them'}`;
  },
  'told.databaseReplaced': (p: Seen<'databaseReplaced'> & { leader: number }) => {
    const lost = p.before - p.common;
    const takes =
      p.mode === 'SNAP'
        ? `${p.server} replaces its database by ${p.leader}'s, up to ${zxid(p.zxid)}`
        : `${p.server} loads again what is left, up to ${zxid(p.zxid)}`;
    return lost === 0
      ? takes
      : `${takes}: ${count(lost, 'transaction')} of its own ${lost === 1 ? 'is' : 'are'} gone`;
  },
  'told.newLeaderAccepted': (p: Seen<'newLeaderAccepted'>) =>
    `${p.server} has all that ${p.leader} sent, up to ${zxid(p.zxid)}, and accepts it as leader of epoch ${p.epoch}`,
  'told.newLeaderAcked': (p: Seen<'newLeaderAcked'>) =>
    `${p.server} hears that ${p.learner} has its history${p.counted ? '' : '; this one is not counted'}`,
  'told.leaderActive': (
    p: {
      server: number;
      epoch: number;
      zxid: number;
      historyLength: number;
      tookMs: number;
      /** Whether it was elected for its larger id, and no other line says so. */
      isForItsId: boolean;
    } & Counted,
  ) => {
    const history =
      p.historyLength === 0
        ? 'its history, which is empty'
        : `its history, up to ${zxid(p.zxid)}, so all of it is committed`;
    const leads = p.isForItsId
      ? `${p.server} leads epoch ${p.epoch} after ${ms(p.tookMs)}, elected for its larger id, all else equal`
      : `${p.server} leads epoch ${p.epoch}, ${ms(p.tookMs)} after it began to look`;
    return `${leads}: ${names(p.voters)}, ${asQuorum(p)}, ${have(p.voters)} ${history}`;
  },
  'told.learnerActive': (p: Seen<'learnerActive'>) => `${p.server} is up to date with ${p.leader} and serves`,
};

/** The values that show a breach, told: English. What cannot be a value of one is told as JSON. */
import { duration, list } from './format.ts';
import { txnText } from './narration/english.ts';
import { zxid } from './narration/words.ts';
import { isTxn, isVote, isZxid } from './values.ts';

type Values = Readonly<Record<string, unknown>>;

const labels: Readonly<Record<string, string>> = {
  acked: 'acknowledged up to',
  after: 'after',
  before: 'before',
  by: 'promised by',
  claimed: 'claims to have',
  deadlineUs: 'due at',
  epoch: 'epoch',
  expected: 'expected',
  found: 'found',
  has: 'has',
  index: 'position',
  lastProcessedZxid: 'its last zxid',
  leader: 'leader',
  leaders: 'leaders',
  mode: 'by',
  ownRound: 'its own round',
  peer: 'from',
  promised: 'promised',
  round: 'round',
  server: 'server',
  stored: 'on its disk epoch',
  synced: 'synced up to',
  txns: 'transactions',
  vote: 'vote',
  voter: 'voter',
  voters: 'voters',
  votes: 'votes',
  what: 'what',
  where: 'in its',
  why: 'why',
  zxid: 'zxid',
};

function valueText(key: string, value: unknown): string {
  if (isZxid(key, value)) return zxid(value);
  if (key === 'deadlineUs' && typeof value === 'number') return duration(value);
  if (isVote(value)) return `${value.leader} (epoch ${value.peerEpoch}, zxid ${zxid(value.zxid)})`;
  if (isTxn(value)) return txnText(value);
  if (Array.isArray(value))
    return list(
      value.map((one) => valueText(key, one)),
      'en',
    );
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** Values that are words of ours, and need no label. */
const phrases: Readonly<Record<string, string>> = {
  'epoch accepted': 'the epoch it has promised',
  'epoch current': 'the epoch whose leader it has accepted',
  'why again': 'delivered again',
  'why never proposed': 'never proposed',
  'why of another epoch': 'of another epoch',
};

const phrase = (key: string, value: unknown): string | undefined => phrases[`${key} ${String(value)}`];

export const explanationInEnglish = {
  'explained.values': (p: { values: Values }) =>
    Object.entries(p.values)
      .map(([key, value]) => phrase(key, value) ?? `${labels[key] ?? key} ${valueText(key, value)}`)
      .join(', '),
};

/** Elections, told: English. Votes, rounds, quorums, decisions. */
import type { DecidingRung, IgnoredReason, ServerState, Vote } from '../../../model/index.ts';
import { measure, names, times } from './english.ts';
import { isSameLeader, isTooFew, ms, type Seen, type Tally, zxid } from './words.ts';

const votesFor = (server: number, vote: Pick<Vote, 'leader'> | null): string =>
  vote === null ? 'nobody' : isSameLeader(server, vote) ? 'itself' : String(vote.leader);

const candidate = (cast: Vote): string => `epoch ${cast.peerEpoch}, zxid ${zxid(cast.zxid)}`;

const vote = (cast: Vote | null): string =>
  cast === null ? 'nobody' : `${cast.leader} (${candidate(cast)})`;

/** The rungs of the ladder down to the one that decided. */
function reason(
  mine: Vote | null,
  theirs: Vote,
  decidedBy: DecidingRung | 'round',
  isBetter: boolean,
): string {
  const sign = isBetter ? '>' : '<';
  const size = isBetter ? 'larger' : 'smaller';
  if (decidedBy === 'round') return isBetter ? 'of a newer round' : 'of an older round';
  if (decidedBy === 'weight0') return `${theirs.leader} has weight 0, so nobody may vote for it`;
  if (mine === null) return 'any candidate is better than none';
  const epoch = `epoch ${theirs.peerEpoch}`;
  if (decidedBy === 'peerEpoch') return `${size} ${epoch} ${sign} ${mine.peerEpoch}`;
  const same = `same ${epoch}`;
  if (decidedBy === 'zxid') return `${same}, ${size} zxid ${zxid(theirs.zxid)} ${sign} ${zxid(mine.zxid)}`;
  if (decidedBy === 'sid')
    return `${same}, same zxid ${zxid(theirs.zxid)}, ${size} id ${theirs.leader} ${sign} ${mine.leader}`;
  return 'the same vote';
}

const quorum = (tally: Tally): string =>
  `votes of ${names(tally.voters)}${isTooFew(tally) ? ' pass for a quorum' : ', a quorum'} (${measure(tally)})`;

const wait = ({ waitMs, renewals }: { waitMs: number; renewals: number }): string =>
  `no better vote in ${ms(waitMs)}${renewals === 0 ? '' : ` (begun anew ${times(renewals)})`}`;

const ignored: Readonly<Record<IgnoredReason, string>> = {
  notAVoter: 'it or its candidate is no voter',
  observing: 'it only observes',
  lowerRound: 'it is of an older round',
  untrusted: 'an empty database is not trusted',
  discarded: 'it came during the last wait and is no better',
  alreadyDecided: 'both have decided already',
  variant: 'a variant is on',
};

const unconfirmed: Readonly<Record<Seen<'leaderUnconfirmed'>['reason'], (leader: number) => string>> = {
  silent: (leader) => `${leader} itself has not been heard`,
  notLeading: (leader) => `${leader} itself does not say LEADING`,
  otherRound: () => 'that was another round',
};

export const electionInEnglish = {
  'told.started': (p: { servers: readonly number[]; life: number; round: number; vote: Vote | null }) => {
    const isOne = p.servers.length === 1;
    const starts = `${names(p.servers)} ${isOne ? 'starts' : 'start'}${p.life > 1 ? ' again' : ''}`;
    if (p.vote === null)
      return isOne
        ? `${starts} as an observer: it has no vote and asks who leads`
        : `${starts} as observers: they have no vote and ask who leads`;
    return `${starts}: round ${p.round}, ${isOne ? 'it' : 'each'} votes for itself (${candidate(p.vote)})`;
  },
  'told.booted': (p: { server: number; life: number }) => `${p.server} starts${p.life > 1 ? ' again' : ''}`,
  'told.roundStarted': (p: Seen<'roundStart'>) =>
    p.vote === null
      ? `${p.server} has no vote and asks who leads`
      : `${p.server} looks for a leader: round ${p.round}, vote for ${votesFor(p.server, p.vote)} (${candidate(p.vote)})`,
  'told.roundAdopted': (p: Seen<'roundAdopted'>) =>
    `${p.server} hears round ${p.round} from ${p.from}, its own is ${p.previous}: it joins it and counts anew`,
  'told.voteCompared': (p: Seen<'voteCompared'>) =>
    `${p.server} compares: ${p.from} votes for ${vote(p.theirs)}, it ${p.mine === null ? 'has no vote' : `votes for ${vote(p.mine)}`}: ${reason(p.mine, p.theirs, p.decidedBy, p.accepted)}`,
  'told.voteChanged': (p: Seen<'voteChanged'> & { isObserver: boolean }) => {
    if (p.after === null) return `${p.server} votes for nobody any more`;
    if (p.decidedBy === 'round')
      return `${p.server} votes for itself again: a new round begins with its own vote`;
    return `${p.server} ${p.isObserver ? 'would follow' : 'now votes for'} ${votesFor(p.server, p.after)}: ${reason(p.before, p.after, p.decidedBy, true)}${p.after.leader === p.from ? '' : `, as ${p.from} says`}`;
  },
  'told.voteRecorded': (p: Seen<'voteRecorded'>) =>
    `${p.server} notes${p.set === 'outofelection' ? ' among the decided' : ''}: ${p.from} (${p.state}) votes for ${p.vote.leader} in round ${p.round}`,
  'told.ignored': (p: Seen<'notificationIgnored'>) =>
    `${p.server} ignores what ${p.from} says: ${ignored[p.reason]}`,
  'told.quorumSeen': (p: { server: number; tally: Tally }) =>
    `${p.server} counts for ${votesFor(p.server, p.tally)}: ${quorum(p.tally)}`,
  'told.waiting': (p: { server: number; tally: Tally; waitMs: number }) =>
    `${p.server} counts for ${votesFor(p.server, p.tally)}: ${quorum(p.tally)}; it waits ${ms(p.waitMs)} for a better one`,
  'told.waitRenewed': (p: { server: number; from: number; waitMs: number }) =>
    `${p.server} hears ${p.from}, no better: its wait of ${ms(p.waitMs)} begins again`,
  'told.waitBroken': (p: Seen<'finalizeWaitBroken'>) =>
    `${p.server} stops waiting: ${p.from} has a better vote, for ${votesFor(p.from, p.vote)}`,
  'told.waitOver': (p: { server: number; waitMs: number }) =>
    `${p.server} has heard nothing better for ${ms(p.waitMs)}`,
  'told.elected': (p: {
    server: number;
    state: ServerState;
    leader: number;
    tally: Tally;
    waitMs: number;
    renewals: number;
  }) => {
    const state = `${p.server} is ${p.state}${p.state === 'LEADING' ? '' : ` ${p.leader}`}`;
    if (p.waitMs === 0) return `${state}: ${quorum(p.tally)}`;
    return `${state}: ${wait(p)}`;
  },
  'told.joined': (p: {
    server: number;
    state: ServerState;
    leader: number;
    voters: readonly number[];
    round: number;
    savedMs: number;
  }) =>
    p.state === 'LEADING'
      ? `${p.server} is LEADING at once: ${names(p.voters)} still follow it in round ${p.round}, no ${ms(p.savedMs)} wait`
      : `${p.server} ${p.state === 'OBSERVING' ? 'observes' : 'follows'} ${p.leader} at once: ${names(p.voters)} say so in round ${p.round}, no ${ms(p.savedMs)} wait`,
  'told.unconfirmed': (p: Seen<'leaderUnconfirmed'>) =>
    `${p.server} does not join ${p.leader} yet: ${unconfirmed[p.reason](p.leader)}`,
  'told.asksAgain': (p: Seen<'backOff'>) =>
    `${p.server} hears nothing new and ${p.resent ? 'tells' : 'dials'} all again, then after ${ms(p.nextMs)}, ${ms(2 * p.nextMs)} …`,
  'told.backOff': (p: Seen<'backOff'>) =>
    `${p.server} ${p.resent ? 'tells' : 'dials'} everybody again, next in ${ms(p.nextMs)}`,
};

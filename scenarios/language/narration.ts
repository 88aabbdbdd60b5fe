/** What happens in a run, told: the English sentences. Servers go by their ids; the words of the protocol stay as they are. */
import type {
  ConnectionLostReason,
  DecidingRung,
  IgnoredReason,
  ServerState,
  Vote,
} from '../../model/index.ts';
import { zxidAsHex } from '../../model/index.ts';
import type { Latency, Target } from '../../sim/index.ts';
import { count, duration, latencyText, list } from './format.ts';
import { type LocalText, textIn } from './language.ts';

/** A quorum as it was seen. */
export interface Tally {
  /** Whom they vote for. */
  readonly leader: number;
  readonly voters: readonly number[];
  readonly needed: number;
  /** All voters, or all groups. */
  readonly total: number;
  readonly unit: 'voters' | 'groups';
}

const ms = (milliseconds: number): string => duration(milliseconds * 1_000);

const votesFor = (server: number, vote: Pick<Vote, 'leader'> | null): string =>
  vote === null ? 'nobody' : vote.leader === server ? 'itself' : String(vote.leader);

const candidate = ({ zxid, peerEpoch }: Vote): string => `epoch ${peerEpoch}, zxid ${zxidAsHex(zxid)}`;

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
  if (mine === null) return 'any vote is better than none';
  const epoch = `epoch ${theirs.peerEpoch}`;
  if (decidedBy === 'peerEpoch') return `${size} ${epoch} ${sign} ${mine.peerEpoch}`;
  const zxid = zxidAsHex(theirs.zxid);
  if (decidedBy === 'zxid') return `same ${epoch}, ${size} zxid ${zxid} ${sign} ${zxidAsHex(mine.zxid)}`;
  if (decidedBy === 'sid')
    return `same ${epoch}, same zxid ${zxid}, ${size} id ${theirs.leader} ${sign} ${mine.leader}`;
  return 'the same vote';
}

/** A variant may take for a quorum what is none. */
const isTooFew = ({ voters, needed, unit }: Tally): boolean => unit === 'voters' && voters.length < needed;

const quorum = (tally: Tally): string => {
  const { voters, needed, total, unit } = tally;
  const verdict = isTooFew(tally) ? ' pass for a quorum' : ', a quorum';
  return `votes of ${list(voters, 'en')}${verdict} of ${total}${unit === 'groups' ? ' groups' : ''} (${needed} needed)`;
};

const wait = ({ waitMs, renewals }: { waitMs: number; renewals: number }): string =>
  `${ms(waitMs)} without a better vote${renewals === 0 ? '' : ` after ${count(renewals, 'renewal')}`}`;

const ignored: Readonly<Record<IgnoredReason, string>> = {
  notAVoter: 'it or its candidate is no voter',
  observing: 'it only observes',
  lowerRound: 'it is of an older round',
  untrusted: 'an empty database is not trusted',
  discarded: 'it came during the last wait and is no better',
  alreadyDecided: 'both have decided already',
  variant: 'a variant is on',
};

const lost: Readonly<Record<ConnectionLostReason, string>> = {
  closed: 'the other side closed it',
  reset: 'it was reset',
  timeout: 'nobody answered',
  replaced: 'a newer one took its place',
  challenged: 'a smaller id dialled, and is dialled back',
};

const queues = { queueSendMap: 'the next message to', recvQueue: 'a message from' } as const;

const who = (target: Target): string => (target === 'leader' ? 'the leader' : String(target));

export const narrationInEnglish = {
  'told.started': (p: { server: number; life: number; round: number; vote: Vote | null }) => {
    const again = p.life > 1 ? ' again' : '';
    return p.vote === null
      ? `${p.server} starts${again} as an observer: it has no vote and asks who leads`
      : `${p.server} starts${again}: round ${p.round}, it votes for ${votesFor(p.server, p.vote)} (${candidate(p.vote)})`;
  },
  'told.booted': (p: { server: number; life: number }) =>
    `${p.server} starts${p.life > 1 ? ` (life ${p.life})` : ''}`,
  'told.roundStarted': (p: { server: number; round: number; vote: Vote | null }) =>
    p.vote === null
      ? `${p.server} has no vote and asks who leads`
      : `${p.server} looks for a leader: round ${p.round}, it votes for ${votesFor(p.server, p.vote)} (${candidate(p.vote)})`,
  'told.roundAdopted': (p: { server: number; from: number; round: number; previous: number }) =>
    `${p.server} hears round ${p.round} from ${p.from}, newer than its own ${p.previous}: it joins round ${p.round} and counts anew`,
  'told.voteCompared': (p: {
    server: number;
    from: number;
    mine: Vote | null;
    theirs: Vote;
    decidedBy: DecidingRung | 'round';
    accepted: boolean;
  }) =>
    `${p.server} compares: ${p.from} votes for ${vote(p.theirs)}, it ${p.mine === null ? 'has no vote' : `votes for ${vote(p.mine)}`}: ${reason(p.mine, p.theirs, p.decidedBy, p.accepted)}`,
  'told.voteChanged': (p: {
    server: number;
    from: number;
    before: Vote | null;
    after: Vote | null;
    decidedBy: DecidingRung | 'round';
  }) => {
    const change = `${p.server} changes its vote from ${votesFor(0, p.before)} to ${votesFor(0, p.after)}`;
    if (p.after === null) return change;
    return `${change}: ${reason(p.before, p.after, p.decidedBy, true)}${p.after.leader === p.from ? '' : `, as ${p.from} says`}`;
  },
  'told.voteRecorded': (p: { server: number; from: number; vote: Vote; round: number; state: ServerState }) =>
    `${p.server} notes: ${p.from} (${p.state}) votes for ${p.vote.leader} in round ${p.round}`,
  'told.ignored': (p: { server: number; from: number; reason: IgnoredReason }) =>
    `${p.server} ignores what ${p.from} says: ${ignored[p.reason]}`,
  'told.quorumSeen': (p: { server: number; tally: Tally }) =>
    `${p.server} counts for ${p.tally.leader}: ${quorum(p.tally)}`,
  'told.waiting': (p: { server: number; tally: Tally; waitMs: number }) =>
    `${p.server} counts for ${votesFor(p.server, p.tally)}: ${quorum(p.tally)}; it waits ${ms(p.waitMs)} for a better one`,
  'told.waitRenewed': (p: { server: number; from: number; waitMs: number }) =>
    `${p.server} hears ${p.from}, no better: its wait of ${ms(p.waitMs)} begins again`,
  'told.waitBroken': (p: { server: number; from: number; vote: Vote }) =>
    `${p.server} stops waiting: ${p.from} has a better vote, for ${vote(p.vote)}`,
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
    return p.state === 'LEADING' ? `${state}: ${quorum(p.tally)}, ${wait(p)}` : `${state}: ${wait(p)}`;
  },
  'told.joined': (p: {
    server: number;
    state: ServerState;
    leader: number;
    voters: readonly number[];
    round: number;
    savedMs: number;
  }) =>
    `${p.server} ${p.state === 'OBSERVING' ? 'observes' : 'follows'} ${p.leader} at once: ${list(p.voters, 'en')} say so in round ${p.round}, no ${ms(p.savedMs)} wait`,
  'told.unconfirmed': (p: {
    server: number;
    leader: number;
    reason: 'silent' | 'notLeading' | 'otherRound';
  }) =>
    `${p.server} does not join ${p.leader} yet: ${
      {
        silent: `${p.leader} itself has not been heard`,
        notLeading: `${p.leader} itself does not say LEADING`,
        otherRound: 'that was another round',
      }[p.reason]
    }`,
  'told.asksAgain': (p: { server: number; nextMs: number; resent: boolean }) =>
    `${p.server} hears nothing new and ${p.resent ? 'tells' : 'dials'} everybody again (next in ${ms(p.nextMs)}, then after twice as long each time)`,
  'told.backOff': (p: { server: number; nextMs: number; resent: boolean }) =>
    `${p.server} ${p.resent ? 'tells' : 'dials'} everybody again, next in ${ms(p.nextMs)}`,

  'told.killed': (p: { server: number }) => `${p.server} is killed`,
  'told.poweredOff': (p: { server: number; lost: number }) =>
    `${p.server} loses power${p.lost === 0 ? '' : `, and with it ${count(p.lost, 'write')} not yet synced`}`,
  'told.exited': (p: { server: number; code: number }) => `${p.server} exits with code ${p.code}`,
  'told.paused': (p: { server: number }) => `${p.server} is paused`,
  'told.resumed': (p: { server: number }) => `${p.server} goes on`,
  'told.clockChanged': (p: { server: number; ratePpm: number; jumpUs: number }) => {
    const jump = p.jumpUs === 0 ? [] : [`jumps by ${duration(p.jumpUs)}`];
    const rate =
      p.ratePpm === 1_000_000 ? 'runs true' : `runs at ${p.ratePpm / 1_000_000} times the true rate`;
    return `The clock of ${p.server} ${[...jump, rate].join(' and ')}`;
  },
  'told.partitioned': (p: { sides: readonly (readonly Target[])[] }) =>
    `The network splits: ${p.sides.map((side) => list(side.map(who), 'en')).join(' | ')}`,
  'told.cut': (p: { from: Target; to: Target; ways: 'both' | 'one' }) =>
    p.ways === 'both'
      ? `The link between ${who(p.from)} and ${who(p.to)} is cut`
      : `Nothing that ${who(p.from)} sends reaches ${who(p.to)} any more`,
  'told.healed': (p: { between: readonly [Target, Target] | 'all' }) =>
    p.between === 'all'
      ? 'The network heals'
      : `The link between ${who(p.between[0])} and ${who(p.between[1])} heals`,
  'told.delayed': (p: { from: Target; to: Target; ways: 'both' | 'one'; latency: Latency | null }) => {
    const messages = `Messages from ${who(p.from)} to ${who(p.to)}${p.ways === 'both' ? ' and back' : ''}`;
    return p.latency === null
      ? `${messages} take as long as usual again`
      : `${messages} take ${latencyText(p.latency)} from now on`;
  },
  'told.reset': (p: { between: readonly [Target, Target] }) =>
    `The connections between ${who(p.between[0])} and ${who(p.between[1])} are reset`,
  'told.step': (p: { verb: string; target: Target }) => `Step: ${p.verb} ${p.target}`,
  'told.linkChanged': (p: { from: number; to: number; isCut: boolean }) =>
    `The link from ${p.from} to ${p.to} ${p.isCut ? 'is cut' : 'heals'}`,

  'told.connected': (p: { server: number; peer: number; dialledBy: number }) =>
    `${p.server} talks to ${p.peer}, on the connection that ${p.dialledBy} dialled`,
  'told.connectionLost': (p: { server: number; peer: number; reason: ConnectionLostReason }) =>
    `${p.server} loses its connection to ${p.peer}: ${lost[p.reason]}`,
  'told.challengeLost': (p: { server: number; peer: number }) =>
    `${p.server} drops the connection it dialled to ${p.peer}, the larger id: ${p.peer} will dial back`,
  'told.challengeWon': (p: { server: number; peer: number }) =>
    `${p.server} drops the connection that ${p.peer}, the smaller id, dialled, and dials back`,
  'told.handshakeTimedOut': (p: { server: number; peer: number }) =>
    `${p.server} gives up on ${p.peer}: it connected and said nothing`,
  'told.overwritten': (p: { server: number; peer: number; queue: 'queueSendMap' | 'recvQueue' }) =>
    `${p.server} keeps only the newest: ${queues[p.queue]} ${p.peer} replaces an older one`,
  'told.lastMessageResent': (p: { server: number; peer: number }) =>
    `${p.server} repeats its last message to ${p.peer}`,
  'told.sent': (p: { server: number; peer: number; vote: Vote | null; round: number; state: ServerState }) =>
    `${p.server} → ${p.peer}: ${p.state}, round ${p.round}, vote for ${vote(p.vote)}`,
  'told.received': (p: {
    server: number;
    peer: number;
    vote: Vote | null;
    round: number;
    state: ServerState;
  }) => `${p.server} ← ${p.peer}: ${p.state}, round ${p.round}, vote for ${vote(p.vote)}`,
  'told.dropped': (p: { server: number; peer: number; reason: string }) =>
    `A message from ${p.peer} to ${p.server} is lost (${p.reason})`,

  'told.asExpected': (p: { text: LocalText }) => `As expected: ${textIn(p.text, 'en')}`,
  'told.notAsExpected': (p: { text: LocalText }) => `Not as expected: ${textIn(p.text, 'en')}`,
  'told.notJudged': (p: { text: LocalText; why: LocalText }) => `Does not apply: ${p.text.en} (${p.why.en})`,
  'told.propertyBroken': (p: { name: string; sentence: LocalText; atUs: number }) =>
    `Broken at ${duration(p.atUs)}: ${p.name}. ${p.sentence.en}`,
  'told.brokenAsExpected': (p: { name: string; sentence: LocalText; atUs: number }) =>
    `Broken at ${duration(p.atUs)}, as expected: ${p.name}. ${p.sentence.en}`,
  'told.notBroken': (p: { name: string }) => `Not as expected: "${p.name}" was never broken`,
  'told.neverJudged': (p: { text: LocalText }) => `Not as expected: ${p.text.en}: its moment never came`,
  'told.propertiesHeld': (p: { names: readonly string[] }) => `Held throughout: ${list(p.names, 'en')}`,
};

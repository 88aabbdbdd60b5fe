/** Words of this room: English. */
import { list } from '../../scenarios/language/format.ts';
import type { Ladder, RungName } from './ladder.ts';

const rungs: Readonly<Record<RungName, string>> = {
  round: 'round',
  weight: 'weight',
  peerEpoch: 'peerEpoch',
  zxid: 'zxid',
  sid: 'sid',
};

function outcome({ server, from, mine, theirs, outcome, decidedBy, rungs: all }: Ladder): string {
  const rung = all.find(({ standing }) => standing === 'decides');
  const [better, worse] = outcome === 'mine' ? [rung?.mine, rung?.theirs] : [rung?.theirs, rung?.mine];
  const numbers = rung === undefined ? '' : ` (${better ?? '–'} against ${worse ?? '–'})`;
  switch (outcome) {
    case 'same':
      return `The two are the same, for ${theirs}: ${server} changes nothing, and ${from} counts as a voter for ${theirs}.`;
    case 'kept':
      return `The vote heard is better, but a variant makes ${server} keep its own.`;
    case 'theirs':
      if (mine === null)
        return `${server} observes and proposes nobody, so any vote is better: it goes by the one for ${theirs}.`;
      if (theirs === mine)
        return `The vote heard is better${numbers}: ${server} adopts it, for ${theirs} as before.`;
      return `The vote heard is better${numbers}: from now on ${server} votes for ${theirs}, not for ${mine}.`;
    case 'mine':
      if (decidedBy === 'round')
        return `The vote heard is of an older round${numbers}: it is thrown away, whatever it says.`;
      if (decidedBy === 'weight0') return `${theirs} has weight 0: nobody may vote for it.`;
      return `Its own vote is better${numbers}: ${server} stays with ${mine ?? 'none'}.`;
  }
}

export const votesInEnglish = {
  looking: (p: { servers: readonly number[] }) =>
    p.servers.length === 1
      ? `${p.servers[0] ?? ''} looks for a leader.`
      : `${list(p.servers, 'en')} look for a leader.`,
  elected: (p: { leader: number; voters: readonly number[]; round: number; isHere: boolean }) =>
    `Nobody looks for a leader. ${p.isHere ? `${p.leader} is elected now,` : `The last to be elected was ${p.leader},`} in round ${p.round}, with the votes of ${list(p.voters, 'en')}.`,
  nothing: 'Nobody looks for a leader, and none was elected yet.',
  toElection: 'Go to the last election',
  caption: 'How the election stands',
  region: 'Votes of all servers',
  select: (p: { server: number }) => `Select server ${p.server}`,
  columns: {
    server: {
      name: 'Server',
      help: 'Its state (LOOKING, FOLLOWING, LEADING, OBSERVING) is the first field of a notification: ServerState.',
    },
    round: {
      name: 'Round',
      help: 'electionEpoch in a notification; logicalclock in the server. Votes of different rounds are not counted together. It is no epoch.',
    },
    leader: { name: 'Votes for', help: 'leader in a notification: the id of the server that it proposes.' },
    zxid: {
      name: 'Its zxid',
      help: 'zxid in a notification: the last transaction of the server that it proposes, as epoch.counter.',
    },
    peerEpoch: {
      name: 'peerEpoch',
      help: 'peerEpoch in a notification: the current epoch of the server that it proposes.',
    },
    recvset: {
      name: 'recvset',
      help: 'Never on the wire: the votes of this round that the server has received, voter→proposed. Framed and marked = are those that equal its own vote.',
    },
    tally: {
      name: 'Agree',
      help: 'Never on the wire: how many voters propose just what this server proposes, and how many make a quorum.',
    },
    waits: {
      name: 'Waits',
      help: 'Timers of the server: 200 ms for a better vote once it sees a quorum; else until it tells its vote again.',
    },
  },
  wire: 'Where these fields are in ZooKeeper',
  observes: 'casts none',
  none: '–',
  agrees: 'agrees',
  heardFrom: (p: { from: number; leader: number; agrees: boolean }) =>
    `${p.from} votes for ${p.leader}${p.agrees ? ', as this server does' : ''}`,
  tally: (p: { count: number; total: number }) => `${p.count}/${p.total}`,
  need: (p: { needed: number; unit: 'voters' | 'groups' }) =>
    p.unit === 'voters' ? `need ${p.needed}` : p.needed === 1 ? 'need 1 group' : `need ${p.needed} groups`,
  weightOf: (p: { group: number; weight: number; total: number }) =>
    `group ${p.group}: weight ${p.weight} of ${p.total}`,
  quorum: 'quorum',
  waitsFor: {
    better: (p: { time: string }) => `has a quorum; for a better vote, until ${p.time}`,
    votes: (p: { time: string }) => `for votes; tells its own again at ${p.time}`,
  },

  // The ladder.
  ladder: 'The last comparison of votes',
  ladderOf: (p: { server: number; from: number }) =>
    `Server ${p.server} compares its vote with the one heard from ${p.from}`,
  noLadder: (p: { server: number | null }) =>
    p.server === null ? 'No votes have been compared yet.' : `Server ${p.server} has compared no votes yet.`,
  fresh: (p: { server: number; round: string }) =>
    `${p.server} has just adopted round ${p.round}: the votes it had are void, and it starts from its own candidacy.`,
  compared: 'Compared',
  mine: (p: { server: number }) => `its own (${p.server})`,
  theirs: (p: { from: number }) => `heard (${p.from})`,
  result: 'Result',
  rungs,
  standings: {
    equal: 'equal: next rung',
    notLookedAt: 'not looked at',
    passedOver: 'differs, and a variant does not look at it',
  },
  decided: {
    theirs: 'decides: the vote heard is better',
    mine: 'decides: its own is better',
    kept: 'decides: the vote heard is better, a variant ignores it',
    same: 'equal',
  },
  outcome,
  toComparison: 'Go to this comparison',
  atComparison: 'This comparison is the row shown',
  previous: (p: { server: number }) => `Previous of ${p.server}`,
  next: (p: { server: number }) => `Next of ${p.server}`,

  // outofelection.
  outside: (p: { count: number }) => `outofelection: votes of servers that have decided (${p.count})`,
};

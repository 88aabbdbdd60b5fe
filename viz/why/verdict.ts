/** Who leads at the cursor, and why, or how far the best candidate has come. */
import { containsQuorum, neededForQuorum, type QuorumSystem } from '../../model/index.ts';
import type { ProcessId } from '../../sim/index.ts';
import type { ClusterState } from '../trace/clusterState.ts';
import type { Look } from '../style/palette.ts';
import { isCut } from '../trace/networkState.ts';
import type { Reign } from '../trace/reign.ts';
import { lookOf, type ServerView } from '../trace/serverView.ts';
import { tallyOf } from '../trace/tally.ts';
import type { Words } from '../words/laterEnglish.ts';

export interface Verdict {
  /** Who leads with the votes of a quorum. */
  readonly leader: ProcessId | null;
  /** A quorum has its history, and it serves. */
  readonly isEstablished: boolean;
  readonly badge: { readonly look: Look; readonly fill: 'solid' | 'hollow' };
  readonly headline: string;
  readonly because: string;
}

/** @param reign - Who leads with the votes of a quorum, and who was the last to do so, as the model says. */
export function verdictOf(
  state: ClusterState,
  quorum: QuorumSystem,
  { leader, lastLeader }: Reign,
  words: Words,
): Verdict {
  const measure = measureOf(quorum);
  const alone = state.servers.find(({ isStandalone }) => isStandalone);
  if (alone !== undefined) return verdictAlone(alone, words);
  const pretenders = state.servers.filter((server) => server.state === 'LEADING' && server.id !== leader);
  const leading = state.servers.find(({ id }) => id === leader);
  if (leading !== undefined) {
    const reachesQuorum = containsQuorum(quorum, reachedBy(leading, state));
    return verdictOn(leading, pretenders, { ...measure, reachesQuorum }, words);
  }

  if (pretenders.length > 0) {
    const leaders = pretenders.map(({ id }) => id);
    const isElectedOnly = pretenders.every(({ supporters }) => supporters === null);
    const because = isElectedOnly ? words.electedAlone(measure) : words.leadsAloneBecause(measure);
    return nobody(words.leadsAlone({ leaders }), because, { look: 'LEADING', fill: 'hollow' });
  }
  const isBereft = lastLeader !== null && state.servers.every((server) => server.state !== 'LOOKING');
  const hasBegun = state.servers.some(({ lives }) => lives > 0);
  const headline = lastLeader !== null ? words.ledLast : hasBegun ? words.noLeader : words.beforeAll;
  const votes = bestCandidate(state, quorum, measure, words) ?? words.noVotes(measure);
  return nobody(headline, isBereft ? words.ledUntilNow({ leader: lastLeader, ...measure }) : votes);
}

const nobody = (
  headline: string,
  because: string,
  badge: Verdict['badge'] = { look: 'LOOKING', fill: 'solid' },
): Verdict => ({ leader: null, isEstablished: false, badge, headline, because });

function verdictAlone(alone: ServerView, words: Words): Verdict {
  const look = lookOf(alone);
  const fill = alone.isServing ? 'solid' : 'hollow';
  const headline = alone.isServing
    ? words.runsAlone({ server: alone.id })
    : `${words.startOf({ server: alone.id })}: ${words.looks[look]}`;
  return nobody(headline, words.runsAloneBecause, { look, fill });
}

/** What a quorum takes: voters, or groups of them. */
export interface Measure {
  readonly needed: number;
  readonly total: number;
  readonly unit: 'voters' | 'groups';
}

export const measureOf = (quorum: QuorumSystem): Measure => ({
  needed: neededForQuorum(quorum),
  total: quorum.kind === 'majority' ? quorum.voters.length : quorum.groups.length,
  unit: quorum.kind === 'majority' ? 'voters' : 'groups',
});

/** Itself, and whoever runs and has a link to it in both directions: proposals go one way, and ACKs the other. */
const reachedBy = ({ id }: ServerView, { servers, network }: ClusterState): readonly ProcessId[] =>
  servers
    .filter((other) => other.isUp && !isCut(network, id, other.id) && !isCut(network, other.id, id))
    .map((other) => other.id);

function verdictOn(
  leading: ServerView,
  pretenders: readonly ServerView[],
  { reachesQuorum, ...measure }: Measure & { readonly reachesQuorum: boolean },
  words: Words,
): Verdict {
  const { id: leader, supporters, phase, facts } = leading;
  const epoch = facts.memory?.currentEpoch ?? 0;
  const others =
    pretenders.length === 0 ? '' : words.stillBelieve({ leaders: pretenders.map(({ id }) => id) });
  if (supporters !== null) {
    const by = { supporters: supporters.toSorted((a, b) => a - b), ...measure };
    const because = reachesQuorum ? words.leadsBecause(by) : words.cutOffBecause(by);
    return {
      leader,
      isEstablished: true,
      badge: { look: 'LEADING', fill: 'solid' },
      headline: words.leads({ leader, epoch }),
      because: because + others,
    };
  }
  const voters = leading.voters ?? [];
  const elected = words.electedBecause({ voters, round: leading.round, ...measure });
  const next = phase === 'synchronization' ? words.nextHistory({ epoch }) : elected + words.nextEpoch;
  return {
    leader,
    isEstablished: false,
    badge: { look: 'LEADING', fill: 'hollow' },
    headline: words.elected({ leader }),
    because: next + others,
  };
}

/** The candidate with the most votes, in the eyes of the server that counts most of them. */
function bestCandidate(
  state: ClusterState,
  quorum: QuorumSystem,
  measure: Measure,
  words: Words,
): string | null {
  let best: {
    readonly candidate: ProcessId;
    readonly voters: readonly ProcessId[];
    readonly count: number;
  } | null = null;
  for (const server of state.servers) {
    const tally = tallyOf(server, quorum);
    if (
      server.state === 'FOLLOWING' ||
      tally === null ||
      server.vote === null ||
      tally.voters.length <= (best?.voters.length ?? 0)
    )
      continue;
    best = { candidate: server.vote.leader, voters: tally.voters, count: tally.count };
  }
  return best === null ? null : words.mostVotes({ ...best, ...measure });
}

/** Who leads at the cursor, and why, or how far the best candidate has come. */
import { neededForQuorum, type QuorumSystem } from '../model/index.ts';
import type { ProcessId } from '../sim/index.ts';
import type { ClusterState } from './clusterState.ts';
import type { Reign } from './scene.ts';
import { tallyOf } from './tally.ts';
import type { Words } from './words.ts';

export interface Verdict {
  readonly leader: ProcessId | null;
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
  const needed = neededForQuorum(quorum);
  const total = quorum.kind === 'majority' ? quorum.voters.length : quorum.groups.length;
  const leading = state.servers.find(({ id }) => id === leader);
  if (leader !== null && leading !== undefined) {
    const voters = leading.voters ?? [];
    const because = words.leadsBecause({ voters, round: leading.round, needed, total });
    return { leader, headline: words.leads({ leader }), because };
  }
  const pretenders = state.servers.filter((server) => server.state === 'LEADING').map(({ id }) => id);
  const isBereft = lastLeader !== null && state.servers.every((server) => server.state !== 'LOOKING');
  const hasBegun = state.servers.some(({ lives }) => lives > 0);
  const noLeader = lastLeader !== null ? words.ledLast : hasBegun ? words.noLeader : words.beforeAll;
  const headline = pretenders.length === 0 ? noLeader : words.leadsAlone({ leaders: pretenders });
  const votes = bestCandidate(state, quorum, words) ?? words.noVotes({ needed, total });
  const because = isBereft ? words.ledUntilNow({ leader: lastLeader, needed, total }) : votes;
  return { leader: null, headline, because };
}

/** The candidate with the most votes, in the eyes of the server that counts most of them. */
function bestCandidate(state: ClusterState, quorum: QuorumSystem, words: Words): string | null {
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
      tally.count <= (best?.count ?? 0)
    )
      continue;
    best = { candidate: server.vote.leader, voters: tally.voters, count: tally.count };
  }
  return best === null ? null : words.mostVotes({ ...best, needed: neededForQuorum(quorum) });
}

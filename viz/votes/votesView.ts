/** How the election stands: what each server votes, what it has heard, how far that is from a quorum, what it waits for. */
import { type QuorumSystem, totalOfQuorum } from '../../model/quorum.ts';
import { isSameVote, type Vote } from '../../model/vote.ts';
import type { ProcessId } from '../../sim/index.ts';
import type { Look } from '../style/palette.ts';
import type { ClusterState, Election } from '../trace/clusterState.ts';
import {
  ballotCastBy,
  type Compared,
  lookOf,
  type OutsideVote,
  type ServerView,
} from '../trace/serverView.ts';
import { tallyOf } from '../trace/tally.ts';
import { type Ladder, ladderOf } from './ladder.ts';

export interface VotesView {
  readonly rows: readonly VoteRow[];
  readonly standing: Standing;
  /** Of the selected server, else of whoever compared last; null: there was none yet. */
  readonly ladder: Ladder | null;
}

export type Standing =
  /** These look for a leader. */
  | { readonly kind: 'looking'; readonly servers: readonly ProcessId[] }
  /** Nobody does. */
  | { readonly kind: 'decided'; readonly election: Election }
  | { readonly kind: 'nothing' };

export interface VoteRow {
  readonly id: ProcessId;
  readonly look: Look;
  readonly isObserver: boolean;
  readonly round: number | null;
  /** An observer casts none. */
  readonly vote: Vote | null;
  /** While it looks, and afterwards until the next election. */
  readonly heard: readonly HeardChip[];
  readonly tally: TallyShown | null;
  readonly waitsFor: Wait | null;
  readonly outside: readonly OutsideVote[];
}

interface HeardChip {
  readonly from: ProcessId;
  readonly leader: ProcessId;
  /** It is the very vote of this server. */
  readonly agrees: boolean;
}

export interface TallyShown {
  readonly count: number;
  readonly total: number;
  readonly needed: number;
  readonly unit: 'voters' | 'groups';
  /** Of a hierarchy: how much of the weight of each group agrees. */
  readonly groups: readonly { readonly group: number; readonly weight: number; readonly total: number }[];
  readonly isQuorum: boolean;
}

/** `better`: it has a quorum, and waits for a better vote. `votes`: for more votes; then it tells its own again. */
interface Wait {
  readonly for: 'better' | 'votes';
  /** Virtual microseconds. */
  readonly untilUs: number;
}

export const votesView = (
  { servers, lastElection }: ClusterState,
  quorum: QuorumSystem,
  selected: ProcessId | null,
): VotesView => ({
  rows: servers.map((server) => rowOf(server, quorum)),
  standing: standingOf(servers, lastElection),
  ladder: ladderIn(servers, selected),
});

function rowOf(server: ServerView, quorum: QuorumSystem): VoteRow {
  const { id, isObserver, isUp, isStandalone, state, round, heard, outside } = server;
  const isIn = isUp && state !== null && !isStandalone;
  const vote = isIn ? ballotCastBy(server) : null;
  return {
    id,
    look: lookOf(server),
    isObserver,
    round: isIn && round > 0 ? round : null,
    vote,
    heard: isIn
      ? heard.map((one) => ({
          from: one.from,
          leader: one.vote.leader,
          agrees: isSameVote(one.vote, server.vote),
        }))
      : [],
    tally: isIn ? tallyShown(server, quorum) : null,
    waitsFor: isIn ? waitOf(server) : null,
    outside: isIn ? outside : [],
  };
}

function tallyShown(server: ServerView, quorum: QuorumSystem): TallyShown | null {
  const tally = tallyOf(server, quorum);
  if (tally === null) return null;
  const { voters, count, needed } = tally;
  const groups =
    quorum.kind === 'majority'
      ? []
      : quorum.groups.map(({ group, members }) => ({
          group,
          weight: weightIn(members.filter(({ sid }) => voters.includes(sid))),
          total: weightIn(members),
        }));
  return {
    count,
    needed,
    total: totalOfQuorum(quorum),
    unit: quorum.kind === 'majority' ? 'voters' : 'groups',
    groups,
    isQuorum: count >= needed,
  };
}

const weightIn = (members: readonly { readonly weight: number }[]): number =>
  members.reduce((sum, { weight }) => sum + weight, 0);

function waitOf({ state, isFinalizing, timers }: ServerView): Wait | null {
  if (state !== 'LOOKING') return null;
  const name = isFinalizing ? 'finalize' : 'poll';
  const timer = timers.find((one) => one.name === name);
  return timer === undefined ? null : { for: isFinalizing ? 'better' : 'votes', untilUs: timer.dueUs };
}

function standingOf(servers: readonly ServerView[], election: Election | null): Standing {
  const looking = servers.filter(
    ({ isUp, state, isStandalone }) => isUp && state === 'LOOKING' && !isStandalone,
  );
  if (looking.length > 0) return { kind: 'looking', servers: looking.map(({ id }) => id) };
  return election === null ? { kind: 'nothing' } : { kind: 'decided', election };
}

function ladderIn(servers: readonly ServerView[], selected: ProcessId | null): Ladder | null {
  const isWanted = ({ id }: ServerView): boolean => selected === null || id === selected;
  const asked = servers.some(isWanted) ? servers.filter(isWanted) : servers;
  let last: { readonly id: ProcessId; readonly compared: Compared } | null = null;
  for (const { id, compared } of asked)
    if (compared !== null && compared.row > (last?.compared.row ?? -1)) last = { id, compared };
  return last === null ? null : ladderOf(last.id, last.compared);
}

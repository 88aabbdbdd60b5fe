/**
 * What can be seen of the ensemble after some row of the trace: a fold over rows that copies out what they say. Whatever takes a
 * rule to know (who wins a comparison, who decided) is in the rows; nothing is worked out here.
 */
import type { QuorumSystem, ZabObservation, Zxid } from '../../model/index.ts';
import type { ProcessId, TraceRow } from '../../sim/index.ts';
import { type ClientView, clientAfter, idleClient } from './clientView.ts';
import { type NetworkState, networkAfter, quietNetwork, withoutConnectionsOf } from './networkState.ts';
import { historyAfter, withLogChange } from './logState.ts';
import { type KnownRow, known } from './rows.ts';
import {
  type Facts,
  type HeardVote,
  notStarted,
  type OutsideVote,
  type ServerView,
  undecided,
  withoutRole,
} from './serverView.ts';
import { noZxids, type Stretches, withZxid } from './stretches.ts';
import { timersAfter, timersByRate } from './timerView.ts';

export interface ClusterState {
  readonly servers: readonly ServerView[];
  readonly clients: readonly ClientView[];
  readonly network: NetworkState;
  /** What is committed, whoever knows: by a leader with the acknowledgements of a quorum, or as the history of an established one. */
  readonly committed: Stretches;
  /** Of those, the ones that a client has been told are done. */
  readonly answered: Stretches;
  readonly lastElection: Election | null;
}

/** A server has counted the votes of a quorum for itself. */
export interface Election {
  readonly row: number;
  readonly leader: ProcessId;
  readonly round: number;
  readonly voters: readonly ProcessId[];
}

/** What does not change during a run. */
export interface Cast {
  readonly servers: readonly { readonly id: ProcessId; readonly isObserver: boolean }[];
  /** Processes of the clients, in the order of their numbers. */
  readonly clients: readonly ProcessId[];
  readonly quorum: QuorumSystem;
  /** Its one server runs alone, without elections. */
  readonly isStandalone: boolean;
}

export const stateBefore = (cast: Cast): ClusterState => ({
  servers: cast.servers.map((server) => notStarted({ ...server, isStandalone: cast.isStandalone })),
  clients: cast.clients.map((id, index) => idleClient(id, index + 1)),
  network: quietNetwork,
  committed: noZxids,
  answered: noZxids,
  lastElection: null,
});

/** @returns The state after `row`; the very same one if the row changes nothing that can be seen. */
export function afterRow(before: ClusterState, traceRow: TraceRow): ClusterState {
  const network = networkAfter(before.network, traceRow);
  const after = network === before.network ? before : { ...before, network };
  return isClient(before, traceRow.node)
    ? withClient(after, traceRow)
    : withServerRow(historyAfter(after, known(traceRow)), known(traceRow));
}

const isClient = ({ clients }: ClusterState, id: ProcessId): boolean =>
  clients.some((client) => client.id === id);

function withClient(before: ClusterState, row: TraceRow): ClusterState {
  const clients = before.clients.map((client) =>
    client.id === row.node ? clientAfter(client, row) : client,
  );
  const isSame = clients.every((client, index) => client === before.clients[index]);
  return isSame ? before : { ...before, clients, answered: answeredAfter(before.answered, known(row)) };
}

function answeredAfter(answered: Stretches, row: KnownRow): Stretches {
  if (row.kind !== 'clientAnswered') return answered;
  const { operation, zxid } = row.data;
  return operation.type === 'get' || operation.type === 'sync' ? answered : withZxid(answered, zxid);
}

function withServerRow(before: ClusterState, row: KnownRow): ClusterState {
  const { node } = row;
  const change = (fields: Partial<ServerView>) => withServer(before, node, () => fields);
  switch (row.kind) {
    case 'start':
      return change({
        ...withoutRole,
        state: 'LOOKING',
        phase: 'election',
        isUp: true,
        isPaused: false,
        lives: row.data.incarnation,
      });
    case 'kill':
    case 'powerOff':
    case 'exit': {
      const network = withoutConnectionsOf(before.network, node);
      return withServer({ ...before, network }, node, () => ({
        ...withoutRole,
        isUp: false,
        isPaused: false,
      }));
    }
    case 'pause':
      return change({ isPaused: true });
    case 'resume':
      return change({ isPaused: false });
    case 'phaseChanged':
      return change({ phase: row.data.phase, isServing: row.data.phase === 'broadcast' });
    case 'delivered':
      return withServer(before, node, ({ facts }) => ({ facts: applied(facts, row.data.zxid) }));
    case 'leaderActive':
      return change({ supporters: row.data.voters });
    case 'leaderLost':
    case 'steppedDown':
      return change({ isServing: false, isLeaving: true, supporters: null });
    case 'stateChanged':
      return withElection(change(afterDecision(row.data)), row);
    case 'timerSet':
    case 'timerFire':
    case 'timerCancel':
    case 'clockChange':
      return timeAfter(before, row);
    default:
      return electionAfter(before, row, change);
  }
}

/** Timers, and the clock they run by. */
function timeAfter(
  before: ClusterState,
  row: Extract<KnownRow, { kind: 'timerSet' | 'timerFire' | 'timerCancel' | 'clockChange' }>,
): ClusterState {
  const server = before.servers.find(({ id }) => id === row.node);
  if (server === undefined) return before;
  if (row.kind === 'clockChange') {
    const { ratePpm } = row.data;
    const timers = timersByRate(server.timers, row.t, server.ratePpm, ratePpm);
    return withServer(before, row.node, () => ({ timers, ratePpm }));
  }
  const timers = timersAfter(server.timers, row, server.ratePpm);
  return timers === server.timers ? before : withServer(before, row.node, () => ({ timers }));
}

function withElection(
  before: ClusterState,
  { i, node, data }: Extract<KnownRow, { kind: 'stateChanged' }>,
): ClusterState {
  const { to, reason, round, voters } = data;
  if (to !== 'LEADING' || reason !== 'electedByVotes') return before;
  return { ...before, lastElection: { row: i, leader: node, round, voters } };
}

/** Votes, and how they are counted. */
function electionAfter(
  before: ClusterState,
  row: KnownRow,
  change: (fields: Partial<ServerView>) => ClusterState,
): ClusterState {
  switch (row.kind) {
    case 'roundStart':
      return change({ ...undecided, state: 'LOOKING', round: row.data.round, vote: row.data.vote });
    case 'roundAdopted':
      return change({ round: row.data.round, heard: [], isFinalizing: false });
    case 'voteCompared':
      return row.data.from === row.node ? before : change({ compared: { ...row.data, row: row.i } });
    case 'voteChanged':
      return change({ vote: row.data.after, round: row.data.round, isFinalizing: false });
    case 'voteRecorded': {
      const { set, from, vote, round, state } = row.data;
      return withServer(before, row.node, ({ heard, outside }) =>
        set === 'recvset'
          ? { heard: withVoteOf<HeardVote>(heard, { from, vote }) }
          : { outside: withVoteOf<OutsideVote>(outside, { from, vote, round, state }) },
      );
    }
    case 'finalizeWaitStart':
      return change({ isFinalizing: true });
    case 'finalizeWaitBroken':
    case 'finalizeWaitExpired':
      return change({ isFinalizing: false });
    default:
      return before;
  }
}

function afterDecision({
  to,
  leader,
  round,
  vote,
  voters,
}: Extract<ZabObservation, { kind: 'stateChanged' }>): Partial<ServerView> {
  const isLooking = to === 'LOOKING';
  return {
    state: to,
    phase: isLooking ? 'election' : 'discovery',
    leader,
    round,
    vote,
    voters: isLooking ? null : voters,
    isFinalizing: false,
    isServing: false,
    isLeaving: false,
    supporters: null,
  };
}

/** In one event a server may apply many transactions, one row each. */
const applied = ({ memory, disk, log }: Facts, zxid: Zxid): Facts => ({
  memory: memory === null ? null : { ...memory, lastProcessedZxid: zxid },
  disk,
  log: { ...log, applied: withZxid(log.applied, zxid) },
});

/** @returns The state in which a server has these facts, as of row `i`. */
export const withFacts = (before: ClusterState, id: ProcessId, facts: Facts, i: number): ClusterState =>
  withServer(before, id, (server) => withLogChange(server, facts, i));

/** @returns The state with the changed fields of one server. */
function withServer(
  before: ClusterState,
  id: ProcessId,
  change: (server: ServerView) => Partial<ServerView>,
): ClusterState {
  const { servers } = before;
  const index = servers.findIndex((server) => server.id === id);
  const server = servers[index];
  return server === undefined
    ? before
    : { ...before, servers: servers.with(index, { ...server, ...change(server) }) };
}

function withVoteOf<Kind extends HeardVote>(votes: readonly Kind[], vote: Kind): readonly Kind[] {
  return [...votes.filter(({ from }) => from !== vote.from), vote].sort((a, b) => a.from - b.from);
}

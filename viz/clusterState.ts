/**
 * What can be seen of the ensemble after some row of the trace: a fold over rows that copies out what they say. Whatever takes a
 * rule to know (who wins a comparison, who decided) is in the rows; nothing is worked out here.
 */
import type { QuorumSystem, ServerState, Vote } from '../model/index.ts';
import type { ProcessId, TraceRow } from '../sim/index.ts';
import { known } from './rows.ts';

export interface ServerView {
  readonly id: ProcessId;
  readonly isObserver: boolean;
  readonly isUp: boolean;
  readonly isPaused: boolean;
  readonly lives: number;
  /** Null before its first election and when it is down. */
  readonly state: ServerState | null;
  readonly round: number;
  /** Whom it votes for now. */
  readonly vote: Vote | null;
  /** Votes of this round that it has received: its `recvset`. */
  readonly heard: readonly HeardVote[];
  /** Whose votes decided, once it has decided; the tally until then is counted from `heard`. */
  readonly voters: readonly ProcessId[] | null;
  /** It has a quorum and waits a little for a better vote. */
  readonly isFinalizing: boolean;
}

interface HeardVote {
  readonly from: ProcessId;
  readonly vote: Vote;
}

export interface ClusterState {
  readonly servers: readonly ServerView[];
  /** Rows that sent the messages on their way, ascending. */
  readonly inFlight: readonly number[];
  /** Directions in which nothing passes. */
  readonly cuts: readonly Cut[];
  /** Pairs that have an election connection: `smaller-larger`. */
  readonly connections: readonly string[];
}

interface Cut {
  /** `from>to`. */
  readonly direction: string;
  readonly sinceUs: number;
}

/** What does not change during a run. */
export interface Cast {
  readonly servers: readonly { readonly id: ProcessId; readonly isObserver: boolean }[];
  readonly quorum: QuorumSystem;
}

export const directionKey = (from: ProcessId, to: ProcessId): string => `${from}>${to}`;
export const pairKey = (a: ProcessId, b: ProcessId): string => `${Math.min(a, b)}-${Math.max(a, b)}`;

/** @returns Since when nothing passes from one to the other, or null if it does. */
export const cutSince = (
  { cuts }: Pick<ClusterState, 'cuts'>,
  from: ProcessId,
  to: ProcessId,
): number | null => cuts.find(({ direction }) => direction === directionKey(from, to))?.sinceUs ?? null;

export const stateBefore = (cast: Cast): ClusterState => ({
  servers: cast.servers.map(({ id, isObserver }) => notStarted(id, isObserver)),
  inFlight: [],
  cuts: [],
  connections: [],
});

const notStarted = (id: ProcessId, isObserver: boolean): ServerView => ({
  id,
  isObserver,
  isUp: false,
  isPaused: false,
  lives: 0,
  ...undecided,
});

const undecided = {
  state: null,
  round: 0,
  vote: null,
  heard: [],
  voters: null,
  isFinalizing: false,
} as const satisfies Partial<ServerView>;

/** @returns The state after `row`; the very same one if the row changes nothing that can be seen. */
export function afterRow(before: ClusterState, traceRow: TraceRow): ClusterState {
  const row = known(traceRow);
  const { node } = row;
  const change = (fields: Partial<ServerView>) => withServer(before, node, () => fields);
  switch (row.kind) {
    case 'start':
      return change({ ...undecided, isUp: true, isPaused: false, lives: row.data.incarnation });
    case 'kill':
    case 'powerOff':
    case 'exit':
      return withoutConnectionsOf(change({ ...undecided, isUp: false, isPaused: false }), node);
    case 'pause':
      return change({ isPaused: true });
    case 'resume':
      return change({ isPaused: false });
    case 'send':
      return { ...before, inFlight: [...before.inFlight, row.i] };
    case 'deliver':
    case 'drop':
      return { ...before, inFlight: before.inFlight.filter((send) => send !== row.msg) };
    case 'linkCut': {
      const direction = directionKey(row.data.from, row.data.to);
      return { ...before, cuts: [...before.cuts, { direction, sinceUs: row.t }] };
    }
    case 'linkHeal': {
      const healed = directionKey(row.data.from, row.data.to);
      return { ...before, cuts: before.cuts.filter(({ direction }) => direction !== healed) };
    }
    case 'connectionEstablished':
      return { ...before, connections: added(before.connections, pairKey(node, row.data.peer)) };
    case 'connectionLost':
      return { ...before, connections: removed(before.connections, pairKey(node, row.data.peer)) };
    case 'roundStart':
      return change({ ...undecided, state: 'LOOKING', round: row.data.round, vote: row.data.vote });
    case 'roundAdopted':
      return change({ round: row.data.round, heard: [], isFinalizing: false });
    case 'voteChanged':
      return change({ vote: row.data.after, round: row.data.round, isFinalizing: false });
    case 'voteRecorded': {
      const { set, from, vote } = row.data;
      return set === 'recvset'
        ? withServer(before, node, ({ heard }) => ({ heard: hearing(heard, from, vote) }))
        : before;
    }
    case 'finalizeWaitStart':
      return change({ isFinalizing: true });
    case 'finalizeWaitBroken':
    case 'finalizeWaitExpired':
      return change({ isFinalizing: false });
    case 'stateChanged': {
      const { to, round, vote, voters } = row.data;
      return change({
        state: to,
        round,
        vote,
        voters: to === 'LOOKING' ? null : voters,
        isFinalizing: false,
      });
    }
    default:
      return before;
  }
}

function withServer(
  before: ClusterState,
  id: ProcessId,
  change: (server: ServerView) => Partial<ServerView>,
): ClusterState {
  const servers = before.servers.map((server) =>
    server.id === id ? { ...server, ...change(server) } : server,
  );
  return { ...before, servers };
}

function withoutConnectionsOf(before: ClusterState, id: ProcessId): ClusterState {
  const connections = before.connections.filter((pair) => !pair.split('-').includes(String(id)));
  return { ...before, connections };
}

const added = (all: readonly string[], one: string): readonly string[] =>
  all.includes(one) ? all : [...all, one];
const removed = (all: readonly string[], one: string): readonly string[] =>
  all.filter((other) => other !== one);

function hearing(heard: readonly HeardVote[], from: ProcessId, vote: Vote): readonly HeardVote[] {
  return [...heard.filter((earlier) => earlier.from !== from), { from, vote }].sort(
    (a, b) => a.from - b.from,
  );
}

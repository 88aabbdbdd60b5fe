/**
 * The logs of all servers side by side: a column for each transaction in the order of the history, a cell for what each server has of it. Where
 * neighbouring columns are equal they are folded, so ten thousand transactions take no more room than ten.
 */
import { counterOf, epochOf, type Zxid } from '../../model/zxid.ts';
import type { ProcessId, TraceRow } from '../../sim/index.ts';
import type { Look } from '../style/palette.ts';
import type { ClusterState } from '../trace/clusterState.ts';
import { known } from '../trace/rows.ts';
import { lookOf, type ServerView, type Sync } from '../trace/serverView.ts';
import { common, firstOf, holds, type Stretch, type Stretches, sizeOf, union } from '../trace/stretches.ts';

export interface LogView {
  /** Neighbouring columns of one epoch. */
  readonly groups: readonly { readonly epoch: number; readonly columns: number }[];
  readonly columns: readonly Column[];
  readonly rows: readonly LogRow[];
  /** How many transactions there are. */
  readonly transactions: number;
}

/**
 * `folded`: all servers have the same of each of these. `beyond`: not drawn, for it is far from what the row is about. Of a fold the cells are
 * those of its first transaction.
 */
export interface Column {
  readonly kind: 'one' | 'folded' | 'beyond';
  readonly from: Zxid;
  readonly to: Zxid;
  readonly count: number;
  readonly isCommitted: boolean;
  /** A client has been told that it is done. */
  readonly isAnswered: boolean;
  /** The row shown is about it. */
  readonly isFocus: boolean;
}

export interface LogRow {
  readonly id: ProcessId;
  readonly look: Look;
  /** Null when it is down. */
  readonly epochs: { readonly accepted: number; readonly current: number } | null;
  readonly marks: Marks;
  /** How it was brought up to date; null: it was not, or it serves and was so already. */
  readonly sync: Sync | null;
  /** One for each column; null: beyond what is drawn. */
  readonly cells: readonly (Cell | null)[];
}

/** Zxids up to which it has come. */
interface Marks {
  readonly logged: Zxid;
  /** The last committed transaction that it knows to be; null: none, or it is down. */
  readonly committed: Zxid | null;
  /** Null when it is down. */
  readonly processed: Zxid | null;
  /** Up to where the leader has its acknowledgement; null: nobody leads it, or has none. */
  readonly acked: Zxid | null;
  readonly snapshot: Zxid | null;
}

export type MarkName = 'logged' | 'committed' | 'processed' | 'acked';
export const markNames: readonly MarkName[] = ['logged', 'committed', 'processed', 'acked'];

/**
 * `unsynced`: in memory, or written and not synced. `logged`: on disk, not committed as far as the server knows. `committed`: it knows, and has not
 * applied it. `applied`: in its tree, and committed. `replayed`: in its tree because it was in its log, though nobody has committed it.
 * `stale`: in its log, and passed over: a snapshot without it has taken its place. `cut`: by TRUNC. `lost`: with the power or the disk.
 */
export const cellStates = [
  'absent',
  'unsynced',
  'logged',
  'committed',
  'applied',
  'replayed',
  'stale',
  'cut',
  'lost',
] as const;
export type CellState = (typeof cellStates)[number];

export interface Cell {
  readonly state: CellState;
  /** It was sent in a DIFF, or behind a TRUNC. */
  readonly isByDiff: boolean;
  /** The server has it in a snapshot, and not in its log. */
  readonly isInSnapshot: boolean;
  /** A power failure would take it from this server's disk, whatever else is known of it. */
  readonly isUnsynced: boolean;
  readonly marks: readonly MarkName[];
  /** Row that cut it. */
  readonly cutAt: number | null;
}

const COLUMNS_EACH_SIDE = 40;
/** Shorter stretches of equal columns are not worth a fold. */
const FOLD_MIN = 9;

/** @param focus - The transaction that the shown row is about; null: the last one is what interests. */
export function logView(state: ClusterState, focus: Zxid | null): LogView {
  const { servers, committed, answered } = state;
  const all = servers.reduce<Stretches>((set, server) => union(set, everSeenBy(server)), committed);
  const marks = servers.map((server) => marksOf(server, ackOf(servers, server), committed));
  const columns = columnsAround(focus, segmentsOf(all, boundaries(state, marks, focus)), (zxid) => ({
    isCommitted: holds(committed, zxid),
    isAnswered: holds(answered, zxid),
    isFocus: zxid === focus,
  }));
  return {
    columns,
    groups: groupsOf(columns),
    rows: servers.map((server, index) => rowOf(server, marks[index] as PlacedMarks, columns)),
    transactions: sizeOf(all),
  };
}

/** @returns The transaction that a row is about; null: none, or many. */
export function zxidOf(traceRow: TraceRow): Zxid | null {
  const row = known(traceRow);
  switch (row.kind) {
    case 'appended':
    case 'logSynced':
    case 'acked':
    case 'ackCounted':
    case 'committed':
    case 'delivered':
    case 'truncated':
    case 'syncDecided':
    case 'syncReceived':
      return row.data.zxid;
    case 'proposed':
      return row.data.record.zxid;
    case 'send':
    case 'deliver':
      return row.data.type === 'proposal' || row.data.type === 'inform'
        ? row.data.record.zxid
        : row.data.type === 'ack' || row.data.type === 'commit'
          ? row.data.zxid
          : null;
    default:
      return null;
  }
}

function everSeenBy({ facts, cuts }: ServerView): Stretches {
  const { logged, unsynced, applied, inSnapshot } = facts.log;
  return [...cuts.map(({ zxids }) => zxids), unsynced, applied, inSnapshot].reduce(union, logged);
}

/** Marks, and the transactions that they stand at: a leader's last processed zxid may be none. */
interface PlacedMarks extends Marks {
  readonly places: Readonly<Record<MarkName, Zxid | null>>;
}

/** A server takes whatever is in its tree for committed, so what nobody has committed does not count. */
function marksOf({ facts }: ServerView, acked: Zxid | null, committed: Stretches): PlacedMarks {
  const { log, memory } = facts;
  const { lastLogged, committedTo, snapshot, logged, unsynced, applied } = log;
  const has = union(union(logged, unsynced), applied);
  const at = (set: Stretches, zxid: Zxid | null): Zxid | null =>
    zxid === null ? null : lastAtMost(set, zxid);
  const processed = memory?.lastProcessedZxid ?? null;
  const lastCommitted = at(common(has, committed), committedTo);
  return {
    logged: lastLogged,
    committed: lastCommitted,
    processed,
    acked,
    snapshot,
    places: {
      logged: lastLogged === 0 ? null : lastLogged,
      committed: lastCommitted,
      processed: at(applied, processed),
      // That of NEWLEADER is no transaction's.
      acked: acked === null || counterOf(acked) === 0 ? null : at(has, acked),
    },
  };
}

function ackOf(servers: readonly ServerView[], { id, leader }: ServerView): Zxid | null {
  const acks = servers.find((server) => server.id === leader && server.id !== id)?.acks ?? [];
  return acks.find(({ learner }) => learner === id)?.zxid ?? null;
}

const lastAtMost = (set: Stretches, zxid: Zxid): Zxid | null => {
  const stretch = set.findLast(({ from }) => from <= zxid);
  return stretch === undefined ? null : Math.min(stretch.to, zxid);
};

/** @returns Where columns may begin to differ from the one before, ascending. */
function boundaries(
  { servers, committed, answered }: ClusterState,
  marks: readonly PlacedMarks[],
  focus: Zxid | null,
): readonly Zxid[] {
  const starts = new Set<Zxid>();
  const cut = (set: Stretches): void => {
    for (const { from, to } of set) starts.add(from).add(to + 1);
  };
  const single = (zxid: Zxid | null): void => {
    if (zxid !== null) starts.add(zxid).add(zxid + 1);
  };
  cut(committed);
  cut(answered);
  single(focus);
  for (const { facts, cuts, received } of servers) {
    const { logged, unsynced, applied, inSnapshot, committedTo } = facts.log;
    for (const set of [logged, unsynced, applied, inSnapshot, ...cuts.map(({ zxids }) => zxids)]) cut(set);
    for (const { after, to } of received) starts.add(after + 1).add(to + 1);
    if (committedTo !== null) starts.add(committedTo + 1);
    if (facts.memory !== null) starts.add(facts.memory.lastProcessedZxid + 1);
  }
  for (const { places } of marks) for (const name of markNames) single(places[name]);
  return [...starts].sort((a, b) => a - b);
}

/** @returns The transactions in stretches of equal columns. */
function segmentsOf(all: Stretches, starts: readonly Zxid[]): Stretches {
  const segments: Stretch[] = [];
  let next = 0;
  for (const { from, to } of all) {
    let begin = from;
    while (next < starts.length && (starts[next] as Zxid) <= from) next++;
    for (; next < starts.length && (starts[next] as Zxid) <= to; next++) {
      segments.push({ from: begin, to: (starts[next] as Zxid) - 1 });
      begin = starts[next] as Zxid;
    }
    segments.push({ from: begin, to });
  }
  return segments;
}

type Told = (zxid: Zxid) => Pick<Column, 'isCommitted' | 'isAnswered' | 'isFocus'>;

function columnsAround(focus: Zxid | null, segments: Stretches, told: Told): readonly Column[] {
  const found = focus === null ? -1 : segments.findIndex(({ from, to }) => from <= focus && focus <= to);
  const middle = found < 0 ? segments.length - 1 : found;
  const near = segments.slice(Math.max(0, middle - COLUMNS_EACH_SIDE), middle + COLUMNS_EACH_SIDE + 1);
  const stretches = near.flatMap(unfolded);
  const focusAt = focus === null ? -1 : stretches.findIndex(({ from }) => from === focus);
  const center = focusAt < 0 ? stretches.length - 1 : focusAt;
  const first = Math.max(0, center - COLUMNS_EACH_SIDE);
  const shown = stretches.slice(first, center + COLUMNS_EACH_SIDE + 1);
  const [start, end] = [shown[0]?.from, shown.at(-1)?.to];
  if (start === undefined || end === undefined) return [];
  const before = segments.flatMap(({ from, to }) =>
    from < start ? [{ from, to: Math.min(to, start - 1) }] : [],
  );
  const after = segments.flatMap(({ from, to }) => (to > end ? [{ from: Math.max(from, end + 1), to }] : []));
  const beyond = (set: Stretches): readonly Column[] => {
    const [head, tail] = [set[0], set.at(-1)];
    if (head === undefined || tail === undefined) return [];
    return [{ kind: 'beyond', from: head.from, to: tail.to, count: sizeOf(set), ...told(head.from) }];
  };
  const drawn = shown.map(({ from, to }): Column => {
    const count = to - from + 1;
    return { kind: count === 1 ? 'one' : 'folded', from, to, count, ...told(from) };
  });
  return [...beyond(before), ...drawn, ...beyond(after)];
}

/** The first and the last of a long stretch are columns of their own, what lies between is one. */
function unfolded({ from, to }: Stretch): Stretches {
  const count = to - from + 1;
  if (count < FOLD_MIN)
    return Array.from({ length: count }, (_, index) => ({ from: from + index, to: from + index }));
  return [
    { from, to: from },
    { from: from + 1, to: to - 1 },
    { from: to, to },
  ];
}

function groupsOf(columns: readonly Column[]): LogView['groups'] {
  const groups: { epoch: number; columns: number }[] = [];
  for (const { from } of columns) {
    const last = groups.at(-1);
    if (last?.epoch === epochOf(from)) last.columns++;
    else groups.push({ epoch: epochOf(from), columns: 1 });
  }
  return groups;
}

function rowOf(server: ServerView, placed: PlacedMarks, columns: readonly Column[]): LogRow {
  const { id, facts, sync, isServing } = server;
  const { places, ...marks } = placed;
  return {
    id,
    look: lookOf(server),
    epochs:
      facts.memory === null
        ? null
        : { accepted: facts.memory.acceptedEpoch, current: facts.memory.currentEpoch },
    marks,
    // Once it serves, there is nothing more to learn from a synchronisation that brought nothing.
    sync: isServing && sync?.rule === 'equal' ? null : sync,
    cells: columns.map(({ kind, from, isCommitted }) =>
      kind === 'beyond'
        ? null
        : cellOf(
            server,
            from,
            isCommitted,
            markNames.filter((name) => places[name] === from),
          ),
    ),
  };
}

/** @param isCommitted - Whoever knows it. */
export function cellOf(
  server: ServerView,
  zxid: Zxid,
  isCommitted: boolean,
  marks: readonly MarkName[],
): Cell {
  const { facts, received, cuts } = server;
  const { logged, unsynced } = facts.log;
  const isUnsynced = holds(unsynced, zxid);
  const isInLog = holds(logged, zxid) || isUnsynced;
  const state = stateOf(server, zxid, isCommitted, isInLog);
  const isThere = state !== 'absent' && state !== 'cut' && state !== 'lost';
  const isGone = state === 'cut' || state === 'lost';
  return {
    state,
    marks,
    isUnsynced: isThere && isUnsynced,
    isInSnapshot: isThere && !isInLog,
    isByDiff: isThere && received.some(({ how, after, to }) => how === 'DIFF' && after < zxid && zxid <= to),
    cutAt: isGone ? (cuts.findLast(({ zxids }) => holds(zxids, zxid))?.row ?? null) : null,
  };
}

function stateOf(server: ServerView, zxid: Zxid, isCommitted: boolean, isInLog: boolean): CellState {
  const { facts, cuts, isUp } = server;
  const { applied, unsynced, committedTo, inSnapshot } = facts.log;
  const isInTree = holds(applied, zxid) || (isUp && isCovered(server, zxid));
  if (isInTree && isCommitted) return 'applied';
  const cut = isInLog ? undefined : cuts.findLast(({ zxids }) => holds(zxids, zxid));
  if (cut?.why === 'TRUNC') return 'cut'; // The tree is built anew once the log is cut.
  if (isInTree) return 'replayed';
  if (isInLog) {
    if (committedTo !== null && zxid <= committedTo && isCommitted) return 'committed';
    if (holds(unsynced, zxid)) return 'unsynced';
    const isPassed = zxid < (facts.memory?.lastProcessedZxid ?? 0);
    return isPassed ? 'stale' : 'logged';
  }
  if (!isUp && (holds(inSnapshot, zxid) || isCovered(server, zxid))) return 'logged';
  return cut === undefined ? 'absent' : 'lost';
}

/** A snapshot that was there before the run has no history behind it but its last transaction: it stands for all before. */
function isCovered({ facts }: ServerView, zxid: Zxid): boolean {
  const { inSnapshot, snapshot } = facts.log;
  const first = firstOf(inSnapshot);
  return snapshot !== null && first !== null && counterOf(first) > 1 && zxid < first;
}

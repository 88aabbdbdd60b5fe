/** What the trace says of a row: what was told, what led to it, by which rule, and what comes next. Nothing is worked out here. */
import type { SyncRule, Zxid } from '../../model/index.ts';
import type { Line } from '../../scenarios/index.ts';
import type { ProcessId } from '../../sim/index.ts';
import { kindAt } from '../trace/columns.ts';
import type { Replay } from '../trace/replay.ts';
import { known } from '../trace/rows.ts';
import { toldCauses } from './causes.ts';

type Rung = 'round' | 'peerEpoch' | 'zxid' | 'sid' | 'weight0' | 'none';

export interface Why {
  /** Told last; null: nothing yet. */
  readonly line: Line | null;
  /** It is told of the very row that is shown. */
  readonly isHere: boolean;
  /** What the run is about broke in the very row that is shown. */
  readonly isBroken: boolean;
  /** Rows that led to it, the nearest first. */
  readonly causes: readonly number[];
  /** Where it came from, if no row led to it. */
  readonly origin: 'beginning' | 'story' | 'expectation';
  /** Of a comparison of votes, or a change of mind: what decided. */
  readonly rung: Rung | null;
  readonly sync: SyncBounds | null;
  /** The next key line; null: there is none. */
  readonly next: Line | null;
  /** The next key line of the same server, if that is another one. */
  readonly nextOfServer: { readonly server: ProcessId; readonly line: Line } | null;
}

/** What a leader compared before it brought a learner up to date. */
export interface SyncBounds {
  readonly learner: ProcessId;
  readonly rule: SyncRule;
  readonly peerZxid: Zxid;
  readonly minCommittedLog: Zxid;
  readonly maxCommittedLog: Zxid;
  readonly lastProcessedZxid: Zxid;
}

/** @param i - A row whose window is here. */
export function whyAt(replay: Replay, i: number): Why {
  const { store, columns, summary } = replay;
  const line = store.toldAt(i).detail;
  const told = line?.row ?? i;
  const next = nextKey(replay, i, null);
  return {
    line,
    isHere: line?.row === i,
    isBroken: summary.breach?.row === i,
    causes: line === null ? [] : toldCauses(columns, told),
    origin: line?.node !== 0 ? 'beginning' : kindAt(columns, told) === 'expect' ? 'expectation' : 'story',
    rung: rungOf(replay, told),
    sync: syncOf(replay, told),
    next,
    nextOfServer: line === null ? null : nextOf(replay, line.node, i, next),
  };
}

function rungOf({ store }: Replay, i: number): Rung | null {
  const row = store.row(i);
  if (row === undefined) return null;
  const { kind, data } = known(row);
  return kind === 'voteCompared' || kind === 'voteChanged' ? data.decidedBy : null;
}

function syncOf({ store }: Replay, i: number): SyncBounds | null {
  const row = store.row(i);
  if (row === undefined) return null;
  const { kind, data } = known(row);
  return kind === 'syncDecided' ? data : null;
}

/** @returns The first key line behind row `i`; of one server, if one is given. */
function nextKey({ keys }: Replay, i: number, server: ProcessId | null): Line | null {
  let at = firstBehind(keys, i);
  while (server !== null && at < keys.length && keys[at]?.node !== server) at++;
  return keys[at] ?? null;
}

function firstBehind(keys: readonly Line[], i: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((keys[middle]?.row ?? 0) <= i) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nextOf(replay: Replay, server: ProcessId, i: number, next: Line | null): Why['nextOfServer'] {
  if (!replay.summary.cast.servers.some(({ id }) => id === server)) return null;
  const line = nextKey(replay, i, server);
  return line === null || line === next ? null : { server, line };
}

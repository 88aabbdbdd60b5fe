/** The events of the diagram in words. */
import { moment } from '../../scenarios/language/format.ts';
import { type Columns, kindAt, nodeAt, timeAt } from '../trace/columns.ts';
import { chainBetween } from '../trace/cones.ts';
import { happeningAt, type Happenings } from '../trace/happenings.ts';
import type { Replay } from '../trace/replay.ts';
import type { ZabMessage } from '../../model/index.ts';
import { messageLook } from '../cluster/messageLook.ts';
import type { Cast } from '../trace/clusterState.ts';
import type { Speech } from '../words/speech.ts';

type Own = Speech['words']['rooms']['spaceTime'];

/** @returns `server 3`, `client 1`. */
export function whoIs(own: Own, { clients }: Pick<Cast, 'clients'>, process: number): string {
  if (process === 0) return own.who({ kind: 'outside', label: '' });
  const client = clients.indexOf(process);
  return client < 0
    ? own.who({ kind: 'server', label: String(process) })
    : own.who({ kind: 'client', label: String(client + 1) });
}

export interface ToldHappening {
  readonly row: number;
  readonly time: string;
  readonly who: string;
  /** Of the row that stands for it. */
  readonly what: string;
  /** Of its other rows. */
  readonly others: readonly string[];
}

/** @param row - The row that stands for the happening. */
export function tellHappening(
  { columns, store, summary }: Replay,
  { firsts, lasts }: Happenings,
  happening: number,
  row: number,
  speech: Speech,
): ToldHappening {
  const own = speech.words.rooms.spaceTime;
  const tell = (i: number): string | null => {
    const line = store.lineOf(i);
    return line === null ? null : speech.tell(line);
  };
  const others: string[] = [];
  for (let i = firsts[happening] ?? row; i <= (lasts[happening] ?? row); i++) {
    const told = i === row ? null : tell(i);
    if (told !== null) others.push(told);
  }
  return {
    row,
    time: moment(timeAt(columns, row), 4),
    who: whoIs(own, summary.cast, nodeAt(columns, row)),
    what: tell(row) ?? (store.has(row) ? own.nothingToTell : own.notHere),
    others,
  };
}

/** What pins say of two events. */
export interface Comparison {
  /** In the order of the run. */
  readonly rows: readonly [number, number];
  /** Rows that lead from the first to the second; null: none do. */
  readonly chain: readonly number[] | null;
}

export function compare(columns: Columns, one: number, other: number): Comparison {
  const rows = [Math.min(one, other), Math.max(one, other)] as const;
  return { rows, chain: chainBetween(columns, ...rows) };
}

/** @returns What led from one process to another along a chain: messages, connections, what was done from outside. */
export function hopsOf(
  replay: Pick<Replay, 'columns' | 'store' | 'summary'>,
  chain: readonly number[],
  own: Own,
): readonly string[] {
  const { columns, summary } = replay;
  return chain.flatMap((row, index) => {
    const before = chain[index - 1] ?? row;
    const [from, to] = [nodeAt(columns, before), nodeAt(columns, row)];
    if (from === to) return [];
    const toWhom = whoIs(own, summary.cast, to);
    if (from === 0) return [own.deedTo({ to: toWhom })];
    return [
      own.hop({ what: carrierOf(replay, before, own), from: whoIs(own, summary.cast, from), to: toWhom }),
    ];
  });
}

/** @param cause - The row that caused another on another process. */
function carrierOf({ columns, store }: Pick<Replay, 'columns' | 'store'>, cause: number, own: Own): string {
  if (kindAt(columns, cause) !== 'send') return own.connection;
  const data = store.row(cause)?.data;
  if (data === undefined) return own.message;
  const { family, name } = messageLook(data as ZabMessage);
  return name === '' ? own.families[family] : name;
}

/** @returns The happening that holds a row, or that was the last before it. */
export const happeningOfRow = (happenings: Happenings, row: number): number =>
  Math.max(0, happeningAt(happenings, row));

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

/** @returns The messages of a chain, each with who sent it to whom. */
export function hopsOf(
  { columns, store, summary }: Replay,
  chain: readonly number[],
  own: Own,
): readonly string[] {
  return chain.flatMap((row, index) => {
    const before = chain[index - 1];
    if (before === undefined || nodeAt(columns, before) === nodeAt(columns, row)) return [];
    const data = kindAt(columns, before) === 'send' ? store.row(before)?.data : undefined;
    const look = data === undefined ? null : messageLook(data as ZabMessage);
    const name =
      look === null || look.name === ''
        ? look === null
          ? own.something
          : own.families[look.family]
        : look.name;
    const from = whoIs(own, summary.cast, nodeAt(columns, before));
    const to = whoIs(own, summary.cast, nodeAt(columns, row));
    return [own.hop({ what: nodeAt(columns, before) === 0 ? own.deed : name, from, to })];
  });
}

/** @returns The happening that holds a row, or that was the last before it. */
export const happeningOfRow = (happenings: Happenings, row: number): number =>
  Math.max(0, happeningAt(happenings, row));

/**
 * What there is to see of a run, in places of a row: an event of one process, with whatever it tells. A message that arrives, the comparison that it
 * causes and the vote that goes out are one happening. Read from the numbers alone, so all of a run is known at once.
 */
import type { ProcessId } from '../../sim/index.ts';
import { type Columns, kindAt, nodeAt } from './columns.ts';

export interface Happenings {
  readonly count: number;
  /** Of each happening the first row that is shown; ascending. */
  readonly firsts: Int32Array;
  /** Of each happening the last row that is shown. */
  readonly lasts: Int32Array;
}

/** Pings and handshakes tell nothing, but may be shown. */
export type Quiet = 'folded' | 'shown';

const known: Readonly<Record<Quiet, WeakMap<Columns, Happenings>>> = {
  folded: new WeakMap(),
  shown: new WeakMap(),
};

/**
 * @param clients - Of the run. What they ask and are told is told at the client; the messages themselves are silent, and belong to the picture.
 * @returns All happenings of a run, found when they are first asked for.
 */
export function happeningsOf(columns: Columns, quiet: Quiet, clients: readonly ProcessId[]): Happenings {
  const found = known[quiet].get(columns) ?? findHappenings(columns, quiet, clients);
  known[quiet].set(columns, found);
  return found;
}

function findHappenings(columns: Columns, quiet: Quiet, clients: readonly ProcessId[]): Happenings {
  const { length, weights, kinds, kindNames, events, nodes } = columns;
  const isMessage = kindNames.map(isOfMessage);
  const firsts = new Int32Array(length);
  const lasts = new Int32Array(length);
  let count = 0;
  for (let i = 0; i < length; i++) {
    const isShown =
      weights[i] !== 0 ||
      (isMessage[kinds[i] ?? 0] === true && (quiet === 'shown' || isOfClient(columns, i, clients)));
    if (!isShown) continue;
    const last = count === 0 ? -1 : (lasts[count - 1] ?? 0);
    const isSame = last >= 0 && events[last] === events[i] && nodes[last] === nodes[i];
    if (!isSame) firsts[count++] = i;
    lasts[count - 1] = i;
  }
  return { count, firsts: firsts.slice(0, count), lasts: lasts.slice(0, count) };
}

const isOfClient = ({ nodes, peers }: Columns, i: number, clients: readonly ProcessId[]): boolean =>
  clients.length > 0 && (clients.includes(nodes[i] ?? 0) || clients.includes(peers[i] ?? 0));

/** @returns Whether a message is no quiet one. A ping that was lost is not: its loss is told. */
export const isToldMessage = (columns: Columns, send: number, clients: readonly ProcessId[]): boolean =>
  (columns.weights[send] ?? 0) > 0 ||
  (columns.weights[columns.ends[send] ?? -1] ?? 0) > 0 ||
  isOfClient(columns, send, clients);

const isOfMessage = (kind: string): boolean => kind === 'send' || kind === 'deliver' || kind === 'drop';

/** @returns The last happening that has begun at row `i`; −1: none has. */
export function happeningAt({ count, firsts }: Happenings, i: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((firsts[middle] ?? 0) <= i) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** @returns The row that stands for a happening: the heaviest, and of equals the one that is no message. */
export function mainRowOf(columns: Columns, { firsts, lasts }: Happenings, happening: number): number {
  const first = firsts[happening] ?? 0;
  let main = first;
  for (let i = first + 1; i <= (lasts[happening] ?? first); i++)
    if (rank(columns, i) > rank(columns, main)) main = i;
  return main;
}

const rank = (columns: Columns, i: number): number => {
  const kind = kindAt(columns, i);
  return 4 * (columns.weights[i] ?? 0) + (kind === 'stateChanged' ? 2 : isOfMessage(kind) ? 0 : 1);
};

/** @returns The nearest happening of a process after or before another one; −1: there is none. */
export function neighbourOn(
  columns: Columns,
  { count, firsts }: Happenings,
  from: number,
  process: number,
  by: 1 | -1,
): number {
  for (let k = from + by; k >= 0 && k < count; k += by)
    if (nodeAt(columns, firsts[k] ?? 0) === process) return k;
  return -1;
}

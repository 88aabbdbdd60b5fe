/**
 * What servers have delivered. One chain for the whole run, the longest sequence seen, and for each server that serves how much of it that
 * server has.
 *
 * A server's sequence begins when it begins to serve, with the whole history of its tree; from then on it grows by what is committed. What a
 * boot replays, what a synchronisation applies and what is fast-forwarded as a role ends are no deliveries: some of it may never commit.
 *
 * Source: the delivered sequence of the Zab paper's properties, for a server that keeps its tree over restarts.
 */
import type { ProcessStates, SeenObservation } from '../../sim/index.ts';
import type { LogRecord } from '../database/record.ts';
import type { Tree } from '../database/tree.ts';
import type { ZabObservation } from '../observation.ts';
import { asServer, type ZabProcess } from '../server.ts';
import { areComparable, type Chain, emptyChain, isSameRecord, linked } from './chain.ts';

/** The observations that `follow` must be told of. */
export const SERVING = [
  'leaderActive',
  'learnerActive',
  'delivered',
  'stateChanged',
  'start',
  'exit',
  'kill',
  'powerOff',
] as const;

export interface Sequences {
  longest: Chain;
  /** Of the servers that serve. Index: sid. */
  places: readonly (Place | undefined)[];
}

/** How far one server is. */
interface Place {
  readonly length: number;
  readonly last: LogRecord | undefined;
  /** Its sequence and the longest one agree. */
  readonly agrees: boolean;
}

/** What is new about a server's sequence: nothing the longest one did not have, if it has no records. */
export interface Delivered {
  readonly server: number;
  readonly row: number;
  /** It begins to serve: the records are those of its tree that were not known; all of them, if it does not agree. */
  readonly begins: boolean;
  /** Index of the first record in the server's sequence, and the record before it. */
  readonly at: number;
  readonly before: LogRecord | undefined;
  readonly records: readonly LogRecord[];
  readonly agrees: boolean;
  /** The record is delivered behind one with a zxid that is no lower: again, or too late. It has no place in the sequence. */
  readonly isLate: boolean;
}

export const noSequences = (): Sequences => ({ longest: emptyChain(), places: [] });

export const copySequences = ({ longest, places }: Sequences): Sequences => ({ longest, places });

/** Takes note of one observation. @returns What it adds to a server's sequence, or null. */
export function follow(
  ghost: Sequences,
  { kind, process, row, data }: SeenObservation,
  states: ProcessStates<ZabProcess>,
): Delivered | null {
  switch (kind) {
    case 'leaderActive':
    case 'learnerActive':
      return begin(ghost, process, row, states);
    case 'delivered':
      return deliver(ghost, process, row, data as DeliveredObservation, states);
    case 'stateChanged':
    case 'start':
    case 'exit':
    case 'kill':
    case 'powerOff':
      if (ghost.places[process] !== undefined) setPlace(ghost, process, undefined);
      return null;
    default:
      return null;
  }
}

type DeliveredObservation = Extract<ZabObservation, { readonly kind: 'delivered' }>;

/** @returns The tree of a server, null if it is down. */
export const treeOf = (id: number, states: ProcessStates<ZabProcess>): Tree | null =>
  asServer(states.stateOf(id))?.database.tree ?? null;

function begin(
  ghost: Sequences,
  server: number,
  row: number,
  states: ProcessStates<ZabProcess>,
): Delivered | null {
  const tree = treeOf(server, states);
  if (tree === null) return null;
  const { history } = tree;
  const { length } = history;
  const agrees = areComparable(tree, ghost.longest);
  const known = agrees ? Math.min(ghost.longest.length, length) : 0;
  const records: LogRecord[] = [];
  for (let index = known; index < length; index++) records.push(history.at(index) as LogRecord);
  if (agrees) for (const record of records) ghost.longest = linked(ghost.longest, record, row);
  setPlace(ghost, server, { length, last: history.last(), agrees });
  return {
    server,
    row,
    begins: true,
    at: known,
    before: history.at(known - 1),
    records,
    agrees,
    isLate: false,
  };
}

function deliver(
  ghost: Sequences,
  server: number,
  row: number,
  { record, at }: DeliveredObservation,
  states: ProcessStates<ZabProcess>,
): Delivered | null {
  const place = ghost.places[server];
  const isAlone = asServer(states.stateOf(server))?.role.kind === 'standalone';
  if (place === undefined) return isAlone ? begin(ghost, server, row, states) : null;
  if (at < place.length) return null; // It was in the tree when the server began to serve, in this same event.
  if (at > place.length) return begin(ghost, server, row, states);
  const { last } = place;
  const isLate = last !== undefined && record.zxid <= last.zxid;
  const known = isLate ? undefined : ghost.longest.at(at);
  const agrees = place.agrees && (known === undefined || isSameRecord(known.record, record));
  if (!isLate) {
    if (agrees && known === undefined) ghost.longest = linked(ghost.longest, record, row);
    setPlace(ghost, server, { length: at + 1, last: record, agrees });
  }
  return { server, row, begins: false, at, before: last, records: [record], agrees, isLate };
}

function setPlace(ghost: Sequences, server: number, place: Place | undefined): void {
  const places = ghost.places.slice();
  while (places.length <= server) places.push(undefined);
  places[server] = place;
  ghost.places = places;
}

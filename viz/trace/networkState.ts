/** What can be seen of the network after some row of the trace: what is on its way, what is cut, slow or held, and who is connected. */
import type { ZabMessage } from '../../model/index.ts';
import type { ProcessId, Target, TraceRow } from '../../sim/index.ts';
import { type KnownRow, known } from './rows.ts';

export interface NetworkState {
  /** Messages on their way, as they were sent. */
  readonly inFlight: readonly InFlight[];
  /** Of those, the ones that a step of the story holds. */
  readonly held: readonly HeldMessage[];
  /** Directions in which nothing passes: `from>to`. */
  readonly cuts: readonly string[];
  /** Directions with a latency of their own. */
  readonly slow: readonly string[];
  /** Pairs that have an election connection: `smaller-larger`. */
  readonly connections: readonly string[];
}

export interface InFlight {
  /** Row that sent it. */
  readonly send: number;
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly message: ZabMessage;
  readonly sentUs: number;
}

interface HeldMessage {
  readonly send: number;
  readonly name: string;
  readonly direction: string;
}

export const quietNetwork: NetworkState = { inFlight: [], held: [], cuts: [], slow: [], connections: [] };

export const directionKey = (from: ProcessId, to: ProcessId): string => `${from}>${to}`;
export const pairKey = (a: ProcessId, b: ProcessId): string => `${Math.min(a, b)}-${Math.max(a, b)}`;

export const isCut = ({ cuts }: NetworkState, from: ProcessId, to: ProcessId): boolean =>
  cuts.includes(directionKey(from, to));
export const isSlow = ({ slow }: NetworkState, from: ProcessId, to: ProcessId): boolean =>
  slow.includes(directionKey(from, to));

/** @returns The network after `row`; the very same one if the row changes nothing of it. */
export function networkAfter(before: NetworkState, traceRow: TraceRow): NetworkState {
  const row = known(traceRow);
  switch (row.kind) {
    case 'send':
      return { ...before, inFlight: [...before.inFlight, sentIn(row)] };
    case 'deliver':
    case 'drop':
      return {
        ...before,
        inFlight: before.inFlight.filter(({ send }) => send !== row.msg),
        held: before.held.length === 0 ? before.held : before.held.filter(({ send }) => send !== row.msg),
      };
    case 'linkCut':
      return { ...before, cuts: added(before.cuts, directionKey(row.data.from, row.data.to)) };
    case 'linkHeal':
      return { ...before, cuts: removed(before.cuts, directionKey(row.data.from, row.data.to)) };
    case 'fault':
      return row.data.kind === 'delay' ? delayed(before, row.data) : before;
    case 'messageHeld': {
      const { name, from, to } = row.data;
      return {
        ...before,
        held: [...before.held, { send: row.cause, name, direction: directionKey(from, to) }],
      };
    }
    case 'messageReleased': {
      const { name, from, to } = row.data;
      const direction = directionKey(from, to);
      const isFreed = (one: HeldMessage) => one.name === name && one.direction === direction;
      return { ...before, held: before.held.filter((one) => !isFreed(one)) };
    }
    case 'connectionEstablished':
      return { ...before, connections: added(before.connections, pairKey(row.node, row.data.peer)) };
    case 'connectionLost':
      return { ...before, connections: removed(before.connections, pairKey(row.node, row.data.peer)) };
    default:
      return before;
  }
}

const sentIn = ({ i, t, node, peer, data }: Extract<KnownRow, { kind: 'send' }>): InFlight => ({
  send: i,
  from: node,
  to: peer,
  message: data,
  sentUs: t,
});

/** Words in the place of processes have stayed because they stood for nobody. */
function delayed(
  before: NetworkState,
  { from, to, ways, latency }: { from: Target; to: Target; ways: 'both' | 'one'; latency: unknown },
): NetworkState {
  if (typeof from === 'string' || typeof to === 'string') return before;
  const there = directionKey(from, to);
  const directions = ways === 'both' ? [there, directionKey(to, from)] : [there];
  const change = latency === null ? removed : added;
  return { ...before, slow: directions.reduce((slow, direction) => change(slow, direction), before.slow) };
}

/**
 * A machine without power forgets what it could not send yet, and what it could not receive: no row tells of those messages, but that is where they end.
 *
 * @param ends - Of each message the row with which it ends, by the row that sent it; −1: none.
 * @returns The network after row `i` without what was lost until then.
 */
export function withoutLost(before: NetworkState, ends: Int32Array, i: number): NetworkState {
  const isThere = ({ send }: { readonly send: number }): boolean => {
    const end = ends[send] ?? -1;
    return end < 0 || end > i;
  };
  if (before.inFlight.every(isThere)) return before;
  return { ...before, inFlight: before.inFlight.filter(isThere), held: before.held.filter(isThere) };
}

export function withoutConnectionsOf(before: NetworkState, id: ProcessId): NetworkState {
  const connections = before.connections.filter((pair) => !pair.split('-').includes(String(id)));
  return { ...before, connections };
}

const added = (all: readonly string[], one: string): readonly string[] =>
  all.includes(one) ? all : [...all, one];
const removed = (all: readonly string[], one: string): readonly string[] =>
  all.filter((other) => other !== one);

/**
 * The whole trace in numbers: of each row its time, process, kind, cause and weight, some thirty bytes. What a row says (its data) and how it is
 * told come window by window (`window.ts`); who came before whom, and where messages end, is known for the whole run at once.
 */
import type { ProcessId, TraceRow } from '../../sim/index.ts';

/** `silent` rows can be scrubbed to, but no step ends there: timers, queues between threads, disks, sockets. */
export type Weight = 'silent' | 'detail' | 'key';

/** Of each row; all arrays have `length` places. */
export interface Columns {
  readonly length: number;
  /** Virtual microseconds. */
  readonly times: Float64Array;
  /** Whose row it is; 0 is the outside world. */
  readonly nodes: Int32Array;
  /** The other process; 0: there is none. */
  readonly peers: Int32Array;
  /** Places in `kindNames`. */
  readonly kinds: Uint8Array;
  /** Row that caused it; −1: none did. */
  readonly causes: Int32Array;
  /** Previous row of the same process; −1: it is the first. */
  readonly prevLocals: Int32Array;
  /** Number of the event it belongs to, from 1. */
  readonly events: Int32Array;
  /** Of a `send`: the row in which its message arrives or is lost. −1: never, or no send. */
  readonly ends: Int32Array;
  /** Places in `weightNames`. */
  readonly weights: Uint8Array;
  readonly kindNames: readonly string[];
}

export const weightNames: readonly Weight[] = ['silent', 'detail', 'key'];

export const kindAt = ({ kinds, kindNames }: Columns, i: number): string => kindNames[kinds[i] ?? 0] ?? '';
export const weightAt = ({ weights }: Columns, i: number): Weight => weightNames[weights[i] ?? 0] ?? 'silent';
export const timeAt = ({ times }: Columns, i: number): number => times[i] ?? 0;
export const nodeAt = ({ nodes }: Columns, i: number): ProcessId => nodes[i] ?? 0;
export const causeAt = ({ causes }: Columns, i: number): number => causes[i] ?? -1;

/** @returns The row that sent the message which row `i` is about; −1: it is about none. */
export function sendOf(columns: Columns, i: number): number {
  const kind = kindAt(columns, i);
  if (kind === 'send') return i;
  return kind === 'deliver' || kind === 'drop' || kind === 'duplicate' ? causeAt(columns, i) : -1;
}

/** @returns A row of the trace, its data given. */
export const rowFrom = (columns: Columns, i: number, data: unknown): TraceRow => ({
  i,
  t: timeAt(columns, i),
  node: nodeAt(columns, i),
  kind: kindAt(columns, i),
  peer: columns.peers[i] ?? 0,
  cause: causeAt(columns, i),
  prevLocal: columns.prevLocals[i] ?? -1,
  event: columns.events[i] ?? 0,
  msg: sendOf(columns, i),
  data,
});

const FIRST_ROOM = 4_096;

type Arrays = Omit<Columns, 'length' | 'kindNames'>;

const roomFor = (rows: number): Arrays => ({
  times: new Float64Array(rows),
  nodes: new Int32Array(rows),
  peers: new Int32Array(rows),
  kinds: new Uint8Array(rows),
  causes: new Int32Array(rows),
  prevLocals: new Int32Array(rows),
  events: new Int32Array(rows),
  ends: new Int32Array(rows),
  weights: new Uint8Array(rows),
});

/** Columns that grow while a run advances. */
export class ColumnsBuilder {
  length = 0;
  private room = FIRST_ROOM;
  private arrays = roomFor(FIRST_ROOM);
  private readonly kindNames: string[] = [];
  private readonly kindPlaces = new Map<string, number>();

  add({ t, node, peer, kind, cause, prevLocal, event }: TraceRow, weight: Weight): void {
    const i = this.length;
    if (i === this.room) this.grow();
    const { times, nodes, peers, kinds, causes, prevLocals, events, ends, weights } = this.arrays;
    times[i] = t;
    nodes[i] = node;
    peers[i] = peer;
    kinds[i] = this.placeOf(kind);
    causes[i] = cause;
    prevLocals[i] = prevLocal;
    events[i] = event;
    ends[i] = -1;
    weights[i] = weightNames.indexOf(weight);
    this.length = i + 1;
  }

  /** The message that was sent in row `send` has its end in row `row`. */
  end(send: number, row: number): void {
    this.arrays.ends[send] = row;
  }

  endOf(send: number): number {
    return this.arrays.ends[send] ?? -1;
  }

  weigh(i: number, weight: Weight): void {
    this.arrays.weights[i] = weightNames.indexOf(weight);
  }

  /** @returns The columns, cut to their length. */
  build(): Columns {
    const { length, arrays, kindNames } = this;
    const cut = Object.entries(arrays).map(([name, array]) => [name, array.slice(0, length)]);
    return { length, kindNames, ...(Object.fromEntries(cut) as Arrays) };
  }

  private placeOf(kind: string): number {
    const known = this.kindPlaces.get(kind);
    if (known !== undefined) return known;
    const place = this.kindNames.push(kind) - 1;
    this.kindPlaces.set(kind, place);
    return place;
  }

  private grow(): void {
    this.room *= 2;
    const larger = roomFor(this.room);
    for (const name of Object.keys(larger) as (keyof Arrays)[]) larger[name].set(this.arrays[name]);
    this.arrays = larger;
  }
}

/** @returns The buffers of columns, to be handed over to another thread. */
export const buffersOf = (columns: Columns): readonly ArrayBuffer[] =>
  Object.values(columns).flatMap((value) => (ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : []));

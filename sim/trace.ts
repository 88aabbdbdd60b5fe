/**
 * The trace: what happened, in order, and which row caused which. Columnar, because a run of a million events must fit beside its
 * snapshots; a row is put together when it is read.
 *
 * Rows are numbered over the whole run, whether or not anybody keeps them: a trace of a window, made by executing it again, has
 * the numbers of the full one.
 */
import type { ProcessId } from './actor.ts';

/** The format of rows and of the file that `--trace` writes. */
export const TRACE_VERSION = 1;

export interface TraceRow {
  /** Index in the run, from 0. */
  readonly i: number;
  /** Virtual microseconds. */
  readonly t: number;
  /** Whose row it is; 0 is the outside world. */
  readonly node: ProcessId;
  /** A word of the kernel (`send`, `deliver`, `kill` …) or of the protocol. */
  readonly kind: string;
  /** The other process, 0 if there is none. */
  readonly peer: ProcessId;
  /** Index of the row that caused it, −1 if none did. */
  readonly cause: number;
  /** Index of the previous row of the same node, −1 if it is the first. */
  readonly prevLocal: number;
  /** Number of the event it belongs to, from 1; the rows of one event are consecutive. */
  readonly event: number;
  /** Index of the row that sent the message it is about, −1 if it is about none. */
  readonly msg: number;
  /** Plain data: the message, the observation, the fault. */
  readonly data: unknown;
}

const CHUNK_ROWS = 4_096;
/** Integer columns of a row: node, peer, cause, prevLocal, event. */
const COLUMNS = 5;

interface Chunk {
  readonly times: Float64Array;
  readonly columns: Int32Array;
  readonly kinds: string[];
  readonly data: unknown[];
}

export class Trace {
  /** Index of the first row kept. */
  readonly firstRow: number;
  private count = 0;
  private readonly chunks: Chunk[] = [];

  /** @param firstRow - Number of the first row that will be added: the rows of the run so far. */
  constructor(firstRow = 0) {
    this.firstRow = firstRow;
  }

  /** Rows kept. */
  get length(): number {
    return this.count;
  }

  add(
    t: number,
    node: ProcessId,
    kind: string,
    peer: ProcessId,
    cause: number,
    prevLocal: number,
    event: number,
    data: unknown,
  ): void {
    const offset = this.count % CHUNK_ROWS;
    if (offset === 0) this.chunks.push(newChunk());
    const chunk = this.chunks[this.chunks.length - 1] as Chunk;
    const base = offset * COLUMNS;
    const { columns } = chunk;
    chunk.times[offset] = t;
    columns[base] = node;
    columns[base + 1] = peer;
    columns[base + 2] = cause;
    columns[base + 3] = prevLocal;
    columns[base + 4] = event;
    chunk.kinds[offset] = kind;
    chunk.data[offset] = data;
    this.count++;
  }

  /** @returns The row with this index in the run, or undefined if it is not kept. */
  row(i: number): TraceRow | undefined {
    const position = i - this.firstRow;
    if (position < 0 || position >= this.count) return undefined;
    const chunk = this.chunks[Math.floor(position / CHUNK_ROWS)] as Chunk;
    const offset = position % CHUNK_ROWS;
    const base = offset * COLUMNS;
    const { columns } = chunk;
    const cause = columns[base + 2] as number;
    const kind = chunk.kinds[offset] as string;
    return {
      i,
      t: chunk.times[offset] as number,
      node: columns[base] as number,
      kind,
      peer: columns[base + 1] as number,
      cause,
      prevLocal: columns[base + 3] as number,
      event: columns[base + 4] as number,
      msg: messageOf(kind, i, cause),
      data: chunk.data[offset],
    };
  }

  *rows(): IterableIterator<TraceRow> {
    for (let i = this.firstRow; i < this.firstRow + this.count; i++) yield this.row(i) as TraceRow;
  }
}

function messageOf(kind: string, i: number, cause: number): number {
  if (kind === 'send') return i;
  return kind === 'deliver' || kind === 'drop' || kind === 'duplicate' ? cause : -1;
}

const newChunk = (): Chunk => ({
  times: new Float64Array(CHUNK_ROWS),
  columns: new Int32Array(CHUNK_ROWS * COLUMNS),
  kinds: [],
  data: [],
});

/** Follows every message of a run: where its journey ends, and what stopped it on the way. */
import type { ProcessId } from '../../sim/index.ts';
import type { ColumnsBuilder } from '../trace/columns.ts';
import type { Stop } from '../trace/flights.ts';
import type { KnownRow } from '../trace/rows.ts';
import { Obstacles } from './obstacles.ts';

interface Sent {
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly sentUs: number;
}

export class FlightLog {
  /** By the rows that sent the messages. */
  readonly stops = new Map<number, Stop>();
  private readonly open = new Map<number, Sent>();
  private readonly obstacles = new Obstacles();
  private readonly columns: ColumnsBuilder;

  constructor(columns: ColumnsBuilder) {
    this.columns = columns;
  }

  /** Takes note of the next row, which has its place in the columns already. */
  note(row: KnownRow): void {
    const { obstacles, open, stops, columns } = this;
    obstacles.note(row);
    if (row.kind === 'send') open.set(row.i, { from: row.node, to: row.peer, sentUs: row.t });
    if (row.kind !== 'deliver' && row.kind !== 'drop') return;
    const sent = open.get(row.msg);
    if (sent === undefined) return; // the second copy of a doubled datagram
    const stop = obstacles.stopOf(sent.from, sent.to, sent.sentUs, row.t);
    if (stop !== null) stops.set(row.msg, stop);
    columns.end(row.msg, row.i);
    open.delete(row.msg);
  }

  /** The run is over: what has not arrived waits for ever, or was lost with the power of a machine. */
  close(): void {
    const { obstacles, open, stops, columns } = this;
    for (const [send, { from, to }] of open) {
      const loss = obstacles.lossOf(from, to, send);
      if (loss !== null) columns.end(send, loss.i);
      stops.set(send, obstacles.stopAtEnd(from, to));
    }
    open.clear();
  }
}

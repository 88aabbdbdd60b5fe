/**
 * The file that `--trace` writes: one JSON object a line. The first line says what ran and how it ended; then comes one row a line, in
 * order. What ran is there twice: as a story with the changes of this run made, which can be run again, and as the canonical form that
 * its digest is made of.
 */
import type { RunDescription, Scenario } from '../scenarios/index.ts';
import { TRACE_VERSION, type TraceRow } from '../sim/index.ts';
import { AtomicFile } from './files.ts';

/** The first line. */
export interface TraceHeader {
  /** Of zablab. */
  readonly version: string;
  readonly story: string;
  readonly seed: string;
  readonly digest: string;
  readonly rows: number;
  readonly events: number;
  readonly endedAtMs: number;
  /** Of the format of this file. */
  readonly trace: number;
  readonly scenario: Scenario;
  readonly run: RunDescription;
}

/** What is known before the run. */
export type TraceOrigin = Pick<TraceHeader, 'version' | 'story' | 'seed' | 'scenario' | 'run'>;

/** What is known after it. */
export type TraceOutcome = Pick<TraceHeader, 'digest' | 'rows' | 'events' | 'endedAtMs'>;

const FLUSH_CHARACTERS = 65_536;

/** Room for any outcome. */
const longestOutcome: TraceOutcome = {
  digest: '0'.repeat(16),
  rows: Number.MAX_SAFE_INTEGER,
  events: Number.MAX_SAFE_INTEGER,
  endedAtMs: 9_999_999_999.999,
};

export class TraceFile {
  private readonly file: AtomicFile;
  private readonly origin: TraceOrigin;
  private readonly headerBytes: number;
  private pending = '';
  private rows = 0;

  /** @throws InputError at once if the file cannot be written. */
  constructor(path: string, shown: string, origin: TraceOrigin) {
    this.origin = origin;
    this.file = new AtomicFile(path, { option: '--trace', path: shown });
    const longest = headerText(origin, longestOutcome);
    this.headerBytes = Buffer.byteLength(longest);
    this.file.write(`${' '.repeat(this.headerBytes)}\n`);
  }

  add(row: TraceRow): void {
    this.pending += `${JSON.stringify(row)}\n`;
    this.rows++;
    if (this.pending.length >= FLUSH_CHARACTERS) this.flush();
  }

  /** Now that the outcome is known, the first line is put in its place, and the file gets its name. */
  finish(outcome: Omit<TraceOutcome, 'rows'>): void {
    this.flush();
    const header = headerText(this.origin, { ...outcome, rows: this.rows });
    // What is left of the room is white space, which JSON allows.
    this.file.write(header, 0);
    this.file.finish();
  }

  /** Leaves nothing behind. After `finish` it does nothing. */
  abandon(): void {
    this.file.abandon();
  }

  private flush(): void {
    this.file.write(this.pending);
    this.pending = '';
  }
}

function headerText(origin: TraceOrigin, { digest, rows, events, endedAtMs }: TraceOutcome): string {
  const { version, story, seed, scenario, run } = origin;
  const header: TraceHeader = {
    version,
    story,
    seed,
    digest,
    rows,
    events,
    endedAtMs,
    trace: TRACE_VERSION,
    scenario,
    run,
  };
  return JSON.stringify(header);
}

/** A campaign: runs with the seeds S/0, S/1, S/2 …, dealt out to threads in chunks and counted in order. */
import { performance } from 'node:perf_hooks';
import type { FuzzOptions } from '../scenarios/index.ts';
import { type ChunkResult, newStop, tellStop, type ThreadFault } from './fuzzTask.ts';
import type { Crew } from './pool.ts';
import { type FailureGroup, type Summary, SummaryBuilder } from './summary.ts';

export interface Campaign {
  readonly options: FuzzOptions;
  readonly seed: string;
  /** Number of the first run. */
  readonly first: number;
  /** How many runs; Infinity: until the time is over. */
  readonly runs: number;
  /** Milliseconds on the clock of the wall; Infinity: until all runs are done. */
  readonly forMs: number;
}

export interface CampaignListeners {
  /** Told now and then how far it has come. */
  onProgress(done: Pick<Summary, 'runs' | 'events' | 'reached' | 'groups'>, elapsedMs: number): void;
  /** Told of each property when it breaks for the first time. */
  onBroken(group: FailureGroup): void;
  readonly isInterrupted: () => boolean;
}

export interface Campaigned {
  readonly summary: Summary;
  readonly elapsedMs: number;
  readonly isInterrupted: boolean;
  readonly fault: ThreadFault | null;
}

/** Short enough that progress and Ctrl-C are not kept waiting, long enough that handing over costs nothing. */
const CHUNK_MS = 150;
const CHUNK_RUNS_MAX = 256;
/** Chunks that wait for a thread, for each thread: it never waits for us. */
const WAITING = 1;
const LOOK_MS = 100;
/** After an interruption a run that does not end is left alone. */
const PATIENCE_MS = 2_000;

/** @returns What became of all runs, or of those that were done before an interruption. */
export async function campaign(
  setting: Campaign,
  crew: Crew,
  listeners: CampaignListeners,
): Promise<Campaigned> {
  const deal = new Deal(setting, crew, listeners);
  const looking = setInterval(() => deal.look(), LOOK_MS);
  try {
    return await deal.play();
  } finally {
    clearInterval(looking);
  }
}

class Deal {
  private readonly setting: Campaign;
  private readonly crew: Crew;
  private readonly listeners: CampaignListeners;
  private readonly builder = new SummaryBuilder();
  private readonly stop = newStop();
  private readonly beganMs = performance.now();
  private readonly underWay = new Set<Promise<void>>();
  /** Chunks that are done, by the number of their first run, until those before them are done, too. */
  private readonly early = new Map<number, ChunkResult>();
  /** Number of the next run to deal out, and to count. */
  private next: number;
  private counted: number;
  private msPerRun = CHUNK_MS;
  private fault: ThreadFault | null = null;
  private isInterrupted = false;

  constructor(setting: Campaign, crew: Crew, listeners: CampaignListeners) {
    this.setting = setting;
    this.crew = crew;
    this.listeners = listeners;
    this.next = setting.first;
    this.counted = setting.first;
  }

  async play(): Promise<Campaigned> {
    for (;;) {
      while (this.isWanted() && this.underWay.size < this.crew.workers * (1 + WAITING)) this.dealOut();
      if (this.underWay.size === 0) break;
      if (this.isInterrupted) {
        await Promise.race([Promise.all(this.underWay), later(PATIENCE_MS)]);
        break;
      }
      await Promise.race([...this.underWay, later(LOOK_MS)]);
    }
    // Where an interruption has left gaps, what lies behind them counts all the same.
    for (const chunk of [...this.early.values()].sort((a, b) => a.from - b.from)) this.count(chunk);
    const { fault, isInterrupted } = this;
    return { summary: this.builder.summary(), elapsedMs: this.elapsedMs(), isInterrupted, fault };
  }

  /** Hears an interruption, and shows how far it has come. */
  look(): void {
    this.hear();
    if (!this.isInterrupted) this.listeners.onProgress(this.builder.summary(), this.elapsedMs());
  }

  private hear(): void {
    if (this.isInterrupted || !this.listeners.isInterrupted()) return;
    this.isInterrupted = true;
    tellStop(this.stop);
  }

  private elapsedMs(): number {
    return performance.now() - this.beganMs;
  }

  private isWanted(): boolean {
    const { first, runs, forMs } = this.setting;
    this.hear();
    if (this.isInterrupted || this.fault !== null) return false;
    return this.next < first + runs && this.elapsedMs() < forMs;
  }

  private dealOut(): void {
    const { options, seed: from, first, runs } = this.setting;
    const left = first + runs - this.next;
    const count = Math.max(1, Math.min(left, CHUNK_RUNS_MAX, Math.round(CHUNK_MS / this.msPerRun)));
    const task = { options, campaign: from, from: this.next, count, stop: this.stop };
    this.next += count;
    const beganMs = performance.now();
    const done = this.crew.runChunk(task).then((chunk) => {
      this.underWay.delete(done);
      if (chunk.runs > 0) this.msPerRun = (performance.now() - beganMs) / chunk.runs / (1 + WAITING);
      this.receive(chunk);
    });
    // Left alone, it may end when nobody listens any more.
    done.catch(() => {});
    this.underWay.add(done);
  }

  private receive(chunk: ChunkResult): void {
    this.early.set(chunk.from, chunk);
    for (;;) {
      const due = this.early.get(this.counted);
      if (due === undefined) return;
      this.count(due);
    }
  }

  private count(chunk: ChunkResult): void {
    this.early.delete(chunk.from);
    this.counted = chunk.from + chunk.runs;
    this.fault ??= chunk.fault;
    for (const group of this.builder.add(chunk)) this.listeners.onBroken(group);
  }
}

/** Does not keep the process alive. */
const later = (ms: number): Promise<void> =>
  new Promise((settle) => {
    setTimeout(settle, ms).unref();
  });

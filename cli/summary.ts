/** What a campaign has found so far. Chunks come in the order of their runs, so that nothing depends on which thread was faster. */
import { createHash } from 'node:crypto';
import type { Message } from '../scenarios/index.ts';
import type { ChunkResult, FoundFailure, Unrecoverable } from './fuzzTask.ts';

/** Failures of one property. */
export interface FailureGroup {
  readonly property: string;
  /** Of the lowest run. */
  readonly first: FoundFailure;
  readonly runs: number;
  /** Numbers of the next runs that break it: the first few. */
  readonly others: readonly number[];
}

export interface Summary {
  readonly runs: number;
  readonly events: number;
  readonly recoverable: number;
  /** Virtual milliseconds that the slowest recovery took. */
  readonly slowestMs: number;
  /** The most frequent first. */
  readonly unrecoverable: readonly Unrecoverable[];
  readonly cutShort: number;
  /** In how many runs each probe was reached, by name. */
  readonly reached: Readonly<Record<string, number>>;
  /** In the order of their first runs. */
  readonly groups: readonly FailureGroup[];
  /** 16 hexadecimal digits: of the digests of all runs. */
  readonly digest: string;
}

const OTHERS_MAX = 5;

export class SummaryBuilder {
  private runs = 0;
  private events = 0;
  private recoverable = 0;
  private slowestMs = 0;
  private cutShort = 0;
  private readonly unrecoverable = new Map<string, { readonly because: Message; runs: number }>();
  private readonly reached: Record<string, number> = {};
  private readonly groups = new Map<string, FailureGroup>();
  private readonly hash = createHash('sha256');

  /** @param chunk - The one behind the last. @returns Failures of properties that had not broken before. */
  add(chunk: ChunkResult): readonly FailureGroup[] {
    this.runs += chunk.runs;
    this.events += chunk.events;
    this.recoverable += chunk.recoverable;
    this.slowestMs = Math.max(this.slowestMs, chunk.slowestMs);
    this.cutShort += chunk.cutShort;
    for (const digest of chunk.digests) this.hash.update(digest);
    for (const { because, runs } of chunk.unrecoverable) {
      const key = JSON.stringify(because);
      const known = this.unrecoverable.get(key);
      if (known === undefined) this.unrecoverable.set(key, { because, runs });
      else known.runs += runs;
    }
    for (const [name, runs] of Object.entries(chunk.reached))
      this.reached[name] = (this.reached[name] ?? 0) + runs;
    return chunk.failures.flatMap((failure) => this.addFailure(failure));
  }

  private addFailure(found: FoundFailure): readonly FailureGroup[] {
    const { property } = found.failure;
    const known = this.groups.get(property);
    const group: FailureGroup =
      known === undefined
        ? { property, first: found, runs: 1, others: [] }
        : {
            ...known,
            runs: known.runs + 1,
            others: known.others.length < OTHERS_MAX ? [...known.others, found.index] : known.others,
          };
    this.groups.set(property, group);
    return known === undefined ? [group] : [];
  }

  summary(): Summary {
    const { runs, events, recoverable, slowestMs, cutShort, reached } = this;
    return {
      runs,
      events,
      recoverable,
      slowestMs,
      cutShort,
      reached: { ...reached },
      unrecoverable: [...this.unrecoverable.values()]
        .map(({ because, runs: times }) => ({ because, runs: times }))
        .sort((a, b) => b.runs - a.runs),
      groups: [...this.groups.values()],
      digest: this.hash.copy().digest('hex').slice(0, 16),
    };
  }
}

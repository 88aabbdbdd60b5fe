/** The search for a simpler story: every candidate is executed, and taken if it breaks the same property and asks less of its reader. */
import { endEarly } from '../format/endEarly.ts';
import { micros } from '../format/latencyText.ts';
import type { ResolvedScenario } from '../format/resolved.ts';
import type { Scenario } from '../format/scenario.ts';
import type { Failure } from '../fuzz/failure.ts';
import { playStory } from '../fuzz/play.ts';
import { duration } from '../language/format.ts';
import { burdenOf } from './burden.ts';
import { canonicalText } from './canonical.ts';
import { changed } from './parts.ts';
import { tidied } from './tidied.ts';
import { type Witness, witnessOf } from './witness.ts';

export interface SearchOptions {
  /** Executions of candidates, at most. */
  readonly attemptsMax: number;
  /** Asked before each of them. */
  readonly isOver: () => boolean;
  readonly onProgress: (progress: Progress) => void;
}

export interface Progress {
  readonly attempts: number;
  /** Of the best story so far. */
  readonly steps: number;
  readonly events: number;
}

/** How much later than the best story so far a candidate may break: so many percent, and this on top. */
const PATIENCE_PERCENT = 25;
const PATIENCE_US = 2_000_000;
/** How many events more it may take: so many times as many, and this on top. */
const EVENTS_TIMES = 6;
const EVENTS_MORE = 50_000;

export class Search {
  /** The best so far. Its `until` lies right behind the breach. */
  story: Scenario;
  failure: Failure;
  attempts = 0;
  private burden: number;
  readonly property: string;
  private readonly options: SearchOptions;
  private readonly tried = new Set<string>();
  private seen: Witness | null = null;

  private constructor(story: Scenario, failure: Failure, options: SearchOptions) {
    this.property = failure.property;
    this.options = options;
    this.failure = failure;
    this.story = endedBy(story, failure);
    this.burden = burdenOf(this.story);
  }

  /** @returns Null where the story does not break the property at all. */
  static begin(story: Scenario, property: string, options: SearchOptions): Search | null {
    const found = tidied(story);
    if (found === null) return null;
    const { failure } = playStory(found.resolved, { property });
    return failure?.property === property ? new Search(found.story, failure, options) : null;
  }

  get isOver(): boolean {
    return this.attempts >= this.options.attemptsMax || this.options.isOver();
  }

  /** What happens in the best story so far. */
  get witness(): Witness {
    this.seen ??= witnessOf(this.story, this.property, micros(this.story.until ?? '0s'));
    return this.seen;
  }

  /** Candidates that failed may be tried again: the best story has changed since, and with it how late they may break. */
  forget(): void {
    this.tried.clear();
  }

  /**
   * Executes a candidate, unless it is no better or was tried before.
   *
   * @param patience - How many times as much virtual time it may take: where all times of the story grow, say.
   * @returns Whether it breaks the property; then it is the best so far.
   */
  take(candidate: Scenario, patience = 1): boolean {
    const found = tidied(changed(candidate, { until: undefined }));
    if (found === null || burdenOf(found.story) >= this.burden) return false;
    const text = canonicalText(found.story);
    if (this.tried.has(text) || this.isOver) return false;
    this.tried.add(text);
    this.attempts++;
    const failure = this.breachOf(found.resolved, patience);
    if (failure !== null) this.keep(found.story, failure);
    const { story, attempts } = this;
    this.options.onProgress({ attempts, steps: story.steps.length, events: this.failure.event });
    return failure !== null;
  }

  /** Executes a story that is not to be taken, whatever it asks of its reader. */
  breaks(candidate: Scenario): boolean {
    const found = tidied(changed(candidate, { until: undefined }));
    if (found === null || this.isOver) return false;
    this.attempts++;
    return this.breachOf(found.resolved, 1) !== null;
  }

  /** Takes the first of several candidates that will do. */
  takeOne(candidates: Iterable<Scenario>): boolean {
    for (const candidate of candidates) if (this.take(candidate)) return true;
    return false;
  }

  private breachOf({ run }: ResolvedScenario, patience: number): Failure | null {
    const { atUs, event } = this.failure;
    const breachUs = Math.ceil((atUs * patience * (100 + PATIENCE_PERCENT)) / 100) + PATIENCE_US;
    // Resolved without `until`, it ends five seconds behind its last step.
    const untilUs = Math.max(breachUs, run.untilUs - 5_000_000);
    const eventsMax = event * patience * EVENTS_TIMES + EVENTS_MORE;
    const { property } = this;
    const { failure } = playStory({ run: { ...run, untilUs } }, { property, eventsMax });
    return failure?.property === property ? failure : null;
  }

  private keep(story: Scenario, failure: Failure): void {
    this.failure = failure;
    this.story = endedBy(story, failure);
    this.burden = burdenOf(this.story);
    this.seen = null;
  }
}

/** The story without the steps that would come behind the breach; it ends right behind it. */
const endedBy = (story: Scenario, { atUs }: Failure): Scenario => ({
  ...endEarly({ ...story, until: duration(atUs) }),
  until: duration(endUs(atUs)),
});

/** @returns The next round time behind the breach. */
function endUs(atUs: number): number {
  const roundUs = atUs < 1_000_000 ? 100_000 : atUs < 10_000_000 ? 500_000 : 1_000_000;
  return (Math.floor(atUs / roundUs) + 1) * roundUs;
}

/** Plays a story for its verdict alone: no trace, no telling, and no further than the first thing that breaks. */
import { AssertionError } from '../../sim/index.ts';
import type { ResolvedScenario } from '../format/resolved.ts';
import { beginRun, type RunParts, type ZabRun } from '../run.ts';

/** What goes by the name of a property where the model objects to itself. */
export const ASSERTION = 'no assertion fails';

/** The first thing that broke in a run. */
export interface Failure {
  /** Name of a property of mood `always` or `eventually`, or `ASSERTION`. */
  readonly property: string;
  /** Number of the event that broke it, from 1; of `eventually`, the last event before the deadline was noticed. */
  readonly event: number;
  /** Virtual microseconds: of the breach, or of the deadline that passed. */
  readonly atUs: number;
  /** What the model objected to; null where a property broke. */
  readonly message: string | null;
}

export interface PlayOptions {
  /** Goes on after a breach of any other property; without it the first breach of all ends the run. */
  readonly property?: string;
  /** Asked now and then; true ends the run: it has come to rest, or nobody waits for it any more. */
  readonly isOver?: (run: ZabRun) => boolean;
  /** Virtual microseconds between two such questions. */
  readonly everyUs?: number;
  /** A run that has not ended after so many events is ended; 5,000,000 unless told otherwise. */
  readonly eventsMax?: number;
  /** What the run is made of beside its description. */
  readonly parts?: RunParts;
}

export interface Played {
  readonly run: ZabRun;
  readonly failure: Failure | null;
  /** Whether it was ended by `eventsMax`: a storm of messages, say. */
  readonly isCutShort: boolean;
}

const EVENTS_MAX = 5_000_000;
const EVERY_US = 1_000_000;

/** Runs a story until something breaks, until it is over, or to its end. */
export function playStory(scenario: Pick<ResolvedScenario, 'run'>, options: PlayOptions = {}): Played {
  const { property, isOver, everyUs = EVERY_US, eventsMax = EVENTS_MAX, parts = {} } = options;
  const run = beginRun(scenario, parts);
  const { untilUs } = scenario.run;
  const failed = (): Failure | null => failureOf(run, property);
  let breaches = 0;
  try {
    for (let atUs = 0; atUs < untilUs; ) {
      atUs = Math.min(atUs + everyUs, untilUs);
      while (run.step(atUs)) {
        if (run.breachCount > breaches) {
          breaches = run.breachCount;
          const failure = failed();
          if (failure !== null) return { run, failure, isCutShort: false };
        }
        if (run.world.eventCount >= eventsMax) return { run, failure: null, isCutShort: true };
      }
      run.advance(atUs);
      if (failed() !== null || isOver?.(run) === true) break;
    }
  } catch (error) {
    if (!(error instanceof AssertionError)) throw error;
    const { eventCount: event, nowUs: atUs } = run.world;
    return { run, failure: { property: ASSERTION, event, atUs, message: error.message }, isCutShort: false };
  }
  return { run, failure: failed(), isCutShort: false };
}

/** @returns The first breach of a run, or of one property; null if nothing broke. */
export function failureOf(run: ZabRun, property?: string): Failure | null {
  if (run.breachCount === 0) return null;
  let first: Failure | null = null;
  for (const { name, mood, held, found } of run.verdicts()) {
    if (mood === 'sometimes' || held || found === null) continue;
    if (property !== undefined && name !== property) continue;
    if (first === null || found.event < first.event)
      first = { property: name, event: found.event, atUs: found.atUs, message: null };
  }
  return first;
}

/** Plays a story for its verdict alone: no trace, no telling, and no further than the first thing that breaks. */
import { AssertionError } from '../../sim/index.ts';
import type { ResolvedScenario } from '../format/resolved.ts';
import { beginRun, type RunParts, type ZabRun } from '../run.ts';
import { ASSERTION, type Failure, failureOf } from './failure.ts';

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

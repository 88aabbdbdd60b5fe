/**
 * Shrinks a story that breaks a property to one that a person reads: fewer servers, fewer steps, smaller numbers, and the same property still
 * breaks. Every candidate is executed; nothing is concluded.
 */
import { AssertionError } from '../../sim/index.ts';
import { castOf, resolveScenario } from '../format/resolve.ts';
import type { Scenario } from '../format/scenario.ts';
import { beginRun } from '../run.ts';
import { simplifyConfiguration } from './configuration.ts';
import { dropSteps } from './deltaDebugging.ts';
import { keepDelays, simplifyDeliveries } from './deliveries.ts';
import { joinSteps } from './joined.ts';
import { withoutThens } from './moments.ts';
import { changed, replaced, withSteps } from './parts.ts';
import { type Progress, Search } from './search.ts';
import { simplerFaults } from './simplerFaults.ts';
import { simplifyMoments } from './simplerMoments.ts';

export interface ShrinkOptions {
  /** Executions, at most; 5,000 unless told otherwise. */
  readonly attemptsMax?: number;
  /** Asked before each execution; true ends the search with the best story so far. */
  readonly isOver?: () => boolean;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Shrunk {
  /** Ends right behind the breach, and says in `breaks` what is broken by then. */
  readonly story: Scenario;
  /** Steps of the story, as its reader counts them. */
  readonly steps: number;
  readonly attempts: number;
  /** Events up to the breach, before and after. */
  readonly eventsBefore: number;
  readonly eventsAfter: number;
  /** Whether nothing is left to try: shrinking the result again would change nothing. */
  readonly isDone: boolean;
}

const ATTEMPTS_MAX = 5_000;

/**
 * @param property - Name of a property of mood `always` or `eventually`, or `ASSERTION`.
 * @returns Null where the story does not break the property.
 */
export function shrinkStory(story: Scenario, property: string, options: ShrinkOptions = {}): Shrunk | null {
  const { attemptsMax = ATTEMPTS_MAX, isOver = () => false, onProgress = () => {} } = options;
  const search = Search.begin(beginning(story), property, { attemptsMax, isOver, onProgress });
  if (search === null) return null;
  const eventsBefore = search.failure.event;
  const isDone = simplify(search);
  return {
    story: ending(search.story, property),
    steps: search.story.steps.length,
    attempts: search.attempts,
    eventsBefore,
    eventsAfter: search.failure.event,
    isDone,
  };
}

/** The story without what its author said about it, which has nothing to do with the run; each step with a moment of its own. */
function beginning(story: Scenario): Scenario {
  const none = { title: undefined, asks: undefined, source: undefined, breaks: undefined, expect: undefined };
  const bare = changed(story, none);
  return withSteps(
    withoutThens(bare),
    withoutThens(bare).steps.filter((step) => !('expect' in step)),
  );
}

/** To a fixpoint. @returns Whether it was reached. */
function simplify(search: Search): boolean {
  for (let isFresh = false; !search.isOver; ) {
    const before = search.story;
    simplifyOnce(search);
    if (search.story !== before) {
      isFresh = false;
      continue;
    }
    // What was tried before the last change might do now: only a round that remembers nothing is the last.
    if (isFresh) return true;
    search.forget();
    keepDelays(search);
    isFresh = search.story === before;
  }
  return false;
}

function simplifyOnce(search: Search): void {
  dropSteps(search);
  simplifyConfiguration(search);
  joinSteps(search);
  simplifyFaults(search);
  simplifyDeliveries(search);
  simplifyMoments(search);
  dropPairs(search);
}

function simplifyFaults(search: Search): void {
  for (let index = 0; index < search.story.steps.length; index++)
    while (search.takeOne(simplerAt(search, index)));
}

function* simplerAt({ story, witness }: Search, index: number): Iterable<Scenario> {
  const step = story.steps[index];
  if (step === undefined) return;
  const { servers } = castOf(story);
  for (const steps of simplerFaults(step, witness.steps[index] ?? [], servers))
    yield replaced(story, index, ...steps);
}

/** Beyond so many steps their pairs are too many. */
const PAIRS_OF_STEPS_MAX = 24;

/** Two steps that need each other, and nobody else needs. */
function dropPairs(search: Search): void {
  for (let one = 0; one < search.story.steps.length; one++)
    for (let other = one + 1; other < search.story.steps.length; other++) {
      const { steps } = search.story;
      if (steps.length > PAIRS_OF_STEPS_MAX) return;
      const left = steps.filter((_, index) => index !== one && index !== other);
      if (search.take(withSteps(search.story, left))) other = one;
    }
}

/** The story says what is broken by its end: first what it was shrunk for. */
function ending(story: Scenario, property: string): Scenario {
  const resolved = resolveScenario(story);
  const run = beginRun(resolved);
  try {
    run.advance(resolved.run.untilUs);
  } catch (error) {
    // Where the model objects to itself, its objection is the end.
    if (!(error instanceof AssertionError)) throw error;
  }
  const broken = run
    .verdicts()
    .flatMap(({ name, mood, held }) => (mood === 'sometimes' || held ? [] : [name]));
  return { ...story, breaks: broken.toSorted((a, b) => Number(b === property) - Number(a === property)) };
}

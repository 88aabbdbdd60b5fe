/**
 * A story with interventions: steps that a person adds to a run, each at an exact moment of it. What comes out is a story like any other, so
 * a run with interventions has the same digest wherever it is run.
 *
 * The number behind the slash counts the events of the instant that are there without any intervention. So each has its place by itself: it
 * keeps it when another is added or taken away. In the story, `behind` counts all events; here the one becomes the other.
 */
import type { AuthoredStep } from '../format/authoredStep.ts';
import { checkShape } from '../format/checkShape.ts';
import { micros } from '../format/latencyText.ts';
import { castOf, resolveScenario } from '../format/resolve.ts';
import { resolveSteps, type UnfoldedStep } from '../format/resolveSteps.ts';
import type { Scenario } from '../format/scenario.ts';
import { type Path, ScenarioError } from '../format/scenarioError.ts';
import { stepShape } from '../format/stepShape.ts';
import { TIME_US_MAX } from '../format/time.ts';
import { duration } from '../language/format.ts';
import { readWithColumns } from './readIntervention.ts';
import { labelOf, mistakeAt } from './words.ts';
import { writeIntervention } from './writeIntervention.ts';

/** How long a story goes on behind an intervention, beyond the time in which a leader and its followers notice each other's end. */
const UNTIL_AFTER_LAST_US = 5_000_000;

export interface InterventionOptions {
  /** Whoever has asked for an end gets that; what would come behind it is refused. */
  readonly isEndFixed?: boolean;
}

type StepAtTime = Extract<AuthoredStep, { readonly at: unknown }>;

/** One of them, on its way into the story. */
interface Placed {
  readonly step: StepAtTime;
  readonly us: number;
  /** Behind how many events that no intervention made. */
  readonly behind: number;
  /** @returns The same problem as one of this intervention. */
  readonly blame: (path: Path, error: ScenarioError) => ScenarioError;
}

/**
 * @param scenario - A story that has been checked.
 * @param interventions - Texts, or steps that have a time of their own.
 * @returns The story with them, and an end that leaves time for what they bring about.
 * @throws ScenarioError about the option `--do` where one of them is none, or where the story cannot take it.
 */
export function withInterventions(
  scenario: Scenario,
  interventions: readonly string[] | readonly AuthoredStep[],
  { isEndFixed = false }: InterventionOptions = {},
): Scenario {
  if (interventions.length === 0) return scenario;
  const placed = interventions.map(place).toSorted((a, b) => a.us - b.us || a.behind - b.behind);
  const added = (behind: (index: number) => number): Scenario => ({
    ...scenario,
    steps: [
      ...scenario.steps,
      // The moment first, as people write it.
      ...placed.map(
        ({ step }, index): AuthoredStep =>
          Object.assign({ at: step.at, behind: 0 }, step, { behind: behind(index) }),
      ),
    ],
  });
  return blaming(scenario, placed, () => {
    const first = added((index) => placed[index]?.behind ?? 0);
    const unfolded = resolveSteps(first.steps, castOf(first));
    const own = unfolded.steps.filter(({ path }) => indexOf(path) >= scenario.steps.length);
    const events = eventsOf(own, scenario.steps.length);
    const story = added((index) => behindAll(placed, events, index));
    const longer = isEndFixed ? story : withLaterEnd(story, scenario, unfolded.lastUs, own);
    resolveScenario(longer);
    return longer;
  });
}

function place(intervention: string | AuthoredStep): Placed {
  if (typeof intervention !== 'string') return placeStep(intervention);
  const { step, columnOf } = readWithColumns(intervention);
  return placedAt(step, (path, error) => mistakeAt(intervention, columnOf(path), error.problem));
}

function placeStep(step: AuthoredStep): Placed {
  checkShape(stepShape, step, ['--do']);
  return placedAt(
    step,
    (_path, error) => new ScenarioError([labelOf(writeIntervention(step))], error.problem),
  );
}

function placedAt(step: AuthoredStep, blame: Placed['blame']): Placed {
  if (!('at' in step) || 'expect' in step)
    throw new TypeError('an intervention has a time of its own, and is a fault or a request');
  return { step, us: micros(step.at), behind: step.behind ?? 0, blame };
}

const indexOf = ([, index]: Path): number => Number(index);

/** Errors about a step that was added are about its intervention. */
function blaming(scenario: Scenario, placed: readonly Placed[], make: () => Scenario): Scenario {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ScenarioError) || error.path[0] !== 'steps') throw error;
    const culprit = placed[indexOf(error.path) - scenario.steps.length];
    throw culprit === undefined ? error : culprit.blame(error.path.slice(2), error);
  }
}

/** What interventions do, as events: whose, and when. */
interface OwnEvent {
  readonly index: number;
  readonly us: number;
  /** At the moment of the intervention itself, and not later: an end, say. */
  readonly isAtOnce: boolean;
}

function eventsOf(own: readonly UnfoldedStep[], storySteps: number): readonly OwnEvent[] {
  const began = new Map<number, number>();
  return own.map(({ path, atUs, isEnd }) => {
    const index = indexOf(path) - storySteps;
    const us = atUs ?? 0;
    const beganUs = began.get(index) ?? us;
    began.set(index, beganUs);
    return { index, us, isAtOnce: !isEnd && us === beganUs };
  });
}

/** Behind how many events, those of interventions among them. */
function behindAll(placed: readonly Placed[], events: readonly OwnEvent[], index: number): number {
  const { us, behind } = placed[index] as Placed;
  const before = events.filter((event) => event.us === us && (!event.isAtOnce || event.index < index));
  return behind + before.length;
}

function withLaterEnd(
  story: Scenario,
  original: Scenario,
  lastUs: number,
  own: readonly UnfoldedStep[],
): Scenario {
  const { ensemble, untilUs } = resolveScenario(original).run;
  const ownUs = own.reduce((latest, { atUs }) => Math.max(latest, atUs ?? 0), 0);
  const seenUs = ownUs + ensemble.syncLimit * ensemble.tickTime * 1_000 + UNTIL_AFTER_LAST_US;
  const endUs = original.until === undefined ? lastUs + UNTIL_AFTER_LAST_US : untilUs;
  return seenUs <= endUs ? story : { ...story, until: duration(Math.min(seenUs, TIME_US_MAX)) };
}

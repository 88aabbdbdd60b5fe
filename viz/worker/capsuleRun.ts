/** Runs the failure that a link holds: as it was found, by its meaning where the code has changed since, or with changes. */
import {
  beginReplay,
  beginRun,
  type Capsule,
  type LocalText,
  propertyName,
  propertySentence,
  replayCapsule,
  type ResolvedScenario,
  resolveScenario,
  type Scenario,
  type Start,
  startTimes,
  type Words,
} from '../../scenarios/index.ts';
import { capsuleBehindLink, REPLAY_EVENTS_MAX } from './imports.ts';
import {
  type About,
  type Performance,
  performing,
  type Progress,
  EVENTS_MAX as RUN_EVENTS_MAX,
} from './perform.ts';

/** What the page tells of a capsule beside its run. */
export interface CapsuleFacts {
  /** Of its story, if it has one. */
  readonly title: LocalText | null;
  /** What broke when it was recorded: its name as a story writes it, its name, and what it says. */
  readonly property: string;
  readonly name: Words;
  readonly sentence: Words;
  readonly recordedAtUs: number;
  /** The release that recorded it. */
  readonly zablab: string;
  readonly course: Course;
  /** Of its story, as the form shows them. */
  readonly seed: string;
  readonly starts: readonly Start[];
}

/** The run that was recorded, event by event; one in which so much of what was recorded came up again; or one that was asked to be another. */
type Course =
  | { readonly kind: 'recorded' }
  | { readonly kind: 'byMeaning'; readonly percent: number }
  | { readonly kind: 'changed' };

const GRACE_US = 1_000_000;
/** Random stories go on for a minute behind what they are kept for: then all of that would lie at one end of the scrubber. */
const GRACE_EVENTS = 1_000;
/** A run that was asked to be another may break late or never; but a storm of messages would fill the browser. */
const EVENTS_MAX = 100_000;

/**
 * @param change - What is changed in its story; then what was decided in it counts no more.
 * @throws ScenarioError where this is no such link, or a change does not fit.
 */
export function* performingCapsule(
  link: string,
  change: (story: Scenario) => Scenario,
  isChanged: boolean,
): Generator<Progress, Performance> {
  const capsule = capsuleBehindLink(link);
  const { performance, course } = isChanged
    ? yield* performingChanged(capsule, change)
    : yield* performingReplay(capsule);
  const summary = { ...performance.summary, capsule: factsOf(capsule, course) };
  return { ...performance, summary };
}

interface Replayed {
  readonly performance: Performance;
  readonly course: Course;
}

function* performingChanged(
  capsule: Capsule,
  change: (story: Scenario) => Scenario,
): Generator<Progress, Replayed> {
  const scenario = resolveScenario(change(capsule.story));
  const about = { ...aboutStory(scenario, capsule), eventsMax: EVENTS_MAX };
  return { performance: yield* performing(scenario, about), course: { kind: 'changed' } };
}

function* performingReplay(capsule: Capsule): Generator<Progress, Replayed> {
  const scenario = resolveScenario(capsule.story);
  const { isExact, fidelity, failure } = replayCapsule(capsule, limit);
  const own = aboutStory(scenario, capsule);
  if (isExact) return { performance: yield* performing(scenario, own), course: { kind: 'recorded' } };
  const { atUs } = failure ?? capsule.failure;
  const performance = yield* performing(scenario, {
    ...own,
    begin: () => beginReplay(capsule, limit),
    untilUs: Math.max(own.untilUs, atUs + GRACE_US),
  });
  return { performance, course: { kind: 'byMeaning', percent: fidelity.percent } };
}

const limit = { eventsMax: REPLAY_EVENTS_MAX };

const aboutStory = (scenario: ResolvedScenario, { failure, events }: Capsule): About => ({
  property: failure.property,
  begin: () => beginRun(scenario),
  untilUs: scenario.run.untilUs,
  eventsMax: Math.min(2 * events + GRACE_EVENTS, RUN_EVENTS_MAX),
});

function factsOf({ story, failure, zablab }: Capsule, course: Course): CapsuleFacts {
  const { run, texts } = resolveScenario(story);
  const { property, atUs, message } = failure;
  return {
    title: texts.title,
    property,
    name: propertyName(property),
    sentence: message === null ? propertySentence(property) : { en: message },
    recordedAtUs: atUs,
    zablab,
    course,
    seed: run.seed,
    starts: startTimes(run).starts,
  };
}

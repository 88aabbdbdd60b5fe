/** Executes a run and keeps what the page shows of it. */
import { quorumSystemOf } from '../../model/index.ts';
import {
  beginRun,
  narrateEnding,
  type ResolvedScenario,
  resultOf,
  startTimes,
  VERSION,
  type ZabRun,
} from '../../scenarios/index.ts';
import type { RunSummary } from '../app/protocol.ts';
import type { Cast } from '../trace/clusterState.ts';
import type { Columns } from '../trace/columns.ts';
import { type Breach, breachOf } from './breach.ts';
import { Reader } from './reader.ts';
import { PageRecording } from './recording.ts';

export interface Performance {
  readonly scenario: ResolvedScenario;
  readonly summary: RunSummary;
  readonly columns: Columns;
  readonly recording: PageRecording;
  /** Makes the run once more, at time 0. */
  readonly begin: () => ZabRun;
}

/** A run with more events would fill the browser: it is shown so far. */
export const EVENTS_MAX = 2_000_000;

/** A run that is there for what breaks in it. */
export interface About {
  readonly property: string;
  /** Makes the run, at time 0. */
  readonly begin: () => ZabRun;
  /** Virtual microseconds; it may last longer than its story. */
  readonly untilUs: number;
  /** A run that has not ended after so many events is ended. */
  readonly eventsMax: number;
}

/** How far a run has come. */
export interface Progress {
  readonly atUs: number;
  readonly untilUs: number;
  readonly events: number;
}

/**
 * Gives way after each window of its trace.
 *
 * @throws AssertionError where the model objects to itself, unless the run is there for what breaks in it: then it ends there.
 */
export function* performing(
  scenario: ResolvedScenario,
  about: About | null = null,
): Generator<Progress, Performance> {
  const { run: description } = scenario;
  const {
    begin = () => beginRun(scenario),
    untilUs = description.untilUs,
    eventsMax = EVENTS_MAX,
  } = about ?? {};
  const run = begin();
  const reader = Reader.of(scenario, run, castOf(scenario, run));
  const recording = new PageRecording(reader, { untilUs, eventsMax, mayObject: about !== null });
  while (recording.advance()) yield { atUs: run.world.nowUs, untilUs, events: run.world.eventCount };
  const columns = recording.columns();
  const { objection } = recording;
  const breach = breachOf(scenario, about?.property ?? null, { run, columns, objection });
  return {
    scenario,
    summary: summaryOf(scenario, recording, untilUs, breach),
    columns,
    recording,
    begin,
  };
}

function summaryOf(
  scenario: ResolvedScenario,
  { reader, keys, leaders, occurrences, course, trail }: PageRecording,
  untilUs: number,
  breach: Breach | null,
): RunSummary {
  const result = resultOf(scenario, reader.run);
  const isCutShort = result.endedAtUs < untilUs;
  const endings = narrateEnding(scenario, result);
  const { servers, release: ensembleRelease, variants } = scenario.run.ensemble;
  return {
    name: scenario.name,
    zablab: VERSION,
    seed: scenario.run.seed,
    title: scenario.texts.title,
    asks: scenario.texts.asks,
    cast: castOf(scenario, reader.run),
    releases: servers.map(({ id, release }) => ({ server: id, release: release ?? ensembleRelease })),
    variants,
    digest: result.digest,
    trail: trail.toString(),
    events: result.events,
    endedAtUs: result.endedAtUs,
    leaders,
    keys,
    course: course.read(),
    occurrences: occurrences.read(),
    properties: result.properties.map(({ name, mood, held, found }) => ({
      name,
      mood,
      held,
      foundAtUs: found?.atUs ?? null,
      rows: found?.finding.rows ?? [],
    })),
    // Of a run that was not shown to its end nobody knows what would not have come.
    endings: isCutShort ? endings.filter(({ id }) => id !== 'told.neverJudged') : endings,
    isCutShort,
    breach,
    capsule: null,
    authored: { seed: scenario.run.seed, starts: startTimes(scenario.run).starts },
    interventions: [],
  };
}

/** @returns The run, executed to its end without giving way. */
export function perform(scenario: ResolvedScenario, about: About | null = null): Performance {
  return finish(performing(scenario, about));
}

/** Runs a generator to its end. */
export function finish<Result>(running: Generator<unknown, Result>): Result {
  for (;;) {
    const next = running.next();
    if (next.done === true) return next.value;
  }
}

function castOf({ run: { ensemble } }: ResolvedScenario, { world }: ZabRun): Cast {
  const ids = ensemble.servers.map(({ id }) => id);
  return {
    servers: ensemble.servers.map(({ id, role }) => ({ id, isObserver: role === 'observer' })),
    clients: world.states().ids.filter((id) => !ids.includes(id)),
    quorum: quorumSystemOf(ensemble.servers),
    isStandalone: ensemble.standalone ?? false,
  };
}

/**
 * What would have changed it? The run once more, a little different, executed without a trace until somebody is established: first with
 * other starts, then with other seeds. Nothing is guessed; a change that the story does not allow is left out.
 */
import { configurationOf, containsQuorum } from '../../model/index.ts';
import { resolveScenario } from '../../scenarios/format/resolve.ts';
import { ScenarioError } from '../../scenarios/format/scenarioError.ts';
import type { ResolvedScenario, RunDescription, Scenario, Start } from '../../scenarios/index.ts';
import { duration } from '../../scenarios/language/format.ts';
import { beginRun } from '../../scenarios/run.ts';
import { startTimes } from '../../scenarios/starts.ts';
import { AssertionError, type ProcessId } from '../../sim/index.ts';
import type { RunRequest } from '../app/protocol.ts';
import { changed, storyBehind } from './runStory.ts';

export interface WhatIf {
  /** Of the run that was asked about. */
  readonly digest: string;
  /** One server starts at another time. */
  readonly starts: readonly (Outcome & { readonly start: Start })[];
  readonly seeds: readonly Outcome[];
}

interface Outcome {
  /** Runs it. */
  readonly request: RunRequest;
  /** Who was established first; null: nobody, as far as it was run. */
  readonly leader: ProcessId | null;
  readonly atUs: number;
}

/** So many starts are moved. */
const STARTS_MAX = 6;
const SEEDS = 8;
/** A run in which nobody is established after so many events is given up. */
const EVENTS_MAX = 20_000;
const EVENTS_AT_ONCE = 256;
const LATER_US = 1_000_000;

/**
 * Gives way after some events.
 *
 * @param winner - Who was established first in the run that is asked about.
 * @throws ScenarioError when there is no such run.
 */
export function* wondering(
  { source, seed: ownSeed, settings: ownSettings, interventions }: RunRequest,
  { digest, winner }: { readonly digest: string; readonly winner: ProcessId },
): Generator<void, WhatIf> {
  const request = { source, seed: ownSeed, settings: ownSettings, interventions };
  const story = storyBehind(request.source);
  const own = resolveScenario(changed(story, request));
  const starts: WhatIf['starts'][number][] = [];
  for (const start of otherStarts(own.run, winner)) {
    const settings = { ...ownSettings, [`start.${start.server}`]: duration(start.atUs) };
    const outcome = yield* outcomeOf(story, { ...request, settings });
    if (outcome !== null) starts.push({ start, ...outcome });
  }
  const seeds: Outcome[] = [];
  for (const seed of otherSeeds(own.run.seed)) {
    const outcome = yield* outcomeOf(story, { ...request, seed });
    if (outcome !== null) seeds.push(outcome);
  }
  return { digest, starts, seeds };
}

/**
 * The nearest other starts: each voter that came after the first quorum comes with its last server; and the winner comes after everybody.
 *
 * @returns The smallest changes first.
 */
export function otherStarts(run: RunDescription, winner: ProcessId): readonly Start[] {
  const voters = startTimes(run).starts.filter(({ server }) =>
    run.ensemble.servers.some(({ id, role }) => id === server && role === 'participant'),
  );
  const { quorum } = configurationOf(run.ensemble);
  const size = voters.findIndex((_, index) => {
    const first = voters.slice(0, index + 1).map(({ server }) => server);
    return containsQuorum(quorum, first);
  });
  const last = voters[size];
  if (last === undefined || voters.length < 2) return [];
  const earlier = voters
    .slice(size + 1)
    .filter(({ server, atUs }) => server !== winner && atUs > last.atUs)
    .map(({ server }) => ({ server, atUs: last.atUs }));
  const behind = Math.max(...voters.filter(({ server }) => server !== winner).map(({ atUs }) => atUs));
  return [...earlier.slice(0, STARTS_MAX - 1), { server: winner, atUs: behind + LATER_US }];
}

const otherSeeds = (own: string): readonly string[] =>
  Array.from({ length: SEEDS + 1 }, (_, index) => String(index + 1))
    .filter((seed) => seed !== own)
    .slice(0, SEEDS);

/** @returns Null where the story does not allow the change. */
function* outcomeOf(story: Scenario, request: RunRequest): Generator<void, Outcome | null> {
  const scenario = resolvedOrNull(story, request);
  if (scenario === null) return null;
  return { request, ...(yield* firstEstablished(scenario)) };
}

function resolvedOrNull(story: Scenario, request: RunRequest): ResolvedScenario | null {
  try {
    return resolveScenario(changed(story, request));
  } catch (error) {
    if (error instanceof ScenarioError) return null;
    throw error;
  }
}

function* firstEstablished(scenario: ResolvedScenario): Generator<void, Pick<Outcome, 'leader' | 'atUs'>> {
  const run = beginRun(scenario);
  const nobody = () => ({ leader: null, atUs: run.world.nowUs });
  try {
    for (let events = 1; events <= EVENTS_MAX && run.step(scenario.run.untilUs); events++) {
      const active = run.world.seen.find(({ kind }) => kind === 'leaderActive');
      if (active !== undefined) return { leader: active.process, atUs: active.atUs };
      if (events % EVENTS_AT_ONCE === 0) yield;
    }
    return nobody();
  } catch (error) {
    if (error instanceof AssertionError) return nobody(); // Where a variant is on, the model may object to itself.
    throw error;
  }
}

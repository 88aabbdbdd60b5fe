/** Runs a story for the page: the very code that the command line runs, with the same digests. */
import { electedLeader, quorumSystemOf } from '../model/index.ts';
import {
  applySettings,
  beginRun,
  narrateAll,
  type ResolvedScenario,
  resolveScenario,
  ScenarioError,
  stories,
  storyNamed,
  suggest,
} from '../scenarios/index.ts';
import { type ProcessId, Trace } from '../sim/index.ts';
import type { RunRequest, RunSummary } from './protocol.ts';
import type { LeaderFrom } from './scene.ts';

/** @throws ScenarioError when there is no such story, or a setting does not fit it. */
export function runStory(request: RunRequest): { readonly summary: RunSummary; readonly trace: Trace } {
  const scenario = scenarioFor(request);
  const { run: description, texts } = scenario;
  const run = beginRun(scenario);
  const trace = new Trace();
  run.world.trace = trace;
  const leaders: LeaderFrom[] = [];
  let leader: ProcessId | null = null;
  while (run.step(description.untilUs)) {
    const decisive = run.world.seen.at(-1);
    if (decisive === undefined) continue; // Without an observation nobody has come to lead or ceased to.
    const elected = electedLeader(run.world.states());
    if (elected !== leader) leaders.push({ row: decisive.row, leader: elected });
    leader = elected;
  }
  run.advance(description.untilUs);
  const { servers } = description.ensemble;
  const summary: RunSummary = {
    seed: description.seed,
    asks: texts.asks,
    cast: {
      servers: servers.map(({ id, role }) => ({ id, isObserver: role === 'observer' })),
      quorum: quorumSystemOf(servers),
    },
    digest: run.world.digest(),
    events: run.world.eventCount,
    leaders,
    lines: [...narrateAll(scenario, trace.rows())],
  };
  return { summary, trace };
}

/** The digest of a run that keeps nothing. */
export function digestOf({ story, seed }: { readonly story: string; readonly seed: string }): string {
  const scenario = scenarioFor({ story, seed, settings: {} });
  const run = beginRun(scenario);
  run.advance(scenario.run.untilUs);
  return run.world.digest();
}

function scenarioFor({ story, seed, settings }: RunRequest): ResolvedScenario {
  const authored = storyNamed(story);
  if (authored === undefined) {
    const known = stories.map(({ name }) => name);
    const params = { kind: 'story', word: story, suggestion: suggest(story, known), known } as const;
    throw new ScenarioError([], { id: 'error.unknownWord', params });
  }
  const changes = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
  if (seed !== null) changes.push(`seed=${seed}`);
  return resolveScenario(applySettings(authored, changes));
}

/** Runs a story for the page: the very code that the command line runs, with the same digests. */
import { electedLeader, quorumSystemOf } from '../model/index.ts';
import {
  applySettings,
  beginRun,
  narrateAll,
  narrateEnding,
  type ResolvedScenario,
  resolveScenario,
  resultOf,
  ScenarioError,
  stories,
  storyNamed,
  suggest,
  type ZabRun,
} from '../scenarios/index.ts';
import { type ProcessId, Trace } from '../sim/index.ts';
import type { Cast } from './clusterState.ts';
import { FactReader } from './factsFrom.ts';
import type { RunRequest, RunSummary } from './protocol.ts';
import { rowAt } from './rows.ts';
import type { LeaderFrom } from './scene.ts';

interface Performance {
  readonly summary: RunSummary;
  readonly trace: Trace;
}

/** @throws ScenarioError when there is no such story, or a setting does not fit it. */
export const runStory = (request: RunRequest): Performance => perform(scenarioFor(request));

export function perform(scenario: ResolvedScenario): Performance {
  const { run: description, texts } = scenario;
  const run = beginRun(scenario);
  const trace = new Trace();
  run.world.trace = trace;
  const cast = castOf(scenario, run);
  const facts = new FactReader();
  const leaders: LeaderFrom[] = [];
  let leader: ProcessId | null = null;
  for (let first = 0; run.step(description.untilUs); first = trace.length) {
    readFacts(facts, run, trace, first);
    const decisive = run.world.seen.find(({ kind }) => kind === 'stateChanged') ?? run.world.seen.at(-1);
    if (decisive === undefined) continue; // Without an observation nobody has come to lead or ceased to.
    const elected = electedLeader(run.world.states());
    if (elected !== leader) leaders.push({ row: decisive.row, leader: elected });
    leader = elected;
  }
  run.advance(description.untilUs);
  const result = resultOf(scenario, run);
  const summary: RunSummary = {
    seed: description.seed,
    asks: texts.asks,
    cast,
    digest: result.digest,
    events: result.events,
    leaders,
    facts: facts.changes,
    lines: [...narrateAll(scenario, trace.rows())],
    endings: narrateEnding(scenario, result),
  };
  return { summary, trace };
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

/** What an event has changed is shown at the first thing that its process observes, or at the last transaction that it applies. */
function readFacts(facts: FactReader, { world }: ZabRun, trace: Trace, first: number): void {
  const nodes = new Set<ProcessId>();
  for (let i = first; i < trace.length; i++) nodes.add(rowAt(trace, i).node);
  for (const node of nodes) {
    if (node === 0) continue;
    const observed = world.seen.filter(({ process }) => process === node);
    const shownAt = observed.findLast(({ kind }) => kind === 'delivered') ?? observed[0];
    facts.read(world.states(), node, shownAt?.row ?? firstRowOf(node, trace, first));
  }
}

function firstRowOf(node: ProcessId, trace: Trace, first: number): number {
  for (let i = first; i < trace.length; i++) if (rowAt(trace, i).node === node) return i;
  return first;
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

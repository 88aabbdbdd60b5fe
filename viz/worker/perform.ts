/** Executes a run and keeps what the page shows of it. */
import { electedLeader, quorumSystemOf } from '../../model/index.ts';
import {
  beginRun,
  narrateAll,
  narrateEnding,
  type ResolvedScenario,
  resultOf,
  type ZabRun,
} from '../../scenarios/index.ts';
import { AssertionError, type ProcessId, Trace } from '../../sim/index.ts';
import { breachOf } from './breach.ts';
import type { Cast } from '../trace/clusterState.ts';
import { FactReader } from './factsFrom.ts';
import type { RunSummary } from '../app/protocol.ts';
import { rowAt } from '../trace/rows.ts';
import type { LeaderFrom } from '../cluster/scene.ts';

export interface Performance {
  readonly summary: RunSummary;
  readonly trace: Trace;
}

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

/** @throws AssertionError where the model objects to itself, unless the run is there for what breaks in it: then it ends there. */
export function perform(scenario: ResolvedScenario, about: About | null = null): Performance {
  const { run: description, texts } = scenario;
  const {
    begin = () => beginRun(scenario),
    untilUs = description.untilUs,
    eventsMax = Number.POSITIVE_INFINITY,
  } = about ?? {};
  const run = begin();
  const trace = new Trace();
  run.world.trace = trace;
  const cast = castOf(scenario, run);
  const facts = new FactReader();
  const leaders: LeaderFrom[] = [];
  let leader: ProcessId | null = null;
  const readEvent = (first: number): void => {
    readFacts(facts, run, trace, first);
    const decisive = run.world.seen.find(({ kind }) => kind === 'stateChanged') ?? run.world.seen.at(-1);
    if (decisive === undefined) return; // Without an observation nobody has come to lead or ceased to.
    const elected = electedLeader(run.world.states());
    if (elected !== leader) leaders.push({ row: decisive.row, leader: elected });
    leader = elected;
  };
  let objection: AssertionError | null = null;
  try {
    let first = 0;
    for (; run.world.eventCount < eventsMax && run.step(untilUs); first = trace.length) readEvent(first);
    if (run.world.eventCount < eventsMax) run.advance(untilUs);
  } catch (error) {
    if (about === null || !(error instanceof AssertionError)) throw error;
    objection = error;
  }
  const result = resultOf(scenario, run);
  const isCutShort = result.endedAtUs < untilUs;
  const endings = narrateEnding(scenario, result);
  const summary: RunSummary = {
    seed: description.seed,
    asks: texts.asks,
    cast,
    digest: result.digest,
    events: result.events,
    leaders,
    facts: facts.changes,
    lines: [...narrateAll(scenario, trace.rows())],
    // Of a run that was not shown to its end nobody knows what would not have come.
    endings: isCutShort ? endings.filter(({ id }) => id !== 'told.neverJudged') : endings,
    isCutShort,
    breach: breachOf({ scenario, begin, property: about?.property ?? null }, { run, trace, objection }),
    capsule: null,
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

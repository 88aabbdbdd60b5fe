/** Runs a story: the actor, the world, the plan and the properties that it is made of, and what became of it. */
import {
  electedLeader,
  lastLoggedZxid,
  type Phase,
  properties,
  type ServerState,
  serverMode,
  zab,
  type ZabProcess,
  type ZabVocabulary,
  type Zxid,
} from '../model/index.ts';
import {
  type Actor,
  type Anchor,
  type Judgement,
  type ProcessId,
  type PropertyVerdict,
  Run,
  type Trace,
  World,
} from '../sim/index.ts';
import {
  type ElectionEntry,
  chronicleOf,
  chronicleProperty,
  isVerdict,
  type SyncEntry,
} from './chronicle.ts';
import { isMet } from './expectation.ts';
import type { AuthoredMode } from './format/authoredExpectation.ts';
import type { Expectation, GivenDecision, ResolvedScenario, RunDescription } from './format/resolved.ts';
import type { ScenarioWarning } from './format/scenarioError.ts';
import { clientProcess } from './format/servers.ts';
import { modeOf, phaseOf, serverAt, type ZabStates } from './serverFacts.ts';
import { type ExpectationResult, expectationText, toldExpectation } from './toldExpectation.ts';

/** A run of the protocol under a story. */
export type ZabRun = Run<ZabProcess, ZabVocabulary, Expectation>;

export interface RunResult {
  readonly scenario: string;
  readonly seed: string;
  /** 16 hexadecimal digits. */
  readonly digest: string;
  readonly events: number;
  readonly endedAtUs: number;
  /** The server that is LEADING with the votes of a quorum, or null. */
  readonly leader: ProcessId | null;
  readonly servers: readonly ServerResult[];
  /** Leaders that a quorum accepted, in their order. */
  readonly elections: readonly ElectionEntry[];
  /** How learners were synchronised, in that order. */
  readonly syncs: readonly SyncEntry[];
  readonly expectations: readonly ExpectationResult[];
  readonly properties: readonly PropertyVerdict[];
  /** What is doubtful about the story. */
  readonly warnings: readonly ScenarioWarning[];
  /** All expectations met, and no property broken but those that the story expects to break. */
  readonly isOk: boolean;
}

/** Null where the server is down. */
export interface ServerResult {
  readonly id: ProcessId;
  readonly up: boolean;
  readonly paused: boolean;
  readonly state: ServerState | null;
  readonly mode: AuthoredMode | null;
  readonly phase: Phase | null;
  readonly acceptedEpoch: number | null;
  readonly currentEpoch: number | null;
  readonly lastProcessedZxid: Zxid | null;
  readonly lastLoggedZxid: Zxid | null;
}

export interface RunOptions {
  /** Keeps the rows of the run. */
  readonly trace?: Trace;
  /** Called now and then with the virtual time reached. */
  readonly onProgress?: (atUs: number) => void;
}

/** What a run is made of beside its description: for those who record and replay. */
export interface RunParts {
  /** Ours unless told otherwise. */
  readonly protocol?: (ensemble: RunDescription['ensemble']) => Actor<ZabProcess, ZabVocabulary>;
  /** Keeps what chance decides, by meaning, and where faults happen: `world.decisions`. */
  readonly keepsDecisions?: boolean;
  /** What chance decides; what the story says unless told otherwise. */
  readonly given?: readonly GivenDecision[];
  /** Steps that happened in another run; they happen at the same places of this one. */
  readonly anchors?: readonly Anchor[];
}

/** Virtual time between two calls of `onProgress`. */
const PROGRESS_US = 1_000_000;

/** @returns The run at time 0: nothing has happened yet. */
export function beginRun({ run }: Pick<ResolvedScenario, 'run'>, parts: RunParts = {}): ZabRun {
  const { protocol = zab, keepsDecisions = false, given = run.decisions ?? [], anchors } = parts;
  const isDecided = keepsDecisions || given.length > 0;
  const decisions = {
    given: new Map(given.map(({ meaning, value }) => [meaning, value])),
    isKept: keepsDecisions,
  };
  const world = World.create(protocol(run.ensemble), {
    seed: run.seed,
    processes: processesOf(run),
    network: run.network,
    disk: run.disk,
    handOver: run.handOver,
    identity: run,
    ...(isDecided ? { decisions } : {}),
  });
  return Run.begin<ZabProcess, ZabVocabulary, Expectation>(world, {
    plan: run.steps,
    properties: [...properties, chronicleProperty],
    ...(anchors === undefined ? {} : { anchors }),
    judge: (expectation, at, running) =>
      isMet(expectation, run, {
        atUs: at.nowUs,
        states: at.states(),
        chronicle: chronicleOf(running),
        verdicts: () => running.verdicts(),
      }),
  });
}

/** The servers, and behind them the clients. */
function processesOf({ ensemble }: RunDescription): readonly ProcessId[] {
  const servers = ensemble.servers.map(({ id }) => id);
  const clients = Array.from({ length: ensemble.clients ?? 0 }, (_, index) =>
    clientProcess({ servers }, index + 1),
  );
  return [...servers, ...clients];
}

/** Runs a story from its beginning to its end. */
export function runScenario(scenario: ResolvedScenario, options: RunOptions = {}): RunResult {
  const run = beginRun(scenario);
  if (options.trace !== undefined) run.world.trace = options.trace;
  const { untilUs } = scenario.run;
  for (let atUs = PROGRESS_US; atUs < untilUs; atUs += PROGRESS_US) {
    run.advance(atUs);
    options.onProgress?.(atUs);
  }
  run.advance(untilUs);
  return resultOf(scenario, run);
}

/** What became of a run that has come to its end, or as far as it has come. */
export function resultOf(scenario: ResolvedScenario, run: ZabRun): RunResult {
  const { world } = run;
  const states = world.states();
  const verdicts = run.verdicts().filter(isVerdict);
  const { elections, syncs } = chronicleOf(run);
  const expectedBreaches = breachesOf(scenario.run);
  const expectations = [...judged(scenario, run.judgements), ...breachesExpected(scenario, verdicts)];
  const isUnexpected = ({ name, mood, held }: PropertyVerdict): boolean =>
    mood !== 'sometimes' && !held && !expectedBreaches.includes(name);
  return {
    scenario: scenario.name,
    seed: scenario.run.seed,
    digest: world.digest(),
    events: world.eventCount,
    endedAtUs: world.nowUs,
    leader: electedLeader(states),
    servers: scenario.run.ensemble.servers.map(({ id }) => serverResult(states, id)),
    elections,
    syncs,
    expectations,
    properties: verdicts,
    warnings: scenario.warnings,
    isOk: expectations.every(({ met }) => met) && !verdicts.some(isUnexpected),
  };
}

function serverResult(states: ZabStates, id: ProcessId): ServerResult {
  const server = serverAt(states, id);
  const state = serverMode(server);
  const isUp = { id, up: server !== null, paused: states.isPaused(id), state };
  if (server === null)
    return {
      ...isUp,
      mode: null,
      phase: null,
      acceptedEpoch: null,
      currentEpoch: null,
      lastProcessedZxid: null,
      lastLoggedZxid: null,
    };
  return {
    ...isUp,
    mode: modeOf(server),
    phase: phaseOf(server),
    acceptedEpoch: server.acceptedEpoch,
    currentEpoch: server.currentEpoch,
    lastProcessedZxid: server.database.lastProcessedZxid,
    lastLoggedZxid: lastLoggedZxid(server),
  };
}

/** @returns The properties that a story expects to break: at its end, or where an expectation says so. */
export const breachesOf = (run: Pick<RunDescription, 'breaks' | 'steps'>): readonly string[] => [
  ...run.breaks,
  ...run.steps.flatMap(({ action }) =>
    action.do === 'expect' && action.expectation.kind === 'breaks' ? action.expectation.properties : [],
  ),
];

/** In the order of the story; one that has an interval as often as it was judged. */
function judged(
  scenario: ResolvedScenario,
  judgements: readonly Judgement<Expectation>[],
): readonly ExpectationResult[] {
  return scenario.run.steps.flatMap(({ action }): readonly ExpectationResult[] => {
    if (action.do !== 'expect') return [];
    const { expectation } = action;
    const ours = judgements.filter((judgement) => judgement.expectation === expectation);
    if (ours.length > 0) return ours.map((judgement) => toldExpectation(scenario, judgement));
    const text = expectationText(scenario, expectation, scenario.run.untilUs);
    return [{ text, met: false, unjudged: { id: 'unjudged.neverCame', params: {} }, atUs: null }];
  });
}

/** A property that a story expects to break must break: else the story has lost its point. */
function breachesExpected(
  { run }: ResolvedScenario,
  verdicts: readonly PropertyVerdict[],
): readonly ExpectationResult[] {
  return run.breaks.map((property) => {
    const found = verdicts.find(({ name }) => name === property)?.found ?? null;
    const text = { id: 'expect.broken', params: { property } } as const;
    return { text, met: found !== null, unjudged: null, atUs: found?.atUs ?? null };
  });
}

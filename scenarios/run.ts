/** Runs a story: the actor, the world, the plan and the properties that it is made of, and what became of it. */
import {
  electedLeader,
  properties,
  type Server,
  type ServerState,
  serverMode,
  zab,
  type ZabVocabulary,
} from '../model/index.ts';
import {
  type Judgement,
  type ProcessId,
  type PropertyVerdict,
  Run,
  type Trace,
  World,
} from '../sim/index.ts';
import { isMet } from './expectation.ts';
import type { Expectation, ResolvedScenario } from './format/resolved.ts';
import { sayInBoth } from './language/message.ts';
import { type ExpectationResult, expectationText, toldExpectation } from './toldExpectation.ts';

/** A run of the protocol under a story. */
export type ZabRun = Run<Server, ZabVocabulary, Expectation>;

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
  readonly expectations: readonly ExpectationResult[];
  readonly properties: readonly PropertyVerdict[];
  /** All expectations met, and no property broken but those that the story expects to break. */
  readonly isOk: boolean;
}

export interface ServerResult {
  readonly id: ProcessId;
  readonly up: boolean;
  readonly paused: boolean;
  readonly state: ServerState | null;
}

export interface RunOptions {
  /** Keeps the rows of the run. */
  readonly trace?: Trace;
  /** Called now and then with the virtual time reached. */
  readonly onProgress?: (atUs: number) => void;
}

/** Virtual time between two calls of `onProgress`. */
const PROGRESS_US = 1_000_000;

/** @returns The run at time 0: nothing has happened yet. */
export function beginRun({ run }: Pick<ResolvedScenario, 'run'>): ZabRun {
  const world = World.create(zab(run.ensemble), {
    seed: run.seed,
    processes: run.ensemble.servers.map(({ id }) => id),
    network: run.network,
    disk: run.disk,
    handOver: run.handOver,
    identity: run,
  });
  return Run.begin<Server, ZabVocabulary, Expectation>(world, {
    plan: run.steps,
    properties,
    judge: (expectation, at) => isMet(expectation, run, at.states(), at.nowUs),
  });
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
  const verdicts = run.verdicts();
  const expectations = [...judged(scenario, run.judgements), ...breachesExpected(scenario, verdicts)];
  const isUnexpected = ({ name, mood, held }: PropertyVerdict): boolean =>
    mood !== 'sometimes' && !held && !scenario.run.breaks.includes(name);
  return {
    scenario: scenario.name,
    seed: scenario.run.seed,
    digest: world.digest(),
    events: world.eventCount,
    endedAtUs: world.nowUs,
    leader: electedLeader(states),
    servers: states.ids.map((id) => {
      const state = serverMode(states.stateOf(id));
      return { id, up: state !== null, paused: states.isPaused(id), state };
    }),
    expectations,
    properties: verdicts,
    isOk: expectations.every(({ met }) => met) && !verdicts.some(isUnexpected),
  };
}

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
    return [{ text, met: false, unjudged: sayInBoth({ id: 'unjudged.neverCame', params: {} }), atUs: null }];
  });
}

/** A property that a story expects to break must break: else the story has lost its point. */
function breachesExpected(
  { run }: ResolvedScenario,
  verdicts: readonly PropertyVerdict[],
): readonly ExpectationResult[] {
  return run.breaks.map((property) => {
    const found = verdicts.find(({ name }) => name === property)?.found ?? null;
    const text = sayInBoth({ id: 'expect.broken', params: { property } });
    return { text, met: found !== null, unjudged: null, atUs: found?.atUs ?? null };
  });
}

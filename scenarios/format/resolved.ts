/**
 * The canonical form of a story: what a run is made of. Times are integer microseconds, every default is filled in, every start is a
 * step of its own. `run` is folded into the digest before anything happens; the name and the texts are apart, because a story
 * told in other words is the same run.
 */
import type { EnsembleConfig, ServerState, SyncMode, SyncRule, Zxid } from '../../model/index.ts';
import type { DiskProfile, Latency, NetworkProfile, PlanStep, ProcessId } from '../../sim/index.ts';
import type { LocalText } from '../language/language.ts';
import type { AuthoredMode } from './authoredExpectation.ts';
import type { ScenarioWarning } from './scenarioError.ts';

export interface ResolvedScenario {
  readonly name: string;
  readonly texts: StoryTexts;
  readonly run: RunDescription;
  /** What is doubtful about it, and runs all the same. */
  readonly warnings: readonly ScenarioWarning[];
}

export interface StoryTexts {
  readonly title: LocalText | null;
  readonly asks: LocalText | null;
  readonly source: string | null;
  /** Sentences that the author gave for expectations: one entry for each step of the run. */
  readonly expectations: readonly (LocalText | null)[];
}

/** Plain data; the identity of a run. */
export interface RunDescription {
  readonly zablab: 1;
  readonly ensemble: EnsembleConfig;
  readonly network: Pick<NetworkProfile, 'latency' | 'giveUpUs' | 'links'>;
  readonly disk: DiskProfile;
  readonly handOver: Latency;
  readonly seed: string;
  readonly steps: readonly PlanStep<Expectation>[];
  /** Draws that have these values; absent where there are none. */
  readonly decisions?: readonly GivenDecision[];
  readonly breaks: readonly string[];
  readonly untilUs: number;
}

/** A draw by its meaning, and what comes of it. */
export interface GivenDecision {
  readonly meaning: string;
  /** Microseconds of a latency; otherwise a count, a number or a process. */
  readonly value: number;
}

/** Something that must be true when its step comes. */
export type Expectation = { readonly unless: 'a quorum has started' | null } & Claimed;

type Claimed =
  | { readonly kind: 'leader'; readonly leader: ProcessId | 'none' | 'any' | 'first quorum' }
  | { readonly kind: 'established'; readonly leader: ProcessId | 'none' | 'any' }
  | { readonly kind: 'state'; readonly states: readonly ExpectedState[] }
  | { readonly kind: 'mode'; readonly modes: readonly ExpectedMode[] }
  | { readonly kind: 'followers'; readonly servers: readonly ProcessId[] | 'everyone else' }
  | {
      readonly kind: 'value';
      readonly at: Whose;
      readonly path: string;
      readonly is: string | null;
    }
  | { readonly kind: 'zxid'; readonly zxids: readonly ExpectedZxid[] }
  | { readonly kind: 'epoch'; readonly epochs: readonly ExpectedEpochs[] }
  | { readonly kind: 'log'; readonly logs: readonly ExpectedLog[] }
  | {
      readonly kind: 'sync';
      readonly learner: ProcessId;
      readonly mode: SyncMode;
      readonly rule: SyncRule | null;
    }
  | { readonly kind: 'answered' | 'unanswered'; readonly paths: readonly string[] | 'all' }
  | { readonly kind: 'reached' | 'breaks' | 'holds'; readonly properties: readonly string[] };

export type ExpectationOf<Kind extends Expectation['kind']> = Extract<Expectation, { readonly kind: Kind }>;

/** A server, or each that runs. */
export type Whose = ProcessId | 'running';

export interface ExpectedState {
  readonly server: Whose;
  readonly state: ServerState | 'down';
}

interface ExpectedMode {
  readonly server: Whose;
  readonly mode: AuthoredMode;
}

interface ExpectedZxid {
  readonly server: Whose;
  readonly zxid: Zxid;
}

/** Null: nothing is expected of it. */
export interface ExpectedEpochs {
  readonly server: Whose;
  readonly current: number | null;
  readonly accepted: number | null;
}

/** `endsAt` null: wherever it ends. */
export interface ExpectedLog {
  readonly server: Whose;
  readonly endsAt: Zxid | null;
  readonly holds: readonly Zxid[];
  readonly lacks: readonly Zxid[];
}

/**
 * The canonical form of a story: what a run is made of. Times are integer microseconds, every default is filled in, every start is a
 * step of its own. `run` is folded into the digest before anything happens; the name and the texts are apart, because a story
 * told in other words is the same run.
 */
import type { EnsembleConfig, ServerState } from '../../model/index.ts';
import type { DiskProfile, Latency, NetworkProfile, PlanStep, ProcessId } from '../../sim/index.ts';
import type { LocalText } from '../language/language.ts';

export interface ResolvedScenario {
  readonly name: string;
  readonly texts: StoryTexts;
  readonly run: RunDescription;
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
  readonly breaks: readonly string[];
  readonly untilUs: number;
}

/** Something that must be true when its step comes. */
export type Expectation = { readonly unless: 'a quorum has started' | null } & (
  | { readonly kind: 'leader'; readonly leader: ProcessId | 'none' | 'any' | 'first quorum' }
  | { readonly kind: 'state'; readonly states: readonly ExpectedState[] }
  | { readonly kind: 'followers'; readonly servers: readonly ProcessId[] | 'everyone else' }
);

export interface ExpectedState {
  readonly server: ProcessId | 'running';
  readonly state: ServerState | 'down';
}

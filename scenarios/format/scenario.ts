/**
 * The story format, version 1, as people write it: in YAML or JSON, or in TypeScript, checked by the compiler. Plain data
 * throughout. Times are text with a unit (`500us`, `20ms`, `1.5s`, `2m`); what the ensemble calls in milliseconds or ticks keeps
 * ZooKeeper's name and unit. `resolveScenario` turns it into the canonical form that a run is made of.
 */
import type { LocalText } from '../language/language.ts';
import type { AuthoredEnsemble } from './authoredEnsemble.ts';
import type { AuthoredExpectation } from './authoredExpectation.ts';
import type { AuthoredStep } from './authoredStep.ts';

/** A stretch of virtual time: `500us`, `20ms`, `1.5s`, `2m`, `0s`. */
export type Time = string;

/** One text for both languages, or one each. */
export type Text = string | LocalText;

/** `2ms` always, `1ms..3ms` evenly, or one of the skewed distributions. */
export type AuthoredLatency =
  | Time
  | { readonly exponential: Time; readonly atLeast?: Time }
  | { readonly heavyTailed: Time }
  | { readonly bimodal: { readonly fast: Time; readonly slow: Time; readonly slowPercent: number } };

export interface AuthoredNetwork {
  /** How long a message takes; `500us..1500us` unless told otherwise. */
  readonly latency?: AuthoredLatency;
  /** How long unacknowledged data waits before its connection is given up. */
  readonly giveUp?: Time;
  /** Latency of single links, one direction each. */
  readonly links?: readonly {
    readonly from: number;
    readonly to: number;
    readonly latency: AuthoredLatency;
  }[];
}

/** How long disk operations take. */
export interface AuthoredDisk {
  readonly append?: AuthoredLatency;
  readonly write?: AuthoredLatency;
  readonly save?: AuthoredLatency;
  readonly sync?: AuthoredLatency;
}

/** A story, whole. */
export interface Scenario {
  /** The version of this format. */
  readonly zablab: 1;
  /** Lower-case letters, digits and hyphens. A file without one is called by its file name. */
  readonly name?: string;
  readonly title?: Text;
  /** The question that the run answers. */
  readonly asks?: Text;
  /** Where it comes from: paper and phase, class and method, issue. */
  readonly source?: string;
  readonly ensemble: AuthoredEnsemble;
  readonly network?: AuthoredNetwork;
  readonly disk?: AuthoredDisk;
  /** How long an item takes from one thread of a server to the next. */
  readonly handOver?: AuthoredLatency;
  /** 1 to 64 characters; `"1"` unless told otherwise. */
  readonly seed?: string;
  readonly steps: readonly AuthoredStep[];
  /** What chance decides, where that matters: `1→3 PROPOSAL #2: 40ms`. All else is drawn as ever. */
  readonly decisions?: readonly string[];
  /** What must be true at the end. */
  readonly expect?: readonly AuthoredExpectation[];
  /** Properties that this story is expected to break. */
  readonly breaks?: readonly string[];
  /** The end; five seconds after the last step with a time of its own unless told otherwise. */
  readonly until?: Time;
}

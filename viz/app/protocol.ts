/** What the page and its worker say to each other. */
import type { Line, LocalText } from '../../scenarios/index.ts';
import type { Batch } from '../trace/batch.ts';
import type { Breach } from '../worker/breach.ts';
import type { CapsuleFacts } from '../worker/capsuleRun.ts';
import type { Cast } from '../trace/clusterState.ts';
import type { FactsFrom } from '../worker/factsFrom.ts';
import type { LeaderFrom } from '../cluster/scene.ts';

/** A story of ours by its name, or a failure that somebody found: the text behind `#run=`. */
export type Source =
  | { readonly kind: 'story'; readonly name: string }
  | { readonly kind: 'capsule'; readonly link: string };

/** What is run, and the changes to it in the words of `--seed` and `--set`. */
export interface RunRequest {
  readonly source: Source;
  /** The story's own if null. */
  readonly seed: string | null;
  readonly settings: Readonly<Record<string, string>>;
}

export type ToWorker =
  | ({ readonly type: 'run'; readonly id: number } & RunRequest)
  /** For tests: the digest alone, from a run that keeps nothing. */
  | { readonly type: 'digest'; readonly id: number; readonly story: string; readonly seed: string };

export type FromWorker =
  /** Rows in order; the last batch comes before `ran`. */
  | { readonly type: 'rows'; readonly id: number; readonly batch: Batch }
  | { readonly type: 'ran'; readonly id: number; readonly summary: RunSummary }
  | ({ readonly type: 'refused'; readonly id: number } & Refusal)
  | { readonly type: 'digest'; readonly id: number; readonly digest: string };

/** The input was wrong. */
export interface Refusal {
  /** The reason, in both languages. */
  readonly why: LocalText;
  /** It is a link that has lost some of its letters, or was never one of ours. */
  readonly isNoLink: boolean;
}

export interface RunSummary {
  readonly seed: string;
  readonly asks: LocalText | null;
  readonly cast: Cast;
  readonly digest: string;
  readonly events: number;
  /** Who leads with the votes of a quorum, from which row on: as the model says it, not as the page sees it. */
  readonly leaders: readonly LeaderFrom[];
  /** What servers know, from which row on, in the order of the rows. */
  readonly facts: readonly FactsFrom[];
  /** What there is to tell, in the order of the rows. */
  readonly lines: readonly Line[];
  /** What the run has shown, told at its end. */
  readonly endings: readonly Line[];
  /** It would have gone on: it became too long, or the model objected to itself. */
  readonly isCutShort: boolean;
  /** What broke; null if nothing did. Of a capsule: its property alone. */
  readonly breach: Breach | null;
  /** Null of a story of ours. */
  readonly capsule: CapsuleFacts | null;
}

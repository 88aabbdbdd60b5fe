/** What the page and its worker say to each other. */
import type { Line, LocalText, ScenarioError, Start } from '../../scenarios/index.ts';
import type { Mood, ProcessId } from '../../sim/index.ts';
import type { Cast } from '../trace/clusterState.ts';
import type { Columns } from '../trace/columns.ts';
import type { Course } from '../trace/course.ts';
import type { Stop } from '../trace/flights.ts';
import type { Occurrences } from '../trace/occurrences.ts';
import type { LeaderFrom } from '../trace/reign.ts';
import type { TraceWindow } from '../trace/window.ts';
import type { Breach, Explained } from '../worker/breach.ts';
import type { CapsuleFacts } from '../worker/capsuleRun.ts';
import type { WhatIf } from '../worker/whatIf.ts';

/** A story of ours by its name, a story of somebody's, or a failure that somebody found: the texts behind `#file=` and `#run=`. */
export type Source =
  | { readonly kind: 'story'; readonly name: string }
  | { readonly kind: 'file'; readonly link: string }
  | { readonly kind: 'capsule'; readonly link: string };

/** What is run, and the changes to it in the words of `--seed`, `--set` and `--do`. */
export interface RunRequest {
  readonly source: Source;
  /** The story's own if null. */
  readonly seed: string | null;
  readonly settings: Readonly<Record<string, string>>;
  /** What is done to it beside its story, each as `readIntervention` reads it. */
  readonly interventions: readonly string[];
}

export type ToWorker =
  /** The titles of our stories. */
  | { readonly type: 'stories'; readonly id: number }
  /** @param at - The row that the page wants to show first; null: the breach of a capsule, else the last. */
  | ({ readonly type: 'run'; readonly id: number; readonly at: number | null } & RunRequest)
  /** A window of the last run. */
  | { readonly type: 'window'; readonly id: number; readonly number: number }
  /** What would have changed who was established first in this run. */
  | ({
      readonly type: 'whatIf';
      readonly id: number;
      readonly digest: string;
      readonly winner: ProcessId;
    } & RunRequest)
  /** Anything else: answered once, by its own number. */
  | { readonly type: 'query'; readonly id: number; readonly query: AnyQuery }
  /** For tests: the digest alone, from a run that keeps nothing. */
  | { readonly type: 'digest'; readonly id: number; readonly story: string; readonly seed: string };

export type FromWorker =
  | { readonly type: 'stories'; readonly id: number; readonly stories: readonly StoryTitle[] }
  | { readonly type: 'progress'; readonly id: number; readonly share: number; readonly events: number }
  | { readonly type: 'ran'; readonly id: number; readonly run: RanRun }
  | { readonly type: 'window'; readonly id: number; readonly window: TraceWindow }
  /** How it came to the breach of the last run: found behind its back, for it takes another run. */
  | { readonly type: 'explained'; readonly id: number; readonly explained: Explained }
  | { readonly type: 'whatIf'; readonly id: number; readonly whatIf: WhatIf }
  | ({ readonly type: 'refused'; readonly id: number } & Refusal)
  | { readonly type: 'answered'; readonly id: number; readonly reply: Reply<Query> }
  | { readonly type: 'digest'; readonly id: number; readonly digest: string };

/** What the page asks beside runs: what goes there, and what comes back. */
interface Queries {
  /** The number behind the slash of an intervention that comes directly behind so many events of an instant. */
  readonly behind: {
    readonly asked: { readonly request: RunRequest; readonly us: number; readonly events: number };
    readonly answer: number;
  };
  /** A file that somebody opens. */
  readonly opened: {
    readonly asked: { readonly name: string; readonly bytes: Uint8Array };
    readonly answer: Opened;
  };
  /** A run as a story file. */
  readonly story: { readonly asked: { readonly request: RunRequest }; readonly answer: string };
  /** The trace of the last run; null: there is none. */
  readonly trace: { readonly asked: { readonly request: RunRequest }; readonly answer: TraceExport | null };
}

export type Query = keyof Queries;
export type Asked<Kind extends Query> = Queries[Kind]['asked'];
export type AnswerTo<Kind extends Query> = Queries[Kind]['answer'];
export type AnyQuery = {
  [Kind in Query]: { readonly kind: Kind; readonly asked: Asked<Kind> };
}[Query];

/** The answer, or what was wrong with what was asked about. */
export type Reply<Kind extends Query> =
  | { readonly answer: AnswerTo<Kind> }
  /** Null: the fault is ours, and told of elsewhere. */
  | { readonly mistake: Mistake | null };

/** What a file has turned out to be. */
export interface Opened {
  readonly source: Source;
  /** Whether the whole of it fits an address; else it is known as long as the page is there. */
  readonly isLinkable: boolean;
}

export interface TraceExport {
  readonly file: Blob;
  readonly rows: number;
  /** Whether these are all rows of the run. */
  readonly isWhole: boolean;
}

export interface StoryTitle {
  readonly name: string;
  readonly title: LocalText;
}

/** A run as it comes to the page: its numbers, and a first few of its windows. */
export interface RanRun {
  readonly summary: RunSummary;
  readonly columns: Columns;
  /** What stopped messages on their way, by the rows that sent them. */
  readonly stops: ReadonlyMap<number, Stop>;
  /** First rows of all windows. */
  readonly firsts: readonly number[];
  readonly windows: readonly TraceWindow[];
}

/** What `tellErrorFrom` needs of an error. */
export type Mistake = Pick<ScenarioError, 'path' | 'problem' | 'within' | 'position'>;

/** The input was wrong. */
export interface Refusal {
  readonly mistake: Mistake;
  /** It is a link that has lost some of its letters, or was never one of ours. */
  readonly isNoLink: boolean;
}

/** What became of one property. */
export interface PropertyOutcome {
  /** As a story writes it. */
  readonly name: string;
  readonly mood: Mood;
  readonly held: boolean;
  /** When it broke, or was reached; null: neither. */
  readonly foundAtUs: number | null;
  /** Rows that show it. */
  readonly rows: readonly number[];
}

export interface RunSummary {
  /** Of the story. */
  readonly name: string;
  /** The version that ran it. */
  readonly zablab: string;
  readonly seed: string;
  readonly title: LocalText | null;
  readonly asks: LocalText | null;
  readonly cast: Cast;
  /** What each server runs as it first starts. */
  readonly releases: readonly { readonly server: ProcessId; readonly release: string }[];
  /** Variants of the protocol that are on, by name. */
  readonly variants: readonly string[];
  readonly digest: string;
  /** See `trail.ts`. */
  readonly trail: string;
  readonly events: number;
  readonly endedAtUs: number;
  /** Who leads with the votes of a quorum, from which row on: as the model says it, not as the page sees it. */
  readonly leaders: readonly LeaderFrom[];
  /** Lines that alone tell the story, in the order of the rows. */
  readonly keys: readonly Line[];
  readonly course: Course;
  readonly occurrences: Occurrences;
  readonly properties: readonly PropertyOutcome[];
  /** What the run has shown, told at its end. */
  readonly endings: readonly Line[];
  /** It would have gone on: it became too long, or the model objected to itself. */
  readonly isCutShort: boolean;
  /** What broke; null if nothing did. Of a capsule: its property alone. */
  readonly breach: Breach | null;
  /** Null of a story. */
  readonly capsule: CapsuleFacts | null;
  /** What its author wrote, without the changes of this run: what a form offers to change. */
  readonly authored: { readonly seed: string; readonly starts: readonly Start[] };
  /** Of each intervention of the request its first row, −1 where the run did not come so far. */
  readonly interventions: readonly number[];
}

/**
 * What the page knows, and what can be done to it. One run, one cursor, one selection; every panel is a function of these signals and keeps no
 * time of its own. Whoever reads a signal while it draws is drawn again when that changes, and only then.
 */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Language, LocalText } from '../../scenarios/language/language.ts';
import type { TellingMessage } from '../../scenarios/language/telling.ts';
import type { ProcessId, TraceRow } from '../../sim/index.ts';
import type { Plan } from '../branches/plan.ts';
import type { ClusterState } from '../trace/clusterState.ts';
import type { Instant } from '../trace/instants.ts';
import type { Replay } from '../trace/replay.ts';
import type { Parting } from '../trace/trail.ts';
import type { Explained } from '../worker/breach.ts';
import type { WhatIf } from '../worker/whatIf.ts';
import type { Words } from '../words/laterEnglish.ts';
import type { Speech } from '../words/speech.ts';
import type { Preset, Selection, Tab, Theme } from './address.ts';
import type { Asked, Mistake, Query, Reply, RunRequest, Source, StoryTitle } from './protocol.ts';

export type Direction = 'forwards' | 'backwards';

/** A run, and the row of it that is shown. The window of that row is here, so everything about it can be read at once. */
export interface Shown {
  readonly replay: Replay;
  readonly i: number;
  readonly row: TraceRow;
  /** After the row. */
  readonly state: ClusterState;
}

export interface Lab {
  /** Null until the first run has come. */
  readonly replay: ReadonlySignal<Replay | null>;
  /** Null until the first run has come. Changes with the row and not with the time between two rows. */
  readonly shown: ReadonlySignal<Shown | null>;
  /** Virtual time, which flows on between two rows while it plays. Only what moves between rows should read it. */
  readonly us: ReadonlySignal<number>;
  /** Grows when a window of the trace has come: for panels that show rows far from the cursor. */
  readonly arrivals: ReadonlySignal<number>;
  readonly explained: ReadonlySignal<Explained | null>;
  /** What would have changed who was established first: asked for, answered; null: nobody has asked. */
  readonly whatIf: ReadonlySignal<WhatIf | 'asked' | null>;
  readonly playing: ReadonlySignal<Direction | null>;
  readonly speed: ReadonlySignal<number>;
  readonly selection: ReadonlySignal<Selection>;
  readonly language: ReadonlySignal<Language>;
  /** The page's own words, in the language that has been loaded. */
  readonly words: ReadonlySignal<Words>;
  /** Tells lines and other messages of a run. */
  readonly speech: ReadonlySignal<Speech>;
  /** Makes the speech whole: for parts that nobody sees at first. */
  readonly wantAllWords: () => void;
  readonly theme: ReadonlySignal<Theme | null>;
  readonly preset: ReadonlySignal<Preset>;
  readonly tab: ReadonlySignal<Tab>;
  readonly stories: ReadonlySignal<readonly StoryTitle[]>;
  /** What is run, whether or not it has come. */
  readonly request: ReadonlySignal<RunRequest>;
  /** The address of what is shown, whole: to be given away. */
  readonly link: ReadonlySignal<string>;
  /** Its branches, and which of them is shown. */
  readonly plan: ReadonlySignal<Plan>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** The story or failure from a link or a file that was run last: it can be chosen again after another. */
  readonly linked: ReadonlySignal<Linked | null>;
  /** The link that was opened says of another run than the one that came; null: it does not. */
  readonly drift: ReadonlySignal<Drift | null>;
  /** What is wrong with what was typed into the form. */
  readonly refusal: ReadonlySignal<Mistake | null>;
  /** From 0 to 1 while a run is computed; null: none is. */
  readonly progress: ReadonlySignal<number | null>;
  /** Why something that was asked for is not shown. */
  readonly notice: Signal<string | null>;
  readonly act: Act;
}

export interface Linked {
  readonly source: Source;
  /** Of its story, if it has one; else the name of what broke, or of the story. */
  readonly title: TellingMessage | LocalText;
}

/** Where the run of a link parts from the one that this version shows. */
export interface Drift {
  /** The version that made the link. */
  readonly zablab: string;
  /** Null: the link does not say. */
  readonly parting: Parting | null;
}

export interface Act {
  /** Brings the cursor to a row, at once or when its window has come. */
  goTo(row: number): void;
  move(move: Move): void;
  select(selection: Selection): void;
  setSpeed(speed: number): void;
  setLanguage(language: Language): void;
  setTheme(theme: Theme | null): void;
  setPreset(preset: Preset): void;
  openTab(tab: Tab): void;
  /** Runs something else, from its end: who leads is what one wants to see first. */
  ask(request: RunRequest): void;
  /** Runs the story with other settings, as a form has them; what is wrong with them is told there. */
  vary(changes: Pick<RunRequest, 'seed' | 'settings'>): void;
  /**
   * One more intervention, as `writeIntervention` writes it. The end of the run goes on with it, as does what was done last in a branch; anywhere else in
   * the past it makes a branch. The cursor goes to what was done; where that holds a message, the one that row `held` has sent, it stays with that.
   */
  intervene(intervention: string, options?: { readonly held: number }): void;
  /** An intervention without its moment (`kill 3`): directly behind the event at the cursor. */
  interveneHere(words: string): Promise<void>;
  /** How many events of that instant have happened, for the moment of an intervention that comes behind an event of this run. */
  behind(instant: Instant): Promise<number>;
  undo(): void;
  redo(): void;
  showBranch(place: number): void;
  renameBranch(place: number, name: string): void;
  removeBranch(place: number): void;
  /** Takes one intervention out of the shown branch. */
  removeIntervention(place: number): void;
  /** The link is from now on about the run that is shown. */
  forgetFingerprint(): void;
  /** It stays what it was. */
  keepFingerprint(): void;
  /** Asks the worker. */
  query<Kind extends Query>(kind: Kind, asked: Asked<Kind>): Promise<Reply<Kind>>;
  /** Asks what would have changed who was established first. */
  wonder(winner: ProcessId): void;
  /** Asks for the window of a row, for panels that show rows far from the cursor. */
  fetch(row: number): void;
}

export type Move =
  | 'toStart'
  | 'toEnd'
  | 'stepBack'
  | 'stepForward'
  | 'previousKey'
  | 'nextKey'
  | 'previousOfServer'
  | 'nextOfServer'
  | 'alongMessage'
  | 'play'
  | 'playBackwards';

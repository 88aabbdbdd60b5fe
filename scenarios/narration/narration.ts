/** What a telling remembers between rows: of each process, how far it has come. */
import { type QuorumSystem, neededForQuorum, totalOfQuorum } from '../../model/index.ts';
import type { ProcessId } from '../../sim/index.ts';
import type { ResolvedScenario } from '../format/resolved.ts';
import type { TellingMessage } from '../language/telling.ts';
import type { Measure, Tally } from '../language/narration/words.ts';
import type { Weight } from './line.ts';
import type { Asking } from './asking.ts';
import type { Awaited } from './awaited.ts';
import type { Opening } from './opening.ts';

/** What a row has to tell. */
export type Told = readonly [Weight, TellingMessage] | null;

/** Replaced, never edited. */
export interface ServerTold {
  /** How many times it has been started. */
  readonly life: number;
  readonly startedUs: number;
  /** Whether its start has been told: in the line of another, in one of its own. */
  readonly start: 'untold' | 'toldTogether' | 'told';
  /** The last quorum it saw. */
  readonly tally: Tally | null;
  /** Its last wait before a decision, and how often that began again. */
  readonly waitMs: number;
  readonly renewals: number;
  /** Whether it has been told that it asks again and again. */
  readonly isAsking: boolean;
  /** The highest epoch that it, as a leader, has heard of as promised. */
  readonly highestPromise: number;
  /** Learners that it has last sent an empty DIFF. */
  readonly emptyDiffs: readonly ProcessId[];
  /** Learners that have accepted it: time-outs are shorter from then on. */
  readonly acknowledged: readonly ProcessId[];
  /** Whom it, as a learner, last heard how to catch up from; 0: nobody. */
  readonly leader: ProcessId;
  /** Whether it, as a learner, has accepted its leader: so are those here. */
  readonly hasAccepted: boolean;
  /** Zxids of what it has proposed and not committed, as far as that was told. */
  readonly proposals: readonly number[];
  /** Zxids of sessions that it has proposed since a proposal was told. */
  readonly sessions: readonly number[];
}

export interface Narration {
  readonly scenario: ResolvedScenario;
  readonly quorum: QuorumSystem;
  /** Index: process. Replaced, never edited. */
  told: readonly (ServerTold | undefined)[];
  /** Epochs in which the run itself has proposed something. Replaced, never edited. */
  proposed: readonly number[];
  /** The last zxid of each epoch that is known to be committed. Replaced, never edited. */
  committed: readonly number[];
  asking: Asking;
  opening: Opening;
  awaited: readonly Awaited[];
}

export const nothingTold: ServerTold = {
  life: 0,
  startedUs: 0,
  start: 'untold',
  tally: null,
  waitMs: 0,
  renewals: 0,
  isAsking: false,
  highestPromise: 0,
  emptyDiffs: [],
  acknowledged: [],
  leader: 0,
  hasAccepted: false,
  proposals: [],
  sessions: [],
};

export const toldOf = ({ told }: Narration, process: ProcessId): ServerTold => told[process] ?? nothingTold;

/** @returns What a quorum takes. */
export function measureOf({ quorum }: Narration): Measure {
  const unit = quorum.kind === 'majority' ? 'voters' : 'groups';
  return { needed: neededForQuorum(quorum), total: totalOfQuorum(quorum), unit };
}

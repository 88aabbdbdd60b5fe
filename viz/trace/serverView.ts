/** What can be seen of one server after some row of the trace. */
import type { Phase, ServerState, Vote, Zxid } from '../../model/index.ts';
import type { ProcessId } from '../../sim/index.ts';
import type { Look } from '../style/palette.ts';
import type { TimerView } from './timerView.ts';

export interface ServerView {
  readonly id: ProcessId;
  readonly isObserver: boolean;
  /** It knows no election. */
  readonly isStandalone: boolean;
  readonly isUp: boolean;
  readonly isPaused: boolean;
  readonly lives: number;
  /** Null when it is down. */
  readonly state: ServerState | null;
  /** Null when it is down. */
  readonly phase: Phase | null;
  /** Whether it serves clients: of a leader, that it is established. */
  readonly isServing: boolean;
  /** Its role has ended, and it has not begun to look for a leader yet. */
  readonly isLeaving: boolean;
  /** The leader that it has found, if only itself. */
  readonly leader: ProcessId | null;
  /** Of an established leader: the servers that have its history. */
  readonly supporters: readonly ProcessId[] | null;
  readonly facts: Facts;
  readonly round: number;
  /** Whom it votes for now. */
  readonly vote: Vote | null;
  /** Votes of this round that it has received: its `recvset`. */
  readonly heard: readonly HeardVote[];
  /** Whose votes decided, once it has decided; the tally until then is counted from `heard`. */
  readonly voters: readonly ProcessId[] | null;
  /** It has a quorum and waits a little for a better vote. */
  readonly isFinalizing: boolean;
  readonly timers: readonly TimerView[];
  /** How fast its clock runs, in parts per million of true time. */
  readonly ratePpm: number;
}

export interface HeardVote {
  readonly from: ProcessId;
  readonly vote: Vote;
}

/** Numbers that a server knows and no row tells whenever they change: read from the model after each event. */
export interface Facts {
  /** What it remembers; null when it is down. */
  readonly memory: {
    readonly currentEpoch: number;
    readonly acceptedEpoch: number;
    readonly lastProcessedZxid: Zxid;
  } | null;
  /** What is wrong with its disk, running or not. */
  readonly disk: readonly DiskTrouble[];
}

export type DiskTrouble = 'slow' | 'failing' | 'full';

export const noFacts: Facts = { memory: null, disk: [] };

/** What a server knows of an election before it has heard of any vote. */
export const undecided = {
  round: 0,
  vote: null,
  heard: [],
  voters: null,
  isFinalizing: false,
} as const satisfies Partial<ServerView>;

/** What becomes of a server that has no part in anything. */
export const withoutRole = {
  ...undecided,
  state: null,
  phase: null,
  isServing: false,
  isLeaving: false,
  leader: null,
  supporters: null,
  timers: [],
} as const satisfies Partial<ServerView>;

export const notStarted = (member: Pick<ServerView, 'id' | 'isObserver' | 'isStandalone'>): ServerView => ({
  ...member,
  isUp: false,
  isPaused: false,
  lives: 0,
  facts: noFacts,
  ratePpm: 1_000_000,
  ...withoutRole,
});

/** What `srvr` of the server prints as its mode; `looking` of one that does not serve. */
export type Mode = 'leader' | 'follower' | 'observer' | 'standalone' | 'looking' | 'down';

export function modeShown({ isUp, isServing, state }: ServerView): Mode {
  if (!isUp) return 'down';
  if (!isServing) return 'looking';
  switch (state) {
    case 'LEADING':
      return 'leader';
    case 'FOLLOWING':
      return 'follower';
    case 'OBSERVING':
      return 'observer';
    default:
      return 'standalone';
  }
}

export function lookOf(server: ServerView): Look {
  const { isUp, isPaused, isStandalone, lives, state } = server;
  if (!isUp) return lives === 0 ? 'ABSENT' : 'CRASHED';
  if (isPaused) return 'PAUSED';
  return isStandalone ? 'STANDALONE' : (state ?? 'ABSENT');
}

/** An observer that has found a leader keeps its vote in mind, but casts none. */
export const ballotCastBy = ({ isObserver, vote }: ServerView): Vote | null => (isObserver ? null : vote);

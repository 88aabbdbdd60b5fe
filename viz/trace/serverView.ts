/** What can be seen of one server after some row of the trace. */
import type { Phase, ServerState, Vote, VoteCompared, ZabObservation, Zxid } from '../../model/index.ts';
import type { ProcessId } from '../../sim/index.ts';
import type { Look } from '../style/palette.ts';
import { noZxids, type Stretches } from './stretches.ts';
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
  /** Votes of servers that have decided, in whatever round: its `outofelection`. */
  readonly outside: readonly OutsideVote[];
  /** The last comparison of its vote with another server's. Kept for the rest of the run. */
  readonly compared: Compared | null;
  /** How its leader has decided to bring it up to date. */
  readonly sync: Sync | null;
  /** What synchronisations have brought it, oldest first. Kept for the rest of the run. */
  readonly received: readonly Received[];
  /** What it had in its log, and has no longer. Kept for the rest of the run. */
  readonly cuts: readonly Cut[];
  /** Of a leader: up to where each learner has acknowledged. */
  readonly acks: readonly Ack[];
}

export interface Compared extends VoteCompared {
  readonly row: number;
}

export interface Sync extends Omit<Extract<ZabObservation, { kind: 'syncDecided' }>, 'kind'> {
  readonly row: number;
  readonly leader: ProcessId;
}

export interface Received {
  readonly row: number;
  readonly how: 'DIFF' | 'SNAP';
  /** The last that it had before. */
  readonly after: Zxid;
  readonly to: Zxid;
}

export interface Cut {
  readonly row: number;
  readonly zxids: Stretches;
  /** `lost`: the power failed, or the disk did. */
  readonly why: 'TRUNC' | 'lost';
}

interface Ack {
  readonly learner: ProcessId;
  readonly zxid: Zxid;
}

export interface HeardVote {
  readonly from: ProcessId;
  readonly vote: Vote;
}

export interface OutsideVote extends HeardVote {
  readonly round: number;
  readonly state: ServerState;
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
  readonly log: LogFacts;
}

/** What a server has of the history, on disk and in memory. */
export interface LogFacts {
  /** In the log file, synced or not. */
  readonly logged: Stretches;
  /** Where the log file ends; 0: it is empty. Older releases may log a transaction twice, so it need not be the highest. */
  readonly lastLogged: Zxid;
  /** It knows of them, and they would not outlive a power failure: in memory alone, or written and not synced. */
  readonly unsynced: Stretches;
  /** In its tree, committed or not. */
  readonly applied: Stretches;
  /** Up to where it takes its transactions for committed; null when it is down. */
  readonly committedTo: Zxid | null;
  /** Its newest snapshot; null: it has none. */
  readonly snapshot: Zxid | null;
  /** What that is made of. */
  readonly inSnapshot: Stretches;
}

export type DiskTrouble = 'slow' | 'failing' | 'full';

export const noLog: LogFacts = {
  logged: noZxids,
  lastLogged: 0,
  unsynced: noZxids,
  applied: noZxids,
  committedTo: null,
  snapshot: null,
  inSnapshot: noZxids,
};

export const noFacts: Facts = { memory: null, disk: [], log: noLog };

/** What a server knows of an election before it has heard of any vote. */
export const undecided = {
  round: 0,
  vote: null,
  heard: [],
  voters: null,
  isFinalizing: false,
  outside: [],
  sync: null,
  acks: [],
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
  compared: null,
  received: [],
  cuts: [],
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

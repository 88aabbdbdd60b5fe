/** The steps of a story, as people write them: one moment and one verb each. */
import type { Release, targetNames } from '../../model/index.ts';
import type { DiskOperationKind } from '../../sim/index.ts';
import type { AuthoredExpectation } from './authoredExpectation.ts';
import type { AuthoredLatency, Time } from './scenario.ts';

/** A server by id, or by what it is when the step happens. */
export type AuthoredTarget = number | (typeof targetNames)[number];

/** One or several. */
export type AuthoredTargets = AuthoredTarget | readonly number[] | 'all';

type Pair = readonly [AuthoredTarget, AuthoredTarget];

/** When a step happens: exactly one of these forms. */
type AuthoredMoment =
  /** With `behind`: behind so many events of the same instant, other steps among them; without it, before all that is no step. */
  | { readonly at: Time; readonly behind?: number }
  /** This long after the step before. */
  | { readonly then: Time }
  /** `times` times, the first at `from` (one interval after the start unless told otherwise). */
  | { readonly every: Time; readonly from?: Time; readonly times: number }
  /** `wait` after the `nth` event of this kind; further fields narrow down which events count. */
  | { readonly when: AuthoredWhen; readonly wait?: Time }
  /** The same as one line: `2nd appended by 3`, `stateChanged by 3 with to LEADING, leader 3`. */
  | { readonly after: string; readonly wait?: Time };

export interface AuthoredWhen {
  readonly event: string;
  /** The server that saw it; of what clients see, the client. */
  readonly by?: number;
  /** 1 unless told otherwise. */
  readonly nth?: number;
  /**
   * Any other key is a field of the event that must have this value. Undefined only for those who compile without
   * `exactOptionalPropertyTypes`, where the optional keys above include it; the checker refuses it.
   */
  readonly [field: string]: string | number | boolean | null | undefined;
}

/** How a process is started; what is left out stays as it was before. */
interface CommandLine {
  readonly release?: Release;
  readonly startup?: Time;
  readonly listening?: Time;
}

/** Which server a client uses, and which client it is: 1 unless told otherwise. */
interface Asked {
  readonly through: AuthoredTarget;
  readonly client?: number;
}

/** `own`: a session for this step alone, opened before and closed after it. `kept`: the client's open one, or one that stays open. */
interface InSession {
  readonly session?: 'own' | 'kept';
}

export interface AuthoredWrite extends Asked, InSession {
  readonly path: string;
  readonly value: string | number;
  /** How often; above 1 the paths are `path0`, `path1` … . */
  readonly count?: number;
  /** How many may wait for their answers at once; 1 unless told otherwise. */
  readonly window?: number;
}

/** Something on a disk: a record of the log, counted from its end (0 is the last), an epoch file, or a snapshot. */
export type AuthoredDiskPlace =
  | { readonly record: number }
  | { readonly cell: 'currentEpoch' | 'acceptedEpoch' | 'updatingEpoch' }
  | { readonly file: string };

/** A message on its way: its type, and fields that it must have. */
export interface AuthoredMessage {
  readonly type: string;
  readonly [field: string]: string | number | boolean | null | undefined;
}

/** What clients ask for. */
export type AuthoredRequest =
  | { readonly write: AuthoredWrite }
  | { readonly read: Asked & InSession & { readonly path: string } }
  | { readonly sync: Asked & InSession }
  | { readonly open: Asked }
  | { readonly close: Asked };

/** What happens to processes, and to what lies between them. `for`: how long, until it is undone. */
export type AuthoredFault =
  | ({ readonly start: number | readonly number[] | 'all'; readonly apart?: Time } & CommandLine)
  | { readonly kill: AuthoredTargets; readonly for?: Time }
  | {
      readonly powerOff: AuthoredTargets;
      readonly unsynced?: 'lost' | 'prefix' | 'torn';
      readonly for?: Time;
    }
  | ({ readonly restart: AuthoredTargets } & CommandLine)
  | { readonly pause: AuthoredTargets; readonly for?: Time }
  | { readonly resume: AuthoredTargets }
  | { readonly clock: AuthoredTargets; readonly rate?: number; readonly jump?: Time }
  /** From here on nothing troubles these servers, and no other server reaches them. */
  | { readonly settle: readonly number[] | 'all' }
  | { readonly cut: Pair; readonly ways?: 'both' | 'one'; readonly for?: Time }
  | { readonly partition: readonly (readonly AuthoredTarget[])[]; readonly for?: Time }
  /** Two sides, and one server that sees both. */
  | { readonly bridge: AuthoredTarget; readonly among?: AuthoredTargets; readonly for?: Time }
  /** Each sees its two neighbours only. */
  | { readonly ring: readonly number[] | 'all'; readonly for?: Time }
  /** Each sees a majority, and each another one. */
  | { readonly majoritiesRing: readonly number[] | 'all'; readonly for?: Time }
  /** The link goes down, up, down, up … */
  | { readonly flap: Pair; readonly down: Time; readonly up: Time; readonly for?: Time }
  | { readonly heal: 'all' | Pair }
  | {
      readonly delay: Pair;
      /** `normal` brings the network's own back. */
      readonly latency: AuthoredLatency;
      readonly ways?: 'both' | 'one';
      readonly for?: Time;
    }
  /** Holds one message, and what is sent behind it, under a name; `letGo` lets it flow. */
  | {
      readonly hold: Pair;
      readonly message?: AuthoredMessage;
      readonly nth?: number;
      /** `held` unless told otherwise. */
      readonly as?: string;
      readonly for?: Time;
    }
  | { readonly letGo: string }
  | { readonly reset: Pair }
  | {
      readonly slowDisk: AuthoredTargets;
      /** `normal` brings the disk's own back. */
      readonly latency: AuthoredLatency;
      readonly operations?: readonly DiskOperationKind[];
      readonly for?: Time;
    }
  /** The next `failures` operations of each kind fail, or all until `repairDisk`. */
  | {
      readonly failDisk: AuthoredTargets;
      readonly operations?: readonly DiskOperationKind[];
      readonly failures?: number;
      readonly for?: Time;
    }
  | { readonly repairDisk: AuthoredTargets }
  | { readonly fillDisk: AuthoredTargets; readonly for?: Time }
  | { readonly freeDisk: AuthoredTargets }
  /** Something on the disk cannot be read any more. The next start finds that out. */
  | { readonly flipByte: AuthoredTargets; readonly of: AuthoredDiskPlace }
  /** An empty disk in its place; only of a server that is down. */
  | { readonly loseDisk: AuthoredTargets };

/** What a step does: exactly one verb. */
export type AuthoredAction = AuthoredFault | AuthoredRequest | { readonly expect: AuthoredExpectation };

export type AuthoredStep = AuthoredMoment & AuthoredAction;

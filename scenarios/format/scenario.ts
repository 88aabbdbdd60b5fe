/**
 * The story format, version 1, as people write it: in YAML or JSON, or in TypeScript, checked by the compiler. Plain data
 * throughout. Times are text with a unit (`500us`, `20ms`, `1.5s`, `2m`); what the ensemble calls in milliseconds or ticks keeps
 * ZooKeeper's name and unit. `resolveScenario` turns it into the canonical form that a run is made of.
 */
import type { LocalText } from '../language/language.ts';

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

/** A zxid: `"3.7"` (epoch and counter), `"0x300000007"`, or the integer. */
type AuthoredZxid = string | number;

/** A server whose disk is not empty when the story begins, or that does not vote. */
export interface AuthoredServer {
  readonly id: number;
  readonly role?: 'participant' | 'observer';
  /** Last transaction in its log; -1 for an empty database that is not to be trusted (ZOOKEEPER-261). */
  readonly zxid?: AuthoredZxid;
  /** Last epoch whose leader it accepted; the epoch of `zxid` unless told otherwise. */
  readonly currentEpoch?: number;
  /** Last epoch it promised; `currentEpoch` unless told otherwise. */
  readonly acceptedEpoch?: number;
  /** Rounds of election it has been through, for stories that begin in the middle; 0 unless told otherwise. */
  readonly logicalClock?: number;
}

export interface AuthoredEnsemble {
  /** How many (then their ids are 1, 2, 3 …), or one by one. */
  readonly servers: number | readonly (number | AuthoredServer)[];
  /** Ids of those that do not vote. */
  readonly observers?: readonly number[];
  /** Hierarchical quorums: the groups, numbered from 1. Without them every participant counts for one. */
  readonly groups?: readonly (readonly number[])[];
  /** Weight of each server within its group, 1 unless told otherwise. */
  readonly weights?: Readonly<Record<number, number>>;
  /** Milliseconds; 2000 unless told otherwise. */
  readonly tickTime?: number;
  /** Ticks; 10 unless told otherwise. */
  readonly initLimit?: number;
  /** Ticks; 5 unless told otherwise. */
  readonly syncLimit?: number;
  /** Connect time-out of the election channel in milliseconds; 5000 unless told otherwise. */
  readonly cnxTimeout?: number;
  /** From the start of a process to its first election, while votes already arrive; `0s` unless told otherwise. */
  readonly startup?: Time;
  /** The release of ZooKeeper whose behaviour is meant. */
  readonly release?: string;
  /** Single historical bugs and deliberate mistakes, switched on. */
  readonly variants?: readonly string[];
}

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

/** A server by id, or by what it is when the step happens. */
export type AuthoredTarget = number | 'leader' | 'a follower' | 'an observer' | 'a server';

/** One or several. */
export type AuthoredTargets = AuthoredTarget | readonly number[] | 'all';

/** The state of a server as ZooKeeper names it; `down` for one that does not run. */
export type AuthoredState = 'LOOKING' | 'FOLLOWING' | 'LEADING' | 'OBSERVING' | 'down';

export type AuthoredExpectation = {
  /** The sentence shown; one is made if none is given. */
  readonly text?: Text;
  /** The expectation says nothing about runs in which this holds (a setting may have changed the story). */
  readonly unless?: 'a quorum has started';
} & (
  | {
      /** Who leads: a server, nobody, anybody, or the best vote of the first servers to start that make a quorum. */
      readonly leader: number | 'none' | 'any' | 'first quorum';
    }
  | {
      /** State by server id, or of all `running` servers. */
      readonly state: Readonly<Record<number, AuthoredState>> & { readonly running?: AuthoredState };
    }
  | {
      /** Who follows (or observes) the leader: these servers, or `everyone else` who has had time to join. */
      readonly followers: readonly number[] | 'everyone else';
    }
);

/** When a step happens: exactly one of the four forms. */
type AuthoredMoment =
  | { readonly at: Time }
  /** This long after the step before. */
  | { readonly then: Time }
  /** `times` times, the first at `from` (one interval after the start unless told otherwise). */
  | { readonly every: Time; readonly from?: Time; readonly times: number }
  /** `wait` after the `nth` event of this kind; further fields narrow down which events count. */
  | { readonly when: AuthoredWhen; readonly wait?: Time };

export interface AuthoredWhen {
  readonly event: string;
  /** The server that saw it. */
  readonly by?: number;
  /** 1 unless told otherwise. */
  readonly nth?: number;
  /**
   * Any other key is a field of the event that must have this value. Undefined only for those who compile without
   * `exactOptionalPropertyTypes`, where the optional keys above include it; the checker refuses it.
   */
  readonly [field: string]: string | number | boolean | undefined;
}

/** What a step does: exactly one verb. */
export type AuthoredAction =
  | { readonly start: number | readonly number[] | 'all'; readonly apart?: Time }
  | { readonly kill: AuthoredTargets }
  | { readonly powerOff: AuthoredTargets; readonly unsynced?: 'lost' | 'prefix' | 'torn' }
  | { readonly restart: AuthoredTargets }
  | { readonly pause: AuthoredTargets }
  | { readonly resume: AuthoredTargets }
  | { readonly cut: readonly [AuthoredTarget, AuthoredTarget]; readonly ways?: 'both' | 'one' }
  | { readonly partition: readonly (readonly AuthoredTarget[])[] }
  | { readonly heal: 'all' | readonly [AuthoredTarget, AuthoredTarget] }
  | {
      readonly delay: readonly [AuthoredTarget, AuthoredTarget];
      /** `normal` brings the network's own back. */
      readonly latency: AuthoredLatency;
      readonly ways?: 'both' | 'one';
    }
  | { readonly reset: readonly [AuthoredTarget, AuthoredTarget] }
  | { readonly clock: AuthoredTargets; readonly rate?: number; readonly jump?: Time }
  | { readonly expect: AuthoredExpectation };

export type AuthoredStep = AuthoredMoment & AuthoredAction;

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
  /** What must be true at the end. */
  readonly expect?: readonly AuthoredExpectation[];
  /** Properties that this story is expected to break. */
  readonly breaks?: readonly string[];
  /** The end; five seconds after the last step with a time of its own unless told otherwise. */
  readonly until?: Time;
}

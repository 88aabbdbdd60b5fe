/** What a story expects, as people write it: one claim each. */
import type { SyncMode, SyncRule } from '../../model/index.ts';
import type { AuthoredZxid } from './authoredEnsemble.ts';
import type { Text } from './scenario.ts';

/** The state of a server as ZooKeeper names it; `down` for one that does not run. */
export type AuthoredState = 'LOOKING' | 'FOLLOWING' | 'LEADING' | 'OBSERVING' | 'down';

/** What `srvr` of a server prints as its mode; `looking` while it does not serve, `down` if it does not run. */
export type AuthoredMode = 'leader' | 'follower' | 'observer' | 'standalone' | 'looking' | 'down';

/** A value by server id, or of all `running` servers. */
export type ByServer<Value> = Readonly<Record<number, Value>> & { readonly running?: Value };

export interface AuthoredEpochs {
  readonly current?: number;
  readonly accepted?: number;
}

export interface AuthoredLog {
  readonly endsAt?: AuthoredZxid;
  readonly holds?: readonly AuthoredZxid[];
  readonly lacks?: readonly AuthoredZxid[];
}

export type AuthoredExpectation = {
  /** The sentence shown; one is made if none is given. */
  readonly text?: Text;
  /** The expectation says nothing about runs in which this holds (a setting may have changed the story). */
  readonly unless?: 'a quorum has started';
} & (
  | {
      /** Who is elected: a server, nobody, anybody, or the best vote of the first servers to start that make a quorum. */
      readonly leader: number | 'none' | 'any' | 'first quorum';
    }
  | {
      /** Whose leadership a quorum has accepted, so that it broadcasts: a server, nobody, anybody. */
      readonly established: number | 'none' | 'any';
    }
  | { readonly state: ByServer<AuthoredState> }
  | { readonly mode: ByServer<AuthoredMode> }
  | {
      /** Who follows (or observes) the leader: these servers, or `everyone else` who has had time to join. */
      readonly followers: readonly number[] | 'everyone else';
    }
  | {
      /** What a server, or each that runs, has in memory at a path; null: nothing. */
      readonly value: {
        readonly at: number | 'running';
        readonly path: string;
        readonly is: string | number | null;
      };
    }
  /** Last transaction in memory, as `srvr` prints it. */
  | { readonly zxid: ByServer<AuthoredZxid> }
  /** The current epoch, or what is said of both; of a server that is down, as its disk has them. */
  | { readonly epoch: ByServer<number | AuthoredEpochs> }
  /** The log on disk: with which transaction it ends, or what is said of it. An empty one ends at 0. */
  | { readonly log: ByServer<AuthoredZxid | AuthoredLog> }
  /** How a leader last synchronised a learner. */
  | {
      readonly sync: { readonly learner: number; readonly mode: SyncMode; readonly rule?: SyncRule };
    }
  /** Writes by path: each has been asked for and answered. */
  | { readonly answered: readonly string[] | 'all' }
  /** Writes by path: each has been asked for, and an answer is missing. `all`: no write at all has been answered. */
  | { readonly unanswered: readonly string[] | 'all' }
  /** Properties that are sometimes true, and were by then. */
  | { readonly reached: readonly string[] }
  /** Properties that are broken by then: that is no fault of the run. */
  | { readonly breaks: readonly string[] }
  /** Properties that are not broken by then. */
  | { readonly holds: readonly string[] }
);

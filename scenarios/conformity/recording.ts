/**
 * A recording of a real ensemble, read and checked: what was done to it, what it showed at labelled moments, what its servers logged.
 * Times are integer microseconds from the start of the case.
 */
import type { Zxid } from '../../model/index.ts';

export interface Recording {
  /** Its name. */
  readonly name: string;
  readonly kind: string;
  readonly config: RecordedConfig;
  readonly actions: readonly RecordedAction[];
  readonly snapshots: readonly RecordedSnapshot[];
  /** In the order of their times. */
  readonly events: readonly LoggedEvent[];
}

export interface RecordedConfig {
  /** All sids, observers too, ascending. */
  readonly servers: readonly number[];
  readonly observers: readonly number[];
  readonly tickTime: number;
  readonly initLimit: number;
  readonly syncLimit: number;
  /** Command line of the JVM: `-Dzookeeper.commitLogCount=600`. */
  readonly java: readonly string[];
}

/** `index`: its place in the recording. */
export type RecordedAction = { readonly index: number; readonly atUs: number } & (
  | { readonly do: 'start' | 'kill' | 'sigstop' | 'sigcont'; readonly sid: number }
  /** `write` has ended at its time; nobody waited for the answer to a `write-no-answer`. */
  | {
      readonly do: 'write' | 'write-no-answer';
      readonly sid: number;
      readonly count: number;
      /** Path of the first node. */
      readonly first: string;
    }
  /** Has ended at its time. */
  | { readonly do: 'exists'; readonly path: string; readonly result: readonly FoundOn[] }
);

export type ActionVerb = RecordedAction['do'];

/** Whether a server found the node; null: it said something else, or nothing. */
export interface FoundOn {
  readonly sid: number;
  readonly found: boolean | null;
}

export interface RecordedSnapshot {
  readonly index: number;
  readonly label: string;
  readonly atUs: number;
  /** By sid, ascending. */
  readonly servers: readonly RecordedServer[];
}

/** What one server shows. */
export interface RecordedServer {
  readonly sid: number;
  /** False also of one that is stopped. */
  readonly up: boolean;
  /** The mode that `srvr` says, `looking` where it serves nobody; null where it was not asked. */
  readonly state: string | null;
  /** `srvr`'s Zxid; null where it says none. */
  readonly zxid: Zxid | null;
  /** The epoch files; null where there is none yet. */
  readonly acceptedEpoch: number | null;
  readonly currentEpoch: number | null;
}

/** Lines of the servers' logs that matter here, by the names that the recorder gave them. */
export type LoggedEvent = { readonly atUs: number; readonly sid: number } & (
  | { readonly ev: 'elect.start' }
  | { readonly ev: 'state'; readonly state: string }
  /** "Have quorum of supporters". */
  | { readonly ev: 'newleader'; readonly zxid: Zxid }
  | { readonly ev: 'sync.with'; readonly learner: number; readonly peer: Zxid }
  /** `rest` is the rest of the line. */
  | { readonly ev: 'sync.send'; readonly what: string; readonly rest: string }
  /** The learner truncates its log. */
  | { readonly ev: 'sync.trunc' }
  /** "NEWLEADER ACK … is from a different epoch". */
  | { readonly ev: 'newleader.ack.refused'; readonly what: string }
  /** Among others "Shutdown called. For the reason …". */
  | { readonly ev: 'leader.lost'; readonly what: string }
);

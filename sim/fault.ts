/** Faults as plain data: usable in a story, by a fuzzer and by a click alike. */
import type { ProcessId } from './actor.ts';
import type { DiskFault } from './diskFaults.ts';
import type { Latency } from './latency.ts';
import type { Plain } from './plain.ts';

/** A process by number, or by a word that the protocol resolves when the fault happens: `leader`, `a follower`. */
export type Target = ProcessId | string;

/** What a power failure does to writes that no sync has made durable. */
export type Unsynced =
  /** All of them are lost. */
  | 'lost'
  /** The disk had already written some of them, in order: how many is drawn. */
  | 'prefix'
  /** As `prefix`; if the last write that survives is a record of the log, it is torn. */
  | 'torn';

export type Fault =
  /**
   * Begins a life of a process that is down: its first, or after a kill or a power failure. The argument is its command line; without one
   * it keeps that of the life before.
   */
  | { readonly kind: 'start'; readonly process: Target; readonly argument?: Plain }
  /** The process dies; what it appended stays, its peers are told by resets. */
  | { readonly kind: 'kill'; readonly process: Target }
  /** The machine dies; nobody is told. */
  | { readonly kind: 'powerOff'; readonly process: Target; readonly unsynced: Unsynced }
  /** Kill, if it runs, and start. */
  | { readonly kind: 'restart'; readonly process: Target; readonly argument?: Plain }
  /**
   * The outside world asks a process for something: plain data, which its protocol understands. `about` is another process that it
   * concerns. A process that is down is asked nothing; a paused one reads it when it resumes.
   */
  | {
      readonly kind: 'command';
      readonly process: Target;
      readonly command: unknown;
      readonly about?: Target;
    }
  /** Something goes wrong with the disk of a process, running or not, or is put right. */
  | { readonly kind: 'disk'; readonly process: Target; readonly disk: DiskFault }
  /** Stops the process, not its machine: its sockets go on receiving. */
  | { readonly kind: 'pause'; readonly process: Target }
  | { readonly kind: 'resume'; readonly process: Target }
  /** Nothing that `from` sends reaches `to` until it heals; `both` ways unless told otherwise. */
  | { readonly kind: 'cut'; readonly from: Target; readonly to: Target; readonly ways: 'both' | 'one' }
  /**
   * Of the processes named, two are linked if some side names both, and otherwise not. A process on two sides is a bridge. Whoever is on no
   * side keeps the links it has, to everybody.
   */
  | { readonly kind: 'partition'; readonly sides: readonly (readonly Target[])[] }
  // Of the next three, too: only links between the processes named are cut, or healed. Words of one `among` stand for different processes.
  /** Two sides, the first half of the others (of an odd number the larger one) and the second, and one process that sees both. */
  | { readonly kind: 'bridge'; readonly among: readonly Target[]; readonly through: Target }
  /** Each sees only its two neighbours; the last and the first are neighbours. */
  | { readonly kind: 'ring'; readonly among: readonly Target[] }
  /**
   * In that same ring each sees, on both sides, as few as make a majority together with itself: four or more see a different one each. Of
   * three or fewer all see all.
   */
  | { readonly kind: 'majoritiesRing'; readonly among: readonly Target[] }
  /**
   * The link between two processes goes down, both ways, and up again: `times` times, or without that until any other fault cuts or heals it.
   * Each change is an event.
   */
  | {
      readonly kind: 'flap';
      readonly between: readonly [Target, Target];
      readonly downUs: number;
      readonly upUs: number;
      readonly times?: number;
    }
  /** Heals the link between two processes, or every link. Delays stay, and so do messages that are held. */
  | { readonly kind: 'heal'; readonly between: readonly [Target, Target] | 'all' }
  /** Changes the latency of what `from` sends to `to`; null brings the network's own back. */
  | {
      readonly kind: 'delay';
      readonly from: Target;
      readonly to: Target;
      readonly ways: 'both' | 'one';
      readonly latency: Latency | null;
    }
  /**
   * Holds the `nth` (the next, unless told otherwise) message that `from` sends to `to` from now on, over whatever connection, and that has
   * these fields. As in TCP, what is sent behind it on that connection waits, too; other connections go on, and so does the way back. Unless
   * it is released, its sender gives up as after a cut.
   */
  | {
      readonly kind: 'hold';
      readonly from: Target;
      readonly to: Target;
      readonly name: string;
      readonly where?: Readonly<Record<string, unknown>>;
      readonly nth?: number;
    }
  /** Lets what is held under this name flow, and holds nothing more under it. */
  | { readonly kind: 'release'; readonly name: string }
  /** Resets every connection between two processes. */
  | { readonly kind: 'reset'; readonly between: readonly [Target, Target] }
  /** Changes a clock: its rate in parts per million (1,000,000 is true), or a jump in microseconds. */
  | { readonly kind: 'clock'; readonly process: Target; readonly ratePpm?: number; readonly jumpUs?: number }
  /**
   * From here on these processes are left to themselves. Links among them heal, those to `apart` are cut; their delays and flaps end, messages that
   * are held to or from them are let go; their disks work, their clocks run true; who is paused resumes, who is down is started. What is
   * damaged or lost stays so. No step of the plan waits for an observation any more: what the plan still does to anybody has a time of its own.
   */
  | { readonly kind: 'settle'; readonly processes: readonly Target[]; readonly apart: readonly Target[] };

export type FaultKind = Fault['kind'];
export type FaultOf<Kind extends FaultKind> = Extract<Fault, { readonly kind: Kind }>;

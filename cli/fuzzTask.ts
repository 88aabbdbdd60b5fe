/** What the threads of a campaign are asked, and what they answer: plain data, so that it crosses from one thread to another. */
import type { Failure, FuzzOptions, Message, Scenario } from '../scenarios/index.ts';

/** Some runs of a campaign, one after the other. */
export interface ChunkTask {
  readonly options: FuzzOptions;
  /** Seed of the campaign. */
  readonly campaign: string;
  /** Number of the first run. */
  readonly from: number;
  readonly count: number;
  /** Its first element is 0 until nobody waits for more runs. Shared between threads. */
  readonly stop: Int32Array;
}

export interface FoundFailure {
  /** Number of the run in its campaign. */
  readonly index: number;
  readonly failure: Failure;
}

/** Runs with the same verdict that they cannot recover. */
export interface Unrecoverable {
  readonly because: Message;
  readonly runs: number;
}

/** Something went wrong with us. */
export interface ThreadFault {
  readonly index: number;
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

export interface ChunkResult {
  readonly from: number;
  /** Runs done: fewer than asked for if it was stopped. */
  readonly runs: number;
  readonly events: number;
  /** Of each run, in order. */
  readonly digests: readonly string[];
  readonly recoverable: number;
  /** Virtual milliseconds that the slowest recovery took. */
  readonly slowestMs: number;
  readonly unrecoverable: readonly Unrecoverable[];
  /** Runs that were ended before anybody could tell: a storm of messages, say. */
  readonly cutShort: number;
  /** In how many runs each probe was reached, by name. */
  readonly reached: Readonly<Record<string, number>>;
  readonly failures: readonly FoundFailure[];
  readonly fault: ThreadFault | null;
}

/** A story that breaks a property, to be made short. */
export interface ShrinkTask {
  readonly story: Scenario;
  readonly property: string;
  /** Attempts after which the best so far is good enough. */
  readonly attemptsMax: number;
  readonly stop: Int32Array;
  /** Where it writes how far it is: attempts, steps, events. Shared between threads. */
  readonly board: Int32Array;
}

/** A word that all threads read: nobody waits for more. */
export const newStop = (): Int32Array => new Int32Array(new SharedArrayBuffer(4));
export const isStopped = (stop: Int32Array): boolean => Atomics.load(stop, 0) !== 0;
export const tellStop = (stop: Int32Array): void => {
  Atomics.store(stop, 0, 1);
};

export interface ShrinkProgress {
  readonly attempts: number;
  readonly steps: number;
  readonly events: number;
}

export const newBoard = (): Int32Array => new Int32Array(new SharedArrayBuffer(12));
export const writeBoard = (board: Int32Array, { attempts, steps, events }: ShrinkProgress): void => {
  for (const [index, value] of [attempts, steps, events].entries()) Atomics.store(board, index, value);
};
/** @returns Null before the first attempt. */
export function readBoard(board: Int32Array): ShrinkProgress | null {
  const [attempts = 0, steps = 0, events = 0] = [0, 1, 2].map((index) => Atomics.load(board, index));
  return attempts === 0 ? null : { attempts, steps, events };
}

/** A story that is being made short in a thread: whoever waits is told how far it is, and need not wait for ever. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario, Shrunk } from '../scenarios/index.ts';
import { newBoard, newStop, readBoard, type ShrinkProgress, tellStop } from './fuzzTask.ts';
import type { Crew } from './pool.ts';

export interface Shrinking {
  readonly result: Promise<Shrunk | null>;
  readonly stop: Int32Array;
  readonly board: Int32Array;
}

/** @param attemptsMax - Executions, at most. */
export function beginShrinking(
  crew: Crew,
  story: Scenario,
  property: string,
  attemptsMax: number,
): Shrinking {
  const [stop, board] = [newStop(), newBoard()];
  const result = crew.shrink({ story, property, attemptsMax, stop, board });
  // It may fail before it is waited for: that is told when its turn comes.
  result.catch(() => {});
  return { result, stop, board };
}

export interface Waiting {
  /** Milliseconds after which the best so far is good enough. */
  readonly msMax: number;
  readonly isInterrupted: () => boolean;
  readonly onProgress: (progress: ShrinkProgress) => void;
}

const LOOK_MS = 50;
/** A thread that is told to stop ends behind the execution under way; one that does not is left alone. */
const PATIENCE_MS = 3_000;
const WAITING = Symbol('waiting');

/** @returns The shortest story; null where there is none, or none in time. */
export async function shrunkBy(
  { result, stop, board }: Shrinking,
  { msMax, isInterrupted, onProgress }: Waiting,
): Promise<Shrunk | null> {
  for (let waitedMs = 0; waitedMs < msMax && !isInterrupted(); waitedMs += LOOK_MS) {
    const first = await Promise.race([result, sleep(LOOK_MS, WAITING)]);
    if (first !== WAITING) return first;
    const progress = readBoard(board);
    if (progress !== null) onProgress(progress);
  }
  tellStop(stop);
  return await Promise.race([result, sleep(PATIENCE_MS, null, { ref: false })]);
}

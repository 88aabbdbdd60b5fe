/** Timers of a server that a picture shows: what it waits for, and until when. */
import type { KnownRow } from './rows.ts';

/**
 * `poll`: when a server that looks tells its vote again, each time after twice as long. `finalize`: the last wait for a better vote. `rendezvous`: how
 * long an elected leader waits for a quorum. `leaderRead`, `learnerRead`: how long it takes a silence of its leader, of one of its learners.
 */
const shownTimers = ['poll', 'finalize', 'rendezvous', 'leaderRead', 'learnerRead'] as const;
export type TimerName = (typeof shownTimers)[number];

export interface TimerView {
  readonly name: TimerName;
  /** Tells timers of one name apart. */
  readonly key: number;
  /** Row that set it. */
  readonly row: number;
  readonly fromUs: number;
  /** A paused process hears of it later. */
  readonly dueUs: number;
}

const TRUE_RATE_PPM = 1_000_000;

/**
 * @param ratePpm - How fast the clock of the process runs.
 * @returns The timers after a row of their process; the very same if it changes none.
 */
export function timersAfter(
  timers: readonly TimerView[],
  row: Extract<KnownRow, { kind: 'timerSet' | 'timerFire' | 'timerCancel' }>,
  ratePpm: number,
): readonly TimerView[] {
  switch (row.kind) {
    case 'timerSet': {
      const { timer, key, delayUs } = row.data;
      const name = shownTimers.find((shown) => shown === timer);
      if (name === undefined) return timers;
      const set = { name, key, row: row.i, fromUs: row.t, dueUs: row.t + trueDelayUs(delayUs, ratePpm) };
      return [...timers.filter((other) => other.name !== name || other.key !== key), set];
    }
    case 'timerCancel':
      return without(timers, ({ name, key }) => name === row.data.timer && key === row.data.key);
    case 'timerFire':
      return without(timers, (timer) => timer.row === row.cause);
  }
}

/** What is left of each is left by the process's own time. */
export const timersByRate = (
  timers: readonly TimerView[],
  nowUs: number,
  beforePpm: number,
  afterPpm: number,
): readonly TimerView[] =>
  timers.map((timer) => {
    const leftUs = Math.max(0, Math.floor(((timer.dueUs - nowUs) * beforePpm) / TRUE_RATE_PPM));
    return { ...timer, dueUs: nowUs + trueDelayUs(leftUs, afterPpm) };
  });

const trueDelayUs = (delayUs: number, ratePpm: number): number =>
  Math.ceil((delayUs * TRUE_RATE_PPM) / ratePpm);

function without(timers: readonly TimerView[], isMeant: (timer: TimerView) => boolean): readonly TimerView[] {
  return timers.some(isMeant) ? timers.filter((timer) => !isMeant(timer)) : timers;
}

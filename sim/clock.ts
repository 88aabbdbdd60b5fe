/**
 * A process's own clock. Timers follow its rate only, as `System.nanoTime` would; readings follow its jumps too, as wall time would.
 * All arithmetic is on integers below 2^53 or single IEEE operations, equal on every engine.
 */
export interface Clock {
  /** Parts per million of true time; 1,000,000 is a perfect clock. */
  readonly ratePpm: number;
  /** Local microseconds at `sinceUs` of virtual time. */
  readonly localUs: number;
  readonly sinceUs: number;
}

/** A clock as its users may look at it: what it shows now, and how fast it runs. */
export type ClockReading = Pick<Clock, 'ratePpm' | 'localUs'>;

const TRUE_RATE_PPM = 1_000_000;

export const trueClock: Clock = { ratePpm: TRUE_RATE_PPM, localUs: 0, sinceUs: 0 };

/** @returns What the clock shows at `nowUs`, in its own microseconds. */
export function readClock(clock: Clock, nowUs: number): number {
  const elapsedUs = nowUs - clock.sinceUs;
  if (clock.ratePpm === TRUE_RATE_PPM) return clock.localUs + elapsedUs;
  return clock.localUs + Math.floor((elapsedUs * clock.ratePpm) / TRUE_RATE_PPM);
}

/** @returns How long `delayUs` by this clock takes in virtual time, rounded up. */
export function trueDelayUs(clock: Clock, delayUs: number): number {
  if (clock.ratePpm === TRUE_RATE_PPM) return delayUs;
  return Math.ceil((delayUs * TRUE_RATE_PPM) / clock.ratePpm);
}

/** @returns The clock from `nowUs` on: with another rate, or after a jump of `jumpUs`, or both. */
export function adjustClock(clock: Clock, nowUs: number, ratePpm: number, jumpUs: number): Clock {
  return { ratePpm, localUs: readClock(clock, nowUs) + jumpUs, sinceUs: nowUs };
}

/** Measuring on a machine that others use too: CPU time, rounds that take turns, medians with their spread. */

/** Many measurements of one thing: the middle one, and how far they spread. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: percentile(sorted, 50), min: percentile(sorted, 0), max: percentile(sorted, 100) };
}

/** @param sorted - In ascending order, not empty. */
export function percentile(sorted: readonly number[], percent: number): number {
  const value = sorted[Math.round(((sorted.length - 1) * percent) / 100)];
  if (value === undefined) throw new RangeError('nothing was measured');
  return value;
}

/** @returns CPU seconds of the whole process, garbage collection and compilation included. */
export function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

/** Something to measure: `prepare` is not timed, the work that it returns is. */
export interface Subject {
  readonly count: number;
  prepare(): () => void;
}

/**
 * Measures all subjects in turn, again and again, so that a slow moment of the machine hits all of them.
 *
 * @returns For each subject its rate in units of `count` per CPU second, one a round. The first round warms up and is left out.
 */
export function measureInTurns<Name extends string>(
  subjects: Readonly<Record<Name, Subject>>,
  rounds: number,
): Readonly<Record<Name, readonly number[]>> {
  const names = Object.keys(subjects) as Name[];
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  let prepared: readonly (() => void)[] = [];
  for (let round = 0; round <= rounds; round++) {
    // The works of the round before are dropped only now: with the last object of a kind the collector would throw away
    // the code that was compiled for it, and each round would begin with the compiler.
    prepared = names.map((name) => subjects[name].prepare());
    names.forEach((name, index) => {
      globalThis.gc?.(); // Nobody pays for the garbage of the one before.
      const seconds = cpuSeconds(prepared[index] as () => void);
      if (round > 0) rates[name].push(subjects[name].count / seconds);
    });
  }
  return rates;
}

/** @returns Round by round, how fast `rates` is compared with the yardstick. */
export const ratios = (rates: readonly number[], yardstick: readonly number[]): number[] =>
  rates.map((rate, round) => rate / (yardstick[round] as number));

/** Rounder and smaller numbers, the roundest and smallest first. */

const UNITS_US = [10_000_000, 5_000_000, 1_000_000, 500_000, 100_000, 50_000, 10_000, 5_000, 1_000, 100, 10];

/** @returns Times near `us`, before and behind it, none further away than half of `us`; without `us` itself. */
export function rounderTimes(us: number): readonly number[] {
  const times = UNITS_US.flatMap((unit) => {
    const below = Math.floor(us / unit) * unit;
    return us - below <= unit / 2 ? [below, below + unit] : [below + unit, below];
  });
  return [...new Set(times)].filter((time) => time !== us && time >= 0 && Math.abs(time - us) <= us / 2);
}

/** @returns Stretches that are shorter or rounder than `us`. */
export function rounderSpans(us: number): readonly number[] {
  const round = [1_000, 10_000, 100_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000].filter(
    (span) => span < us,
  );
  return [...new Set([...round, ...rounderTimes(us)])].filter((span) => span > 0 && span !== us);
}

/** @returns Smaller counts, the smallest first: powers of two, one digit, one less. */
export function* smaller(value: number): Iterable<number> {
  if (!Number.isInteger(value) || value < 2) return;
  for (let less = 1; less < value; less *= 2) yield less;
  const digits = String(value).length - 1;
  const unit = Number(`1e${digits}`);
  if (digits > 0) yield Math.floor(value / unit) * unit;
  yield value - 1;
}

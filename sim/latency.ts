/** How long things take: distributions over integer microseconds, drawn from integer tables (no logarithm, no power). */
import { assert } from './assert.ts';
import { drawBelow, drawUint32, type Stream } from './random.ts';
import { EXPONENTIAL_MILLI } from './latencyTable.ts';

export type Latency =
  | { readonly kind: 'constant'; readonly us: number }
  /** Every integer from `minUs` to `maxUs`, both included. */
  | { readonly kind: 'uniform'; readonly minUs: number; readonly maxUs: number }
  /** `minUs` plus an exponential-like wait of the given mean. */
  | { readonly kind: 'exponential'; readonly meanUs: number; readonly minUs?: number }
  /** Mostly fast, `slowPpm` in a million slow; each uniform in its own range. */
  | {
      readonly kind: 'bimodal';
      readonly fast: readonly [number, number];
      readonly slow: readonly [number, number];
      readonly slowPpm: number;
    }
  /** Pareto-like with exponent 2: mean 2 × `minUs`, one in 10,000 beyond 100 × `minUs`. */
  | { readonly kind: 'heavyTailed'; readonly minUs: number };

/** @throws AssertionError where it could be negative or broken, or draws from a range upside down. */
export function assertPossible(latency: Latency): void {
  assert(isPossible(latency), 'a latency is made of integers, at least 0, and its ranges go up');
}

function isPossible(latency: Latency): boolean {
  switch (latency.kind) {
    case 'constant':
      return isRange(0, latency.us);
    case 'uniform':
      return isRange(latency.minUs, latency.maxUs);
    case 'exponential':
      return isRange(0, latency.meanUs) && isRange(0, latency.minUs ?? 0);
    case 'bimodal':
      return isRange(...latency.fast) && isRange(...latency.slow) && isRange(0, latency.slowPpm);
    case 'heavyTailed':
      return isRange(0, latency.minUs);
  }
}

const isRange = (min: number, max: number): boolean =>
  Number.isSafeInteger(min) && Number.isSafeInteger(max) && min >= 0 && min <= max;

/** The rarest 1 in 256 of a heavy tail is two to this power times a fresh draw. */
const HEAVIER_TAIL_BITS = 4;

/** The tail bin is drawn again at most this often: 256^-4 is one in four thousand million. */
const TAIL_DEPTH_MAX = 4;

/** @returns A latency in integer microseconds, at least 0. Constant latencies draw nothing. */
export function drawLatency(latency: Latency, stream: Stream): number {
  if (latency.kind === 'constant') return latency.us;
  if (latency.kind === 'uniform') return uniform(latency.minUs, latency.maxUs, stream);
  return drawSkewed(latency, stream);
}

type Skewed = Exclude<Latency, { readonly kind: 'constant' | 'uniform' }>;

function drawSkewed(latency: Skewed, stream: Stream): number {
  switch (latency.kind) {
    case 'exponential':
      return (latency.minUs ?? 0) + exponential(latency.meanUs, stream);
    case 'bimodal': {
      const [minUs, maxUs] = drawBelow(stream, 1_000_000) < latency.slowPpm ? latency.slow : latency.fast;
      return uniform(minUs, maxUs, stream);
    }
    case 'heavyTailed':
      return heavyTailed(latency.minUs, stream);
  }
}

/** @returns What no draw exceeds, in microseconds. */
export function longestUs(latency: Latency): number {
  switch (latency.kind) {
    case 'constant':
      return latency.us;
    case 'uniform':
      return latency.maxUs;
    case 'exponential': {
      const tailMilli = TAIL_DEPTH_MAX * (EXPONENTIAL_MILLI[255] as number);
      return (latency.minUs ?? 0) + Math.ceil((latency.meanUs * tailMilli) / 1_000);
    }
    case 'bimodal':
      return Math.max(latency.fast[1], latency.slow[1]);
    case 'heavyTailed':
      return latency.minUs * (1 << (HEAVIER_TAIL_BITS * TAIL_DEPTH_MAX));
  }
}

/** @returns Whether drawing from it needs a stream at all. */
export const isConstant = (latency: Latency): latency is Extract<Latency, { kind: 'constant' }> =>
  latency.kind === 'constant';

function uniform(minUs: number, maxUs: number, stream: Stream): number {
  return minUs + drawBelow(stream, maxUs - minUs + 1);
}

/**
 * Inverse transform over 256 bins with linear interpolation. The last bin reaches to infinity; there the
 * distribution is drawn again on top of ln 256, which is exact, because an exponential has no memory.
 */
function exponential(meanUs: number, stream: Stream): number {
  let milli = 0;
  for (let depth = 0; depth < TAIL_DEPTH_MAX; depth++) {
    const draw = drawUint32(stream);
    const bin = draw >>> 24;
    const low = EXPONENTIAL_MILLI[bin] as number;
    if (bin < 255) {
      const high = EXPONENTIAL_MILLI[bin + 1] as number;
      return Math.floor((meanUs * (milli + low + ((high - low) * ((draw >>> 8) & 0xffff)) / 65_536)) / 1_000);
    }
    milli += low;
  }
  return Math.floor((meanUs * milli) / 1_000);
}

/**
 * Pareto with exponent 2, P(X > x) = (minUs / x)²: self-similar, so the rarest 1 in 256 is 16 times a fresh draw. Within
 * the rest, √(1 / (1 − u)); a square root is exactly rounded on every engine.
 */
function heavyTailed(minUs: number, stream: Stream): number {
  let scale = 1;
  for (let depth = 0; depth < TAIL_DEPTH_MAX; depth++) {
    const draw = drawUint32(stream);
    if (draw >>> 24 < 255)
      return Math.floor(minUs * scale * Math.sqrt(4_294_967_296 / (4_294_967_296 - draw)));
    scale *= 1 << HEAVIER_TAIL_BITS;
  }
  return minUs * scale;
}

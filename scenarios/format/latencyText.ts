/** Latencies as people write them: `2ms`, `1ms..3ms`, or an object that names a skewed distribution. */
import type { Mistake } from '../language/mistakes.ts';
import type { Latency } from '../../sim/index.ts';
import type { AuthoredLatency } from './scenario.ts';
import { clip, readTimeFrom } from './time.ts';

/** @returns The latency that a time or a range stands for, or what is wrong with `text`. */
export function readLatencyText(text: string): Latency | Mistake {
  const [low = '', high, ...rest] = text.split('..');
  if (rest.length > 0) return { id: 'error.badLatency', params: { found: clip(text) } };
  const minUs = readTimeFrom(low, 0);
  if (typeof minUs !== 'number') return asLatencyProblem(minUs, text);
  if (high === undefined) return { kind: 'constant', us: minUs };
  const maxUs = readTimeFrom(high, 0);
  if (typeof maxUs !== 'number') return asLatencyProblem(maxUs, text);
  if (maxUs < minUs) return { id: 'error.emptyRange', params: { found: text } };
  return maxUs === minUs ? { kind: 'constant', us: minUs } : { kind: 'uniform', minUs, maxUs };
}

/** @returns The canonical form of a latency that has been checked. */
export function toLatency(latency: AuthoredLatency): Latency {
  if (typeof latency === 'string') return checked(readLatencyText(latency));
  if ('exponential' in latency) {
    const meanUs = micros(latency.exponential);
    return latency.atLeast === undefined
      ? { kind: 'exponential', meanUs }
      : { kind: 'exponential', meanUs, minUs: micros(latency.atLeast) };
  }
  if ('heavyTailed' in latency) return { kind: 'heavyTailed', minUs: micros(latency.heavyTailed) };
  const { fast, slow, slowPercent } = latency.bimodal;
  return { kind: 'bimodal', fast: range(fast), slow: range(slow), slowPpm: Math.round(slowPercent * 10_000) };
}

/** @returns Microseconds of a time that has been checked. */
export function micros(time: string): number {
  const us = readTimeFrom(time, 0);
  if (typeof us !== 'number') throw new TypeError('times are checked before they are converted');
  return us;
}

/** The largest latency this can reasonably give; the tails of skewed distributions are cut at 16 means. */
export function typicalMaxUs(latency: Latency): number {
  switch (latency.kind) {
    case 'constant':
      return latency.us;
    case 'uniform':
      return latency.maxUs;
    case 'exponential':
      return (latency.minUs ?? 0) + 16 * latency.meanUs;
    case 'bimodal':
      return Math.max(latency.fast[1], latency.slow[1]);
    case 'heavyTailed':
      return 16 * latency.minUs;
  }
}

function range(text: string): [number, number] {
  const latency = checked(readLatencyText(text));
  if (latency.kind === 'uniform') return [latency.minUs, latency.maxUs];
  return latency.kind === 'constant' ? [latency.us, latency.us] : [0, 0];
}

function checked(latency: Latency | Mistake): Latency {
  if ('id' in latency) throw new TypeError('latencies are checked before they are converted');
  return latency;
}

/** A time that is negative or too long is told as such; anything else is told as a latency. */
function asLatencyProblem(problem: Mistake, text: string): Mistake {
  return problem.id === 'error.badTime' ? { id: 'error.badLatency', params: { found: clip(text) } } : problem;
}

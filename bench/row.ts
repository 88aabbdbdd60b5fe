/** One line of the report: what was measured, and how it compares with what was wanted. */
import { type Spread, spreadOf } from './measure.ts';

export interface Target {
  readonly comparison: 'atLeast' | 'atMost';
  readonly value: number;
}

export interface Row extends Spread {
  readonly what: string;
  readonly unit: string;
  /** Null where the value is only reported. */
  readonly target: Target | null;
}

export interface SectionReport {
  readonly section: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

export const atLeast = (value: number): Target => ({ comparison: 'atLeast', value });
export const atMost = (value: number): Target => ({ comparison: 'atMost', value });

/** @param values - All measurements; the row shows their median and spread. */
export const row = (
  what: string,
  unit: string,
  values: readonly number[],
  target: Target | null = null,
): Row => ({ what, unit, target, ...spreadOf(values) });

/** @returns Whether the median meets the target; null where there is none. */
export function isHit({ median, target }: Row): boolean | null {
  if (target === null) return null;
  return target.comparison === 'atLeast' ? median >= target.value : median <= target.value;
}

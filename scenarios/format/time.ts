/** Stretches of virtual time as text: `500us`, `20ms`, `1.5s`, `2m`, `-3s`. Exact: digits are moved, never multiplied as fractions. */
import type { Mistake } from '../language/mistakes.ts';

/** A thousand hours. */
export const TIME_US_MAX = 3_600_000_000_000;

/** Powers of ten of a microsecond, and a factor on top of them: a minute is 60 × 10^6. */
const UNITS: Readonly<Record<string, { readonly decimals: number; readonly factor: number }>> = {
  us: { decimals: 0, factor: 1 },
  ms: { decimals: 3, factor: 1 },
  s: { decimals: 6, factor: 1 },
  m: { decimals: 6, factor: 60 },
  h: { decimals: 6, factor: 3_600 },
};

const PATTERN = /^(-)?(\d{1,16})(?:\.(\d{1,16}))?\s?(us|µs|μs|ms|s|m|min|h)$/;

/** @returns Integer microseconds, negative ones too, or what is wrong with `text`. */
export function readTime(text: string): number | Mistake {
  const match = PATTERN.exec(text.trim());
  if (match === null) return { id: 'error.badTime', params: { found: clip(text) } };
  const [, sign, whole = '', fraction = '', unitText = ''] = match;
  const unit = UNITS[unitText === 'µs' || unitText === 'μs' ? 'us' : unitText === 'min' ? 'm' : unitText];
  if (unit === undefined) return { id: 'error.badTime', params: { found: clip(text) } };
  const digits = fraction.replace(/0+$/, '');
  if (digits.length > unit.decimals) return { id: 'error.timeTooFine', params: { found: text } };
  const us = Number(whole + digits.padEnd(unit.decimals, '0')) * unit.factor;
  if (us > TIME_US_MAX) return { id: 'error.timeTooLong', params: { found: text } };
  return sign === undefined || us === 0 ? us : -us;
}

/** @returns As `readTime`, and no time below `minUs` (0 or 1). */
export function readTimeFrom(text: string, minUs: 0 | 1): number | Mistake {
  const us = readTime(text);
  if (typeof us !== 'number') return us;
  if (us < 0) return { id: 'error.negativeTime', params: { found: text } };
  return us < minUs ? { id: 'error.zeroTime', params: {} } : us;
}

/** Long mistakes are cut: an error is one line. */
export const clip = (text: string): string => (text.length <= 40 ? text : `${text.slice(0, 39)}…`);

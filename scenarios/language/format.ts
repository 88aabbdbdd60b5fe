/**
 * Numbers, times and lists as both languages write them. Without `Intl`, because what it prints differs from one machine to the
 * next, and narration is compared byte by byte.
 */
import type { Latency } from '../../sim/index.ts';
import type { Language } from './language.ts';

/** `1, 2 and 3`, `1、2 和 3`; no space beside a Chinese character: `甲、乙和丙`. An empty list is `none`, `无`. */
export function list(items: readonly (number | string)[], language: Language): string {
  if (items.length === 0) return language === 'en' ? 'none' : '无';
  const words = items.map(String);
  const last = words.pop() ?? '';
  if (words.length === 0) return last;
  if (language === 'en') return `${words.join(', ')} and ${last}`;
  const before = words.join('、');
  return `${before}${ENDS_WIDE.test(before) ? '' : ' '}和${BEGINS_WIDE.test(last) ? '' : ' '}${last}`;
}

const ENDS_WIDE = /[\p{Script=Han}）」”]$/u;
const BEGINS_WIDE = /^[\p{Script=Han}（「“]/u;

/** `1, 2 or 3`, `1、2 或 3`. */
export function alternatives(items: readonly (number | string)[], language: Language): string {
  const words = items.map(String);
  const last = words.pop() ?? '';
  if (words.length === 0) return last;
  return language === 'en' ? `${words.join(', ')} or ${last}` : `${words.join('、')} 或 ${last}`;
}

/** `1 server`, `3 servers`. Chinese has no plural, so only English sentences call it. */
export function count(amount: number, one: string, many: string = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

const ORDINALS = ['th', 'st', 'nd', 'rd'] as const;

/** `1st`, `2nd`, `11th`. */
export function ordinal(position: number): string {
  const tens = position % 100;
  const suffix = tens >= 11 && tens <= 13 ? 'th' : (ORDINALS[position % 10] ?? 'th');
  return `${position}${suffix}`;
}

/** The shortest text for a stretch of virtual time: `200ms`, `1.5s`, `-3s`. The story format reads it back without loss. */
export function duration(us: number): string {
  if (us === 0) return '0s';
  if (us < 0) return `-${duration(-us)}`;
  if (us >= 10_000 && us % 1_000 === 0)
    return us >= 1_000_000 ? `${decimal(us, 1_000_000)}s` : `${us / 1_000}ms`;
  return us >= 1_000 ? `${decimal(us, 1_000)}ms` : `${us}us`;
}

/** A moment on the clock of the run, in seconds with 0 to 6 decimals, so that columns line up: `2.203 s`. */
export function moment(us: number, decimals = 3): string {
  let perSecond = 1;
  for (let digit = 0; digit < decimals; digit++) perSecond *= 10;
  const rounded = Math.round(us / (1_000_000 / perSecond));
  const fraction = decimals === 0 ? '' : `.${String(rounded % perSecond).padStart(decimals, '0')}`;
  return `${Math.floor(rounded / perSecond)}${fraction} s`;
}

/** A latency as a story writes it: `2ms`, `1ms..3ms`, `{exponential: 2ms}`. The same in every language. */
export function latencyText(latency: Latency): string {
  switch (latency.kind) {
    case 'constant':
      return duration(latency.us);
    case 'uniform':
      return range(latency.minUs, latency.maxUs);
    case 'exponential': {
      const atLeast = latency.minUs === undefined ? '' : `, atLeast: ${duration(latency.minUs)}`;
      return `{exponential: ${duration(latency.meanUs)}${atLeast}}`;
    }
    case 'bimodal': {
      const { fast, slow, slowPpm } = latency;
      return `{bimodal: {fast: ${range(...fast)}, slow: ${range(...slow)}, slowPercent: ${slowPpm / 10_000}}}`;
    }
    case 'heavyTailed':
      return `{heavyTailed: ${duration(latency.minUs)}}`;
  }
}

const range = (minUs: number, maxUs: number): string =>
  minUs === maxUs ? duration(minUs) : `${duration(minUs)}..${duration(maxUs)}`;

/** `1234567` as `1,234,567`, in both languages. */
export function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `us / unit` in decimal notation, exact: integer division, never a floating-point quotient. */
function decimal(us: number, unit: number): string {
  const fraction = String(us % unit)
    .padStart(String(unit).length - 1, '0')
    .replace(/0+$/, '');
  const whole = Math.floor(us / unit);
  return fraction === '' ? String(whole) : `${whole}.${fraction}`;
}

/**
 * How Java reads text and numbers. `zoo.cfg` means what Java makes of it: a blank after a port is an error, a number may have a plus, and
 * what looks decimal may be octal.
 */

/** Strips every character up to U+0020 from both ends. Source: `String.trim`. */
export function trim(text: string): string {
  let begin = 0;
  let end = text.length;
  while (begin < end && text.charCodeAt(begin) <= 0x20) begin++;
  while (end > begin && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(begin, end);
}

/** Drops empty parts at the end: nothing is left of a lone separator. Source: `String.split`. */
export function split(text: string, separator: string): readonly string[] {
  if (text === '') return [''];
  const parts = text.split(separator);
  while (parts.at(-1) === '') parts.pop();
  return parts;
}

/** The largest magnitudes: of positive numbers, of negative ones. */
const MAGNITUDES_MAX = {
  int32: ['2147483647', '2147483648'],
  int64: ['9223372036854775807', '9223372036854775808'],
} as const;

/**
 * @returns The number, or null where Java throws a `NumberFormatException`. Where it is no safe integer it is the nearest number there is.
 *
 * Source: `Integer.parseInt`, `Long.parseLong`. Digits of other scripts, which Java reads too, are not read.
 */
export function parseDecimal(text: string, type: 'int32' | 'int64'): number | null {
  const [, sign, digits] = /^([+-]?)0*(\d+)$/.exec(text) ?? [];
  if (digits === undefined) return null;
  const max = MAGNITUDES_MAX[type][sign === '-' ? 1 : 0];
  if (digits.length > max.length || (digits.length === max.length && digits > max)) return null;
  return sign === '-' ? 0 - Number(digits) : Number(digits);
}

/** @returns Whether Java reads it as 64 bits in hexadecimal. Source: `Long.parseLong(text, 16)`. */
export function isHexadecimal(text: string): boolean {
  const [, sign, digits] = /^([+-]?)0*([\da-f]+)$/i.exec(text) ?? [];
  if (digits === undefined || digits.length > 16) return false;
  return digits.length < 16 || /^[0-7]/.test(digits) || (sign === '-' && /^80*$/.test(digits));
}

const RADIXES: Readonly<Record<string, number>> = { '0x': 16, '#': 16, '0': 8, '': 10 };

/**
 * @returns The number, or null where Java falls back to the default: `010` is eight, `0x10` and `#10` are sixteen.
 *
 * Source: `Integer.getInteger`, which is `Integer.decode`.
 */
export function decodeInteger(text: string): number | null {
  const [, sign, prefix = '', digits = ''] = /^([+-]?)(0x|#|0(?=.))?0*([\da-f]+)$/i.exec(text) ?? [];
  const radix = RADIXES[prefix.toLowerCase()] ?? 10;
  const isReadable = radix === 16 || (radix === 8 ? /^[0-7]+$/ : /^\d+$/).test(digits);
  if (!isReadable || digits === '' || digits.length > 11) return null;
  const magnitude = Number.parseInt(digits, radix);
  if (magnitude > (sign === '-' ? 2_147_483_648 : 2_147_483_647)) return null;
  return sign === '-' ? 0 - magnitude : magnitude;
}

/**
 * @returns The number, NaN and infinities included, or null where Java throws a `NumberFormatException`.
 *
 * Source: `Double.parseDouble`; its hexadecimal numbers are not read.
 */
export function parseDouble(text: string): number | null {
  const number = trim(text);
  if (/^[+-]?NaN$/.test(number)) return Number.NaN;
  if (/^[+-]?Infinity$/.test(number)) return Number(number);
  const [, decimal] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[fFdD]?$/.exec(number) ?? [];
  return decimal === undefined ? null : Number(decimal);
}

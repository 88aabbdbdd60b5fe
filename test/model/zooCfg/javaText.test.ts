import { describe, expect, it } from 'vitest';
import {
  decodeInteger,
  isHexadecimal,
  parseDecimal,
  parseDouble,
  split,
  trim,
} from '../../../model/zooCfg/javaText.ts';

/** Texts and what Java 17 makes of them; null for a `NumberFormatException`. */
describe('numbers as Java reads them', () => {
  it.each([
    ['0', 0],
    ['+7', 7],
    ['-007', -7],
    ['2147483647', 2_147_483_647],
    ['2147483648', null],
    ['-2147483648', -2_147_483_648],
    ['-2147483649', null],
    ['', null],
    [' 1', null],
    ['1 ', null],
    ['1e3', null],
    ['0x10', null],
    ['--1', null],
  ])('Integer.parseInt("%s") is %s', (text, value) => {
    expect(parseDecimal(text, 'int32')).toBe(value);
  });

  it.each([
    ['9007199254740991', 9_007_199_254_740_991],
    ['9223372036854775808', null],
    ['-9223372036854775809', null],
    ['2147483648', 2_147_483_648],
  ])('Long.parseLong("%s") is %s', (text, value) => {
    expect(parseDecimal(text, 'int64')).toBe(value);
  });

  it.each([
    ['10', 10],
    ['010', 8],
    ['08', null],
    ['0', 0],
    ['00', 0],
    ['0x10', 16],
    ['-0XfF', -255],
    ['#10', 16],
    ['#', null],
    ['0x', null],
    ['0x7fffffff', 2_147_483_647],
    ['0x80000000', null],
    ['-0x80000000', -2_147_483_648],
    ['-+1', null],
    ['f', null],
    ['', null],
  ])('Integer.getInteger of "%s" is %s', (text, value) => {
    expect(decodeInteger(text)).toBe(value);
  });

  it.each([
    ['0.33', 0.33],
    ['.5', 0.5],
    ['1.', 1],
    ['1e-1', 0.1],
    ['1d', 1],
    ['1F', 1],
    [' 1 ', 1],
    ['NaN', Number.NaN],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['infinity', null],
    ['.', null],
    ['1e', null],
    ['1,5', null],
    ['', null],
  ])('Double.parseDouble("%s") is %s', (text, value) => {
    expect(parseDouble(text)).toBe(value);
  });

  it.each([
    ['ff', true],
    ['-FF', true],
    ['', false],
    ['xyz', false],
    ['7fffffffffffffff', true],
    ['8000000000000000', false],
    ['-8000000000000000', true],
    ['00000000000000001', true],
    ['10000000000000000', false],
  ])('"%s" is 64 bits in hexadecimal: %s', (text, value) => {
    expect(isHexadecimal(text)).toBe(value);
  });
});

describe('text as Java takes it apart', () => {
  it('loses every control character at its ends, and no other blank', () => {
    expect(trim('\u0000 \t\na b\u001f ')).toBe('a b');
    expect(trim('\u00a0a\u2003')).toBe('\u00a0a\u2003');
    expect(trim(' ')).toBe('');
  });

  it('has no empty parts at its end, and none at all if it is a separator', () => {
    expect(split('a:b::', ':')).toEqual(['a', 'b']);
    expect(split(':a', ':')).toEqual(['', 'a']);
    expect(split('', ':')).toEqual(['']);
    expect(split('::', ':')).toEqual([]);
  });
});

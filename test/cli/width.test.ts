/** Lines that fit: double-width characters, colours, and where a line may break. */
import { describe, expect, it } from 'vitest';
import { padEnd, padStart, widthOf, wrap } from '../../cli/width.ts';

describe('width', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['领导者', 6],
    ['（3）', 5],
    ['✓ →', 3],
    ['e\u0301', 1],
    ['\u001b[1m\u001b[36m3\u001b[39m\u001b[22m', 1],
  ])('of %j is %i', (text, width) => {
    expect(widthOf(text)).toBe(width);
    expect(widthOf(padEnd(text, 12))).toBe(12);
    expect(widthOf(padStart(text, 12))).toBe(12);
  });
});

describe('wrapping', () => {
  it('breaks between words, and never loses one', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap('incomprehensibilities are long', 10)).toEqual(['incomprehensibilities', 'are long']);
    expect(wrap('', 10)).toEqual(['']);
    expect(wrap('larger id 4 > 3', 13)).toEqual(['larger id', '4 > 3']);
  });

  it('indents what goes on, and keeps the spaces between words', () => {
    expect(wrap('1\u00a0LEADING  2\u00a0FOLLOWING  3\u00a0LOOKING', 14, '  ')).toEqual([
      '1 LEADING',
      '  2 FOLLOWING',
      '  3 LOOKING',
    ]);
  });

  it('breaks between Chinese characters, but not before a full stop or behind an opening bracket', () => {
    expect(wrap('服务器启动。', 10)).toEqual(['服务器启', '动。']);
    expect(wrap('服务器（三）', 8)).toEqual(['服务器', '（三）']);
    expect(wrap('服务器 1 投票给 2', 8)).toEqual(['服务器 1', '投票给 2']);
  });

  it('fits, whatever the text', () => {
    const text =
      '服务器 3 进入 LEADING：得 1、2 和 3 的选票，已达法定人数（5 台中需 3 台）; epoch 0, zxid 0x0.';
    for (let width = 10; width < 90; width++) {
      const lines = wrap(text, width);
      expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
  });
});

/** How wide a text is in a terminal, where Chinese characters take two columns, and lines that fit. */

/** Ranges of code points that are two columns wide, from the East Asian Width table (W and F). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

/** Combining marks, joiners and variation selectors add nothing. */
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

// oxlint-disable-next-line no-control-regex -- colours are made of escape characters
const COLOUR = /\u001b\[[\d;]*m/g;

/** @returns Columns of `text`; colours do not count. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text.replace(COLOUR, '')) width += widthOfCharacter(character);
  return width;
}

function widthOfCharacter(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (ZERO.test(character)) return 0;
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));
export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - widthOf(text))) + text;

/** Never at the beginning of a line: it belongs to the word before. */
const CLOSING = /^[，。：；、！？）」』”’》〉】…·)\].,:;!?]$/u;
/** Never at the end of a line: it belongs to the word after. */
const OPENING = /^[（「『“‘《〈【([]$/u;

/** Joins what may not be torn apart; `wrap` prints it as a space. */
export const UNBROKEN_SPACE = '\u00a0';

/** `1.900 s` in one piece. */
export const unbroken = (text: string): string => text.replaceAll(' ', UNBROKEN_SPACE);

/**
 * @param indent - What every line but the first begins with.
 * @returns The lines of `text`, broken between words and between Chinese characters; a word that is too long stays whole.
 */
export function wrap(text: string, width: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of wordsOf(text)) {
    if (line.trim() !== '' && widthOf(line) + widthOf(word.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = indent + word.trimStart();
    } else line += word;
  }
  lines.push(line.trimEnd());
  return lines.map((whole) => whole.replaceAll(UNBROKEN_SPACE, ' '));
}

/** The pieces between which a line may break; their concatenation is the text. Colours stick to what follows or precedes them. */
function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  let word = '';
  let isOpen = false;
  for (const character of text) {
    const isWide = widthOfCharacter(character) === 2;
    const endsHere =
      word !== '' && !isOpen && !CLOSING.test(character) && (isWide || breaksAfter(word, character));
    if (endsHere) {
      words.push(word);
      word = '';
    }
    word += character;
    isOpen = OPENING.test(character);
  }
  if (word !== '') words.push(word);
  return words;
}

/** A space ends a word and stays with it; so does a Chinese character before something that is none. `4 > 3` is one word. */
function breaksAfter(word: string, next: string): boolean {
  if (/[<>]/.test(next) || /[<>] $/.test(word)) return false;
  const last = Array.from(word).at(-1) ?? '';
  if (next === ' ') return false;
  return last === ' ' || widthOfCharacter(last) === 2;
}

/** @returns The beginning of `text` that fits, with `…` where something is left out. */
export function clipped(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let shown = '';
  for (const character of text) {
    if (widthOf(shown) + widthOfCharacter(character) > width - 1) break;
    shown += character;
  }
  return `${shown}…`;
}

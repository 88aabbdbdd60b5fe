/**
 * The syntax of `.properties` files: comments, three separators, escapes, lines that go on, and the place of everything.
 *
 * A file is bytes of ISO 8859-1 to Java; here it is text, whose characters stay what they are.
 *
 * Source: `java.util.Properties.load`.
 */

/** Both counted from 1; the column in UTF-16 units. */
interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Property {
  readonly key: string;
  readonly value: string;
  /** Where the key begins. */
  readonly keyAt: Position;
  /** Where the value begins, or would. */
  readonly valueAt: Position;
}

export interface Properties {
  /** One for each key, as Java keeps them: the last. In the order of the text, which Java does not keep. */
  readonly list: readonly Property[];
  /** Those whose key comes again further down. */
  readonly overridden: readonly Property[];
  /** Where a `\u` is not followed by four hexadecimal digits: Java reads nothing at all then. */
  readonly malformed: readonly Position[];
}

export function readProperties(text: string): Properties {
  const positionAt = positionsOf(text);
  const last = new Map<string, Property>();
  const overridden: Property[] = [];
  const malformed: Position[] = [];
  for (const line of logicalLines(text)) {
    const { keyEnd, valueBegin } = partsOf(line);
    const key = unescape(line, 0, keyEnd);
    const value = unescape(line, valueBegin, line.chars.length);
    for (const { malformedAt } of [key, value]) {
      if (malformedAt !== null) malformed.push(positionAt(malformedAt));
    }
    const property = {
      key: key.text,
      value: value.text,
      keyAt: positionAt(line.offsets[0] ?? line.endOffset),
      valueAt: positionAt(line.offsets[valueBegin] ?? line.endOffset),
    };
    const before = last.get(key.text);
    if (before !== undefined) overridden.push(before);
    last.delete(key.text); // The place of the last one counts.
    last.set(key.text, property);
  }
  return { list: [...last.values()], overridden, malformed };
}

/** What counts as one line: continuations joined, escapes not yet read. */
interface LogicalLine {
  readonly chars: string;
  /** Where in the text each of the characters stands. */
  readonly offsets: readonly number[];
  /** Behind the last of them. */
  readonly endOffset: number;
}

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t' || char === '\f';

/** A lone backslash at the end of a file, which Java may take for an empty key, is nothing here. */
function* logicalLines(text: string): Generator<LogicalLine> {
  let chars = '';
  let offsets: number[] = [];
  let endOffset = 0;
  for (const { begin, end } of naturalLines(text)) {
    let from = begin;
    while (from < end && isBlank(text[from])) from++;
    const isIgnored = from === end || text[from] === '#' || text[from] === '!';
    if (chars === '' && isIgnored) continue;
    const isContinued = endsWithBackslash(text, from, end);
    endOffset = isContinued ? end - 1 : end;
    chars += text.slice(from, endOffset);
    for (let offset = from; offset < endOffset; offset++) offsets.push(offset);
    if (isContinued) continue;
    yield { chars, offsets, endOffset };
    chars = '';
    offsets = [];
  }
  if (chars !== '') yield { chars, offsets, endOffset };
}

/** Lines as they are written, without their terminators. One that is empty behind the last terminator is none. */
function* naturalLines(text: string): Generator<{ readonly begin: number; readonly end: number }> {
  let begin = 0;
  for (const { 0: terminator, index } of text.matchAll(/\r\n|\r|\n/g)) {
    yield { begin, end: index };
    begin = index + terminator.length;
  }
  if (begin < text.length) yield { begin, end: text.length };
}

/** Pairs of backslashes are escaped backslashes; what counts is whether one is left over. */
function endsWithBackslash(text: string, begin: number, end: number): boolean {
  let count = 0;
  while (end - count > begin && text[end - count - 1] === '\\') count++;
  return count % 2 === 1;
}

/** The key ends at the first `=`, `:` or blank that is not escaped; blanks, one `=` or `:`, and blanks separate it from the value. */
function partsOf({ chars }: LogicalLine): { readonly keyEnd: number; readonly valueBegin: number } {
  const [key = ''] = /^(?:\\.|[^\\=: \t\f])*/s.exec(chars) ?? [];
  const [separator = ''] = /^[ \t\f]*[=:]?[ \t\f]*/.exec(chars.slice(key.length)) ?? [];
  return { keyEnd: key.length, valueBegin: key.length + separator.length };
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

/** One character as it is written: by its code, behind a backslash, or plain. */
const CHARACTER = /^(?:\\u([\da-fA-F]{4})|\\(.)|(.))/s;

interface Unescaped {
  readonly text: string;
  /** Offset in the text of the file. */
  readonly malformedAt: number | null;
}

function unescape({ chars, offsets }: LogicalLine, begin: number, end: number): Unescaped {
  const written = chars.slice(begin, end);
  if (!written.includes('\\')) return { text: written, malformedAt: null };
  let text = '';
  let malformedAt: number | null = null;
  let index = begin;
  while (index < end) {
    const [matched = '', digits, escaped, plain] =
      CHARACTER.exec(chars.slice(index, Math.min(end, index + 6))) ?? [];
    if (escaped === 'u') malformedAt ??= offsets[index] ?? 0;
    if (digits !== undefined) text += String.fromCharCode(Number.parseInt(digits, 16));
    else text += plain ?? ESCAPES[escaped ?? ''] ?? escaped ?? '';
    index += matched.length;
  }
  return { text, malformedAt };
}

/** @returns A function from offsets to positions. */
function positionsOf(text: string): (offset: number) => Position {
  const begins = [...naturalLines(text)].map(({ begin }) => begin);
  return (offset) => {
    let low = 0; // The line begins at or before the offset,
    let high = begins.length; // this one behind it.
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((begins[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (begins[low] ?? 0) + 1 };
  };
}

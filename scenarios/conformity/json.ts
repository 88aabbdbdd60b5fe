/**
 * JSON with places: where a line stops being JSON and what was expected there, and in which column a value stands. Both are asked only
 * after something was found to be wrong.
 */
import { type Path, ScenarioError } from '../format/scenarioError.ts';
import type { JsonPart } from '../language/conformity.ts';

/**
 * @param line - Its number in the file, counted from 1.
 * @throws ScenarioError with its position.
 */
export function parseJson(text: string, line: number): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const { at, expected } = syntaxFault(text);
    const found = at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : null;
    const problem = { id: 'recording.notJson', params: { expected, found } } as const;
    throw new ScenarioError([], problem, { position: { line, column: at + 1 } });
  }
}

interface Fault {
  readonly at: number;
  readonly expected: JsonPart;
}

const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;

type Expecting = 'value' | 'firstEntry' | 'firstKey' | 'key' | 'colon' | 'more';

/** @returns The first place at which a text that is not JSON shows that it is not. It keeps a stack of its own: brackets may nest a million deep. */
export function syntaxFault(text: string): Fault {
  const open: ('{' | '[')[] = [];
  let expecting: Expecting = 'value';
  let at = 0;
  for (;;) {
    at = skipSpace(text, at);
    const character = text[at];
    const fault: Fault = { at, expected: expectedWord(expecting, open.at(-1)) };
    if (character === undefined) return fault;
    if (isClosing(character, expecting, open.at(-1))) {
      open.pop();
      expecting = 'more';
      at++;
    } else if (expecting === 'value' || expecting === 'firstEntry') {
      if (character === '{' || character === '[') {
        open.push(character);
        expecting = character === '{' ? 'firstKey' : 'firstEntry';
        at++;
        continue;
      }
      const end = character === '"' ? endOfString(text, at) : endOfScalar(text, at);
      if (end === null) return fault;
      if (typeof end !== 'number') return end;
      at = end;
      expecting = 'more';
    } else if (expecting === 'firstKey' || expecting === 'key') {
      if (character !== '"') return fault;
      const end = endOfString(text, at);
      if (typeof end !== 'number') return end;
      at = end;
      expecting = 'colon';
    } else {
      if (character !== (expecting === 'colon' ? ':' : ',') || (expecting === 'more' && open.length === 0))
        return fault;
      expecting = expecting === 'colon' || open.at(-1) === '[' ? 'value' : 'key';
      at++;
    }
  }
}

const isClosing = (character: string, expecting: Expecting, innermost: '{' | '[' | undefined): boolean =>
  (character === '}' && innermost === '{' && (expecting === 'firstKey' || expecting === 'more')) ||
  (character === ']' && innermost === '[' && (expecting === 'firstEntry' || expecting === 'more'));

function expectedWord(expecting: Expecting, innermost: '{' | '[' | undefined): JsonPart {
  switch (expecting) {
    case 'value':
    case 'firstEntry':
      return 'value';
    case 'firstKey':
      return 'keyOrBrace';
    case 'more':
      if (innermost === undefined) return 'end';
      return innermost === '{' ? 'commaOrBrace' : 'commaOrBracket';
    default:
      return expecting;
  }
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text[at] as string)) at++;
  return at;
}

function endOfScalar(text: string, from: number): number | null {
  SCALAR.lastIndex = from;
  return SCALAR.test(text) ? SCALAR.lastIndex : null;
}

/** @returns The place behind the closing quote, or what is wrong inside. */
function endOfString(text: string, from: number): number | Fault {
  for (let at = from + 1; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '"') return at + 1;
    if (character < ' ') return { at, expected: 'character' };
    if (character !== '\\') continue;
    const escaped = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(at + 1, at + 6));
    if (escaped === null) return { at: at + 1, expected: 'character' };
    at += escaped[0].length;
  }
  return { at: text.length, expected: 'character' };
}

/**
 * @param text - Valid JSON.
 * @param atKey - Whether the key at the end of the path is meant, and not its value.
 * @returns The column, counted from 1, of what the path leads to; of the innermost part that is there, if it is not.
 */
export function columnOf(text: string, path: Path, atKey: boolean): number {
  let at = skipSpace(text, 0);
  for (const [depth, key] of path.entries()) {
    const isLast = depth === path.length - 1;
    const found = text[at] === '{' ? memberOf(text, at, String(key)) : entryOf(text, at, Number(key));
    if (found === null) break;
    at = isLast && atKey ? found.key : found.value;
  }
  return at + 1;
}

interface Member {
  readonly key: number;
  readonly value: number;
}

/** The last of several with one key: the one that counts. */
function memberOf(text: string, brace: number, name: string): Member | null {
  let found: Member | null = null;
  let at = skipSpace(text, brace + 1);
  while (text[at] === '"') {
    const end = skipValue(text, at);
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (JSON.parse(text.slice(at, end)) === name) found = { key: at, value };
    at = skipSpace(text, skipValue(text, value));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return found;
}

function entryOf(text: string, bracket: number, index: number): Member | null {
  if (text[bracket] !== '[') return null;
  let at = skipSpace(text, bracket + 1);
  for (let n = 0; n < index && text[at] !== ']'; n++) {
    at = skipSpace(text, skipValue(text, at));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return text[at] === ']' ? null : { key: at, value: at };
}

/** @returns The place behind a value of valid JSON. */
function skipValue(text: string, from: number): number {
  if (text[from] === '"') return endOfString(text, from) as number;
  if (text[from] !== '{' && text[from] !== '[') return endOfScalar(text, from) ?? text.length;
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '"') at = (endOfString(text, at) as number) - 1;
    else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) return at + 1;
  }
  return text.length;
}

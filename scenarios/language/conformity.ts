/** What can be wrong with a recording, beside what can be wrong with any story: the English sentences. */

/** What can be expected at a place of a JSON text. */
export type JsonPart =
  | 'value'
  | 'key'
  | 'keyOrBrace'
  | 'colon'
  | 'commaOrBrace'
  | 'commaOrBracket'
  | 'character'
  | 'end';

const parts: Readonly<Record<JsonPart, string>> = {
  value: 'a value',
  key: 'a key in double quotes',
  keyOrBrace: 'a key in double quotes, or "}"',
  colon: 'a colon',
  commaOrBrace: 'a comma, or "}"',
  commaOrBracket: 'a comma, or "]"',
  character: 'more of this text, and a double quote at its end',
  end: 'the end of the line: a line holds one case',
};

export const conformityInEnglish = {
  'recording.notJson': (p: { expected: JsonPart; found: string | null }) =>
    `this is not JSON: expected ${parts[p.expected]}, found ${p.found === null ? 'the end of the line' : `"${p.found}"`}`,
  'recording.empty': () => 'this file holds no case: expected a recording, one JSON object a line',
  'recording.notText': () => 'expected a recording in UTF-8 text, gzipped or not, found something else',
  'recording.badZxid': (p: { found: string }) =>
    `"${p.found}" is not a zxid: expected hexadecimal digits, such as 0x100000007`,
  'recording.badPath': (p: { found: string }) =>
    `"${p.found}" is not the path of a node: expected a slash and a name, such as /a0`,
  'recording.tooManySessions': (p: { found: number; max: number }) =>
    `these writes and questions open ${p.found} sessions: expected at most ${p.max}`,
  'recording.badProperty': (p: { name: string; found: string }) =>
    `"${p.found}" is not a value of ${p.name}: expected a number that ZooKeeper takes`,
};

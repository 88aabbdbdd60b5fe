/** What can be wrong with a capsule, beside what can be wrong with any story: the English sentences. */
import type { JsonPart } from './conformity.ts';

const parts: Readonly<Record<JsonPart, string>> = {
  value: 'a value',
  key: 'a key in double quotes',
  keyOrBrace: 'a key in double quotes, or "}"',
  colon: 'a colon',
  commaOrBrace: 'a comma, or "}"',
  commaOrBracket: 'a comma, or "]"',
  character: 'more of this text, and a double quote at its end',
  end: 'the end of the file',
};

export const capsulesInEnglish = {
  'capsule.tooLarge': (p: { bytes: number; bytesMax: number }) =>
    `this file is too large for a capsule: ${p.bytes} bytes, at most ${p.bytesMax} are read`,
  'capsule.notText': () => 'expected a capsule in UTF-8 text, found something else',
  'capsule.empty': () => 'this file is empty: expected a capsule, as zablab writes it when something breaks',
  'capsule.notJson': (p: { expected: JsonPart; found: string | null }) =>
    `this is not JSON: expected ${parts[p.expected]}, found ${p.found === null ? 'the end of the file' : `"${p.found}"`}`,
  'capsule.story': () =>
    'this is a story, not a capsule: a capsule is what is written when a story breaks something',
  'capsule.noVersion': (p: { known: number }) =>
    `the version of the capsule is missing: expected "capsule": ${p.known}`,
  'capsule.version': (p: { found: string; known: number; zablab: string | null }) =>
    `this is version ${p.found} of capsules${p.zablab === null ? '' : `, written by zablab ${p.zablab}`}; this release of zablab reads version ${p.known}`,
  'capsule.badDigest': (p: { found: string }) =>
    `"${p.found}" is not a digest: expected 16 hexadecimal digits, such as 0123456789abcdef`,
  'capsule.badDecision': (p: { found: string }) =>
    `"${p.found}" is not a decision of a capsule: expected its time behind it, as in "1→3 PROPOSAL #2: 40ms @1.5s"`,
  'capsule.badLink': () =>
    'this is not the link of a capsule: expected letters, digits, "-" and "_", all that zablab wrote',
};

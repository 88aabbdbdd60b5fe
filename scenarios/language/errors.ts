/** What can be wrong with a story: the English sentences. Each says what was found and what was expected. */
import { alternatives, count } from './format.ts';

/** The kinds of value a story is made of. */
export type Thing =
  | 'text'
  | 'list'
  | 'object'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'nothing'
  | 'time'
  | 'latency'
  | 'zxid'
  | 'zxids'
  | 'znode'
  | 'occurrence'
  | 'decision';

const things: Readonly<Record<Thing, string>> = {
  text: 'text',
  list: 'a list',
  object: 'an object (key: value)',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  nothing: 'nothing',
  time: 'a time (a number and a unit: 500us, 20ms, 1.5s, 2m)',
  latency: 'a latency (a time such as 2ms, a range such as 1ms..3ms, or {exponential: 2ms})',
  zxid: 'a zxid (0x300000007, or epoch.counter in quotes: "3.7")',
  zxids: 'transactions in a row ("1.1-1.5")',
  znode: 'the path of a znode (/x)',
  occurrence: 'an event ("2nd appended by 3")',
  decision: 'a decision ("1→3 PROPOSAL #2: 40ms")',
};

/** What a word of a closed list stands for. */
export type WordKind =
  | 'key'
  | 'word'
  | 'release'
  | 'variant'
  | 'property'
  | 'event'
  | 'state'
  | 'setting'
  | 'story'
  | 'field'
  | 'mode'
  | 'message'
  | 'messageField';

/** The choices a story makes by the key it writes. */
export type KeyRole = 'moment' | 'verb' | 'expectation' | 'distribution' | 'members' | 'diskPlace';

const kinds: Readonly<Record<WordKind, string>> = {
  key: 'key',
  word: 'word',
  release: 'release',
  variant: 'variant',
  property: 'property',
  event: 'event kind',
  state: 'state',
  setting: 'setting',
  story: 'story',
  field: 'field of this event',
  mode: 'mode',
  message: 'message type',
  messageField: 'field of this message',
};

const oneOfThings = (expected: readonly Thing[]): string =>
  alternatives(
    expected.map((thing) => things[thing]),
    'en',
  );

/** Long lists are cut: an error is one line. */
export const known = (words: readonly string[]): string =>
  words.length <= 24 ? words.join(', ') : `${words.slice(0, 24).join(', ')}, and ${words.length - 24} more`;

export const errorsInEnglish = {
  // The file
  'error.fileTooLarge': (p: { bytes: number; bytesMax: number }) =>
    `this file is too large for a story: ${p.bytes} bytes, at most ${p.bytesMax} are read`,
  'error.notText': () => 'this file is not UTF-8 text',
  'error.notYaml': (p: { code: string; reason: string }) =>
    // What the parser says here is advice for programmers.
    p.code === 'MULTIPLE_DOCS'
      ? 'a second document begins here (---): a file holds one story'
      : `this is neither YAML nor JSON: ${p.reason}`,
  'error.emptyFile': () => 'this file is empty: a story begins with "zablab: 1"',
  'error.duplicateKey': (p: { key: string }) => `the key "${p.key}" is here twice`,
  'error.tooManyValues': (p: { valuesMax: number }) =>
    `this file holds too many values for a story: at most ${p.valuesMax} are read, and an alias counts for all it stands for`,
  'error.tooDeep': (p: { depthMax: number }) =>
    `this is nested too deeply: at most ${p.depthMax} levels are read`,
  'error.keyNotText': () => 'a key must be a word or a number',
  'error.integerTooLarge': (p: { text: string }) =>
    `${p.text} is too large: integers go up to 9007199254740991 (2^53 - 1); write larger values as text, in quotes`,
  'error.version': (p: { found: string; known: number }) =>
    `this is version ${p.found} of the story format; this release of zablab reads version ${p.known}`,
  'error.noVersion': (p: { known: number }) =>
    `the version of the story format is missing: begin with "zablab: ${p.known}"`,

  // Shapes
  'error.wrongType': (p: { expected: readonly Thing[]; found: Thing }) =>
    `expected ${oneOfThings(p.expected)}, found ${things[p.found]}`,
  'error.missingKey': (p: { key: string }) => `"${p.key}" is missing`,
  'error.unknownWord': (p: {
    kind: WordKind;
    word: string;
    suggestion: string | null;
    known: readonly string[];
  }) =>
    p.suggestion === null
      ? `unknown ${kinds[p.kind]} "${p.word}" (known: ${known(p.known)})`
      : `unknown ${kinds[p.kind]} "${p.word}": did you mean "${p.suggestion}"?`,
  'error.oneKeyOf': (p: { role: KeyRole; keys: readonly string[] }) =>
    ({
      moment: `this step has no moment: say when, with ${alternatives(p.keys, 'en')}`,
      verb: `this step does nothing: say what, with one of ${known(p.keys)}`,
      expectation: `this expectation expects nothing: say what, with ${alternatives(p.keys, 'en')}`,
      distribution: `this latency is empty: give ${alternatives(p.keys, 'en')}`,
      members: `this ensemble has no servers: give ${alternatives(p.keys, 'en')}`,
      diskPlace: `say what on the disk, with ${alternatives(p.keys, 'en')}`,
    })[p.role],
  'error.onlyOneKeyOf': (p: { role: KeyRole; first: string; second: string }) =>
    ({
      moment: `a step has one moment, and this one has "${p.first}" and "${p.second}"`,
      verb: `a step does one thing, and this one has "${p.first}" and "${p.second}": write two steps`,
      expectation: `an expectation is one thing, and this one has "${p.first}" and "${p.second}": write two`,
      distribution: `a latency has one distribution, and this one has "${p.first}" and "${p.second}"`,
      members: `an ensemble has "${p.first}" or "${p.second}", and this one has both`,
      diskPlace: `this is one thing on the disk, and here are "${p.first}" and "${p.second}"`,
    })[p.role],
  'error.someKeyOf': (p: { keys: readonly string[] }) => `this is empty: give ${alternatives(p.keys, 'en')}`,
  'error.strayKey': (p: { key: string; needs: readonly string[] }) =>
    `"${p.key}" goes with ${alternatives(
      p.needs.map((key) => `"${key}"`),
      'en',
    )}, which is not here`,
  'error.incomplete': (p: { key: string; needs: readonly string[] }) =>
    `"${p.key}" needs ${alternatives(
      p.needs.map((key) => `"${key}"`),
      'en',
    )} beside it`,
  'error.outOfRange': (p: { found: number; min: number; max: number | null }) =>
    p.max === null
      ? `${p.found} is too small: at least ${p.min}`
      : `${p.found} is not between ${p.min} and ${p.max}`,
  'error.length': (p: { found: number; min: number; max: number }) =>
    p.min === p.max
      ? `expected ${count(p.min, 'entry', 'entries')}, found ${p.found}`
      : `expected ${p.min} to ${p.max} entries, found ${p.found}`,
  'error.textLength': (p: { found: number; min: number; max: number }) =>
    `expected ${p.min} to ${count(p.max, 'character')}, found ${p.found}`,
  'error.controlCharacter': () => 'this text contains a control character',
  'error.badName': (p: { found: string }) =>
    `"${p.found}" is not a name: lower-case letters, digits and hyphens, a letter first`,
  'error.badSeed': (p: { found: string }) =>
    `a seed is text of 1 to 64 characters: write ${p.found} in quotes, "${p.found}"`,
  'error.badTime': (p: { found: string }) =>
    `"${p.found}" is not a time: a number and a unit, such as 500us, 20ms, 1.5s or 2m`,
  'error.timeWithoutUnit': (p: { found: number }) =>
    `${p.found} has no unit: write ${p.found}s, ${p.found}ms or ${p.found}us`,
  'error.timeTooFine': (p: { found: string }) => `"${p.found}" is finer than a microsecond`,
  'error.timeTooLong': (p: { found: string }) => `"${p.found}" is too long: at most 1000 hours`,
  'error.negativeTime': (p: { found: string }) => `"${p.found}" is negative: virtual time begins at 0s`,
  'error.zeroTime': () => 'this time must be above zero',
  'error.badLatency': (p: { found: string }) =>
    `"${p.found}" is not a latency: a time such as 2ms, or a range such as 1ms..3ms`,
  'error.wholeMilliseconds': (p: { found: string }) => `"${p.found}" is not a whole number of milliseconds`,
  'error.emptyRange': (p: { found: string }) => `the range "${p.found}" ends before it begins`,
  'error.badZxid': (p: { found: string }) =>
    `"${p.found}" is not a zxid: write 0x300000007, or epoch.counter as "3.7"`,
  'error.badZxids': (p: { found: string }) =>
    `"${p.found}" is not a row of transactions: write the first and the last of one epoch, as "1.1-1.5"; counters begin at 1`,
  'error.badZnode': (p: { found: string }) => `"${p.found}" is not the path of a znode: write /x or /x/y`,
  'error.badOccurrence': (p: { found: string }) =>
    `"${p.found}" is not an event: write "leaderActive", "2nd appended by 3" or "stateChanged by 3 with to LEADING, leader 3"`,
  'error.badDecision': (p: { found: string }) =>
    `"${p.found}" is not a decision: write "1→3 PROPOSAL #2: 40ms", "disk 2 sync #5: 30ms", "queue 2 commit #3: 1ms", "random 2 #1: 7", "unsynced 2 #1: 3" or "target kill a follower #1: 2"`,
  'error.warning': (p: { text: string }) => `warning: ${p.text}`,
};

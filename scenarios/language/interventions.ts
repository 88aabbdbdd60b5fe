/** What can be wrong with the text of an intervention: the English sentences. */
import { known } from './errors.ts';

/** What a word of an intervention may be expected to be. */
export type InterventionThing =
  | 'server'
  | 'servers'
  | 'link'
  | 'pair'
  | 'pairOrAll'
  | 'direction'
  | 'sides'
  | 'time'
  | 'latency'
  | 'integer'
  | 'number'
  | 'name'
  | 'word'
  | 'release'
  | 'operations'
  | 'message'
  | 'nth'
  | 'znode'
  | 'assignment';

const things: Readonly<Record<InterventionThing, (targets: readonly string[]) => string>> = {
  server: (targets) => `a server (an id, ${known(targets)})`,
  servers: (targets) => `servers (an id, ids such as 1,2, all, ${known(targets)})`,
  link: () => 'a link (1-3, or 1>3 for one way)',
  pair: () => 'two servers (1-3)',
  pairOrAll: () => 'two servers (1-3), or all',
  direction: () => 'one way of a link (1>3)',
  sides: () => 'the sides (1,2|3,4,5)',
  time: () => 'a time (500us, 20ms, 1.5s)',
  latency: () => 'a latency (2ms, 1ms..3ms, normal)',
  integer: () => 'an integer',
  number: () => 'a number (1.5)',
  name: () => 'a name',
  word: () => 'a word',
  release: () => 'a release (3.8.0)',
  operations: () => 'operations (append,sync)',
  message: () => 'a type of message (commit)',
  nth: () => 'a number of messages (#2)',
  znode: () => 'the path of a znode (/a)',
  assignment: () => 'a path and a value (/a=1)',
};

const meant = (suggestion: string | null): string =>
  suggestion === null ? '' : `: did you mean "${suggestion}"?`;

export const interventionsInEnglish = {
  'intervention.empty': () => 'an intervention was expected, such as "1.24s kill 3"',
  'intervention.tooLong': (p: { lengthMax: number }) =>
    `this is too long for an intervention: at most ${p.lengthMax} characters are read`,
  'intervention.openQuote': () => 'this quotation mark is not closed',
  'intervention.moment': (p: { found: string }) =>
    `expected a moment (1.24s, or 1.24s/2 for behind two events of that instant), found "${p.found}"`,
  'intervention.behind': (p: { found: string }) =>
    `expected behind how many events of that instant (0 to 1000000), found "${p.found}"`,
  'intervention.noVerb': (p: { known: readonly string[] }) => `expected what happens then: ${known(p.known)}`,
  'intervention.unknownVerb': (p: { word: string; suggestion: string | null; known: readonly string[] }) =>
    p.suggestion === null
      ? `unknown verb "${p.word}" (known: ${known(p.known)})`
      : `unknown verb "${p.word}"${meant(p.suggestion)}`,
  'intervention.expected': (p: {
    thing: InterventionThing;
    found: string | null;
    targets: readonly string[];
    usage: string;
  }) =>
    `expected ${things[p.thing](p.targets)}, found ${p.found === null ? 'the end' : `"${p.found}"`}; it is: ${p.usage}`,
  'intervention.tooMuch': (p: { found: string; suggestion: string | null; usage: string }) =>
    p.suggestion === null
      ? `"${p.found}" has no place here; it is: ${p.usage}`
      : `unknown word "${p.found}"${meant(p.suggestion)}`,
  'intervention.twice': (p: { found: string; usage: string }) =>
    `"${p.found}" says a second time what has been said; it is: ${p.usage}`,
};

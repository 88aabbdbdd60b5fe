/**
 * The verbs of interventions, in the order in which menus and help list them: what each takes. Reader, writer and help read this table, so
 * none of them can know a verb that the others do not.
 */
import { passingFaults, type verbs } from '../format/vocabulary.ts';
import {
  assignment,
  decimal,
  direction,
  integer,
  latency,
  link,
  messageFields,
  messageType,
  name,
  nth,
  oneOf,
  operations,
  type Part,
  pair,
  pairOrAll,
  server,
  servers,
  sides,
  time,
  within,
  word,
} from './parts.ts';

export type InterventionName = Exclude<(typeof verbs)[number], 'expect'>;

/** What a verb is about, for menus. */
export type InterventionGroup = 'process' | 'link' | 'message' | 'disk' | 'client';

/** What may follow the words that a verb needs, in any order. */
interface Option {
  /** The word that begins it; null where its value stands for itself. */
  readonly key: string | null;
  readonly part: Part;
}

export interface InterventionVerb {
  readonly verb: InterventionName;
  readonly group: InterventionGroup;
  /** The words that it needs, in their order. */
  readonly needs: readonly Part[];
  readonly options: readonly Option[];
  /** The whole of it as help shows it: `cut A-B | A>B [for TIME]`. */
  readonly usage: string;
}

/** `apart 100ms`. */
const key = (word: string, part: Part): Option => ({ key: word, part });
const bare = (part: Part): Option => ({ key: null, part });

const commandLine = [
  key('release', word('release', 'RELEASE', 'release')),
  key('startup', time('startup')),
  key('listening', time('listening')),
];

/** What a place on a disk is, by the word before it. */
const places = [
  key('record', within('of', integer('record'))),
  key('cell', within('of', word('cell', 'CELL', 'word'))),
  key('file', within('of', name('file'))),
];

interface Entry {
  readonly group: InterventionGroup;
  readonly needs: readonly Part[];
  readonly options?: readonly Option[];
}

/** What clients ask for lies in an object of its own, below the verb. */
const asked = (verb: InterventionName, needs: readonly Part[], ...options: readonly Option[]): Entry => ({
  group: 'client',
  needs: [server('through'), ...needs].map((part) => within(verb, part)),
  options: [key('client', integer('client')), ...options].map((option) => ({
    ...option,
    part: within(verb, option.part),
  })),
});

const session = key('session', word('session', 'own|kept', 'word'));

const table: Readonly<Record<InterventionName, Entry>> = {
  kill: { group: 'process', needs: [servers('kill')] },
  powerOff: {
    group: 'process',
    needs: [servers('powerOff')],
    options: [bare(oneOf('unsynced', ['lost', 'prefix', 'torn']))],
  },
  restart: { group: 'process', needs: [servers('restart')], options: commandLine },
  start: {
    group: 'process',
    needs: [servers('start')],
    options: [key('apart', time('apart')), ...commandLine],
  },
  pause: { group: 'process', needs: [servers('pause')] },
  resume: { group: 'process', needs: [servers('resume')] },
  clock: {
    group: 'process',
    needs: [servers('clock')],
    options: [key('rate', decimal('rate')), key('jump', time('jump'))],
  },
  settle: { group: 'process', needs: [servers('settle')] },
  cut: { group: 'link', needs: [link('cut')] },
  heal: { group: 'link', needs: [pairOrAll('heal')] },
  partition: { group: 'link', needs: [sides('partition')] },
  delay: { group: 'link', needs: [link('delay'), latency('latency')] },
  flap: {
    group: 'link',
    needs: [pair('flap')],
    options: [key('down', time('down')), key('up', time('up'))],
  },
  bridge: { group: 'link', needs: [server('bridge')], options: [key('among', servers('among'))] },
  ring: { group: 'link', needs: [servers('ring')] },
  majoritiesRing: { group: 'link', needs: [servers('majoritiesRing')] },
  reset: { group: 'link', needs: [pair('reset')] },
  hold: {
    group: 'message',
    needs: [direction('hold')],
    options: [bare(messageType), bare(messageFields), bare(nth), key('as', name('as'))],
  },
  letGo: { group: 'message', needs: [name('letGo')] },
  slowDisk: {
    group: 'disk',
    needs: [servers('slowDisk'), latency('latency')],
    options: [key('operations', operations)],
  },
  failDisk: {
    group: 'disk',
    needs: [servers('failDisk')],
    options: [key('operations', operations), key('failures', integer('failures'))],
  },
  repairDisk: { group: 'disk', needs: [servers('repairDisk')] },
  fillDisk: { group: 'disk', needs: [servers('fillDisk')] },
  freeDisk: { group: 'disk', needs: [servers('freeDisk')] },
  flipByte: { group: 'disk', needs: [servers('flipByte')], options: places },
  loseDisk: { group: 'disk', needs: [servers('loseDisk')] },
  write: asked(
    'write',
    [assignment],
    session,
    key('count', integer('count')),
    key('window', integer('window')),
  ),
  read: asked('read', [word('path', 'PATH', 'znode')], session),
  sync: asked('sync', [], session),
  open: asked('open', []),
  close: asked('close', []),
};

const FOR: Option = key('for', time('for'));

/** In the order in which they are listed. */
export const interventionVerbs: readonly InterventionVerb[] = Object.entries(table).map(
  ([verb, { group, needs, options: own = [] }]) => {
    const options = passingFaults.includes(verb as InterventionName) ? [...own, FOR] : own;
    return {
      verb: verb as InterventionName,
      group,
      needs,
      options,
      usage: [
        verb,
        ...needs.map(({ usage }) => usage),
        ...options.map(({ key: word, part }) => `[${word === null ? '' : `${word} `}${part.usage}]`),
      ].join(' '),
    };
  },
);

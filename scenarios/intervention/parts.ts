/**
 * What the verbs of interventions take: how each part of a text becomes fields of a step, and these a text again. Whether there is such a server,
 * or so large a number, is for the shape of steps to say.
 */
import type { AuthoredTarget } from '../format/authoredStep.ts';
import type { InterventionThing } from '../language/interventions.ts';
import { readTarget, TARGET, writeTarget } from './targets.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** A word of a text, and the fields that it is. */
export interface Part {
  /** As help shows it. */
  readonly usage: string;
  /** What it is told to be where it is missing. */
  readonly thing: InterventionThing;
  /** The keys of a step that it is about. */
  readonly keys: readonly string[];
  /** @returns Null of a word that is something else. */
  readonly read: (word: string) => Fields | null;
  /** @returns No word where the fields say nothing of this; null of what no word can say. */
  readonly write: (fields: Fields) => readonly string[] | null;
}

interface Codec<Value> {
  readonly read: (word: string) => Value | null;
  readonly write: (value: Value) => string | null;
}

/** A part that is the value of one key. */
const valueOf = <Value>(key: string, usage: string, thing: InterventionThing, codec: Codec<Value>): Part => ({
  usage,
  thing,
  keys: [key],
  read: (text) => {
    const value = codec.read(text);
    return value === null ? null : { [key]: value };
  },
  write: ({ [key]: value }) => (value === undefined ? [] : inWords(codec.write(value as Value))),
});

const inWords = (text: string | null): readonly string[] | null => (text === null ? null : [text]);

/** @returns The same part of an object that lies below a key. */
export const within = (key: string, inner: Part): Part => ({
  ...inner,
  keys: [key],
  read: (text) => {
    const fields = inner.read(text);
    return fields === null ? null : { [key]: fields };
  },
  write: ({ [key]: fields = {} }) => inner.write(fields as Fields),
});

/** Texts of the format, as they are. */
const itself: Codec<unknown> = {
  read: (text) => (text.includes('"') ? null : text),
  write: (value) => (typeof value === 'string' && isBare(value) ? value : null),
};

/** Times may have a blank before their unit; here they have none. */
const spaceless: Codec<unknown> = {
  ...itself,
  write: (value) => (typeof value === 'string' ? itself.write(value.replaceAll(/\s/g, '')) : null),
};

type Targets = AuthoredTarget | 'all' | readonly AuthoredTarget[];

/** `3`, `1,2`, `all`, `leader`. */
export const servers = (key: string): Part =>
  valueOf<Targets>(key, 'SERVERS', 'servers', {
    read: (text) => {
      if (text === 'all') return text;
      if (!text.includes(',')) return readTarget(text);
      const ids = text.split(',').map(readTarget);
      return ids.every((id) => typeof id === 'number') ? ids : null;
    },
    write: (value) => {
      if (typeof value === 'object') return value.map(writeTarget).join(',');
      return value === 'all' ? value : writeTarget(value);
    },
  });

/** `3`, `leader`. */
export const server = (key: string): Part =>
  valueOf<AuthoredTarget>(key, 'SERVER', 'server', { read: readTarget, write: writeTarget });

type Pair = readonly [AuthoredTarget, AuthoredTarget];

const LINK = new RegExp(`^(${TARGET})(-|>)(${TARGET})$`);

function readPair(word: string): { readonly pair: Pair; readonly isOneWay: boolean } | null {
  const [, from = '', way, to = ''] = LINK.exec(word) ?? [];
  const [first, second] = [readTarget(from), readTarget(to)];
  return first === null || second === null ? null : { pair: [first, second], isOneWay: way === '>' };
}

const writePair = ([from, to]: Pair, way: '-' | '>'): string => writeTarget(from) + way + writeTarget(to);

/** `1-3`, or `1>3` for one way. */
export const link = (key: string): Part => ({
  usage: 'A-B|A>B',
  thing: 'link',
  keys: [key, 'ways'],
  read: (text) => {
    const read = readPair(text);
    return read && { [key]: read.pair, ...(read.isOneWay ? { ways: 'one' } : {}) };
  },
  write: (fields) => [writePair(fields[key] as Pair, fields['ways'] === 'one' ? '>' : '-')],
});

/** `1-3`. */
export const pair = (key: string): Part =>
  valueOf<Pair>(key, 'A-B', 'pair', {
    read: (text) => {
      const read = readPair(text);
      return read === null || read.isOneWay ? null : read.pair;
    },
    write: (value) => writePair(value, '-'),
  });

/** `1-3`, `all`. */
export const pairOrAll = (key: string): Part => {
  const one = pair(key);
  return {
    ...one,
    usage: 'A-B|all',
    thing: 'pairOrAll',
    read: (text) => (text === 'all' ? { [key]: text } : one.read(text)),
    write: (fields) => (fields[key] === 'all' ? ['all'] : one.write(fields)),
  };
};

/** `1>3`: what 1 sends to 3. */
export const direction = (key: string): Part =>
  valueOf<Pair>(key, 'A>B', 'direction', {
    read: (text) => {
      const read = readPair(text);
      return read?.isOneWay === true ? read.pair : null;
    },
    write: (value) => writePair(value, '>'),
  });

/** `1,2|3,4,5`. */
export const sides = (key: string): Part =>
  valueOf<readonly (readonly AuthoredTarget[])[]>(key, 'A,B|C,D,E', 'sides', {
    read: (text) => {
      const read = text.split('|').map((side) => side.split(',').map(readTarget));
      return read.every((side) => side.every((one) => one !== null)) ? read : null;
    },
    write: (value) => value.map((side) => side.map(writeTarget).join(',')).join('|'),
  });

/** A text of the format: a name, a release. */
export const word = (key: string, usage: string, thing: InterventionThing): Part =>
  valueOf(key, usage, thing, itself);

export const name = (key: string): Part => word(key, 'NAME', 'name');
export const time = (key: string): Part => valueOf(key, 'TIME', 'time', spaceless);
/** `200ms`, `1ms..3ms`, `normal`. */
export const latency = (key: string): Part => valueOf(key, 'LATENCY|normal', 'latency', spaceless);

/** One of a few words that need none before them. */
export const oneOf = (key: string, known: readonly string[]): Part =>
  valueOf<string>(key, known.join('|'), 'word', {
    read: (text) => (known.includes(text) ? text : null),
    write: (value) => value,
  });

/** `sync,append`. */
export const operations: Part = valueOf<readonly string[]>('operations', 'OPERATION,…', 'operations', {
  read: (text) => (text.includes('"') ? null : text.split(',')),
  write: (value) => value.join(','),
});

export const integer = (key: string): Part =>
  valueOf<number>(key, 'N', 'integer', {
    read: (text) => (/^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : null),
    write: String,
  });

const DECIMAL = /^\d{1,9}(\.\d{1,9})?$/;

export const decimal = (key: string): Part =>
  valueOf<number>(key, 'NUMBER', 'number', {
    read: (text) => (DECIMAL.test(text) ? Number(text) : null),
    write: (value) => (DECIMAL.test(String(value)) ? String(value) : null),
  });

/** A message by its type: `commit`. */
export const messageType: Part = within(
  'message',
  valueOf<string>('type', 'MESSAGE', 'message', {
    read: (text) => (/^[a-zA-Z]+$/.test(text) ? text : null),
    write: (value) => value,
  }),
);

/** What a message must have: `zxid=1.2 sid=3`. The one part that may come several times. */
export const messageFields: Part = {
  usage: 'FIELD=VALUE …',
  thing: 'word',
  keys: ['message'],
  read: (text) => {
    const [, field, valueText = ''] = /^([a-zA-Z]+)=(.+)$/su.exec(text) ?? [];
    const value = readScalar(valueText);
    return field === undefined || field === 'type' || value === undefined
      ? null
      : { message: { [field]: value } };
  },
  write: ({ message = {} }) =>
    Object.entries(message as Fields).flatMap(([field, value]) =>
      field === 'type' || value === undefined ? [] : [`${field}=${writeScalar(value)}`],
    ),
};

/** `#2`: the second that fits. */
export const nth: Part = valueOf<number>('nth', '#N', 'nth', {
  read: (text) => (/^#[1-9]\d{0,6}$/.test(text) ? Number(text.slice(1)) : null),
  write: (value) => `#${value}`,
});

/** A scalar as YAML would read it; what would be read as something else stands in quotes. */
function readScalar(text: string): string | number | boolean | null | undefined {
  if (text.startsWith('"')) return readQuoted(text);
  if (text.includes('"')) return undefined;
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(0|[1-9]\d{0,14})$/.test(text) && text !== '-0' ? Number(text) : text;
}

function writeScalar(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  return isBare(value) && readScalar(value) === value ? value : JSON.stringify(value);
}

const isBare = (text: string): boolean => /^[^\s"]+$/u.test(text);

/** @returns Undefined of what is no text in quotes. */
function readQuoted(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** `/a=1`, `/a="two words"`, `"/a=b"=1`: the path ends at the first `=` that is not within quotes. */
const ASSIGNMENT = /^("(?:[^"\\]|\\.)*"|[^="]*)=(.*)$/su;

export const assignment: Part = {
  usage: 'PATH=VALUE',
  thing: 'assignment',
  keys: ['path', 'value'],
  read: (text) => {
    const [, pathText = '', valueText = ''] = ASSIGNMENT.exec(text) ?? [];
    const [path, value] = [readText(pathText), readText(valueText)];
    return pathText === '' || path === undefined || value === undefined ? null : { path, value };
  },
  write: ({ path, value }) => {
    const [pathText, valueText] = [String(path), String(value)];
    const isBarePath = isBare(pathText) && !pathText.includes('=');
    const isBareValue = valueText === '' || isBare(valueText);
    const left = isBarePath ? pathText : JSON.stringify(pathText);
    return [`${left}=${isBareValue ? valueText : JSON.stringify(valueText)}`];
  },
};

/** @returns Undefined of quotation marks where none belong. */
function readText(text: string): string | undefined {
  if (text.startsWith('"')) return readQuoted(text);
  return text.includes('"') ? undefined : text;
}

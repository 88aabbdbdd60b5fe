/** Recordings from strangers: the first mistake is told with line and column, and nothing else ever happens. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecording, ScenarioError, tellError } from '../../scenarios/index.ts';
import { emptyRaw, type RawRecording, rawOfKind } from './recordings.ts';

/** @returns What is wrong, or null; whatever is no mistake in a recording is thrown on. */
function mistakeOrNull(text: string, line = 1): ScenarioError | null {
  try {
    readRecording(text, line);
    return null;
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
}

function mistakeIn(text: string): ScenarioError {
  const mistake = mistakeOrNull(text, 7);
  if (mistake === null) throw new Error(`nothing is wrong with ${text.slice(0, 80)}`);
  return mistake;
}

const withChange = (change: (raw: RawRecording) => void): string => {
  const raw = rawOfKind('how a follower is brought up to date');
  change(raw);
  return JSON.stringify(raw);
};
const first = <Value>(values: readonly Value[]): Value => values[0] as Value;

const notJson: readonly (readonly [text: string, column: number, expected: RegExp])[] = [
  ['{"case": "x", "kind": }', 23, /expected a value, found "}"/],
  ['{"case": "x"', 13, /expected a comma, or "}", found the end of the line/],
  ['{"case" "x"}', 9, /expected a colon/],
  ['{"case": 01}', 11, /expected a comma, or "}"/],
  ['{case: 1}', 2, /expected a key in double quotes, or "}"/],
  ['{"a": 1,}', 9, /expected a key in double quotes, found "}"/],
  ['[1, 2,]', 7, /expected a value, found "]"/],
  ['{"a": "b', 9, /expected more of this text/],
  ['{"a": "\\x"}', 9, /expected more of this text/],
  ['{} {}', 4, /expected the end of the line/],
  ['not JSON', 1, /expected a value, found "n"/],
  ['['.repeat(1_000_000), 1_000_001, /expected a value/],
];

const notARecording: readonly (readonly [what: string, text: string, line: RegExp])[] = [
  ['a list', '[1]', /^f:7:1: expected an object \(key: value\), found a list$/],
  ['no case', '{"kind": "x"}', /^f:7:1: "case" is missing$/],
  [
    'no snapshots',
    withChange((raw) => Reflect.deleteProperty(raw, 'snapshots')),
    /^f:7:1: "snapshots" is missing$/,
  ],
  ['snapshots that are none', withChange((raw) => (raw.snapshots = [])), /snapshots: expected 1 to/],
  [
    'an unknown verb',
    withChange((raw) => (first(raw.actions)['do'] = 'strat')),
    /actions\[0\]\.do: .*"start"\?$/,
  ],
  [
    'an unknown server',
    withChange((raw) => (first(raw.actions)['sid'] = 9)),
    /actions\[0\]\.sid: there is no server 9/,
  ],
  [
    'a sid that is text',
    withChange((raw) => (first(raw.actions)['sid'] = 'one')),
    /expected an integer, found text$/,
  ],
  ['a negative time', withChange((raw) => (first(raw.actions)['t'] = -1)), /-1 is not between 0 and 3600$/],
  ['too long a time', withChange((raw) => (first(raw.actions)['t'] = 1e9)), /is not between 0 and 3600$/],
  [
    'a server twice',
    withChange((raw) => (raw.config.servers = [1, 2, 2, 3])),
    /servers\[2\]: server 2 is listed twice/,
  ],
  ['nobody who votes', withChange((raw) => (raw.config.observers = [1, 2, 3])), /nobody can vote/],
  [
    'a tick of no time',
    withChange((raw) => (raw.config.tickTime = 0)),
    /config\.tickTime: 0 is not between 1 and/,
  ],
  [
    'a property that is no number',
    withChange((raw) => (raw.config.java = ['-Dzookeeper.commitLogCount=many'])),
    /config\.java\[0\]: "many" is not a value of zookeeper\.commitLogCount/,
  ],
  [
    'a zxid that is none',
    withChange(
      (raw) =>
        (first(raw.snapshots).servers = {
          '1': { up: true, zxid: '0xzz', acceptedEpoch: 0, currentEpoch: 0 },
        }),
    ),
    /snapshots\[0\]\.servers\.1\.zxid: "0xzz" is not a zxid/,
  ],
  [
    'an epoch that is missing',
    withChange((raw) => (first(raw.snapshots).servers = { '1': { up: true } })),
    /snapshots\[0\]\.servers\.1: "acceptedEpoch" is missing/,
  ],
  [
    'no path',
    withChange((raw) => raw.actions.push({ t: 1, do: 'exists', path: 'u0', result: {} })),
    /"u0" is not the path of a node/,
  ],
  [
    'a million nodes',
    withChange((raw) => raw.actions.push({ t: 1, do: 'write', sid: 1, count: 1e6, first: '/a0' })),
    /count: 1000000 is not between 1 and 100000/,
  ],
  [
    'more sessions than there are processes',
    withChange((raw) =>
      raw.actions.push(
        ...Array.from({ length: 3_000 }, () => ({
          t: 1,
          do: 'exists',
          path: '/a',
          result: { '1': 'OK', '2': 'OK' },
        })),
      ),
    ),
    /open 60\d\d sessions: expected at most 3000/,
  ],
  [
    'an event of nobody',
    withChange((raw) => raw.events.push({ t: 1, sid: 12, ev: 'x' })),
    /there is no server 12/,
  ],
];

describe('what is no recording', () => {
  it.each(notJson)('%.20s is no JSON, and column %i says so', (text, column, expected) => {
    const mistake = mistakeIn(text);
    const { position, problem } = mistake;
    expect({ position, id: problem.id }).toEqual({ position: { line: 7, column }, id: 'recording.notJson' });
    expect(tellError(mistake, 'en')).toMatch(expected);
  });

  it.each(notARecording)('%s', (_what, text, line) => {
    const mistake = mistakeIn(text);
    expect(tellError(mistake, 'en', 'f')).toMatch(line);
    expect(tellError(mistake, 'zh-CN', 'f')).toMatch(/\p{Script=Han}/u);
    const { column } = mistake.position ?? { column: 0 };
    expect(column).toBeGreaterThan(0);
  });

  it('the column is that of the value', () => {
    const raw = emptyRaw();
    raw.actions = [
      { t: 1, do: 'start', sid: 1 },
      { t: 'soon', do: 'start', sid: 2 },
    ];
    const text = JSON.stringify(raw);
    expect(mistakeIn(text).position?.column).toBe(text.indexOf('"soon"') + 1);
  });
});

/** One place of a recording holds something else, or is gone. */
const mutation = fc.record({
  path: fc.array(fc.nat(40), { minLength: 1, maxLength: 5 }),
  value: fc.oneof(
    fc.constant(undefined),
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(-1, 0, 1e300, '0x', null),
  ),
});

function mutate(target: unknown, path: readonly number[], value: unknown): void {
  if (typeof target !== 'object' || target === null) return;
  const keys = Object.keys(target);
  const key = keys[(path[0] ?? 0) % Math.max(1, keys.length)];
  if (key === undefined) return;
  const inner: unknown = Reflect.get(target, key);
  if (path.length > 1 && typeof inner === 'object' && inner !== null)
    return mutate(inner, path.slice(1), value);
  if (value === undefined) Reflect.deleteProperty(target, key);
  else Reflect.set(target, key, value);
}

describe('a recording that was mutated at random', () => {
  const recorded = JSON.stringify(rawOfKind('leader killed'));

  it('is read, or refused with its place', () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        const raw: unknown = JSON.parse(recorded);
        for (const { path, value } of mutations) mutate(raw, path, value);
        expectReadOrRefused(JSON.stringify(raw));
      }),
    );
  });

  it('so is one that was cut, or has a character more', () => {
    fc.assert(
      fc.property(fc.nat(recorded.length - 1), fc.string({ maxLength: 3 }), (at, more) => {
        expectReadOrRefused(recorded.slice(0, at) + more);
        expectReadOrRefused(recorded.slice(0, at) + more + recorded.slice(at));
      }),
    );
  });
});

function expectReadOrRefused(text: string): void {
  const mistake = mistakeOrNull(text);
  const { line, column } = mistake?.position ?? { line: 1, column: mistake === null ? 1 : 0 };
  expect(line).toBe(1);
  expect(column).toBeGreaterThan(0);
  expect(column).toBeLessThanOrEqual(text.length + 1);
}

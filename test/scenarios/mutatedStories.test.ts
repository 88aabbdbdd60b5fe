import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkScenario,
  readStory,
  resolveScenario,
  runScenario,
  type Scenario,
  ScenarioError,
  stories,
  tellError,
} from '../../scenarios/index.ts';
import type { WriteCommand } from '../../model/index.ts';
import type { Action } from '../../sim/index.ts';
import { everyFault } from './everyFault.ts';
import { everyKey } from './everyKey.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const whole: readonly Scenario[] = [...stories, everyFault, ...everyKey];
const keysIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)])
    : [];
const words = [...new Set(whole.flatMap(keysIn))];

/** What might stand in a story: words of the format, numbers and times at their limits, and anything else. */
const anything: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    ...words,
    'leader',
    'all',
    'first quorum',
    'everyone else',
    'none',
    'normal',
    'LOOKING',
    'running',
    'leader',
    'DIFF',
    '2nd appended by 1',
    'leaderActive with epoch 1',
    '1.1-1.3',
    '/x',
    '3.4.5',
  ),
  fc.constantFrom<Json>('0s', '1us', '1ms', '2s', '-1s', '1ms..5ms', '999h', '3.7', '0x300000007', '', '1'),
  fc.constantFrom<Json>(
    0,
    1,
    2,
    3,
    5,
    6,
    255,
    256,
    -1,
    0.5,
    2 ** 53,
    null,
    true,
    [],
    {},
    [1, 2],
    [[1], [2, 3, 4, 5]],
  ),
  fc.constantFrom<Json>(
    { at: '1s', kill: 1 },
    { at: '1s', start: 2 },
    { leader: 3 },
    { id: 2 },
    { exponential: '1ms' },
  ),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);

/** Puts `value` somewhere into a story: for what stands there, beside it, or instead of its key. */
function mutate(story: unknown, choices: readonly number[], how: number, value: Json): unknown {
  if (typeof story !== 'object' || story === null || choices.length === 0) return value;
  const keys = Object.keys(story);
  const [choice = 0, ...rest] = choices;
  const key = keys[choice % Math.max(1, keys.length)];
  if (key === undefined) return value;
  const inner = (story as Readonly<Record<string, unknown>>)[key];
  const isLast = rest.length === 0 || typeof inner !== 'object' || inner === null;
  if (!isLast) return replaced(story, key, mutate(inner, rest, how, value));
  if (how === 0) return replaced(story, key, value);
  if (Array.isArray(story)) {
    const items: readonly unknown[] = story;
    return how === 1 ? [...items, value] : items.filter((_, index) => String(index) !== key);
  }
  if (how === 1) return { ...story, [words[choice % words.length] ?? 'x']: value };
  return Object.fromEntries(Object.entries(story).filter(([other]) => other !== key));
}

const replaced = (holder: object, key: string, value: unknown): unknown =>
  Array.isArray(holder) ? holder.with(Number(key), value) : { ...holder, [key]: value };

const mutated = fc
  .tuple(
    fc.constantFrom<Scenario>(...whole),
    fc.array(fc.tuple(fc.array(fc.nat(40), { minLength: 1, maxLength: 5 }), fc.nat(2), anything), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([story, changes]) =>
    changes.reduce<unknown>((changed, [path, how, value]) => mutate(changed, path, how, value), story),
  );

/** @returns The error line, or null if the story is all right. */
function errorOf(check: () => unknown): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return tellError(error, 'en');
  }
}

/** Right, and too long for a test: a link that flaps every microsecond, or a client that never stops writing. */
function isBusy(action: Action<unknown>): boolean {
  if (action.do !== 'fault') return false;
  const { fault } = action;
  if (fault.kind === 'flap') return fault.downUs + fault.upUs < 1_000;
  return fault.kind === 'command' && (fault.command as Partial<WriteCommand>).count !== undefined
    ? ((fault.command as WriteCommand).count ?? 0) > 300
    : false;
}

describe('a story that somebody has changed at random', () => {
  it('is a story or gets an error line; never anything else', () => {
    fc.assert(
      fc.property(mutated, (value) => {
        const error = errorOf(() => resolveScenario(checkScenario(value)));
        expect(error ?? '').not.toMatch(/undefined|NaN|\[object|\n/);
      }),
      { numRuns: 3_000 },
    );
  });

  it('gets the same error from its text as from its value, with a line and a column', () => {
    fc.assert(
      fc.property(mutated, (value) => {
        const fromText = errorOf(() => readStory(JSON.stringify(value, null, 2)));
        // A number beyond 2^53 is refused wherever it stands in a text; as a value it has lost its digits already.
        fc.pre(fromText?.includes('too large: integers') !== true);
        expect(fromText).toBe(
          errorOf(() => resolveScenario(checkScenario(JSON.parse(JSON.stringify(value))))),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('runs to its end if it is a story', () => {
    fc.assert(
      fc.property(mutated, (value) => {
        const error = errorOf(() => resolveScenario(checkScenario(value)));
        fc.pre(error === null);
        const scenario = resolveScenario(checkScenario(value));
        fc.pre(scenario.run.untilUs <= 60_000_000 && scenario.run.ensemble.servers.length <= 12);
        fc.pre(!scenario.run.steps.some(({ action }) => isBusy(action)));
        expect(runScenario(scenario).endedAtUs).toBe(scenario.run.untilUs);
      }),
      { numRuns: 150 },
    );
  });
});

/** Reads plain JSON values as what they should be. Every function throws a ScenarioError that says where and what was expected. */
import { UNTRUSTED_ZXID, type Zxid } from '../../model/index.ts';
import { type Path, ScenarioError } from '../format/scenarioError.ts';
import { suggest } from '../format/suggest.ts';
import { wrongType } from '../format/thing.ts';
import { clip } from '../format/time.ts';
import { readZxid } from '../format/zxidText.ts';
import type { Mistake } from '../language/mistakes.ts';

export type Keyed = Readonly<Record<string, unknown>>;

const wrong = (path: Path, problem: Mistake): ScenarioError => new ScenarioError(path, problem);

export function objectAt(value: unknown, path: Path): Keyed {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(path, wrongType(['object'], value));
  return value as Keyed;
}

/** @returns The value of a key that must be there. */
export function fieldOf(object: Keyed, key: string, path: Path): unknown {
  if (!Object.hasOwn(object, key)) throw wrong(path, { id: 'error.missingKey', params: { key } });
  return object[key];
}

/** @returns What `read` makes of each entry. */
export function listAt<Entry>(
  value: unknown,
  path: Path,
  read: (entry: unknown, path: Path) => Entry,
  { min = 0, max = LIST_MAX }: { readonly min?: number; readonly max?: number } = {},
): readonly Entry[] {
  if (!Array.isArray(value)) throw wrong(path, wrongType(['list'], value));
  const found = value.length;
  if (found < min || found > max) throw wrong(path, { id: 'error.length', params: { found, min, max } });
  return value.map((entry: unknown, index) => read(entry, [...path, index]));
}

const LIST_MAX = 1_000_000;

export function textAt(value: unknown, path: Path): string {
  if (typeof value !== 'string') throw wrong(path, wrongType(['text'], value));
  return value;
}

/** @returns One of these words. */
export function wordAt<Word extends string>(value: unknown, path: Path, known: readonly Word[]): Word {
  const word = textAt(value, path);
  const found = known.find((candidate) => candidate === word);
  if (found !== undefined) return found;
  const params = { kind: 'word', word: clip(word), suggestion: suggest(word, known), known } as const;
  throw wrong(path, { id: 'error.unknownWord', params });
}

export function booleanAt(value: unknown, path: Path): boolean {
  if (typeof value !== 'boolean') throw wrong(path, wrongType(['boolean'], value));
  return value;
}

export function integerAt(value: unknown, path: Path, min: number, max: number): number {
  if (!Number.isSafeInteger(value)) throw wrong(path, wrongType(['integer'], value));
  return within(value as number, path, min, max);
}

/** @returns Microseconds, of seconds. */
export function secondsAt(value: unknown, path: Path): number {
  if (typeof value !== 'number') throw wrong(path, wrongType(['number'], value));
  return Math.round(within(value, path, 0, SECONDS_MAX) * 1_000_000);
}

/** An hour. */
const SECONDS_MAX = 3_600;

function within(found: number, path: Path, min: number, max: number): number {
  if (found < min || found > max) throw wrong(path, { id: 'error.outOfRange', params: { found, min, max } });
  return found;
}

/** @returns A zxid in hexadecimal digits, with `0x` or without, as ZooKeeper's log has both. All bits of −1 are set. */
export function zxidAt(value: unknown, path: Path): Zxid {
  const text = textAt(value, path);
  const digits = text.replace(/^0x/, '');
  const zxid = readZxid(digits === 'ffffffffffffffff' ? UNTRUSTED_ZXID : `0x${digits}`);
  if (typeof zxid !== 'number') throw wrong(path, { id: 'recording.badZxid', params: { found: clip(text) } });
  return zxid;
}

/** @returns A sid of one of these servers, written as a number or as text. */
export function sidAt(value: unknown, path: Path, servers: readonly number[]): number {
  const sid = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (!Number.isSafeInteger(sid)) throw wrong(path, wrongType(['integer'], value));
  if (servers.includes(sid as number)) return sid as number;
  throw wrong(path, { id: 'error.noSuchServer', params: { server: sid as number, servers } });
}

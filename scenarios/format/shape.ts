/**
 * What shape the parts of a story have, as data: `checkShape` reads it to find the first mistake, `jsonSchema` to write the schema for
 * editors. One table, so the two cannot disagree.
 */
import type { KeyRole, WordKind } from '../language/errors.ts';

export type Shape =
  | { readonly kind: 'text'; readonly min: number; readonly max: number }
  | { readonly kind: 'name' }
  | { readonly kind: 'seed' }
  /** One word of a closed list. */
  | { readonly kind: 'word'; readonly of: WordKind; readonly words: readonly string[] }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'time'; readonly minUs: 0 | 1 | 'any' }
  /** `2ms` or `1ms..3ms`, or one of these words. */
  | { readonly kind: 'range'; readonly words: readonly string[] }
  | { readonly kind: 'zxid' }
  /** Transactions that follow each other: `1.1-1.5`. */
  | { readonly kind: 'zxids' }
  /** The path of a znode. */
  | { readonly kind: 'znode' }
  /** `2nd appended by 3`. */
  | { readonly kind: 'occurrence' }
  /** `1→3 PROPOSAL #2: 40ms`. */
  | { readonly kind: 'decision' }
  /** Null, where that says something. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'list'; readonly of: Shape; readonly min: number; readonly max: number }
  | RecordShape
  /** Values by server id. */
  | { readonly kind: 'byServer'; readonly of: Shape; readonly words: readonly string[] }
  /** The type of the value decides which shape it must have. */
  | { readonly kind: 'either'; readonly shapes: readonly Shape[] };

export interface RecordShape {
  readonly kind: 'record';
  readonly keys: Readonly<Record<string, Shape>>;
  readonly required: readonly string[];
  /** Exactly one key of each of these groups is there. */
  readonly oneOf: readonly KeyGroup[];
  /** Keys that mean something only beside one of these. */
  readonly goesWith: Readonly<Record<string, readonly string[]>>;
  /** Keys that need at least one of these beside them. */
  readonly demands: Readonly<Record<string, readonly string[]>>;
  /** At least one of these is there, if they are named at all. */
  readonly someOf: readonly string[];
  /** Shape of any other key, where others are allowed. */
  readonly others: Shape | null;
}

export interface KeyGroup {
  readonly role: KeyRole;
  readonly keys: readonly string[];
}

export const text = (max: number, min = 1): Shape => ({ kind: 'text', min, max });
export const integer = (min: number, max: number = Number.MAX_SAFE_INTEGER): Shape => ({
  kind: 'integer',
  min,
  max,
});
export const word = (of: WordKind, words: readonly string[]): Shape => ({ kind: 'word', of, words });
export const listOf = (of: Shape, min = 0, max = 10_000): Shape => ({ kind: 'list', of, min, max });
export const either = (...shapes: readonly Shape[]): Shape => ({ kind: 'either', shapes });
export const byServer = (of: Shape, words: readonly string[] = []): Shape => ({
  kind: 'byServer',
  of,
  words,
});
export const nothing: Shape = { kind: 'nothing' };
export const zxid: Shape = { kind: 'zxid' };
export const znode: Shape = { kind: 'znode' };
export const time: Shape = { kind: 'time', minUs: 0 };
export const timeAboveZero: Shape = { kind: 'time', minUs: 1 };
export const anyTime: Shape = { kind: 'time', minUs: 'any' };

/** @param extra - What a plain record does not need. */
export function record(
  keys: Readonly<Record<string, Shape>>,
  required: readonly string[] = [],
  extra: Partial<Pick<RecordShape, 'oneOf' | 'goesWith' | 'demands' | 'someOf' | 'others'>> = {},
): RecordShape {
  return {
    kind: 'record',
    keys,
    required,
    oneOf: [],
    goesWith: {},
    demands: {},
    someOf: [],
    others: null,
    ...extra,
  };
}

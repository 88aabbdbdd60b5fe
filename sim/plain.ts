/** Plain values: what JSON can write. A class may be one by its `toJSON`, which writes all that counts. */

export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

interface WritesJson {
  toJSON(): unknown;
}

export const writesJson = (value: object): value is WritesJson =>
  'toJSON' in value && typeof value.toJSON === 'function';

/** @returns Whether it is a record of fields and nothing else: no `Map`, no `Set`, no instance of a class. */
export function isPlainRecord(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** @returns The keys that count: one whose value is undefined is not written. */
export const presentKeys = (record: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(record).filter((key) => record[key] !== undefined);

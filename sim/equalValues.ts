import { isPlainRecord, presentKeys, writesJson } from './plain.ts';

/**
 * @returns Whether two plain values are equal in every field, as the digest sees it: key order does not matter, a key whose value is
 * undefined is absent, −0 is 0. What writes its own JSON is equal to its like if that is, and never to what is written. What is not plain
 * is equal to itself only.
 */
export function equalValues(a: unknown, b: unknown): boolean {
  if (a === b || Object.is(a, b)) return true; // The second for NaN.
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (writesJson(a)) return writesJson(b) && equalValues(a.toJSON(), b.toJSON());
  if (writesJson(b)) return false;
  if (Array.isArray(a)) return Array.isArray(b) && equalLists(a, b);
  if (Array.isArray(b) || !isPlainRecord(a) || !isPlainRecord(b)) return false;
  const keys = presentKeys(a);
  if (keys.length !== presentKeys(b).length) return false;
  for (const key of keys) {
    if (!Object.hasOwn(b, key) || !equalValues(a[key], b[key])) return false;
  }
  return true;
}

/** @returns Whether a value has these fields, each with an equal value. */
export function hasFields(value: unknown, fields: Readonly<Record<string, unknown>>): boolean {
  const record = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  return Object.entries(fields).every(([field, expected]) => equalValues(record[field], expected));
}

function equalLists(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) {
    if (!equalValues(a[index] ?? null, b[index] ?? null)) return false;
  }
  return true;
}

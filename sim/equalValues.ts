/** @returns Whether two plain values are equal in every field; key order does not matter. What writes its own JSON is equal if that is. */
export function equalValues(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if ('toJSON' in a && 'toJSON' in b) return equalValues(ownJson(a), ownJson(b));
  if ('toJSON' in a || 'toJSON' in b) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  for (const key of keys) {
    if (!Object.hasOwn(b, key)) return false;
    if (!equalValues((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key])) return false;
  }
  return true;
}

function ownJson(value: { readonly toJSON: unknown }): unknown {
  return typeof value.toJSON === 'function' ? (value.toJSON as () => unknown).call(value) : value.toJSON;
}

/**
 * Freezes what a handler must not edit: everything below the first level of a state. The first level stays open,
 * because handlers assign to it. Instances of classes, such as `SharedLog`, are exempt: their versions share storage
 * that grows behind every version's own end.
 */
export function freezeBelow(state: object): void {
  for (const value of Object.values(state)) deepFreeze(value);
}

/** Freezes a plain value with all it holds. */
function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== Array.prototype && prototype !== null) return;
  Object.freeze(value);
  for (const below of Object.values(value)) deepFreeze(below);
}

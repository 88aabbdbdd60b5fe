/** How much storage a version of a value has to itself: what it copied, counted instead of timed. */

/** @returns How many slots the arrays and objects have in all that `value` reaches and `older` does not. */
export function ownSlots(value: object, older: object): number {
  const shared = reachable(older);
  let slots = 0;
  for (const part of reachable(value)) if (!shared.has(part)) slots += Object.keys(part).length;
  return slots;
}

function reachable(value: object): ReadonlySet<object> {
  const found = new Set<object>();
  const ahead: unknown[] = [value];
  while (ahead.length > 0) {
    const next = ahead.pop();
    if (typeof next !== 'object' || next === null || found.has(next)) continue;
    found.add(next);
    for (const below of Object.values(next)) ahead.push(below);
  }
  return found;
}

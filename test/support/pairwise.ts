/**
 * Few combinations in which every two values of different dimensions meet at least once. Greedy: each new combination takes, dimension by dimension, the value
 * that makes the most new pairs.
 */
export type Dimensions = Readonly<Record<string, readonly string[]>>;
export type Combination<D extends Dimensions> = { readonly [Name in keyof D]: D[Name][number] };

export function pairwise<const D extends Dimensions>(dimensions: D): readonly Combination<D>[] {
  const names = Object.keys(dimensions);
  const open = new Set<string>();
  for (const [a, b] of pairsOf(names))
    for (const x of dimensions[a] ?? []) for (const y of dimensions[b] ?? []) open.add(key(a, x, b, y));
  const combinations: Combination<D>[] = [];
  while (open.size > 0) {
    const chosen = begin(open);
    for (const name of names) {
      if (chosen.has(name)) continue;
      const gain = (value: string) =>
        [...chosen].filter(([other, its]) => open.has(key(name, value, other, its))).length;
      const values = dimensions[name] ?? [];
      chosen.set(
        name,
        values.reduce((best, value) => (gain(value) > gain(best) ? value : best)),
      );
    }
    for (const [a, b] of pairsOf(names)) open.delete(key(a, chosen.get(a) ?? '', b, chosen.get(b) ?? ''));
    combinations.push(Object.fromEntries(chosen) as Combination<D>);
  }
  return combinations;
}

/** @returns Every combination there is. */
export function everyCombination<const D extends Dimensions>(dimensions: D): readonly Combination<D>[] {
  return Object.entries(dimensions).reduce<readonly Record<string, string>[]>(
    (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  ) as readonly Combination<D>[];
}

/** The first pair that nobody has yet. */
function begin(open: ReadonlySet<string>): Map<string, string> {
  const [first = '[]'] = open;
  return new Map(JSON.parse(first) as [string, string][]);
}

const key = (a: string, x: string, b: string, y: string): string =>
  JSON.stringify(
    a < b
      ? [
          [a, x],
          [b, y],
        ]
      : [
          [b, y],
          [a, x],
        ],
  );

const pairsOf = (names: readonly string[]): readonly (readonly [string, string])[] =>
  names.flatMap((a, index) => names.slice(index + 1).map((b) => [a, b] as const));

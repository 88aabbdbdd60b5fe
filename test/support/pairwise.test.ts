import { expect, it } from 'vitest';
import { everyCombination, pairwise } from './pairwise.ts';

const dimensions = {
  colour: ['red', 'green', 'blue', 'white'],
  size: ['small', 'large'],
  shape: ['round', 'square', 'flat'],
  age: ['old', 'new'],
};

it('lets every two values of different dimensions meet, in few combinations', () => {
  const few = pairwise(dimensions);
  const names = Object.keys(dimensions) as (keyof typeof dimensions)[];
  const pairs = names.flatMap((a) =>
    names
      .filter((b) => a < b)
      .flatMap((b) => dimensions[a].flatMap((x) => dimensions[b].map((y) => ({ a, x, b, y })))),
  );
  expect(pairs.filter(({ a, x, b, y }) => !few.some((one) => one[a] === x && one[b] === y))).toEqual([]);
  expect(few.length).toBeLessThan(18);
  expect(few.length).toBeGreaterThanOrEqual(12);
});

it('knows all combinations', () => {
  expect(new Set(everyCombination(dimensions).map((one) => JSON.stringify(one))).size).toBe(4 * 2 * 3 * 2);
});

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
  for (const a of names)
    for (const b of names)
      for (const x of dimensions[a])
        for (const y of dimensions[b])
          if (a < b)
            expect(
              few.some((one) => one[a] === x && one[b] === y),
              `${x} ${y}`,
            ).toBe(true);
  expect(few.length).toBeLessThan(18);
  expect(few.length).toBeGreaterThanOrEqual(12);
});

it('knows all combinations', () => {
  expect(new Set(everyCombination(dimensions).map((one) => JSON.stringify(one))).size).toBe(4 * 2 * 3 * 2);
});

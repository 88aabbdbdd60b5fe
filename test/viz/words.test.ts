import { expect, it } from 'vitest';
import { chinese } from '../../viz/words/whole.ts';
import { english } from '../../viz/words/whole.ts';

/** Names of all words, those of the rooms among them; of a list how long it is. */
function namesIn(words: object, path = ''): readonly string[] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
    Array.isArray(value)
      ? [`${path}${name} × ${value.length}`]
      : typeof value === 'object' && value !== null
        ? namesIn(value, `${path}${name}.`)
        : [`${path}${name}`],
  );
}

it('both languages of the page have a word for everything', () => {
  expect(namesIn(chinese).toSorted()).toEqual(namesIn(english).toSorted());
});

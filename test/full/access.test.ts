/** Nobody is shut out: axe finds nothing, in all combinations of layout, run, theme, language and window. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessDimensions, prepare, violationsOn } from '../browser/access.ts';
import { Opener } from '../browser/opener.ts';
import { everyCombination } from '../support/pairwise.ts';

let opener: Opener;
beforeAll(async () => {
  opener = await Opener.start();
});
afterAll(() => opener.close());

it.each(accessDimensions.place)('axe finds nothing in %s', async (place) => {
  await opener.onPage('', async (page) => {
    await prepare(page);
    const found: Record<string, readonly string[]> = {};
    for (const access of everyCombination({ ...accessDimensions, place: [place] })) {
      const violations = await violationsOn(page, access);
      if (violations.length > 0) found[Object.values(access).join(' ')] = violations;
    }
    expect(found).toEqual({});
  });
});

/** Nobody is shut out, as far as a machine can tell: axe finds nothing, whatever the layout, theme, language and window. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pairwise } from '../support/pairwise.ts';
import { accessDimensions, prepare, violationsOn } from './access.ts';
import { Opener } from './opener.ts';

let opener: Opener;
beforeAll(async () => {
  opener = await Opener.start();
});
afterAll(() => opener.close());

it('axe finds nothing where every two of place, run, theme, language and width meet', async () => {
  await opener.onPage('', async (page) => {
    await prepare(page);
    const found: Record<string, readonly string[]> = {};
    for (const access of pairwise(accessDimensions)) {
      const violations = await violationsOn(page, access);
      if (violations.length > 0) found[Object.values(access).join(' ')] = violations;
    }
    expect(found).toEqual({});
  });
}, 240_000);

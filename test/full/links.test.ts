/** Links, at length: every failure that is kept opens at its breach, and a run of a thousand hours has an end. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { capsuleToLink, storyNamed } from '../../scenarios/index.ts';
import { packed } from '../../scenarios/link/packed.ts';
import { english } from '../../viz/words/english.ts';
import { capsuleNamed, capsuleNames } from '../capsules/capsules.ts';
import { replayAt } from '../browser/inNode.ts';
import { digestOn, follow, Opener, rowOn, shown } from '../browser/opener.ts';

let opener: Opener;
beforeAll(async () => {
  opener = await Opener.start();
});
afterAll(() => opener.close());

it('every failure that is kept opens at its breach', async () => {
  await opener.onPage('', async (page) => {
    for (const name of capsuleNames) {
      const hash = `#run=${capsuleToLink(capsuleNamed(name))}`;
      await follow(page, hash);
      const { breach, digest } = replayAt(hash).summary;
      expect([await rowOn(page), await digestOn(page)], name).toEqual([breach?.row, digest]);
      await page.locator('#chainBox .momentList button').first().waitFor();
    }
  });
});

it('a failure that says it is millions of events long is given up in time', async () => {
  const { capsule, zablab, failure, digest } = capsuleNamed('half-is-a-quorum');
  const story = { ...storyNamed('fresh-five'), until: '1000h' };
  const hash = `#run=${packed({ capsule, zablab, failure, digest, events: 4_000_000, story })}`;
  await opener.onPage('#story=fresh-five', async (page) => {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await page.locator('.lab[aria-busy="true"]').waitFor();
    await page.locator('.lab[aria-busy="false"]').waitFor({ timeout: 240_000 });
    expect(await page.locator('#provenance').textContent()).toMatch(/0 % of it/);
  });
});

it('a run of a thousand hours is shown as far as a page can hold it, and says so', async () => {
  await opener.onPage('#story=fresh-five', async (page) => {
    await page.evaluate(() => {
      location.hash = '#until=1000h';
    });
    await page.locator('.lab[aria-busy="true"]').waitFor();
    await page.locator('.lab[aria-busy="false"]').waitFor({ timeout: 240_000 });
    await shown(page);
    expect(Number(await page.locator('#scrubber').getAttribute('max'))).toBeGreaterThan(2_000_000);
    const told = await page.locator('.notice[role="alert"] p').first().textContent();
    const time = /[\d.,]+ s\b/.exec(told ?? '')?.[0] ?? '';
    expect([told, time]).toEqual([english.tooLong({ time }), expect.stringMatching(/\d/)]);
    await page.keyboard.press('Home');
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#scrubber')?.value === '0');
  });
});

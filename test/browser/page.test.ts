import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  beginRun,
  resolveScenario,
  resultOf,
  type Story,
  stories,
  storyNamed,
} from '../../scenarios/index.ts';
import { Trace } from '../../sim/index.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Served, serve } from '../support/serve.ts';

const folder = resolve(import.meta.dirname, '../../dist/page');

let served: Served;
let browser: Browser;
beforeAll(async () => {
  if (!existsSync(resolve(folder, 'index.html'))) throw new Error('build the page first: npm run build');
  served = await serve(folder);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  served.close();
});

/** Opens the page and fails afterwards if the browser had anything to complain about. */
async function onPage(hash: string, look: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!/^(data:|blob:)/.test(request.url()) && !request.url().startsWith(served.url))
      complaints.push(request.url());
  });
  try {
    await page.goto(served.url + hash);
    await page
      .locator('#digest')
      .filter({ hasText: /^[0-9a-f]{16}$/ })
      .waitFor();
    await look(page);
    expect(complaints).toEqual([]);
  } finally {
    await page.close();
  }
}

/** The same story in Node. */
function inNode(story: Story) {
  const scenario = resolveScenario(story);
  const run = beginRun(scenario);
  const trace = new Trace();
  run.world.trace = trace;
  run.advance(scenario.run.untilUs);
  return { result: resultOf(scenario, run), trace };
}

const headline = (page: Page) => page.locator('#headline span').textContent();
const leaderOn = (page: Page) => page.locator('body').getAttribute('data-leader');
const rowOn = async (page: Page) => Number(await page.locator('#scrubber').inputValue());
const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

describe.each(stories.map((story) => [story.name, story] as const))('%s', (name, story) => {
  it('has the leader, the digest and the rows that it has in Node', async () => {
    const { result, trace } = inNode(story);
    await onPage(`#story=${name}`, async (page) => {
      expect(await page.locator('#digest').textContent()).toBe(result.digest);
      expect(await leaderOn(page)).toBe(result.leader === null ? '' : String(result.leader));
      const crowned =
        result.leader === null ? /without a quorum|No leader yet/ : `Server ${result.leader} leads`;
      expect(await headline(page)).toMatch(crowned);
      expect(await page.locator('#scrubber').getAttribute('max')).toBe(String(trace.length - 1));
      const states = await page.locator('#votes tbody tr td:nth-of-type(1)').allTextContents();
      const expected = result.servers.map(({ up, paused, state }) =>
        up && !paused ? state : 'down or paused',
      );
      expect(states.map((text) => (/^[A-Z]+$/.test(text) ? text : 'down or paused'))).toEqual(expected);
    });
  });
});

describe('the cursor', () => {
  it('goes back to before the first vote, and forth to the same picture', async () => {
    await onPage('', async (page) => {
      const atEnd = await page.locator('#picture').innerHTML();
      await page.locator('#scrubber').fill('0');
      expect(await page.locator('#picture .server.ABSENT').count()).toBe(5);
      expect(await page.locator('#picture .ballot:not([display])').count()).toBe(0);
      expect(await leaderOn(page)).toBe('');
      await page.locator('#scrubber').fill((await page.locator('#scrubber').getAttribute('max')) ?? '');
      expect(await page.locator('#picture').innerHTML()).toBe(atEnd);
    });
  });

  it('obeys the buttons', async () => {
    await onPage('', async (page) => {
      const last = await rowOn(page);
      await press(page, 'To the start');
      expect(await rowOn(page)).toBe(0);
      await press(page, 'One step forward');
      const first = await rowOn(page);
      expect(first).toBeGreaterThan(0);
      await press(page, 'Next key moment');
      expect(await rowOn(page)).toBeGreaterThan(first);
      await press(page, 'One step back');
      await press(page, 'Previous key moment');
      await press(page, 'To the end');
      expect(await rowOn(page)).toBe(last);
    });
  });

  it('obeys the keyboard alone, and says where it is', async () => {
    await onPage('', async (page) => {
      const last = await rowOn(page);
      await page.keyboard.press('Home');
      expect(await rowOn(page)).toBe(0);
      for (let k = 0; k < 200 && (await leaderOn(page)) === ''; k++)
        await page.keyboard.press('Shift+ArrowRight');
      expect(await headline(page)).toBe('Server 3 leads');
      const decided = await rowOn(page);
      await page.keyboard.press('ArrowLeft');
      expect(await leaderOn(page)).toBe('');
      await page.locator('#scrubber').focus();
      await page.keyboard.press('ArrowRight');
      expect(await rowOn(page)).toBe(decided);
      expect(await page.locator('#scrubber').getAttribute('aria-valuetext')).toMatch(
        new RegExp(`^row ${decided} of ${last}, 2\\.20\\d s, .*LEADING`),
      );
      await page.locator('#live').filter({ hasText: 'LEADING' }).waitFor();
      await page.keyboard.press('End');
      expect(await rowOn(page)).toBe(last);
    });
  });

  it('plays forwards and backwards, and pauses', async () => {
    await onPage('#story=fresh-five&at=0', async (page) => {
      await page.keyboard.press('Space');
      await page.waitForFunction(
        () => Number(document.querySelector<HTMLInputElement>('#scrubber')?.value) > 5,
      );
      await page.keyboard.press('Space');
      const paused = await rowOn(page);
      await page.waitForTimeout(200);
      expect(await rowOn(page)).toBe(paused);
      await press(page, 'Play backwards');
      await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#scrubber')?.value === '0');
    });
  });

  it('moves in steps where less motion is asked for', async () => {
    await onPage('#story=fresh-five&at=0', async (page) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.locator('#speed').selectOption('4');
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      await page.waitForFunction(
        () => Number(document.querySelector<HTMLInputElement>('#scrubber')?.value) > 0,
      );
      await press(page, 'Pause');
      expect(await page.locator('#when').textContent()).toBe('0.0000 s');
    });
  });
});

describe('the address', () => {
  it('brings back story, seed, settings and row', async () => {
    await onPage('', async (page) => {
      await page.getByText('What if?').click();
      await page.getByRole('textbox', { name: 'Server 4' }).fill('0.5');
      await page.getByLabel('Seed', { exact: true }).fill('7');
      await press(page, 'Run again');
      await page.waitForFunction(() => document.body.dataset['leader'] === '4');
      const digest = await page.locator('#digest').textContent();
      await page.keyboard.press('Shift+ArrowLeft');
      const row = await rowOn(page);
      await page.waitForFunction((at) => location.hash.includes(`at=${at}`), row);
      expect(new URL(page.url()).hash).toBe(`#story=fresh-five&seed=7&start.4=0.5s&at=${row}`);
      await page.reload();
      await page
        .locator('#digest')
        .filter({ hasText: digest ?? '' })
        .waitFor();
      expect(await rowOn(page)).toBe(row);
      expect(await page.getByRole('textbox', { name: 'Server 4' }).inputValue()).toBe('0.5');
    });
  });

  it('that asks for nonsense is answered with what is wrong', async () => {
    await onPage('', async (page) => {
      await page.getByText('What if?').click();
      await page.getByRole('textbox', { name: 'Server 4' }).fill('soon');
      await press(page, 'Run again');
      await page.getByRole('alert').filter({ hasText: 'start.4' }).waitFor();
    });
  });
});

it('speaks Chinese when asked, and keeps the protocol’s own words', async () => {
  const story = storyNamed('fresh-five');
  await onPage('', async (page) => {
    await press(page, '中文');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await headline(page)).toBe('服务器 3 是领导者');
    expect(await page.locator('#asks').textContent()).toBe(story?.asks['zh-CN']);
    expect(await page.locator('#votes').textContent()).toContain('LEADING');
  });
});

it.each([320, 390, 768, 1440])('fits a window %i pixels wide without scrolling sideways', async (width) => {
  await onPage('#story=healed-partition', async (page) => {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});

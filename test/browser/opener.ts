/** The built page in a browser, for tests: open it at some address, look at it, press what is there. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from '../../bench/browser/launch.ts';
import { type Served, serve } from '../../bench/browser/serve.ts';
import type { Counters } from '../../viz/app/counters.ts';

const folder = resolve(import.meta.dirname, '../../dist/page');

export interface OpenOptions extends Pick<BrowserContextOptions, 'forcedColors'> {
  readonly width?: number;
  readonly height?: number;
  readonly isMotionReduced?: boolean;
}

export class Opener {
  private readonly served: Served;
  private readonly browser: Browser;

  private constructor(served: Served, browser: Browser) {
    this.served = served;
    this.browser = browser;
  }

  static async start(): Promise<Opener> {
    if (!existsSync(resolve(folder, 'index.html'))) throw new Error('build the page first: npm run build');
    return new Opener(await serve(folder), await launchBrowser());
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.served.close();
  }

  get url(): string {
    return this.served.url;
  }

  /**
   * Opens the page, and fails afterwards if the browser had anything to complain about: an error, a request to anywhere else, a dialog, or a
   * script of a stranger that has run (`globalThis.stranger`).
   */
  async onPage(
    hash: string,
    look: (page: Page) => Promise<void>,
    { width = 1280, height = 800, isMotionReduced = false, ...context }: OpenOptions = {},
  ): Promise<void> {
    const page = await this.browser.newPage({
      viewport: { width, height },
      locale: 'en-US',
      reducedMotion: isMotionReduced ? 'reduce' : 'no-preference',
      ...context,
    });
    page.setDefaultTimeout(20_000);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!/^(data:|blob:)/.test(request.url()) && !request.url().startsWith(this.served.url))
        complaints.push(request.url());
    });
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    try {
      await page.goto(this.served.url + hash);
      await shown(page);
      await look(page);
      if (await page.evaluate(() => 'stranger' in globalThis)) complaints.push('a script of a stranger ran');
    } catch (error) {
      if (complaints.length === 0) throw error;
      throw new Error(`the browser complains: ${complaints.join('; ')}`, { cause: error });
    } finally {
      await page.close();
    }
    if (complaints.length > 0) throw new Error(`the browser complains: ${complaints.join('; ')}`);
  }
}

/** Until a run is shown, and nothing is being computed or loaded. */
export const shown = async (page: Page): Promise<void> => {
  await page.waitForFunction(
    () =>
      document.querySelector('.lab #scrubber') !== null &&
      document.querySelector('[aria-busy="true"], .waiting') === null,
    undefined,
    { timeout: 60_000 },
  );
};

/** Changes the address as a person does who follows a link on the same page, and waits for what it shows. */
export async function follow(page: Page, hash: string): Promise<void> {
  await page.evaluate(async (to) => {
    if (location.hash === to) return;
    await new Promise<void>((drawn) => {
      // The page hears of it first: it has been listening for longer.
      addEventListener('hashchange', () => requestAnimationFrame(() => setTimeout(drawn)), { once: true });
      location.hash = to;
    });
  }, hash);
  await shown(page);
}

/** Until nothing moves any more: signals, effects and the picture have been drawn. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done))));

export const headline = (page: Page) => page.locator('#headline span').last().textContent();
export const leaderOn = (page: Page) => page.locator('.verdict').getAttribute('data-leader');
export const digestOn = (page: Page) => page.locator('.lab').getAttribute('data-digest');
export const rowOn = async (page: Page) => Number(await page.locator('#scrubber').inputValue());
export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).click();
export const openTab = (page: Page, name: string) => page.locator(`#tab-${name}`).click();
export const pictureOn = (page: Page) => page.locator('#picture').innerHTML();
export const countersOn = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { zablabCounters(): Counters }).zablabCounters());

/** Rows far away come with their window: then it takes a little. */
export async function goTo(page: Page, row: number): Promise<void> {
  await page.locator('#scrubber').fill(String(row));
  await page.waitForFunction((wanted) => {
    const told = document.querySelector('#scrubber')?.getAttribute('aria-valuetext') ?? '';
    return Number(/\d+/.exec(told)?.[0]) === wanted;
  }, row);
}

/** The address, once it says this: it is written a little later. */
export async function addressWith(page: Page, part: string | RegExp): Promise<string> {
  await page.waitForURL(({ hash }) =>
    typeof part === 'string' ? hash.includes(part) : part.test(decodeURIComponent(hash.replaceAll('+', ' '))),
  );
  return new URL(page.url()).hash;
}

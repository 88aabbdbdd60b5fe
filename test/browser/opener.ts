/** The built page in a browser, for tests: open it at some address, look at it, press what is there. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../bench/browser/launch.ts';
import { type Served, serve } from '../../bench/browser/serve.ts';

const folder = resolve(import.meta.dirname, '../../dist/page');

export interface OpenOptions {
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

  /** Opens the page and fails afterwards if the browser had anything to complain about. */
  async onPage(
    hash: string,
    look: (page: Page) => Promise<void>,
    { width = 1280, height = 800, isMotionReduced = false }: OpenOptions = {},
  ): Promise<void> {
    const page = await this.browser.newPage({
      viewport: { width, height },
      locale: 'en-US',
      reducedMotion: isMotionReduced ? 'reduce' : 'no-preference',
    });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!/^(data:|blob:)/.test(request.url()) && !request.url().startsWith(this.served.url))
        complaints.push(request.url());
    });
    try {
      await page.goto(this.served.url + hash);
      await shown(page);
      await look(page);
      if (complaints.length > 0) throw new Error(`the browser complains: ${complaints.join('; ')}`);
    } finally {
      await page.close();
    }
  }
}

/** Until a run is shown, and nothing is being computed. */
export const shown = (page: Page): Promise<void> =>
  page.locator('.lab[aria-busy="false"] #scrubber').waitFor({ timeout: 60_000 });

/** Changes the address as a person does who follows a link on the same page, and waits for what it shows. */
export async function follow(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await shown(page);
}

export const headline = (page: Page) => page.locator('#headline span').last().textContent();
export const leaderOn = (page: Page) => page.locator('.verdict').getAttribute('data-leader');
export const digestOn = (page: Page) => page.locator('.lab').getAttribute('data-digest');
export const rowOn = async (page: Page) => Number(await page.locator('#scrubber').inputValue());
export const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
export const goTo = (page: Page, row: number) => page.locator('#scrubber').fill(String(row));
export const pictureOn = (page: Page) => page.locator('#picture').innerHTML();

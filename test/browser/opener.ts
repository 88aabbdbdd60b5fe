/** The built page in a browser, for tests: open it at some address, look at it, press what is there. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../bench/browser/launch.ts';
import { type Served, serve } from '../../bench/browser/serve.ts';

const folder = resolve(import.meta.dirname, '../../dist/page');

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
  async onPage(hash: string, look: (page: Page) => Promise<void>): Promise<void> {
    const page = await this.browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
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
      await page
        .locator('#digest')
        .filter({ hasText: /^[0-9a-f]{16}$/ })
        .waitFor();
      await look(page);
      if (complaints.length > 0) throw new Error(`the browser complains: ${complaints.join('; ')}`);
    } finally {
      await page.close();
    }
  }
}

export const headline = (page: Page) => page.locator('#headline span').textContent();
export const leaderOn = (page: Page) => page.locator('body').getAttribute('data-leader');
export const rowOn = async (page: Page) => Number(await page.locator('#scrubber').inputValue());
export const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
export const goTo = (page: Page, row: number) => page.locator('#scrubber').fill(String(row));
export const pictureOn = (page: Page) => page.locator('#picture').innerHTML();

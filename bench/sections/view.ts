/** The page in a browser: how much comes with the first load, how soon one can use it, how it plays, how fast it seeks. By the clock. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { at, type Scenario, start, storyToLink, write } from '../../scenarios/index.ts';
import { launchBrowser } from '../browser/launch.ts';
import { type Served, serve } from '../browser/serve.ts';
import { percentile } from '../measure.ts';
import { atLeast, atMost, type Row, row } from '../row.ts';

const folder = fileURLToPath(new URL('../../page', import.meta.url));

export async function view(): Promise<readonly Row[]> {
  if (!existsSync(join(folder, 'index.html'))) throw new Error('build the page first: npm run build');
  const served = await serve(folder);
  const browser = await launchBrowser();
  try {
    const bench = { served, browser };
    return [
      ...(await firstLoad(bench)),
      ...(await interactive(bench)),
      ...(await playing(bench)),
      ...(await seeking(bench)),
    ];
  } finally {
    await browser.close();
    served.close();
  }
}

interface Bench {
  readonly served: Served;
  readonly browser: Browser;
}

/** Opens the page where nothing is cached, and waits until a run is shown. */
async function open({ served, browser }: Bench, hash: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  const page = await context.newPage();
  await page.goto(served.url + hash);
  await page.locator('#scrubber').waitFor({ timeout: 120_000 });
  return page;
}

const close = (page: Page): Promise<void> => page.context().close();

async function firstLoad({ served, browser }: Bench): Promise<readonly Row[]> {
  const context = await browser.newContext({ locale: 'en-US' });
  const page = await context.newPage();
  const scripts = new Set<string>();
  context.on('request', (request) => scripts.add(new URL(request.url()).pathname));
  await page.goto(served.url);
  await page.locator('#scrubber').waitFor();
  await page.waitForLoadState('networkidle'); // Panels that are open come with the first load, however late.
  await context.close();
  const bytes = [...scripts]
    .filter((path) => path.endsWith('.js'))
    .map((path) => gzipSync(readFileSync(join(folder, path)), { level: 9 }).length);
  const kilobytes = bytes.reduce((sum, size) => sum + size, 0) / 1_000;
  return [row('JavaScript of the first load, page and worker', 'kB gzipped', [kilobytes], atMost(180))];
}

/** Five servers that do nothing but hold together make this many events in so many virtual seconds. */
const HUNDRED_THOUSAND = '#story=fresh-five&until=7700s';
const MILLION = '#story=fresh-five&until=77000s';

async function interactive(bench: Bench): Promise<readonly Row[]> {
  const values: number[] = [];
  let events = 0;
  for (let round = 0; round < 5; round++) {
    const page = await open(bench, HUNDRED_THOUSAND);
    values.push((await page.evaluate(() => performance.now())) / 1_000);
    events = await eventsOn(page);
    await close(page);
  }
  return [
    row(`from the address to the picture, ${events.toLocaleString('en')} events`, 's', values, atMost(1.5)),
  ];
}

const eventsOn = async (page: Page): Promise<number> => {
  const text = (await page.locator('#where').textContent()) ?? '';
  return Number(/event [\d,]+ of ([\d,]+)/.exec(text)?.[1]?.replaceAll(',', '') ?? '0');
};

/** Three clients that wait for nothing, on links that take their time. */
const crowded: Scenario = {
  zablab: 1,
  name: 'crowded',
  ensemble: { servers: 5, clients: 3 },
  network: { latency: '15ms..25ms' },
  steps: [
    at('0s', start('all')),
    ...[1, 2, 3].map((client) =>
      at('6s', write(`/c${client}-`, 'x', client, { client, count: 150, window: 11 })),
    ),
  ],
  until: '9s',
};

async function playing(bench: Bench): Promise<readonly Row[]> {
  const page = await open(bench, `#file=${storyToLink(crowded)}`);
  const { frames, inFlight } = await page.evaluate(async () => {
    const scrubber = document.querySelector<HTMLInputElement>('#scrubber') as HTMLInputElement;
    const counted = () => document.querySelectorAll('#picture .message').length;
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
    // The busiest of a few places.
    let best = { row: 0, messages: 0 };
    for (let share = 0.5; share < 0.95; share += 0.01) {
      const wanted = Math.floor(share * Number(scrubber.max));
      scrubber.value = String(wanted);
      scrubber.dispatchEvent(new Event('input', { bubbles: true }));
      await frame();
      await frame();
      if (counted() > best.messages) best = { row: wanted, messages: counted() };
    }
    scrubber.value = String(best.row);
    scrubber.dispatchEvent(new Event('input', { bubbles: true }));
    await frame();
    document.querySelector<HTMLButtonElement>('.buttons .play')?.click();
    const intervals: number[] = [];
    const flying: number[] = [];
    for (let k = 0, before = await frame(); k < 240; k++) {
      const now = await frame();
      intervals.push(now - before);
      flying.push(counted());
      before = now;
    }
    return { frames: intervals, inFlight: flying.toSorted((a, b) => a - b)[120] ?? 0 };
  });
  await close(page);
  const sorted = frames.toSorted((a, b) => a - b);
  const rate = 1_000 / (frames.reduce((sum, ms) => sum + ms, 0) / frames.length);
  return [
    row(`playing, five servers, ${inFlight} messages in flight`, 'frames/s', [rate], atLeast(59)),
    row('the same, 95 of 100 frames', 'ms', [percentile(sorted, 95)], atMost(25)),
  ];
}

async function seeking(bench: Bench): Promise<readonly Row[]> {
  const page = await open(bench, MILLION);
  const events = await eventsOn(page);
  const values = await page.evaluate(async () => {
    const scrubber = document.querySelector<HTMLInputElement>('#scrubber') as HTMLInputElement;
    const shown = () =>
      Number(
        /row ([\d,]+) of/
          .exec(document.querySelector('#where')?.textContent ?? '')?.[1]
          ?.replaceAll(',', '') ?? '-1',
      );
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
    const last = Number(scrubber.max);
    const times: number[] = [];
    for (let k = 1; k <= 60; k++) {
      const wanted = Math.floor(((k * 0.618034) % 1) * last);
      const before = performance.now();
      scrubber.value = String(wanted);
      scrubber.dispatchEvent(new Event('input', { bubbles: true }));
      while (shown() !== wanted) await new Promise((done) => setTimeout(done));
      await frame();
      times.push(performance.now() - before);
      await new Promise((done) => setTimeout(done, 100));
    }
    return times;
  });
  await close(page);
  const sorted = values.toSorted((a, b) => a - b);
  const what = `seek to pixels in ${events.toLocaleString('en')} events`;
  return [row(what, 'ms', values, atMost(50)), row('the same, 95 of 100', 'ms', [percentile(sorted, 95)])];
}

/** The digests of Chromium are those of Node: of the pinned runs, and of every story in the page's own worker. */
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stories } from '../../scenarios/index.ts';
import type { FromWorker, ToWorker } from '../../viz/app/protocol.ts';
import { digestOf } from '../../viz/worker/runStory.ts';
import { type Bundle, bundleDigests } from '../determinism/bundle.ts';
import pinned from '../determinism/pinned.json' with { type: 'json' };
import { launchBrowser } from '../../bench/browser/launch.ts';
import { serve } from '../../bench/browser/serve.ts';

let browser: Browser;
let bundle: Bundle;
beforeAll(async () => {
  [browser, bundle] = await Promise.all([launchBrowser(), bundleDigests('bundled')]);
});
afterAll(async () => {
  await browser.close();
  bundle.remove();
});

it('a worker in Chromium computes the pinned digests', async () => {
  const served = await serve(bundle.folder);
  const page = await browser.newPage();
  try {
    await page.goto(`${served.url}digests.js`);
    const answer = await page.evaluate(async (url) => {
      const source = `import { computeDigests } from '${url}'; postMessage(computeDigests());`;
      const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })), {
        type: 'module',
      });
      return await new Promise<unknown>((done, failed) => {
        worker.onmessage = ({ data }: MessageEvent<unknown>) => done(data);
        worker.onerror = ({ message }) => failed(new Error(message));
      });
    }, `${served.url}digests.js`);
    expect(answer).toEqual(pinned);
  } finally {
    await page.close();
    served.close();
  }
});

it('the worker of the page computes the digests that are pinned of every story, and those of Node for another seed', async () => {
  const pinnedRuns = stories.flatMap(({ name: story, seed = '1' }) => [
    { story, seed },
    { story, seed: 'another' },
  ]);
  const asked = [...pinnedRuns, ...stories.map(({ name: story }) => ({ story, seed: 'zab' }))];
  const served = await serve(resolve(import.meta.dirname, '../../dist/page'));
  const page = await browser.newPage();
  try {
    const [started] = await Promise.all([page.waitForEvent('worker'), page.goto(served.url)]);
    const questions = asked.map((run, id): ToWorker => ({ type: 'digest', id, ...run }));
    // Chromium and Node compute at the same time.
    const answering = page.evaluate(
      async ({ url, messages }) => {
        const worker = new Worker(url, { type: 'module' });
        const heard = new Map<number, unknown>();
        return await new Promise<readonly unknown[]>((done, failed) => {
          worker.onmessage = ({ data }: MessageEvent<{ readonly id: number }>) => {
            heard.set(data.id, data);
            if (heard.size === messages.length) done(messages.map(({ id }) => heard.get(id)));
          };
          worker.onerror = (event) => failed(new Error(event.message));
          for (const message of messages) worker.postMessage(message);
        });
      },
      { url: started.url(), messages: questions },
    );
    const elections: Readonly<Record<string, string>> = pinned.elections;
    const digestIn = ({ story, seed }: (typeof asked)[number]): string =>
      elections[`${story}, seed ${seed}`] ?? digestOf({ story, seed });
    const expected = asked.map((run, id): FromWorker => ({ type: 'digest', id, digest: digestIn(run) }));
    expect(await answering).toEqual(expected);
  } finally {
    await page.close();
    served.close();
  }
});

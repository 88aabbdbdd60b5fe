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

it('the worker of the page computes the digests of Node, for every story and three seeds', async () => {
  const asked = stories.flatMap(({ name: story }) => ['1', '7', 'zab'].map((seed) => ({ story, seed })));
  const served = await serve(resolve(import.meta.dirname, '../../dist/page'));
  const page = await browser.newPage();
  try {
    const [started] = await Promise.all([page.waitForEvent('worker'), page.goto(served.url)]);
    const questions = asked.map((run, id): ToWorker => ({ type: 'digest', id, ...run }));
    const answers = await page.evaluate(
      async ({ url, messages }) => {
        const worker = new Worker(url, { type: 'module' });
        const heard: unknown[] = [];
        for (const message of messages) {
          worker.postMessage(message);
          heard.push(
            await new Promise((done, failed) => {
              worker.onmessage = ({ data }: MessageEvent<unknown>) => done(data);
              worker.onerror = (event) => failed(new Error(event.message));
            }),
          );
        }
        return heard;
      },
      { url: started.url(), messages: questions },
    );
    const expected = asked.map((run, id): FromWorker => ({ type: 'digest', id, digest: digestOf(run) }));
    expect(answers).toEqual(expected);
  } finally {
    await page.close();
    served.close();
  }
});

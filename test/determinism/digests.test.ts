/** The same runs give the same digests: again, in a worker thread, from the built code, and as they were pinned. */
import { Worker } from 'node:worker_threads';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Bundle, bundleDigests } from './bundle.ts';
import { computeDigests } from './digests.ts';
import pinned from './pinned.json' with { type: 'json' };

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleDigests('built');
});
afterAll(() => bundle.remove());

it('the digests are the pinned ones, and the same twice', () => {
  expect(computeDigests()).toEqual(pinned);
  expect(computeDigests()).toEqual(pinned);
});

it('all pinned digests differ', () => {
  const digests = Object.values(pinned).flatMap((group) => Object.values(group));
  expect(new Set(digests).size).toBe(digests.length);
  for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{16}$/u);
});

it('a worker thread, running the built code, computes the pinned digests', async () => {
  const source = `
    import { parentPort } from 'node:worker_threads';
    import { computeDigests } from ${JSON.stringify(pathToFileURL(bundle.path).href)};
    parentPort.postMessage(computeDigests());`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
  const answer = await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  await worker.terminate();
  expect(answer).toEqual(pinned);
});

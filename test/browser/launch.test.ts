import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { launchBrowser } from '../../bench/browser/launch.ts';

const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
  '/': ['text/html', '<!doctype html><p>waiting</p><script type="module" src="page.js"></script>'],
  '/page.js': [
    'text/javascript',
    `const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
     worker.onmessage = ({ data }) => { document.querySelector('p').textContent = data; };
     worker.postMessage(20);`,
  ],
  '/worker.js': [
    'text/javascript',
    `import { double } from './double.js';
     onmessage = ({ data }) => postMessage('from the worker: ' + double(data));`,
  ],
  '/double.js': ['text/javascript', 'export const double = (n) => 2 * n;'],
};

it('a browser starts on this machine, shows a served page and runs a module worker', async () => {
  const server = createServer((request, response) => {
    const [type, text] = files[request.url ?? ''] ?? ['text/plain', ''];
    response.writeHead(text === '' ? 404 : 200, { 'content-type': type }).end(text);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.getByText('from the worker').waitFor();
    expect(await page.locator('p').textContent()).toBe('from the worker: 40');
  } finally {
    await browser.close();
    server.close();
  }
});

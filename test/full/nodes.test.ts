/** Other versions of Node, fetched from the registry, compute the digests that are pinned. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Bundle, bundleDigests } from '../determinism/bundle.ts';
import pinned from '../determinism/pinned.json' with { type: 'json' };

const run = promisify(execFile);

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleDigests('built');
  const script = `import { computeDigests } from './digests.js';
    console.log(JSON.stringify({ version: process.version, digests: computeDigests() }));`;
  writeFileSync(join(bundle.folder, 'print.mjs'), script);
  writeFileSync(join(bundle.folder, 'package.json'), '{ "type": "module" }');
});
afterAll(() => bundle.remove());

it.each([22, 24])('Node %i computes the pinned digests', async (major) => {
  const command = [
    'exec',
    '--yes',
    `--package=node@${major}`,
    '--',
    'node',
    join(bundle.folder, 'print.mjs'),
  ];
  const { stdout } = await run('npm', command, { cwd: bundle.folder, maxBuffer: 1 << 24 });
  const { version, digests } = JSON.parse(stdout) as { readonly version: string; readonly digests: unknown };
  expect(version).toMatch(new RegExp(`^v${major}\\.`, 'u'));
  expect(digests).toEqual(pinned);
});

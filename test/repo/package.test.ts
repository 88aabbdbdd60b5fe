/** The package as those who install it see it: typed entries, under settings that are not ours. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const consumer = `
import { resolveScenario, runScenario, storyNamed } from 'zablab';
import { World } from 'zablab/sim';
import { zab } from 'zablab/model';
import { stories } from 'zablab/scenarios';
import fc from 'fast-check';
import { anyStory, breachOf } from 'zablab/fast-check';
const story = storyNamed('fresh-five');
if (story === undefined) throw new Error('the story is gone');
const { leader } = runScenario(resolveScenario(story));
const four = anyStory({ servers: [4, 4], variants: ['half-is-a-quorum'] });
const { failed } = fc.check(fc.property(four, (one) => breachOf(one) === null), { numRuns: 100, seed: 1 });
console.log(JSON.stringify([leader, stories.length > 5, typeof World, typeof zab, failed]));
`;

it('its five entries compile under plain strict settings, library checks included, and run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zablab-consumer-'));
  try {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(resolve('.'), join(folder, 'node_modules/zablab'), 'junction');
    for (const name of ['fast-check', 'pure-rand'])
      symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name), 'junction');
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'use.ts'), consumer);
    const compilerOptions = {
      module: 'nodenext',
      target: 'es2023',
      lib: ['es2023', 'dom'],
      strict: true,
      skipLibCheck: false,
      preserveSymlinks: true,
      types: [],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }));
    const compiled = spawnSync(
      process.execPath,
      [resolve('node_modules/@typescript/native/bin/tsc'), '-p', folder],
      {
        encoding: 'utf8',
      },
    );
    expect(compiled.stdout + compiled.stderr).toBe('');
    const ran = spawnSync(process.execPath, [join(folder, 'use.js')], { encoding: 'utf8' });
    expect(JSON.parse(ran.stdout)).toEqual([3, true, 'function', 'function', true]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

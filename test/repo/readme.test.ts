/** What the README shows is what the program does. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const readme = readFileSync('README.md', 'utf8');

function blockAfter(words: string, language: string): string {
  const start = readme.indexOf(`\`\`\`${language}\n`, readme.indexOf(words));
  expect(start, `the README has a block after "${words}"`).toBeGreaterThan(0);
  const body = start + language.length + 4;
  return readme.slice(body, readme.indexOf('```', body));
}

function zablab(...args: readonly string[]): { status: number | null; stdout: string } {
  const environment = { ...process.env, COLUMNS: '80', NO_COLOR: '1', LC_ALL: 'C' };
  const { status, stdout } = spawnSync(process.execPath, ['dist/cli/main.js', ...args], {
    encoding: 'utf8',
    env: environment,
  });
  return { status, stdout };
}

describe('the README', () => {
  it('shows what npm start prints, to the letter', () => {
    const { status, stdout } = zablab('run', 'fresh-five');
    expect(status).toBe(0);
    expect(blockAfter('What `npm start` prints', 'text').trimEnd()).toBe(stdout.trimEnd());
  });

  it('shows of one write what the program prints, in one piece', () => {
    const { stdout } = zablab('run', 'one-write');
    expect(stdout).toContain(blockAfter('## One write', 'text'));
  });

  it('shows a failure as the program explains it', () => {
    const { status, stdout } = zablab('explain', 'ack-outlives-log');
    expect(status).toBe(0);
    expect(blockAfter('The shortest chain of causes', 'text').trimEnd()).toBe(stdout.trimEnd());
  });

  it('has a first own story that runs as it says', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zablab-readme-'));
    try {
      writeFileSync(join(folder, 'alone.yaml'), blockAfter('`alone.yaml`:', 'yaml'));
      const { status, stdout } = zablab('run', join(folder, 'alone.yaml'), '--json');
      const { leader, expectations } = JSON.parse(stdout) as {
        leader: number;
        expectations: readonly { met: boolean }[];
      };
      expect({ status, leader, met: expectations.map(({ met }) => met) }).toEqual({
        status: 0,
        leader: 2,
        met: [true, true],
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('shows the two commands that are all the set-up there is', () => {
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
  });

  it('links only to files that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, path]) => path as string);
    expect(links.length).toBeGreaterThan(4);
    for (const link of links) expect(existsSync(link), link).toBe(true);
  });
});

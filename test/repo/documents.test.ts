/** What the documents name is there, and what they show runs. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { main } from '../../cli/zablab.ts';
import { readStory, resolveScenario, runScenario } from '../../scenarios/index.ts';
import { moments, verbs } from '../../scenarios/format/vocabulary.ts';

const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'docs/names.md',
  'docs/protocol.md',
  'docs/stories.md',
  ...readdirSync('docs/decisions').map((name) => `docs/decisions/${name}`),
];
const folders = 'sim|model|scenarios|viz|test|cli|docs|bench|\\.ci';

describe.each(documents)('%s', (document) => {
  const text = readFileSync(document, 'utf8');

  it('names only files and folders that exist', () => {
    const named = [...text.matchAll(new RegExp(`\`((?:${folders})/[\\w./-]+)\``, 'g'))].map(
      ([, path = '']) => path,
    );
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names only scripts that npm knows', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
  });

  it('shows only commands that are understood', async () => {
    const shown = [...text.matchAll(/^npx zablab (.*?)(?: +#.*)?$/gm)].map(([, typed = '']) => typed);
    for (const typed of shown) {
      const quiet = { isTTY: false, columns: 80, write: () => {} };
      // Where the page is served elsewhere, `view` only tells its link.
      const env = { ZABLAB_PAGE: 'https://example.org/' };
      const host = { stdout: quiet, stderr: quiet, env, directory: '.', onInterrupt: () => () => {} };
      expect(await main(typed.split(' '), host), typed).toBeLessThan(2);
    }
  });
});

describe('docs/stories.md', () => {
  const text = readFileSync('docs/stories.md', 'utf8');
  const block = (language: string): string => text.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? '';

  it('shows a story that ends as it expects', () => {
    const { isOk, expectations } = runScenario(resolveScenario(readStory(block('yaml')).scenario));
    expect(expectations.map(({ met, unjudged }) => ({ met, unjudged }))).toEqual(
      [1, 2, 3, 4].map(() => ({ met: true, unjudged: null })),
    );
    expect(isOk).toBe(true);
  });

  it('shows every moment and every verb', () => {
    const story = block('yaml');
    for (const word of [...moments, ...verbs]) expect(story, word).toMatch(new RegExp(`[{ ]${word}: `));
  });

  it('shows code that runs as it stands', () => {
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', block('js')], { encoding: 'utf8' });
    expect({ ...run, stdout: run.stdout.trim() }).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^4 [0-9a-f]{16} true$/) as string,
    });
  });
});

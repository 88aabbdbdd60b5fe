/** `zablab check`: every story, ours and those of a folder, one exit code, and a report that others can read. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stories } from '../../scenarios/index.ts';
import { folderWith, smallStory, zablab } from './terminal.ts';

const folder = folderWith({ 'package.txt': 'no story' });
const here = { directory: folder.path };
const inFolder = (...names: readonly string[]): string => join(folder.path, ...names);

const failing = smallStory.replace('leader: any', 'leader: none');
const nasty = failing.replace(
  'leader: none',
  `leader: none, text: 'a <b> & "c" ]]> ${String.fromCodePoint(0x1f98a)}'`,
);

beforeAll(() => {
  for (const name of ['good', 'good/deep', 'good/.hidden', 'good/node_modules', 'bad', 'wrong', 'empty'])
    mkdirSync(inFolder(name));
  writeFileSync(inFolder('good', 'b.yaml'), smallStory);
  writeFileSync(inFolder('good', 'a.yml'), smallStory);
  writeFileSync(inFolder('good', 'deep', 'c.json'), '{"zablab": 1, "ensemble": {"servers": 1}, "steps": []}');
  writeFileSync(inFolder('good', 'deep', 'notes.md'), '# none');
  writeFileSync(inFolder('good', '.hidden', 'x.yaml'), 'no story');
  writeFileSync(inFolder('good', 'node_modules', 'x.yaml'), 'no story');
  symlinkSync('..', inFolder('good', 'loop'));
  writeFileSync(inFolder('bad', 'fails.yaml'), failing);
  writeFileSync(inFolder('bad', 'nasty.yaml'), nasty);
  writeFileSync(inFolder('wrong', 'a.yaml'), smallStory.replace('start: all', 'start: 9'));
  writeFileSync(inFolder('wrong', 'b.yaml'), smallStory);
  writeFileSync(inFolder('wrong', 'c.json'), '{"zablab": 1');
  symlinkSync('nowhere.yaml', inFolder('wrong', 'd.yaml'));
  writeFileSync(inFolder('one.yaml'), smallStory);
});
afterAll(() => folder.remove());

/** Ours may fail while the protocol is being worked on: what is tested here is told of the folder alone. */
const ourNames: readonly string[] = stories.map(({ name }) => name);
const linesOf = (out: string): readonly string[] =>
  out.split('\n').filter((line) => /^[✓✗] /.test(line) && !ourNames.includes(line.split(' ')[1] ?? ''));

interface Entry {
  readonly story: string;
  readonly ok: boolean;
  readonly failures: readonly string[];
  readonly result: { readonly digest: string; readonly servers: readonly unknown[] } | null;
  readonly line?: number;
  readonly column?: number;
}
interface CheckDocument {
  readonly version: string;
  readonly stories: readonly Entry[];
  readonly passed: number;
  readonly failed: number;
  readonly wrong: number;
  readonly ok: boolean;
}

describe('zablab check', () => {
  it('runs our stories in their order, one line each, and sums up', async () => {
    const { out, err } = await zablab(['check']);
    const named = out.split('\n').flatMap((line) => /^[✓✗] (\S+) /.exec(line)?.[1] ?? []);
    expect(named).toEqual(ourNames);
    expect(out).toMatch(new RegExp(`\\n\\n${stories.length} stories: .* of virtual time\\n$`));
    expect(err).toBe('');
  });

  it('runs the stories of a folder and of the folders in it, in the order of their paths', async () => {
    const { out, err } = await zablab(['check', 'good'], here);
    expect(linesOf(out).map((line) => line.split(/ +/).slice(0, 2))).toEqual([
      ['✓', 'good/a.yml'],
      ['✓', 'good/b.yaml'],
      ['✓', 'good/deep/c.json'],
    ]);
    expect(err).toBe('');
    expect(linesOf((await zablab(['check', './good//'], here)).out)[0]).toContain('✓ ./good/a.yml');
    expect(linesOf((await zablab(['check', 'one.yaml'], here)).out)).toHaveLength(1);
    expect(linesOf((await zablab(['check', 'empty'], here)).out)).toEqual([]);
  });

  it('exits with 1 where one does not end as expected, and says what was not met', async () => {
    const { code, out } = await zablab(['check', 'bad'], here);
    expect(code).toBe(1);
    expect(linesOf(out)[0]).toMatch(/^✗ bad\/fails\.yaml +not met: nobody leads$/);
  });

  it('tells of wrong files when all others have run: line and column, and exit code 2', async () => {
    const { code, out, err } = await zablab(['check', 'wrong'], here);
    expect(code).toBe(2);
    expect(linesOf(out).map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
      '✗ wrong/a.yaml is no story that can run: line 4, column 22',
      expect.stringMatching(/^✓ wrong\/b\.yaml \d+ events, 5\.000 s$/) as string,
      '✗ wrong/c.json is no story that can run: line 1, column 13',
      '✗ wrong/d.yaml is no story that can run',
    ]);
    expect(out).toContain('3 files wrong');
    expect(err.trimEnd().split('\n')).toEqual([
      'wrong/a.yaml:4:22: steps[0].start: there is no server 9 (servers are 1, 2, 3)',
      expect.stringMatching(/^wrong\/c\.json:1:13: this is neither YAML nor JSON: /) as string,
      'zablab: wrong/d.yaml: there is no such file',
    ]);
  });

  it('a folder that is not there is told at once', async () => {
    expect(await zablab(['check', 'nowhere'], here)).toEqual({
      code: 2,
      out: '',
      err: 'zablab: nowhere: there is no such file\n',
    });
    expect((await zablab(['check', 'good', 'bad'], here)).code).toBe(2);
    expect((await zablab(['check', ''], here)).code).toBe(2);
  });

  it('speaks Chinese', async () => {
    const { out, err } = await zablab(['check', 'wrong', '--lang', 'zh-CN'], here);
    expect(linesOf(out)[0]).toContain('不是可以运行的故事：第 4 行，第 22 列');
    expect(out).toMatch(/个符合预期.*3 个文件有误/);
    expect(err).toContain('wrong/a.yaml:4:22: ');
  });

  it('that is interrupted says what was done so far, and leaves no report', async () => {
    const { code, out } = await zablab(['check', 'good', '--junit', 'interrupted.xml'], {
      ...here,
      interrupts: true,
    });
    expect(code).toBe(130);
    expect(out).toMatch(/Interrupted after 0 of \d+ stories\. What was done so far:/);
    expect(readdirSync(folder.path).filter((name) => name.includes('interrupted'))).toEqual([]);
  });

  it('a fault of ours is told as such', async () => {
    const { code, err } = await zablab(['check', 'good'], {
      ...here,
      onOut: (text) => {
        if (text.startsWith('✓ good/b')) throw new TypeError('the pen broke');
      },
    });
    expect(code).toBe(70);
    expect(err).toContain('zablab: this is a fault of zablab itself');
  });
});

describe('zablab check --json', () => {
  it('prints exactly one document; the lines go to standard error', async () => {
    const { code, out, err } = await zablab(['check', 'wrong', '--json'], here);
    const document = JSON.parse(out) as CheckDocument;
    expect(code).toBe(2);
    expect(err).toContain('✓ wrong/b.yaml');
    expect(document).toMatchObject({ version: '0.1.0', wrong: 3, ok: false });
    expect(document.passed + document.failed + document.wrong).toBe(document.stories.length);
    const [a, b] = document.stories.filter(({ story }) => story.startsWith('wrong/'));
    expect(a).toEqual({
      story: 'wrong/a.yaml',
      ok: false,
      failures: ['wrong/a.yaml:4:22: steps[0].start: there is no server 9 (servers are 1, 2, 3)'],
      result: null,
      line: 4,
      column: 22,
    });
    expect(b).toMatchObject({ story: 'wrong/b.yaml', ok: true, failures: [] });
    const alone = JSON.parse((await zablab(['run', 'wrong/b.yaml', '--json'], here)).out) as {
      readonly digest: string;
    };
    expect(b?.result?.digest).toBe(alone.digest);
  });
});

/** @returns The elements of a small XML document, or what is wrong with it. */
function elementsOf(
  xml: string,
): readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const open: string[] = [];
  const closed: (readonly [string | undefined, string])[] = [];
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  expect(body).not.toBe(xml);
  for (const [, text, slash, name = '', inside = '', empty] of body.matchAll(
    /([^<]*)<(\/?)([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>/gy,
  )) {
    expect(text).not.toMatch(/&(?!(amp|lt|gt|quot|apos|#\d+);)/);
    if (slash === '/') {
      closed.push([open.pop(), name]);
      continue;
    }
    const pairs = [...inside.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]);
    found.push({ name, attributes: Object.fromEntries(pairs) as Record<string, string> });
    if (empty === '') open.push(name);
  }
  expect(open).toEqual([]);
  for (const [opened, name] of closed) expect(opened).toBe(name);
  return found;
}

describe('zablab check --junit', () => {
  const report = async (...argv: readonly string[]): Promise<string> => {
    await zablab(['check', ...argv, '--junit', 'report.xml'], here);
    return readFileSync(inFolder('report.xml'), 'utf8');
  };

  it('has a suite for ours and one for the folder, and counts that agree', async () => {
    const elements = elementsOf(await report('wrong'));
    const suites = elements.filter(({ name }) => name === 'testsuite');
    expect(suites.map(({ attributes }) => attributes['name'])).toEqual(['zablab', 'wrong']);
    expect(suites[1]?.attributes).toMatchObject({ tests: '4', failures: '0', errors: '3', skipped: '0' });
    const cases = elements.filter(({ name }) => name === 'testcase');
    expect(elements[0]).toMatchObject({ name: 'testsuites', attributes: { tests: String(cases.length) } });
    expect(cases.at(-3)?.attributes).toEqual({
      name: 'b.yaml',
      classname: 'zablab.wrong',
      file: 'wrong/b.yaml',
      time: '5.000000',
    });
  });

  it('escapes what XML would take for its own', async () => {
    const xml = await report('bad');
    elementsOf(xml);
    expect(xml).toContain('not met: a &lt;b&gt; &amp; &quot;c&quot; ]]&gt; 🦊');
  });

  it('is the same byte by byte whenever it is written, and never half of one', async () => {
    const first = await report('good');
    expect(await report('good')).toBe(first);
    expect(first).not.toMatch(/timestamp|hostname/);
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('that cannot be written is told before anything runs', async () => {
    expect(await zablab(['check', '--junit', 'nowhere/report.xml'], here)).toEqual({
      code: 2,
      out: '',
      err:
        'zablab: --junit nowhere/report.xml: this file cannot be written: there is no directory ' +
        `${inFolder('nowhere')}\n`.replace(inFolder('nowhere'), 'nowhere'),
    });
    const before = readFileSync(inFolder('one.yaml'), 'utf8');
    const { code, err } = await zablab(['check', 'one.yaml', '--junit', 'one.yaml'], here);
    expect({ code, err }).toEqual({
      code: 2,
      err: 'zablab: --junit one.yaml: this is one of the stories, and the report would replace it\n',
    });
    expect(readFileSync(inFolder('one.yaml'), 'utf8')).toBe(before);
    expect((await zablab(['check', '--junit', ''], here)).code).toBe(2);
    expect(existsSync(inFolder('nowhere'))).toBe(false);
  });
});

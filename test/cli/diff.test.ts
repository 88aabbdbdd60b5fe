/** `zablab diff`: runs, traces, and traces that cannot be run again. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, folderWith, smallStory, zablab } from './terminal.ts';

const folder = folderWith({ 'small.yaml': smallStory, 'small@home.yaml': smallStory });
afterAll(() => folder.remove());
const diff = (a: string, b: string, ...options: string[]): Promise<Answer> =>
  zablab(['diff', a, b, ...options], { directory: folder.path });

/** Rewrites the lines of a trace file under another name. */
function changed(name: string, change: (lines: string[]) => string[]): string {
  const lines = readFileSync(join(folder.path, 'one.ndjson'), 'utf8').split('\n');
  writeFileSync(join(folder.path, name), change(lines).join('\n'));
  return name;
}

beforeAll(async () => {
  for (const [file, seed] of [
    ['one', '1'],
    ['two', '2'],
  ] as const)
    await zablab(['run', 'small.yaml', '--seed', seed, '--trace', `${file}.ndjson`], {
      directory: folder.path,
    });
});

describe('equal runs', () => {
  it.each([
    ['fresh-five', 'fresh-five@1'],
    ['small.yaml', 'small.yaml@1'],
    ['small.yaml@1', 'one.ndjson'],
    ['one.ndjson', 'one.ndjson'],
    ['small@home.yaml', 'small@home.yaml@1'],
  ])('%s and %s', async (a, b) => {
    const { code, out, err } = await diff(a, b);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Equal: the same \d+ events, the same digest\.$/m);
  });

  it('of a trace that another version wrote, row by row', async () => {
    const name = changed('older.ndjson', ([first = '', ...rows]) => [
      first.replace('"version":"0.1.0"', '"version":"0.0.9"'),
      ...rows,
    ]);
    const { code, out } = await diff(name, 'one.ndjson');
    expect(code).toBe(0);
    expect(out).toContain('older.ndjson was written by zablab 0.0.9');
  });
});

describe('runs that differ', () => {
  it.each([
    ['small.yaml@1', 'small.yaml@2'],
    ['one.ndjson', 'two.ndjson'],
    ['fresh-five@1', 'all-at-once'],
    ['fresh-five', 'small.yaml@seed with spaces'],
  ])('%s and %s: the event, its rows, and what differs in the states', async (a, b) => {
    const { code, out } = await diff(a, b);
    expect(code).toBe(1);
    expect(out).toMatch(/^They part at event \d+, at \d+\.\d{6} s\.$/m);
    expect(out).toMatch(/^A +\d+\.\d{6} s {2}\S/m);
    expect(out).toMatch(/^B +\d+\.\d{6} s {2}\S/m);
    expect(out).toMatch(/What differs after it|in the same state/);
  });

  it('shows the fields of both states', async () => {
    const { out } = await diff('fresh-five@1', 'small.yaml');
    expect(out).toMatch(/^ {2}server \d$/m);
    expect(out).toMatch(/^ {4}[\w.[\]]+ {2}A \S.* {2}B \S/m);
  });

  it('one is the beginning of the other', async () => {
    const short = smallStory.replace('until: 5s', 'until: 300ms');
    writeFileSync(join(folder.path, 'short.yaml'), short.replace('expect:\n  - { leader: any }\n', ''));
    const { code, out } = await diff('short.yaml', 'small.yaml');
    expect(code).toBe(1);
    expect(out).toMatch(/^A +nothing more: this run is over$/m);
  });

  it('a trace that somebody changed is compared row by row', async () => {
    const name = changed('edited.ndjson', (lines) =>
      lines.map((line, i) => (i === 5 ? line.replace(/"t":\d+/, '"t":424242') : line)),
    );
    const digest = changed('digest.ndjson', (lines) =>
      lines.map((line, i) =>
        i === 0
          ? line.replace(/"digest":"\w+"/, '"digest":"0000000000000000"')
          : i === 5
            ? line.replace(/"t":\d+/, '"t":424242')
            : line,
      ),
    );
    for (const file of [name, digest]) {
      const { code, out } = await diff(file, 'one.ndjson');
      expect(code).toBe(1);
      expect(out).toContain(`${file} does not run again as written`);
      expect(out).toMatch(/^They part at row 4, at 0\.\d+ s\.$/m);
      expect(out).toMatch(/^What differs in it\n {4}t {2}A 424242 {2}B \d+$/m);
    }
  });

  it('a trace whose digest somebody changed is no equal of the run', async () => {
    const name = changed('otherDigest.ndjson', ([first = '', ...rows]) => [
      first.replace(/"digest":"\w+"/, '"digest":"0000000000000000"'),
      ...rows,
    ]);
    const { code, out } = await diff(name, 'one.ndjson');
    expect(code).toBe(1);
    expect(out).toMatch(/^The same rows of \d+ events; the digests that the two state differ\.$/m);
  });

  it('a trace whose story is none', async () => {
    const name = changed('storyless.ndjson', ([first = '', ...rows]) => {
      const header = JSON.parse(first) as object;
      return [JSON.stringify({ ...header, scenario: { zablab: 1, steps: 'none' } }), ...rows];
    });
    const { code, out } = await diff(name, 'one.ndjson');
    expect(code).toBe(0);
    expect(out).toContain('holds no story that can run again');
  });

  it('in Chinese', async () => {
    const { out } = await diff('small.yaml@1', 'small.yaml@2', '--lang', 'zh-CN');
    expect(out).toMatch(/从第 \d+ 个事件起不同/);
  });
});

/** `zablab conform`, as it is typed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { folderWith, zablab } from '../cli/terminal.ts';
import { electionLines, rawOfKind } from './recordings.ts';

const agreeing = rawOfKind('one follower stopped, then resumed');
const differing = rawOfKind('equal logs, id decides');
Object.assign(differing.snapshots.at(-1)?.servers['1'] ?? {}, { acceptedEpoch: 7 });
const [good, bad] = [agreeing, differing].map((raw) => `${JSON.stringify(raw)}\n`) as [string, string];

const folder = folderWith({
  'good.ndjson': good,
  'good.ndjson.gz': gzipSync(good),
  'named-otherwise': gzipSync(good),
  'both.ndjson': `${good}\r\n${bad}`,
  'second.ndjson': `${good}{"case": 1}\n`,
  'empty.ndjson': '\n\n',
  'cut.ndjson.gz': gzipSync(good).subarray(0, 900),
  'bomb.ndjson.gz': gzipSync(Buffer.alloc(300_000_000, 0x20)),
  'bytes.ndjson': Uint8Array.from([0x7b, 0x22, 0xff, 0xfe]),
});
afterAll(() => folder.remove());
const conform = (...typed: readonly string[]): ReturnType<typeof zablab> =>
  zablab(['conform', ...typed], { directory: folder.path });

describe('what agrees', () => {
  it.each(['good.ndjson', 'good.ndjson.gz', 'named-otherwise'])('%s: exit code 0', async (file) => {
    const { code, out, err } = await conform(file);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`${file} · release 3.8.0, seeds 0 to 255\n1 case, 1 agrees\n`);
  });
});

describe('what differs', () => {
  it('is told with its first difference: exit code 1', async () => {
    const { code, out } = await conform('both.ndjson');
    expect(code).toBe(1);
    expect(out.split('\n').slice(1)).toEqual([
      'equal logs 1+2',
      '  snapshots[5].servers[1].acceptedEpoch: recorded 7, simulated 2',
      '2 cases, 1 agrees',
      '',
    ]);
  });

  it('is exactly this as JSON; the telling goes to standard error', async () => {
    const { code, out, err } = await conform('both.ndjson', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      cases: 2,
      agreeing: 1,
      differences: [
        {
          case: 'equal logs 1+2',
          field: 'snapshots[5].servers[1].acceptedEpoch',
          recorded: 7,
          simulated: 2,
        },
      ],
    });
    expect(err).toContain('2 cases, 1 agrees');
  });

  it('is told in Chinese too', async () => {
    const { out } = await conform('both.ndjson', '--lang', 'zh-CN');
    expect(out).toContain('录制为 7，模拟为 2');
    expect(out).toContain('2 个案例，1 个一致');
  });
});

const refused: readonly (readonly [file: string, line: RegExp])[] = [
  ['second.ndjson', /^second\.ndjson:2:10: case: expected text, found an integer$/],
  ['empty.ndjson', /^empty\.ndjson:1:1: this file holds no case: expected a recording/],
  ['cut.ndjson.gz', /^zablab: cut\.ndjson\.gz:1:1: expected a whole gzip file/],
  ['bomb.ndjson.gz', /^zablab: bomb\.ndjson\.gz:1:1: expected at most 268435456 bytes/],
  ['bytes.ndjson', /^bytes\.ndjson:1:3: expected a recording in UTF-8 text/],
  ['missing.ndjson', /^zablab: missing\.ndjson: there is no such file$/],
  ['.', /^zablab: \.: this is a directory/],
  ['/dev/zero', /^zablab: \/dev\/zero:1:1: expected at most 67108864 bytes/],
];

describe('bad input', () => {
  it.each(refused)('%s: one line, exit code 2', async (file, line) => {
    const { code, out, err } = await conform(file);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err.trimEnd()).toMatch(line);
  });

  it('no file, two files, an unknown option', async () => {
    expect((await conform()).err).toMatch(/^zablab: which recording\?/);
    expect((await conform('a', 'b')).err).toMatch(/"b" is too much/);
    expect((await conform('a', '--sed')).err).toMatch(/unknown option "--sed"/);
  });
});

describe('the page', () => {
  it.each(['en', 'zh-CN'])('%s explains the options and shows what can be typed', async (lang) => {
    const { code, out } = await zablab(['help', 'conform', '--lang', lang]);
    expect(code).toBe(0);
    for (const typed of ['--json', '--lang', 'zablab conform elections.ndjson.gz'])
      expect(out).toContain(typed);
  });

  it('the recordings that come with the project are of this form', () => {
    expect(electionLines).toHaveLength(40);
    expect(readFileSync(join(import.meta.dirname, 'elections.ndjson.gz')).subarray(0, 2)).toEqual(
      Buffer.from([0x1f, 0x8b]),
    );
  });
});

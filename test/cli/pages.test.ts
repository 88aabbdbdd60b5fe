/** The help pages, and the language they are in. */
import { describe, expect, it } from 'vitest';
import { widthOf } from '../../cli/width.ts';
import { zablab } from './terminal.ts';

const pages = [
  [],
  ['--help'],
  ['-h'],
  ['help'],
  ['help', 'run'],
  ['view', '--help'],
  ['check', '--help'],
  ['run', '--help'],
  ['list', '-h'],
  ['diff', '--help'],
  ['fuzz', '--help'],
  ['replay', '--help'],
  ['explain', '--help'],
  ['shrink', '--help'],
];
/** What commander accepts, and what the pages must explain. */
const options: Readonly<Record<string, readonly string[]>> = {
  run: ['--seed', '--servers', '--until', '--set', '--json', '--trace', '--detail', '--lang'],
  view: ['--seed', '--set', '--do', '--port', '--page', '--open', '--lang'],
  check: ['--json', '--junit', '--lang'],
  list: ['--json', '--lang'],
  diff: ['--lang'],
  fuzz: [
    '--profile',
    '--servers',
    '--bug',
    '--release',
    '--runs',
    '--for',
    '--only',
    '--seed',
    '--workers',
    '--out',
    '--page',
    '--json',
    '--lang',
  ],
  replay: ['--json', '--lang'],
  explain: ['--lang'],
  shrink: ['--out', '--lang'],
};

/** As a shell reads them: what stands in single quotes is one word. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word);

describe('help is a page', () => {
  it.each(pages)('zablab %s %s fits 80 columns in both languages', async (...argv) => {
    for (const lang of ['en', 'zh-CN']) {
      const { code, out, err } = await zablab([...argv, '--lang', lang]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out.startsWith('zablab')).toBe(true);
      expect(out.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
      expect(/\p{Script=Han}/u.test(out)).toBe(lang === 'zh-CN');
    }
  });

  it('on a narrow terminal meanings stand below what is typed, and only commands are longer than a line', async () => {
    for (const argv of [...pages, ['list']]) {
      for (const lang of ['en', 'zh-CN']) {
        const { out } = await zablab([...argv, '--lang', lang], { columns: 40 });
        const wide = out.split('\n').filter((line) => widthOf(line) > 40);
        expect(wide.filter((line) => !line.startsWith('  zablab '))).toEqual([]);
      }
    }
  });

  it.each(Object.entries(options))('the page of %s explains its options', async (command, known) => {
    for (const lang of ['en', 'zh-CN']) {
      const { out } = await zablab(['help', command, '--lang', lang]);
      for (const option of known) expect(out).toContain(`  ${option}`);
    }
  });

  it('usage and examples come first', async () => {
    const { out } = await zablab(['--help']);
    expect(out.indexOf('Usage')).toBeLessThan(out.indexOf('Examples'));
    expect(out.indexOf('Examples')).toBeLessThan(out.indexOf('Exit codes'));
    expect(out).toContain('zablab run fresh-five --set start.4=0.5s');
  });

  it('what the examples show can be typed', async () => {
    for (const page of ['root', 'run', 'check', 'list', 'diff']) {
      const { out } = await zablab(page === 'root' ? ['--help'] : ['help', page]);
      const typed = [
        ...out.matchAll(/^ {2}zablab (run fresh-five|check(?= {2})|list|diff fresh-five)(.*?)(?: {2}.*)?$/gm),
      ]
        .map(([, start = '', rest = '']) => `${start}${rest}`)
        .filter((line) => !/[[<]|--trace/.test(line));
      expect(typed.length).toBeGreaterThan(0);
      for (const line of typed) expect((await zablab(wordsOf(line))).code, line).toBeLessThan(2);
    }
  });

  it('the version is that of the package', async () => {
    for (const option of ['--version', '-V'])
      expect(await zablab([option])).toEqual({ code: 0, out: 'zablab 0.1.0\n', err: '' });
  });
});

describe('the language', () => {
  const isChinese = async (
    argv: readonly string[],
    env: Readonly<Record<string, string>>,
  ): Promise<boolean> => /\p{Script=Han}/u.test((await zablab(argv, { env })).out);

  it.each([
    [['list'], {}, false],
    [['list'], { LANG: 'zh_CN.UTF-8' }, true],
    [['list'], { LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, false],
    [['list'], { LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, true],
    [['list'], { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, false],
    [['list'], { LC_ALL: 'C', ZABLAB_LANG: 'zh-CN' }, true],
    [['list', '--lang', 'en'], { ZABLAB_LANG: 'zh-CN' }, false],
    [['list', '--lang=zh-CN'], {}, true],
    [['--lang', 'zh-CN', 'list'], {}, true],
    [['list', '--lang', 'ZH-cn'], {}, true],
    [['list'], { LANG: '', ZABLAB_LANG: '' }, false],
    [['list'], { LANG: 'zhuang' }, false],
  ] as const)('%j under %j', async (argv, env, expected) => {
    expect(await isChinese(argv, env)).toBe(expected);
  });
});

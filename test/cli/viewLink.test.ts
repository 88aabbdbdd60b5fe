/** The links that `zablab view` tells, and what it answers to bad input. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Io } from '../../cli/io.ts';
import {
  capsuleFromLink,
  readCapsule,
  readStory,
  resolveScenario,
  storyFromLink,
} from '../../scenarios/index.ts';
import { folderWith, repository, smallStory, zablab } from './terminal.ts';

const capsuleText = readFileSync(join(repository, 'test/capsules/half-is-a-quorum.zsim'), 'utf8');
const folder = folderWith({
  'my-story.yaml': smallStory,
  'Mine (2).yaml': smallStory,
  'named.json': JSON.stringify({ ...readStory(smallStory).scenario, name: 'its-own' }),
  'wrong.yaml': smallStory.replace('leader: any', 'leader: 9'),
  'good.zsim': capsuleText,
  'cut.zsim': capsuleText.slice(0, 200),
});
afterAll(() => folder.remove());

const page = 'https://example.org/zablab/';

/** What the link of `zablab view …` has behind the `#`. */
async function shown(...typed: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const { code, out, err } = await zablab(['view', ...typed, '--page', page], { directory: folder.path });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const [link = '', ...rest] = out.split('\n');
  expect(rest).toEqual(['']);
  expect(link.startsWith(`${page}#`)).toBe(true);
  return Object.fromEntries(new URLSearchParams(link.slice(page.length + 1)));
}

describe('the link', () => {
  it('of a story is its name, and a person can read it', async () => {
    expect(await shown()).toEqual({ story: 'fresh-five' });
    expect(await shown('one-write')).toEqual({ story: 'one-write' });
    const { out } = await zablab(['view', 'fresh-five', '--set', 'start.4=0.5s', '--page', page]);
    expect(out).toBe(`${page}#story=fresh-five&start.4=0.5s\n`);
  });

  it('has the settings in the words of --seed and --set, the last of several', async () => {
    expect(
      await shown(
        'fresh-five',
        '--seed',
        'a b&c',
        '--set',
        'tickTime=500',
        '--set',
        ' latency = 1ms..20ms',
        '--set',
        'tickTime=400',
      ),
    ).toEqual({ story: 'fresh-five', seed: 'a b&c', tickTime: '400', latency: '1ms..20ms' });
    expect(await shown('fresh-five', '--seed', '2', '--set', 'seed=3')).toMatchObject({ seed: '3' });
  });

  it('has each intervention, in order', async () => {
    const typed = ['fresh-five', '--do', '6s kill leader', '--set', 'tickTime=500', '--do', '6s/2 restart 3'];
    const { out } = await zablab(['view', ...typed, '--page', page]);
    expect([...new URLSearchParams(out.slice(page.length + 1).trim())]).toEqual([
      ['story', 'fresh-five'],
      ['tickTime', '500'],
      ['do', '6s kill leader'],
      ['do', '6s/2 restart 3'],
    ]);
  });

  it('has the language if that was typed', async () => {
    expect(await shown('--lang', 'ZH-cn')).toEqual({ story: 'fresh-five', lang: 'zh-CN' });
    const { out } = await zablab(['--lang', 'en', 'view', '--page', page]);
    expect(out).toBe(`${page}#story=fresh-five&lang=en\n`);
  });

  it('of a file is all of its text, with the name of the file if it has none', async () => {
    const { file = '', ...rest } = await shown('my-story.yaml', '--seed', '7');
    expect(rest).toEqual({ seed: '7' });
    expect(storyFromLink(file)).toEqual({ ...readStory(smallStory).scenario, name: 'my-story' });
    expect(storyFromLink((await shown('named.json'))['file'] ?? '').name).toBe('its-own');
    // That is no name of a story.
    expect(storyFromLink((await shown('Mine (2).yaml'))['file'] ?? '').name).toBeUndefined();
  });

  it('of a capsule is what was recorded; changed, it is its story', async () => {
    const capsule = readCapsule(capsuleText);
    const { run = '', ...rest } = await shown('good.zsim');
    expect(rest).toEqual({});
    expect(capsuleFromLink(run)).toEqual(capsule);
    const { file = '', ...changes } = await shown('good.zsim', '--set', 'seed=other');
    expect(changes).toEqual({ seed: 'other' });
    expect(resolveScenario(storyFromLink(file)).run).toEqual(resolveScenario(capsule.story).run);
    expect(Object.keys(await shown('good.zsim', '--do', '1s kill 1'))).toEqual(['file', 'do']);
  });

  it('is to the page of --page, else of ZABLAB_PAGE, without what it shows', async () => {
    const env = { ZABLAB_PAGE: 'http://a.example/page/index.html?x=1#story=other' };
    const fromEnvironment = await zablab(['view'], { env });
    expect(fromEnvironment).toEqual({
      code: 0,
      out: 'http://a.example/page/index.html?x=1#story=fresh-five\n',
      err: '',
    });
    expect((await zablab(['view', '--page', page], { env })).out).toBe(`${page}#story=fresh-five\n`);
  });
});

let taken: Server;
let takenPort = 0;
beforeAll(async () => {
  taken = createServer();
  await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
  takenPort = (taken.address() as AddressInfo).port;
});
afterAll(() => taken.close());

const mistakes: readonly (readonly [typed: readonly string[], line: RegExp])[] = [
  [['frsh-five'], /^zablab: there is no story "frsh-five": did you mean "fresh-five"\?$/],
  [['qqqqqqqq'], /^zablab: there is no story "qqqqqqqq" \("zablab list" shows those there are\)/],
  [['missing.yaml'], /^zablab: missing\.yaml: there is no such file$/],
  [['missing.zsim'], /^zablab: missing\.zsim: there is no such file$/],
  [['wrong.yaml'], /^wrong\.yaml:\d+:\d+: .*there is no server 9/],
  [['cut.zsim'], /^cut\.zsim:\d+:\d+: this is not JSON/],
  [['.'], /this is a directory/],
  [['fresh-five', 'one-write'], /"one-write" is too much: "zablab view" takes 1 argument$/],
  [['fresh-five', '--prot', '1'], /^zablab: unknown option "--prot": did you mean "--port"\?$/],
  [['--port'], /^zablab: "--port" needs a value: --port 8080$/],
  [['--port', '0'], /^zablab: --port: a whole number from 1 to 65,535 was expected, found "0"$/],
  [['--port', '65536'], /--port: .* found "65536"$/],
  [['--port', '80a'], /--port: .* found "80a"$/],
  [['--port', '8080', '--page', page], /^zablab: --port and --page exclude each other: give one of them$/],
  [['--page', 'example'], /^zablab: --page: an address such as https:\/\/… was expected, found "example"$/],
  [['fresh-five', '--seed', ''], /^zablab: --seed: /],
  [['fresh-five', '--set', 'tikTime=500'], /^zablab: --set: unknown setting "tikTime": did you mean/],
  [['fresh-five', '--do', '6s kil 3'], /^zablab: --do/],
  [['fresh-five', '--set', 'start.9=1s'], /^zablab: --set start\.9: there is no server 9/],
];

describe('bad input is one line and exit code 2', () => {
  async function expectLine(typed: readonly string[], line: RegExp, env: Io['env'] = {}): Promise<void> {
    const { code, out, err } = await zablab(['view', ...typed], { directory: folder.path, env });
    expect(err.trimEnd()).toMatch(line);
    expect(err.trimEnd()).not.toContain('\n');
    expect({ code, out }).toEqual({ code: 2, out: '' });
  }

  it.each(mistakes)('zablab view %j', async (typed, line) => {
    await expectLine(typed, line);
    await expectLine(typed, /\p{Script=Han}/u, { ZABLAB_LANG: 'zh-CN' });
  });

  it('a port that is taken', async () => {
    const typed = ['--port', String(takenPort)];
    await expectLine(typed, new RegExp(`^zablab: --port ${takenPort}: this port is taken: give another`));
    await expectLine(typed, /该端口已被占用/, { ZABLAB_LANG: 'zh-CN' });
  });

  it('an address in ZABLAB_PAGE that is none', async () => {
    await expectLine([], /^zablab: ZABLAB_PAGE: an address .* found "here"$/, { ZABLAB_PAGE: 'here' });
  });
});

/** `zablab view`: the page as it is served, what opens it, and how it ends; and `npm start`, which ends with it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contextOf } from '../../cli/context.ts';
import { InputError } from '../../cli/errors.ts';
import { firstLook } from '../../cli/firstLook.ts';
import type { Io } from '../../cli/io.ts';
import { builtPage, servePage } from '../../cli/servePage.ts';
import { view } from '../../cli/view.ts';
import { type Answer, binary, folderWith, repository, zablab } from './terminal.ts';

const folder = folderWith({ 'no-page.txt': '' });
afterAll(() => folder.remove());

/** A host that is interrupted as soon as an address of this machine is told. */
function hostOf(host: { readonly isTTY?: boolean; readonly env?: Io['env'] } = {}): {
  readonly io: Io;
  readonly told: { out: string; err: string };
} {
  const told = { out: '', err: '' };
  const listeners = new Set<() => void>();
  const output = (stream: 'out' | 'err'): Io['stdout'] => ({
    isTTY: host.isTTY ?? false,
    columns: 80,
    write: (text) => {
      told[stream] += text;
      // Not at once: what serves is still at work.
      if (text.startsWith('http://127.0.0.1'))
        setImmediate(() => listeners.forEach((listener) => listener()));
    },
  });
  const io: Io = {
    stdout: output('out'),
    stderr: output('err'),
    env: host.env ?? {},
    directory: folder.path,
    onInterrupt: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { io, told };
}

/** What somebody who has built the package sees: the link is told by then. */
async function serving(...typed: readonly string[]): Promise<{ link: URL; child: ChildProcess }> {
  const child = spawn(process.execPath, [binary, 'view', ...typed], {
    cwd: folder.path,
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const out = await new Promise<string>((told, failed) => {
    let text = '';
    child.on('error', failed);
    child.on('close', (code) => failed(new Error(`ended with ${code}`)));
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.split('\n').length > 2) told(text);
    });
  });
  expect(out).toMatch(
    /^http:\/\/127\.0\.0\.1:\d+\/#\S+\nOpen this address in a browser\. Ctrl-C stops serving it\.\n$/,
  );
  return { link: new URL(out.split('\n')[0] ?? ''), child };
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  child.removeAllListeners('close');
  const code = new Promise<number | null>((settle) => child.on('close', settle));
  child.kill(signal);
  return code;
}

/** A request as it stands, without what `fetch` tidies. @returns Its status. */
function statusOf(address: URL, path: string, method = 'GET', headers = {}): Promise<number> {
  return new Promise((settle, failed) => {
    request({ host: address.hostname, port: address.port, path, method, headers }, (response) => {
      response.resume();
      settle(response.statusCode ?? 0);
    })
      .on('error', failed)
      .end();
  });
}

describe.concurrent('the built command', () => {
  it('serves the page with all that belongs to it, and Ctrl-C ends it well', async ({ expect }) => {
    const { link, child } = await serving('one-write', '--seed', '2');
    try {
      expect(link.hash).toBe('#story=one-write&seed=2');
      const index = await fetch(link);
      expect(index.status).toBe(200);
      expect(index.headers.get('content-type')).toBe('text/html;charset=utf-8');
      expect(index.headers.get('cache-control')).toBe('no-cache');
      const html = await index.text();
      expect(html).toBe(readFileSync(join(repository, 'dist/page/index.html'), 'utf8'));
      const assets = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, path = '']) => path);
      const types = { js: /^text\/javascript/, css: /^text\/css/ };
      for (const [kind, type] of Object.entries(types)) {
        const path = assets.find((asset) => asset.endsWith(`.${kind}`)) ?? `no ${kind}`;
        const asset = await fetch(new URL(path, link));
        expect({ path, status: asset.status }).toEqual({ path, status: 200 });
        expect(asset.headers.get('content-type')).toMatch(type);
        expect(await asset.text()).toBe(readFileSync(join(repository, 'dist/page', path), 'utf8'));
      }
    } finally {
      expect(await ended(child, 'SIGINT')).toBe(0);
    }
  });

  it('answers nothing else, and whatever is asked, goes on', async ({ expect }) => {
    const { link, child } = await serving(join(repository, 'test/capsules/half-is-a-quorum.zsim'));
    try {
      expect(link.hash).toMatch(/^#run=[\w-]+$/);
      expect(await statusOf(link, '/', 'HEAD')).toBe(200);
      expect(await statusOf(link, '/', 'POST')).toBe(405);
      expect(await statusOf(link, '/', 'DELETE')).toBe(405);
      for (const path of [
        '/assets/',
        '/assets',
        '/no.js',
        '/../../package.json',
        '/%2e%2e/%2e%2e/package.json',
      ])
        expect(await statusOf(link, path), path).toBe(404);
      for (const path of ['/%', '/%00', '//', '/..%5c..%5cpackage.json', '/?x', '*'])
        expect([200, 400, 404], path).toContain(await statusOf(link, path));
      // Parts are not served: the whole is answered.
      expect(await statusOf(link, '/index.html', 'GET', { range: 'bytes=9-2' })).toBe(200);
      expect(await statusOf(link, '/')).toBe(200);
    } finally {
      expect(await ended(child, 'SIGTERM')).toBe(0);
    }
  });
});

it('a page that has not been built', async () => {
  const { io } = hostOf();
  const outside = { folder: folder.path, openBrowser: () => Promise.reject(new Error('not asked')) };
  const failed = view('fresh-five', { set: [], do: [] }, contextOf(io, 'en'), outside).catch(
    (error: unknown) => error,
  );
  expect(await failed).toBeInstanceOf(InputError);
  expect(await failed).toMatchObject({ problem: { id: 'wrong.noPage', params: { folder: folder.path } } });
  expect(String(await failed)).toContain('"npm run build"');
});

it('two at once have an address each', async () => {
  const [one, other] = await Promise.all([servePage(builtPage(), null), servePage(builtPage(), null)]);
  try {
    expect(one.address).not.toBe(other.address);
    for (const { address } of [one, other]) expect((await fetch(address)).status).toBe(200);
  } finally {
    one.close();
    other.close();
  }
});

it('a port that was typed is served, whatever ZABLAB_PAGE says', async () => {
  const { io, told } = hostOf({ env: { ZABLAB_PAGE: 'https://example.org/' } });
  const free = await servePage(builtPage(), null);
  const { port } = new URL(free.address);
  free.close();
  const outside = { folder: builtPage(), openBrowser: () => Promise.reject(new Error('not asked')) };
  expect(await view('fresh-five', { set: [], do: [], port }, contextOf(io, 'zh-CN'), outside)).toBe(0);
  expect(told.out).toBe(
    `http://127.0.0.1:${port}/#story=fresh-five\n请在浏览器中打开此地址。按 Ctrl-C 停止。\n`,
  );
});

describe('--open', () => {
  /** @param exit - How the program that opens it ends; null: it cannot be started. */
  async function opened(exit: number | null): Promise<{ links: readonly string[]; answer: Answer }> {
    const { io, told } = hostOf();
    const links: string[] = [];
    const opener = { once: (_event: 'exit', listener: (code: number | null) => void) => listener(exit) };
    const openBrowser = (link: string): Promise<typeof opener> => {
      links.push(link);
      return exit === null ? Promise.reject(new Error('ENOENT')) : Promise.resolve(opener);
    };
    const outside = { folder: builtPage(), openBrowser };
    const code = await view('fresh-five', { set: [], do: [], open: true }, contextOf(io, 'en'), outside);
    return { links, answer: { code, ...told } };
  }

  it('opens the link that is told', async () => {
    const { links, answer } = await opened(0);
    expect(answer).toMatchObject({ code: 0, err: '' });
    expect(links).toEqual([answer.out.split('\n')[0]]);
  });

  it.each([[3], [null]])('says so where that fails (%j), and goes on', async (exit) => {
    const { answer } = await opened(exit);
    expect(answer.code).toBe(0);
    expect(answer.err).toBe('zablab: no browser could be opened: open the address above yourself\n');
  });
});

describe('npm start', () => {
  it('tells fresh-five as run does, and how to see it, where nobody sits at a terminal', async () => {
    const { io, told } = hostOf();
    expect(await firstLook([], io)).toBe(0);
    const { out } = await zablab(['run', 'fresh-five']);
    expect(told).toEqual({
      out: `${out}\nTo see it in a page, forwards and backwards: npx zablab view fresh-five\n`,
      err: '',
    });
  });

  it('serves the page at a terminal, until it is interrupted', async () => {
    const { io, told } = hostOf({ isTTY: true, env: { NO_COLOR: '1' } });
    expect(await firstLook([], io)).toBe(0);
    expect(told.out).toContain('3 is LEADING');
    expect(told.out).toMatch(/\n\nhttp:\/\/127\.0\.0\.1:\d+\/#story=fresh-five\nOpen this address .*\n\n$/);
  });

  it('gives the link to a page that is served elsewhere, terminal or not', async () => {
    for (const isTTY of [true, false]) {
      const { io, told } = hostOf({
        isTTY,
        env: { NO_COLOR: '1', ZABLAB_PAGE: 'https://example.org/zablab/' },
      });
      expect(await firstLook(['--lang', 'zh-CN'], io)).toBe(0);
      expect(told.out.endsWith('\n\nhttps://example.org/zablab/#story=fresh-five&lang=zh-CN\n')).toBe(true);
    }
  });
});

it('the package holds the page and what serves it', () => {
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: repository,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ files }] = JSON.parse(packed) as [{ files: readonly { readonly path: string }[] }];
  const paths = files.map(({ path }) => path);
  for (const path of [
    'dist/page/index.html',
    'dist/cli/main.js',
    'dist/cli/view.js',
    'dist/cli/servePage.js',
  ])
    expect(paths).toContain(path);
  expect(paths.filter((path) => /^dist\/page\/assets\/.*\.(js|css)$/.test(path)).length).toBeGreaterThan(1);
  const { dependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(['open', 'sirv']));
});

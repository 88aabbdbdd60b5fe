/** The built command, in processes of its own: exit codes, pipes that close, interruption. */
import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { binary, folderWith, repository, smallStory, zablabProcess } from './terminal.ts';

const folder = folderWith({
  'wrong.yaml': smallStory.replace('leader: any', 'leader: 1'),
  'long.yaml': 'zablab: 1\nensemble: { servers: 150 }\nsteps:\n  - { at: 0s, start: all, apart: 1s }\n',
});
afterAll(() => folder.remove());

/** A line for bash, with `zablab` defined as the built command. */
function bash(line: string): Promise<{ code: number; out: string; err: string }> {
  const script = `zablab() { "${process.execPath}" "${binary}" "$@"; }; cd "${folder.path}"; ${line}`;
  const child = spawn('bash', ['--norc', '-c', script], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    err += data.toString();
  });
  return new Promise((settle) => child.on('close', (code) => settle({ code: code ?? -1, out, err })));
}

describe.concurrent('the command', () => {
  it('runs fresh-five', async ({ expect }) => {
    const { code, out, err } = await zablabProcess(['run', 'fresh-five']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('3 is LEADING');
  });

  it('exits with 1 and 2 as it should', async ({ expect }) => {
    expect((await zablabProcess(['run', join(folder.path, 'wrong.yaml')])).code).toBe(1);
    const { code, out, err } = await zablabProcess(['run', 'no-such-story']);
    expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 2 });
  });

  it('prints one JSON document', async ({ expect }) => {
    const { out } = await zablabProcess(['run', 'fresh-five', '--json']);
    expect(JSON.parse(out)).toMatchObject({ scenario: 'fresh-five', leader: 3 });
  });

  it('closes quietly when the reader has seen enough', async ({ expect }) => {
    const { code, out, err } = await bash('set -o pipefail; zablab run fresh-five --detail | head -n 1');
    expect({ code, err, lines: out.trimEnd().split('\n').length }).toEqual({ code: 0, err: '', lines: 1 });
  });

  it('keeps its verdict when the reader has gone', async ({ expect }) => {
    const { out, err } = await bash(
      'zablab run wrong.yaml | true; echo "${PIPESTATUS[0]}"; zablab run wrong.yaml 2>&- >&-; echo $?',
    );
    expect({ out, err }).toEqual({ out: '1\n1\n', err: '' });
  });

  it('says so when its output is lost', async ({ expect }) => {
    // A file that is open for reading only: as lost as on a disk that is full, and on every system.
    const { code, err } = await bash('zablab run fresh-five 1< wrong.yaml');
    expect({ code, err }).toEqual({ code: 2, err: 'zablab: standard output cannot be written (EBADF)\n' });
  });

  it('reads a story from a pipe', async ({ expect }) => {
    const { code, err } = await bash('zablab run <(cat wrong.yaml) --set until=3s');
    expect({ code, err }).toEqual({ code: 1, err: '' });
  });

  it('is interrupted: 130, with what was done so far, and no half a trace', async ({ expect }) => {
    const child = spawn(process.execPath, [binary, 'run', 'long.yaml', '--json', '--trace', 'long.ndjson'], {
      cwd: folder.path,
    });
    let out = '';
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
    });
    child.stderr.once('data', () => child.kill('SIGINT'));
    const code = await new Promise((settle) => child.on('close', settle));
    expect(code).toBe(130);
    expect(JSON.parse(out)).toMatchObject({ scenario: 'long', interrupted: true, ok: false });
    expect(readdirSync(folder.path).filter((name) => name.includes('long.ndjson'))).toEqual([]);
  });

  it('interrupts a campaign in its threads: 130, with its summary, and no folder', async ({ expect }) => {
    const child = spawn(process.execPath, [binary, 'fuzz', '--runs', '1000000', '--json'], {
      cwd: folder.path,
    });
    let out = '';
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
    });
    // Its heading: it listens by then.
    child.stderr.once('data', () => child.kill('SIGINT'));
    const code = await new Promise((settle) => child.on('close', settle));
    expect(code).toBe(130);
    expect(JSON.parse(out)).toMatchObject({ profile: 'everything', interrupted: true, ok: false });
    expect(readdirSync(folder.path)).not.toContain('zablab-failures');
  });

  it('does not need to stand in the repository', async ({ expect }) => {
    writeFileSync(join(folder.path, 'package.json'), '{"name":"elsewhere"}');
    const { code, out } = await bash('zablab --version');
    expect({ code, out }).toEqual({ code: 0, out: 'zablab 0.1.0\n' });
  });
});

it('the tests run what is built here', () => {
  expect(binary.startsWith(repository)).toBe(true);
});

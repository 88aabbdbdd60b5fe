/** A host for the command line that remembers what was written, and a folder of its own for the files of a test. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Io } from '../../cli/io.ts';
import { main } from '../../cli/zablab.ts';

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Terminal {
  readonly env?: Io['env'];
  readonly directory?: string;
  readonly isTTY?: boolean;
  /** Whether standard error is one, though standard output may be none. */
  readonly isErrorTTY?: boolean;
  readonly columns?: number;
  /** Called with what is written to standard output. */
  readonly onOut?: (text: string) => void;
  /** Interrupts as soon as the run listens. */
  readonly interrupts?: boolean;
}

/** Types `zablab` and these words, in this process. */
export async function zablab(argv: readonly string[], terminal: Terminal = {}): Promise<Answer> {
  const {
    env = {},
    directory = process.cwd(),
    isTTY = false,
    isErrorTTY = isTTY,
    columns = 80,
    onOut,
    interrupts = false,
  } = terminal;
  let out = '';
  let err = '';
  const code = await main(argv, {
    stdout: {
      isTTY,
      columns,
      write: (text) => {
        onOut?.(text);
        out += text;
      },
    },
    stderr: {
      isTTY: isErrorTTY,
      columns,
      write: (text) => {
        err += text;
      },
    },
    env,
    directory,
    onInterrupt: (listener) => {
      if (interrupts) listener();
      return () => {};
    },
  });
  return { code, out, err };
}

/** Types it in a process of its own, as somebody does who has built the package. */
export function zablabProcess(argv: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Answer> {
  const child = spawn(process.execPath, [binary, ...argv], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((settle, fail) => {
    child.on('error', fail);
    child.on('close', (code) => settle({ code: code ?? -1, out, err }));
  });
}

export const repository = resolve(import.meta.dirname, '../..');
export const binary = join(repository, 'dist/cli/main.js');

/** A temporary folder with these files in it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): {
  readonly path: string;
  remove(): void;
} {
  const path = mkdtempSync(join(tmpdir(), 'zablab-cli-'));
  for (const [name, contents] of Object.entries(files)) writeFileSync(join(path, name), contents);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A small story that ends well. */
export const smallStory = `zablab: 1
ensemble: { servers: 3 }
steps:
  - { at: 0s, start: all, apart: 100ms }
expect:
  - { leader: any }
until: 5s
`;

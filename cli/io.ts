/** What the command line needs of its host, so that tests can be one. */
import { EXIT } from './errors.ts';

/** One of the two streams. */
export interface Output {
  readonly isTTY: boolean;
  /** Width of the terminal; 80 where there is none. */
  readonly columns: number;
  write(text: string): void;
}

export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Paths on the command line are relative to it. */
  readonly directory: string;
  /** Calls `listener` at the first interruption; the second is the system's. @returns What takes the listener away again. */
  onInterrupt(listener: () => void): () => void;
}

const COLUMNS_DEFAULT = 80;
const COLUMNS_MIN = 40;
const INTERRUPTIONS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The host that the process runs in. */
export function processIo(): Io {
  return {
    stdout: outputTo(process.stdout, (code) => {
      process.stderr.write(`zablab: standard output cannot be written (${code})\n`);
      // Last, because the command may still be about to set its own.
      process.once('exit', () => {
        process.exitCode = EXIT.wrongInput;
      });
    }),
    stderr: outputTo(process.stderr, () => {}),
    env: process.env,
    directory: process.cwd(),
    onInterrupt: (listener) => {
      for (const signal of INTERRUPTIONS) process.once(signal, listener);
      return () => {
        for (const signal of INTERRUPTIONS) process.off(signal, listener);
      };
    },
  };
}

/**
 * A reader that has seen enough, as `| head` has, closes the pipe: what we write from then on goes nowhere, and the run still ends
 * with its exit code and its trace. A disk that is full is another matter: the output is not whole, and the exit code says so.
 */
function outputTo(stream: NodeJS.WriteStream, onBroken: (code: string) => void): Output {
  let isClosed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!isClosed && error.code !== 'EPIPE') onBroken(error.code ?? error.message);
    isClosed = true;
  });
  return {
    isTTY: stream.isTTY === true,
    // Some terminals say that they have none.
    columns: Math.max(COLUMNS_MIN, stream.columns || COLUMNS_DEFAULT),
    write: (text) => {
      if (!isClosed) stream.write(text);
    },
  };
}

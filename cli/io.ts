/** What the command line needs of its host, so that tests can be one. */

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

/** The host that the process runs in. */
export function processIo(): Io {
  return {
    stdout: outputTo(process.stdout),
    stderr: outputTo(process.stderr),
    env: process.env,
    directory: process.cwd(),
    onInterrupt: (listener) => {
      process.once('SIGINT', listener);
      return () => process.off('SIGINT', listener);
    },
  };
}

/**
 * A reader that has seen enough, as `| head` has, closes the pipe: what we write from then on goes nowhere, and the run still ends
 * with its exit code and its trace. Anything else that keeps us from writing is told once, at the end, by its exit code alone.
 */
function outputTo(stream: NodeJS.WriteStream): Output {
  let isClosed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    isClosed = true;
    if (error.code !== 'EPIPE') process.exitCode = 2;
  });
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns ?? COLUMNS_DEFAULT,
    write: (text) => {
      if (!isClosed) stream.write(text);
    },
  };
}

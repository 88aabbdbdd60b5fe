/** What a story asks of a client. Plain data, in a kernel command whose `about` is the server to use. */

export type ClientCommand = WriteCommand | ReadCommand | SyncCommand | CloseCommand;

/**
 * Writes `count` values, `value` at `path`; where `count` is above 1, at `path0`, `path1` … .
 *
 * `session`: `own` opens a session for this command and closes it afterwards (two zxids more); `kept` uses the client's open session
 * with that server, or opens one and leaves it open.
 */
export interface WriteCommand {
  readonly do: 'write';
  readonly path: string;
  readonly value: string;
  /** At least 1. */
  readonly count: number;
  /** How many requests may wait for their answers at once; at least 1. */
  readonly window: number;
  readonly session: 'own' | 'kept';
}

/** Reads the value at a path from the server's own memory. */
export interface ReadCommand {
  readonly do: 'read';
  readonly path: string;
  readonly session: 'own' | 'kept';
}

/** Waits until the server has all that its leader has proposed. */
export interface SyncCommand {
  readonly do: 'sync';
  readonly session: 'own' | 'kept';
}

/** Opens a session and leaves it open; or closes the one that is open. */
export interface CloseCommand {
  readonly do: 'open' | 'close';
}

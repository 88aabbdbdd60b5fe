/** One process's disk: an append-only log, named cells, snapshot files. Visible at once, durable after a sync. */
import type { DiskOperationKind, Ticket } from './actor.ts';
import { SharedLog } from './sharedLog.ts';

/** What a process finds on its disk when it boots. */
export interface DiskContents<Stored> {
  readonly log: SharedLog<Stored>;
  readonly cells: Readonly<Record<string, Stored>>;
  readonly files: Readonly<Record<string, Stored>>;
  /** The last record was being written when the power failed: it is there, but unreadable, and not part of `log`. */
  readonly torn: boolean;
}

/** One operation that no completed sync covers yet. */
export interface UnsyncedOperation<Stored> {
  readonly ticket: Ticket;
  readonly kind: Exclude<DiskOperationKind, 'sync'>;
  /** Cell or file name; empty for the log. */
  readonly name: string;
  /** New length, of a truncate. */
  readonly length: number;
  readonly value: Stored | undefined;
}

/** Replaced, never edited. */
export interface Disk<Stored> {
  /** What the process sees. */
  readonly contents: DiskContents<Stored>;
  /** What survives any power failure. */
  readonly durable: DiskContents<Stored>;
  /** What lies between the two, in the order it was asked for. */
  readonly unsynced: readonly UnsyncedOperation<Stored>[];
  /** When the last operation asked for completes: a disk does one thing after the other. */
  readonly busyUntilUs: number;
}

/** A disk as its users may look at it. */
export type DiskView<Stored> = Pick<Disk<Stored>, 'contents' | 'durable' | 'unsynced'>;

export function emptyDisk<Stored>(): Disk<Stored> {
  const contents: DiskContents<Stored> = {
    log: SharedLog.empty<Stored>(),
    cells: {},
    files: {},
    torn: false,
  };
  return { contents, durable: contents, unsynced: [], busyUntilUs: 0 };
}

/** @returns The disk after `operation`: visible, not durable. */
export function applyToDisk<Stored>(disk: Disk<Stored>, operation: UnsyncedOperation<Stored>): Disk<Stored> {
  return {
    contents: applyOperation(disk.contents, operation),
    durable: disk.durable,
    unsynced: [...disk.unsynced, operation],
    busyUntilUs: disk.busyUntilUs,
  };
}

/** @returns The disk once everything asked for before the sync with this ticket is durable. */
export function syncDisk<Stored>(disk: Disk<Stored>, ticket: Ticket): Disk<Stored> {
  const covered = disk.unsynced.filter((operation) => operation.ticket < ticket);
  return {
    contents: disk.contents,
    durable: covered.reduce(applyOperation, disk.durable),
    unsynced: disk.unsynced.filter((operation) => operation.ticket > ticket),
    busyUntilUs: disk.busyUntilUs,
  };
}

/** What a power failure has done to a disk. */
export interface PowerLoss<Stored> {
  /** As the next boot finds it. */
  readonly disk: Disk<Stored>;
  /** How many operations that boot finds nothing of; a torn record is one. */
  readonly lost: number;
  readonly torn: boolean;
}

/**
 * @param reached - How many unsynced operations had reached the disk when the power failed.
 * @param tears - Whether the last of them, if it was an append, was only half written.
 */
export function losePower<Stored>(disk: Disk<Stored>, reached: number, tears: boolean): PowerLoss<Stored> {
  const survivors = disk.unsynced.slice(0, reached);
  const isTorn = tears && survivors.at(-1)?.kind === 'append';
  if (isTorn) survivors.pop();
  const survived = survivors.reduce(applyOperation, disk.durable);
  const contents = { ...survived, torn: survived.torn || isTorn };
  return {
    disk: { contents, durable: contents, unsynced: [], busyUntilUs: 0 },
    lost: disk.unsynced.length - survivors.length,
    torn: isTorn,
  };
}

function applyOperation<Stored>(
  contents: DiskContents<Stored>,
  operation: UnsyncedOperation<Stored>,
): DiskContents<Stored> {
  const { log, cells, files } = contents;
  const value = operation.value as Stored;
  switch (operation.kind) {
    case 'append':
      return { log: log.append(value), cells, files, torn: false };
    case 'truncate':
      return { log: log.truncate(operation.length), cells, files, torn: false };
    case 'write':
      return { log, cells: { ...cells, [operation.name]: value }, files, torn: contents.torn };
    case 'save':
      return { log, cells, files: { ...files, [operation.name]: value }, torn: contents.torn };
    case 'remove': {
      const { [operation.name]: _removed, ...others } = files;
      return { log, cells, files: others, torn: contents.torn };
    }
  }
}

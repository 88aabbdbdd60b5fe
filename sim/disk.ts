/** One process's disk: an append-only log, named cells, snapshot files. Visible at once, durable after a sync. */
import type { DiskOperationKind, Ticket } from './actor.ts';
import { Backlog } from './backlog.ts';
import { conditionTold, type DiskCondition, HEALTHY } from './diskCondition.ts';
import { SharedLog } from './sharedLog.ts';

/** What a process finds on its disk when it boots. */
export interface DiskContents<Stored> {
  readonly log: SharedLog<Stored>;
  readonly cells: Readonly<Record<string, Stored>>;
  readonly files: Readonly<Record<string, Stored>>;
  /** The last record was being written when the power failed: it is there, but unreadable, and not part of `log`. */
  readonly torn: boolean;
  /**
   * Indices of the records that are there but damaged, ascending: their checksums do not fit, and nobody may count on what `log` has in their
   * places. Of cells and files, names in the order of their characters.
   */
  readonly unreadableRecords: readonly number[];
  readonly unreadableCells: readonly string[];
  readonly unreadableFiles: readonly string[];
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
  /** What it wrote has been damaged since. */
  readonly isDamaged: boolean;
}

/** Replaced, never edited. Whoever may look at a world may look at it. */
export interface Disk<Stored> {
  /** What the process sees. */
  readonly contents: DiskContents<Stored>;
  /** What survives any power failure. */
  readonly durable: DiskContents<Stored>;
  /** What lies between the two, in the order it was asked for. */
  readonly unsynced: Backlog<UnsyncedOperation<Stored>>;
  readonly condition: DiskCondition;
}

const NONE: readonly never[] = [];

/** @returns What a new disk holds: nothing. */
export const emptyContents = <Stored>(): DiskContents<Stored> => ({
  log: SharedLog.empty<Stored>(),
  cells: {},
  files: {},
  torn: false,
  unreadableRecords: NONE,
  unreadableCells: NONE,
  unreadableFiles: NONE,
});

export function emptyDisk<Stored>(): Disk<Stored> {
  const contents = emptyContents<Stored>();
  return { contents, durable: contents, unsynced: Backlog.empty(), condition: HEALTHY };
}

/** @returns The disk of a process that knows of its failed appends, or starts and asks for the first. */
export function toldOfFailure<Stored>(disk: Disk<Stored>): Disk<Stored> {
  const condition = conditionTold(disk.condition);
  if (condition === null) return disk;
  return { contents: disk.contents, durable: disk.durable, unsynced: disk.unsynced, condition };
}

/** @returns The disk after `operation`: visible, not durable. */
export function applyToDisk<Stored>(disk: Disk<Stored>, operation: UnsyncedOperation<Stored>): Disk<Stored> {
  return {
    contents: applyOperation(disk.contents, operation),
    durable: disk.durable,
    unsynced: disk.unsynced.push(operation),
    condition: disk.condition,
  };
}

/** @returns The disk once everything asked for before the sync with this ticket is durable. */
export function syncDisk<Stored>(disk: Disk<Stored>, ticket: Ticket): Disk<Stored> {
  const { contents, condition } = disk;
  let { durable, unsynced } = disk;
  const newest = unsynced.last();
  if (newest === undefined || newest.ticket <= ticket)
    return { contents, durable: contents, unsynced: Backlog.empty(), condition };
  for (;;) {
    const operation = unsynced.first();
    if (operation === undefined || operation.ticket > ticket) break;
    durable = applyOperation(durable, operation);
    unsynced = unsynced.rest();
  }
  return { contents, durable, unsynced, condition };
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
  const survivors = disk.unsynced.toJSON().slice(0, reached);
  const isTorn = tears && survivors.at(-1)?.kind === 'append';
  if (isTorn) survivors.pop();
  const survived = survivors.reduce(applyOperation, disk.durable);
  const contents = { ...survived, torn: survived.torn || isTorn };
  return {
    disk: { contents, durable: contents, unsynced: Backlog.empty(), condition: disk.condition },
    lost: disk.unsynced.length - survivors.length,
    torn: isTorn,
  };
}

/** Whatever is written anew or cut off is damaged no longer. */
function applyOperation<Stored>(
  contents: DiskContents<Stored>,
  operation: UnsyncedOperation<Stored>,
): DiskContents<Stored> {
  if (operation.kind !== 'append' || operation.isDamaged) return applyRarely(contents, operation);
  return withLog(contents, contents.log.append(operation.value as Stored), contents.unreadableRecords);
}

function applyRarely<Stored>(
  contents: DiskContents<Stored>,
  operation: UnsyncedOperation<Stored>,
): DiskContents<Stored> {
  const { log, cells, files, unreadableRecords, unreadableCells, unreadableFiles } = contents;
  const { name, isDamaged } = operation;
  const value = operation.value as Stored;
  switch (operation.kind) {
    case 'append': {
      const unreadable = isDamaged ? [...unreadableRecords, log.length] : unreadableRecords;
      return withLog(contents, log.append(value), unreadable);
    }
    case 'truncate': {
      const cut = log.truncate(operation.length);
      return withLog(
        contents,
        cut,
        unreadableRecords.filter((index) => index < cut.length),
      );
    }
    case 'write':
      return withCells(contents, { ...cells, [name]: value }, markName(unreadableCells, name, isDamaged));
    case 'save':
      return withFiles(contents, { ...files, [name]: value }, markName(unreadableFiles, name, isDamaged));
    case 'remove': {
      const { [name]: _removed, ...others } = files;
      return withFiles(contents, others, markName(unreadableFiles, name, false));
    }
  }
}

// One explicit literal each: a spread in a chain of copies is ten times slower on today's engines.

const withLog = <Stored>(
  { cells, files, unreadableCells, unreadableFiles }: DiskContents<Stored>,
  log: SharedLog<Stored>,
  unreadableRecords: readonly number[],
): DiskContents<Stored> => ({
  log,
  cells,
  files,
  torn: false,
  unreadableRecords,
  unreadableCells,
  unreadableFiles,
});

const withCells = <Stored>(
  { log, files, torn, unreadableRecords, unreadableFiles }: DiskContents<Stored>,
  cells: DiskContents<Stored>['cells'],
  unreadableCells: readonly string[],
): DiskContents<Stored> => ({
  log,
  cells,
  files,
  torn,
  unreadableRecords,
  unreadableCells,
  unreadableFiles,
});

const withFiles = <Stored>(
  { log, cells, torn, unreadableRecords, unreadableCells }: DiskContents<Stored>,
  files: DiskContents<Stored>['files'],
  unreadableFiles: readonly string[],
): DiskContents<Stored> => ({
  log,
  cells,
  files,
  torn,
  unreadableRecords,
  unreadableCells,
  unreadableFiles,
});

/** @returns The names that are marked once `name` is, or is not. */
export function markName(marked: readonly string[], name: string, isMarked: boolean): readonly string[] {
  if (marked.includes(name) === isMarked) return marked;
  if (!isMarked) return marked.filter((other) => other !== name);
  return [...marked, name].sort((a, b) => (a < b ? -1 : 1));
}

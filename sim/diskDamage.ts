/** A flipped byte: one record, cell or file becomes unreadable, whether a sync has covered it or not. */
import { assert } from './assert.ts';
import { Backlog } from './backlog.ts';
import { type Disk, type DiskContents, markName, type UnsyncedOperation } from './disk.ts';

/** A record of the log, by its place from the end (0 is the last), a cell or a snapshot file, by name. */
export type DiskPlace = { readonly record: number } | { readonly cell: string } | { readonly file: string };

/** @returns The disk once what lies there cannot be read any more; the same disk where nothing does, or was damaged already. */
export function damageDisk<Stored>(disk: Disk<Stored>, place: DiskPlace): Disk<Stored> {
  const { contents, durable, unsynced, condition } = disk;
  if (!holds(contents, place)) return disk;
  const index = 'record' in place ? contents.log.length - 1 - place.record : 0;
  const damaged = mark(contents, place, index);
  if (damaged === contents) return disk;
  const operations = unsynced.toJSON();
  const writer = writerOf(operations, durable.log.length, place, index);
  if (writer < 0) return { contents: damaged, durable: mark(durable, place, index), unsynced, condition };
  const marked = operations.map((operation, n) =>
    n === writer ? { ...operation, isDamaged: true } : operation,
  );
  return { contents: damaged, durable, unsynced: Backlog.from(marked), condition };
}

function holds<Stored>({ log, cells, files }: DiskContents<Stored>, place: DiskPlace): boolean {
  if ('record' in place) {
    const isIndex = Number.isSafeInteger(place.record) && place.record >= 0;
    assert(isIndex, 'a record is counted from the end of its log, from 0');
    return place.record < log.length;
  }
  return 'cell' in place ? Object.hasOwn(cells, place.cell) : Object.hasOwn(files, place.file);
}

function mark<Stored>(contents: DiskContents<Stored>, place: DiskPlace, index: number): DiskContents<Stored> {
  if ('cell' in place) {
    const unreadableCells = markName(contents.unreadableCells, place.cell, true);
    return unreadableCells === contents.unreadableCells ? contents : { ...contents, unreadableCells };
  }
  if ('file' in place) {
    const unreadableFiles = markName(contents.unreadableFiles, place.file, true);
    return unreadableFiles === contents.unreadableFiles ? contents : { ...contents, unreadableFiles };
  }
  if (contents.unreadableRecords.includes(index)) return contents;
  return {
    ...contents,
    unreadableRecords: [...contents.unreadableRecords, index].sort((a, b) => a - b),
  };
}

/** @returns Which of the unsynced operations has written what lies there now, -1 if none: then it is durable. */
function writerOf<Stored>(
  operations: readonly UnsyncedOperation<Stored>[],
  durableLength: number,
  place: DiskPlace,
  index: number,
): number {
  if ('cell' in place)
    return operations.findLastIndex(({ kind, name }) => kind === 'write' && name === place.cell);
  if ('file' in place)
    return operations.findLastIndex(({ kind, name }) => kind === 'save' && name === place.file);
  let writer = -1;
  let length = durableLength;
  for (const [n, operation] of operations.entries()) {
    if (operation.kind === 'append') {
      if (length === index) writer = n;
      length++;
    } else if (operation.kind === 'truncate') length = Math.max(0, Math.min(length, operation.length));
  }
  return writer;
}

/** What goes wrong with a disk. Its process sees nothing of it before it uses the disk, or boots. */
import type { DiskOperationKind, Vocabulary } from './actor.ts';
import { assert } from './assert.ts';
import { type Disk, emptyDisk } from './disk.ts';
import { type DiskCondition, HEALTHY } from './diskCondition.ts';
import { damageDisk, type DiskPlace } from './diskDamage.ts';
import { equalValues } from './equalValues.ts';
import { assertPossible, type Latency } from './latency.ts';
import type { Process } from './process.ts';
import type { World } from './world.ts';

export type DiskFault =
  /** Operations of these kinds take this long, in the place of what the profile says; null brings that back. */
  | {
      readonly kind: 'slow';
      readonly operations: readonly DiskOperationKind[];
      readonly latency: Latency | null;
    }
  /**
   * Input or output errors: of each of these kinds the next `times` operations that are asked for fail, or, without `times`, all until
   * a `repair`. What fails completes in its time, has no effect, and makes nothing durable; what was asked for before goes on.
   */
  | { readonly kind: 'fail'; readonly operations: readonly DiskOperationKind[]; readonly times?: number }
  /** Nothing fails any more, but for want of room. */
  | { readonly kind: 'repair' }
  /** No room: appending, writing and saving fail; truncating, removing and syncing do not. */
  | { readonly kind: 'fill' }
  /** There is room again. */
  | { readonly kind: 'free' }
  /** A flipped byte: something that is there cannot be read any more, until it is written anew. The next boot finds that out. */
  | { readonly kind: 'flip'; readonly what: DiskPlace }
  /** Another disk in its place, empty and in order. Only of a process that is down. */
  | { readonly kind: 'wipe' };

export function disturbDisk<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  fault: DiskFault,
): void {
  const disk = diskAfter(process, fault);
  if (disk === process.disk) return;
  process.disk = disk;
  if (fault.kind === 'wipe') process.diskBusyUntilUs = 0;
  world.addSeenRow(process.id, 'diskFault', world.currentRow, fault);
}

function diskAfter<State, V extends Vocabulary>(
  { disk, state }: Process<State, V>,
  fault: DiskFault,
): Disk<V['stored']> {
  const { condition } = disk;
  switch (fault.kind) {
    case 'flip':
      return damageDisk(disk, fault.what);
    case 'wipe':
      return state === null ? emptyDisk() : disk;
    case 'slow':
      return inCondition(disk, { ...condition, slow: slowed(condition, fault.operations, fault.latency) });
    case 'fail':
      return inCondition(disk, { ...condition, failing: failing(condition, fault.operations, fault.times) });
    case 'repair':
      return inCondition(disk, { ...condition, failing: {} });
    case 'fill':
      return inCondition(disk, { ...condition, isFull: true });
    case 'free':
      return inCondition(disk, { ...condition, isFull: false });
  }
}

/** @returns The same disk if that is its condition already. */
function inCondition<Stored>(disk: Disk<Stored>, condition: DiskCondition): Disk<Stored> {
  if (equalValues(condition, disk.condition)) return disk;
  return { ...disk, condition: equalValues(condition, HEALTHY) ? HEALTHY : condition };
}

function slowed(
  { slow }: DiskCondition,
  operations: readonly DiskOperationKind[],
  latency: Latency | null,
): DiskCondition['slow'] {
  if (latency !== null) assertPossible(latency);
  const others = Object.entries(slow).filter(([operation]) => !operations.some((one) => one === operation));
  const changed = latency === null ? [] : operations.map((operation) => [operation, latency] as const);
  return Object.fromEntries([...others, ...changed]);
}

function failing(
  condition: DiskCondition,
  operations: readonly DiskOperationKind[],
  times: number | undefined,
): DiskCondition['failing'] {
  assert(
    times === undefined || (Number.isSafeInteger(times) && times > 0),
    'a disk fails a whole number of times, at least once',
  );
  const added = operations.map((operation) => [operation, times ?? 'all'] as const);
  return { ...condition.failing, ...Object.fromEntries(added) };
}

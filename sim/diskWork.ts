/** Work for a disk: what it changes at once, whether it fails, and when it completes. */
import type { DiskOperationKind, Ticket, Vocabulary } from './actor.ts';
import { applyToDisk, type UnsyncedOperation } from './disk.ts';
import { conditionAfter, failsNow, HEALTHY } from './diskCondition.ts';
import { EVENT } from './event.ts';
import { drawLatency, isConstant, type Latency } from './latency.ts';
import type { Process } from './process.ts';
import type { DiskProfile } from './setting.ts';
import type { World } from './world.ts';

/** What fails has no effect: it is not visible either. */
export function changeDisk<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  kind: UnsyncedOperation<V['stored']>['kind'],
  ticket: Ticket,
  name: string,
  length: number,
  value: V['stored'] | undefined,
): void {
  const failed = countFailure(process, kind);
  if (!failed)
    process.disk = applyToDisk(process.disk, { ticket, kind, name, length, value, isDamaged: false });
  completeLater(world, process, kind, ticket, failed);
}

export function sync<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  ticket: Ticket,
): void {
  completeLater(world, process, 'sync', ticket, countFailure(process, 'sync'));
}

/** @returns Whether an operation that is asked for now fails: known now, told at its completion. */
function countFailure<State, V extends Vocabulary>(
  process: Process<State, V>,
  operation: DiskOperationKind,
): boolean {
  const { contents, durable, unsynced, condition } = process.disk;
  if (condition === HEALTHY) return false;
  const after = conditionAfter(condition, operation);
  if (after !== condition) process.disk = { contents, durable, unsynced, condition: after };
  return failsNow(condition, operation);
}

/** A disk does one thing after the other; each takes its time, whether it fails or not. */
function completeLater<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  operation: DiskOperationKind,
  ticket: Ticket,
  failed: boolean,
): void {
  const { condition } = process.disk;
  const slow = condition === HEALTHY ? undefined : condition.slow[operation];
  const latency = slow ?? usualLatency(world.setting.disk, operation);
  let delayUs = isConstant(latency)
    ? latency.us
    : drawLatency(latency, world.streams.own('disk', process.id, world.token));
  if (world.decisions !== null)
    delayUs = world.decisions.decide(
      `disk ${process.id} ${operation}`,
      delayUs,
      isConstant(latency),
      world.nowUs,
    );
  const atUs = Math.max(world.nowUs, process.diskBusyUntilUs) + Math.max(1, delayUs);
  process.diskBusyUntilUs = atUs;
  const row = world.addRow(process, 'diskWrite', 0, world.currentRow, world.trace && { operation, ticket });
  const result = failed ? DISK_FAILED : null;
  world.push(atUs, EVENT.disk, process.id, 0, process.incarnation, ticket, operation, result, row);
}

/** Not looked up by name: a name that changes from call to call is looked up slowly. */
function usualLatency(profile: DiskProfile, operation: DiskOperationKind): Latency {
  switch (operation) {
    case 'append':
      return profile.append;
    case 'sync':
      return profile.sync;
    case 'save':
      return profile.save;
    case 'write':
    case 'truncate':
    case 'remove':
      return profile.write;
  }
}

/** Payload of the completion of what failed; that of what succeeded has none. */
export const DISK_FAILED = 'failed';

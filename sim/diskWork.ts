/** Work for a disk: what it changes at once, and when it completes. */
import type { DiskOperationKind, Ticket, Vocabulary } from './actor.ts';
import { applyToDisk, type UnsyncedOperation } from './disk.ts';
import { EVENT } from './event.ts';
import { drawLatency, isConstant } from './latency.ts';
import type { Process } from './process.ts';
import type { World } from './world.ts';

export function changeDisk<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  operation: UnsyncedOperation<V['stored']>,
): void {
  process.disk = applyToDisk(process.disk, operation);
  completeLater(world, process, operation.kind, operation.ticket);
}

/** A disk does one thing after the other; each takes its time. */
export function completeLater<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  operation: DiskOperationKind,
  ticket: Ticket,
): void {
  const { disk: profile } = world.setting;
  const latency = operation === 'truncate' || operation === 'remove' ? profile.write : profile[operation];
  const delayUs = isConstant(latency)
    ? latency.us
    : drawLatency(latency, world.streams.own('disk', process.id, world.token));
  const { contents, durable, unsynced, busyUntilUs: freeUs } = process.disk;
  const busyUntilUs = Math.max(world.nowUs, freeUs) + Math.max(1, delayUs);
  process.disk = { contents, durable, unsynced, busyUntilUs };
  const row = world.addRow(process, 'diskWrite', 0, world.currentRow, world.trace && { operation, ticket });
  world.push(busyUntilUs, EVENT.disk, process.id, 0, process.incarnation, ticket, operation, null, row);
}

/** Work for a disk: what it changes at once, and when it completes. */
import type { DiskOperationKind, Ticket, Vocabulary } from './actor.ts';
import { applyToDisk, type UnsyncedOperation } from './disk.ts';
import { EVENT } from './event.ts';
import { drawLatency } from './latency.ts';
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
  const stream = world.ownStream(`disk/${process.id}`);
  const startUs = Math.max(world.nowUs, process.disk.busyUntilUs);
  const busyUntilUs = startUs + Math.max(1, drawLatency(latency, stream));
  process.disk = { ...process.disk, busyUntilUs };
  const row = world.addRow(process.id, 'diskWrite', 0, world.currentRow, { operation, ticket });
  world.push(busyUntilUs, EVENT.disk, process.id, 0, process.incarnation, ticket, operation, null, row);
}

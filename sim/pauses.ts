/** A process stops and goes on, its machine does not: what arrives meanwhile waits. */
import type { Vocabulary } from './actor.ts';
import { EVENT } from './event.ts';
import type { Process } from './process.ts';
import type { World } from './world.ts';

export function pause<State, V extends Vocabulary>(world: World<State, V>, process: Process<State, V>): void {
  if (process.state === null || process.isPaused) return;
  process.isPaused = true;
  world.addSeenRow(process.id, 'pause', world.currentRow, {});
}

export function resume<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
): void {
  if (!process.isPaused) return;
  process.isPaused = false;
  world.addSeenRow(process.id, 'resume', world.currentRow, {});
  if (process.backlog.length === 0) return;
  world.push(world.nowUs, EVENT.drainProcess, process.id, 0, process.incarnation, 0, '', null, -1);
}

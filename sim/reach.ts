/**
 * The last step of every event: it reaches its process. There it is executed, or found stale, or waits while the process is paused; what
 * waits is handed over in order after the process has resumed, and whatever arrives meanwhile joins the end.
 */
import type { Vocabulary } from './actor.ts';
import { takeItem, takeWaitingItem } from './channels.ts';
import { closeEnd, isEndOpen } from './connections.ts';
import { deliver } from './deliver.ts';
import { syncDisk } from './disk.ts';
import { DISK_FAILED } from './diskWork.ts';
import { EVENT, PendingEvent } from './event.ts';
import type { Process } from './process.ts';
import { takeTimer } from './timers.ts';
import type { World } from './world.ts';

/** Hands an event to its process, or lets it wait while the process is paused. */
export function reachProcess<State, V extends Vocabulary>(
  world: World<State, V>,
  event: PendingEvent,
): boolean {
  const process = world.ownProcess(event.process);
  if (process.state === null) return false;
  if (event.life !== 0 && event.life !== process.incarnation) return false; // It belongs to an earlier life.
  // The disk is not paused: only the notice waits.
  if (event.kind === EVENT.disk && event.name === 'sync' && event.payload !== DISK_FAILED)
    process.disk = syncDisk(process.disk, event.key);
  if (process.isPaused || process.backlog.length > 0) {
    process.backlog = process.backlog.push(event);
    return false;
  }
  return handOver(world, process, event);
}

/** The process runs and reads: what is not stale by now is an event. */
function handOver<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  event: PendingEvent,
): boolean {
  if (event.kind === EVENT.post) {
    if (!takeItem(world, process, event)) return false;
  } else if (event.kind === EVENT.timer) {
    if (!takeTimer(world, process, event)) return false;
  } else if (event.kind !== EVENT.disk) return handOverRarely(world, process, event);
  deliver(world, process, event);
  return true;
}

function handOverRarely<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  event: PendingEvent,
): boolean {
  switch (event.kind) {
    case EVENT.drainChannel: {
      const item = takeWaitingItem(world, process, event);
      if (item === null) return false;
      deliver(world, process, item);
      return true;
    }
    case EVENT.message:
    case EVENT.connected:
    case EVENT.closed:
      // While it waited for a paused process, that process may have closed its end: then nobody reads it.
      if (!isEndOpen(world, event.key, event.process)) return false;
      if (event.kind === EVENT.closed) closeEnd(world, event.key, event.process);
      deliver(world, process, event);
      return true;
    default:
      deliver(world, process, event);
      return true;
  }
}

/** The next of what waited while the process was paused. */
export function drainProcess<State, V extends Vocabulary>(
  world: World<State, V>,
  drain: PendingEvent,
): boolean {
  const process = world.ownProcess(drain.process);
  if (process.isPaused || process.incarnation !== drain.life) return false;
  const event = process.backlog.first();
  if (event === undefined) return false;
  process.backlog = process.backlog.rest();
  if (process.backlog.length > 0) {
    world.push(world.nowUs + 1, EVENT.drainProcess, drain.process, 0, drain.life, 0, '', null, -1);
  }
  return handOver(world, process, event);
}

/** A message that reaches nobody is an event too: it was sent, and this is what became of it. */
export function drop<State, V extends Vocabulary>(
  world: World<State, V>,
  event: PendingEvent,
  reason: 'closed' | 'fault' | 'lost',
): boolean {
  const { process, peer, key, payload, cause } = event;
  world.countEvent(
    new PendingEvent(event.atUs, event.order, EVENT.drop, process, peer, 0, key, reason, payload, cause),
  );
  world.currentRow = world.addRow(world.ownProcess(process), 'drop', peer, cause, {
    message: payload,
    reason,
  });
  return true;
}

/** Makes faults happen. Each is an event of the run: it has a row, counts, and is part of the digest. */
import type { ProcessId, Vocabulary } from './actor.ts';
import { assertNever } from './assert.ts';
import { EVENT } from './event.ts';
import { losePower } from './disk.ts';
import { disturbDisk } from './diskFaults.ts';
import type { Fault, FaultOf, Target, Unsynced } from './fault.ts';
import { flap } from './flap.ts';
import { hold, release } from './holdFaults.ts';
import { beginLife, endLife } from './life.ts';
import { bridge, cut, delay, heal, partition, reset, ring } from './linkFaults.ts';
import { pause, resume } from './pauses.ts';
import type { Process } from './process.ts';
import { drawBelow } from './random.ts';
import { settle } from './settle.ts';
import { knownProcess, resolveTargets } from './targets.ts';
import { changeClock } from './timers.ts';
import type { World } from './world.ts';

/**
 * A fault that finds nothing to act on (kill a server that is down, a leader where there is none) changes nothing. The digest has it as it was
 * asked for, its row with the processes for which its words stood.
 */
export function injectFault<State, V extends Vocabulary>(world: World<State, V>, asked: Fault): void {
  world.countOutsideEvent(EVENT.fault, asked.kind, asked);
  const fault = resolveTargets(world, asked);
  world.currentRow = world.addSeenRow(0, 'fault', -1, fault);
  switch (fault.kind) {
    case 'cut':
      return cut(world, fault);
    case 'partition':
      return partition(world, fault);
    case 'bridge':
      return bridge(world, fault);
    case 'ring':
    case 'majoritiesRing':
      return ring(world, fault);
    case 'heal':
      return heal(world, fault);
    case 'flap':
      return flap(world, fault);
    case 'delay':
      return delay(world, fault);
    case 'reset':
      return reset(world, fault);
    case 'hold':
      return hold(world, fault);
    case 'release':
      return release(world, fault);
    case 'settle':
      return settle(world, fault);
    default: {
      const id = knownProcess(world, fault.process);
      if (id !== null) happenTo(world, world.ownProcess(id), fault);
    }
  }
}

/** The faults of one process. */
function happenTo<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  fault: Extract<Fault, { readonly process: Target }>,
): void {
  switch (fault.kind) {
    case 'start':
      if (process.state === null) beginLife(world, process, fault.argument);
      return;
    case 'kill':
      return kill(world, process);
    case 'powerOff':
      return powerOff(world, process, fault.unsynced);
    case 'restart':
      kill(world, process);
      return beginLife(world, process, fault.argument);
    case 'command':
      return command(world, process, fault);
    case 'disk':
      return disturbDisk(world, process, fault.disk);
    case 'pause':
      return pause(world, process);
    case 'resume':
      return resume(world, process);
    case 'clock': {
      const { ratePpm = process.clock.ratePpm, jumpUs = 0 } = fault;
      changeClock(world, process, ratePpm, jumpUs);
      world.addSeenRow(process.id, 'clockChange', world.currentRow, { ratePpm, jumpUs });
      return;
    }
    default:
      return assertNever(fault);
  }
}

function command<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  { command: payload, about }: FaultOf<'command'>,
): void {
  if (process.state === null) return;
  const peer = about === undefined ? null : knownProcess(world, about);
  const { id, incarnation } = process;
  world.push(world.nowUs, EVENT.command, id, peer ?? 0, incarnation, 0, '', payload, world.currentRow);
}

function kill<State, V extends Vocabulary>(world: World<State, V>, process: Process<State, V>): void {
  if (process.state === null) return;
  world.addSeenRow(process.id, 'kill', world.currentRow, {});
  endLife(world, process, 'told');
}

function powerOff<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  unsynced: Unsynced,
): void {
  if (!process.isHostUp) return;
  const { length } = process.disk.unsynced;
  const reached = unsynced === 'lost' || length === 0 ? 0 : reachedDisk(world, process.id, length);
  const { disk, lost, torn } = losePower(process.disk, reached, unsynced === 'torn');
  // What is left on a disk is in no payload: two runs that differ in it only would have one digest.
  world.foldIntoEvent(process.id, length - lost, lost, Number(torn));
  world.addSeenRow(process.id, 'powerOff', world.currentRow, { unsynced, lost, torn });
  process.disk = disk;
  process.diskBusyUntilUs = 0;
  endLife(world, process, 'untold');
  process.isHostUp = false;
}

/** @returns How many of so many unsynced writes had reached the disk. */
function reachedDisk<State, V extends Vocabulary>(
  { streams, token, decisions, nowUs }: World<State, V>,
  id: ProcessId,
  writes: number,
): number {
  const drawn = drawBelow(streams.own('faultDisk', id, token), writes + 1);
  return Math.min(writes, decisions?.decide(`unsynced ${id}`, drawn, false, nowUs) ?? drawn);
}

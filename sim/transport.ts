/** How traffic arrives: which pending event becomes an event of the run, which waits, which is gone. */
import type { Vocabulary } from './actor.ts';
import { EVENT, type PendingEvent } from './event.ts';
import { flapAgain } from './flap.ts';
import { drainProcess, drop, reachProcess } from './reach.ts';
import { connectTimesOut, drainPipe, messageArrives, segmentArrives, senderGivesUp } from './segments.ts';
import type { World } from './world.ts';

/** @returns Whether this was an event of the run, rather than the kernel's own bookkeeping. */
export function arrive<State, V extends Vocabulary>(world: World<State, V>, event: PendingEvent): boolean {
  switch (event.kind) {
    case EVENT.message:
      return messageArrives(world, event);
    case EVENT.post:
    case EVENT.disk:
    case EVENT.timer:
      return reachProcess(world, event);
    default:
      return arriveRarely(world, event);
  }
}

/** What is not on the path of every message: it would leave no room there for what is. */
function arriveRarely<State, V extends Vocabulary>(world: World<State, V>, event: PendingEvent): boolean {
  switch (event.kind) {
    case EVENT.accepted:
    case EVENT.connected:
    case EVENT.refused:
    case EVENT.closed:
      return segmentArrives(world, event);
    case EVENT.datagram:
      return datagramArrives(world, event);
    case EVENT.connectTimeout:
      return connectTimesOut(world, event);
    case EVENT.flap:
      return flapAgain(world, event);
    case EVENT.giveUp:
      return senderGivesUp(world, event);
    case EVENT.drainPipe:
      return drainPipe(world, event);
    case EVENT.drainProcess:
      return drainProcess(world, event);
    default:
      return reachProcess(world, event);
  }
}

function datagramArrives<State, V extends Vocabulary>(world: World<State, V>, event: PendingEvent): boolean {
  const process = world.processes[event.process];
  if (world.network.isCut(event.peer, event.process)) return drop(world, event, 'fault');
  if (process === undefined || process.state === null) return drop(world, event, 'closed');
  return reachProcess(world, event);
}

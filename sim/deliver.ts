/** Hands one event to a process: fills the input, calls the handler, applies what it asked for. */
import type { DiskOperationKind, Vocabulary } from './actor.ts';
import { readClock } from './clock.ts';
import { toldOfFailure } from './disk.ts';
import { DISK_FAILED } from './diskWork.ts';
import { applyEffects } from './effects.ts';
import { EVENT, type PendingEvent } from './event.ts';
import { NOTHING_DRAWN, type Process } from './process.ts';
import type { World } from './world.ts';

/** Executes an event of the run at `process`, which runs and is writable. */
export function deliver<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  event: PendingEvent,
): void {
  const { input, outbox, actor } = world.setting;
  world.countEvent(event);
  input.clockUs = readClock(process.clock, world.nowUs);
  input.drawn = process.drawn;
  if (process.drawn !== NOTHING_DRAWN) process.drawn = NOTHING_DRAWN;
  outbox.begin(world.network, process.nextTicket);
  world.currentRow = fillInput(world, process, event);
  actor.handle(process.state as State, input.asInput(), outbox);
  process.nextTicket = outbox.ticket;
  if (outbox.count > 0) applyEffects(world, process, outbox);
}

/** Fills the input for this kind of event. @returns The index of the event's row. */
function fillInput<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  event: PendingEvent,
): number {
  const { input } = world.setting;
  const { peer, key, name, payload, cause } = event;
  input.peer = peer;
  switch (event.kind) {
    case EVENT.message:
      input.kind = 'message';
      input.connection = key;
      input.message = payload;
      return world.addRow(process, 'deliver', peer, cause, payload);
    case EVENT.timer:
      input.kind = 'timer';
      input.timer = name;
      input.key = key;
      return world.addRow(process, 'timerFire', 0, cause, payload);
    case EVENT.post:
      input.kind = 'post';
      input.channel = name;
      input.key = key;
      input.item = payload;
      return world.addRow(process, 'handOver', 0, cause, payload);
    case EVENT.disk:
      input.kind = 'disk';
      input.operation = name as DiskOperationKind;
      input.ticket = key;
      input.failed = payload === DISK_FAILED;
      if (input.failed && name === 'append') process.disk = toldOfFailure(process.disk);
      return world.addRow(process, 'diskDone', 0, cause, world.trace && diskDone(event));
    default:
      return fillRareInput(world, process, event);
  }
}

function fillRareInput<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  event: PendingEvent,
): number {
  const { input } = world.setting;
  const { peer, payload, cause } = event;
  switch (event.kind) {
    case EVENT.datagram:
      input.kind = 'datagram';
      input.message = payload;
      return world.addRow(process, 'deliver', peer, cause, payload);
    case EVENT.boot:
      input.kind = 'boot';
      input.incarnation = process.incarnation;
      input.argument = process.argument;
      input.disk = process.disk.contents;
      return world.addSeenRowOf(process, 'boot', cause, { incarnation: process.incarnation });
    case EVENT.command:
      input.kind = 'command';
      input.command = payload;
      return world.addSeenRowOf(process, 'command', cause, { command: payload, peer });
    default:
      return fillConnectionInput(world, process, event);
  }
}

const diskDone = ({ name, key, payload }: PendingEvent): object => ({
  operation: name,
  ticket: key,
  failed: payload === DISK_FAILED,
});

function fillConnectionInput<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  event: PendingEvent,
): number {
  const { input } = world.setting;
  const { peer, key, name, cause } = event;
  input.connection = key;
  switch (event.kind) {
    case EVENT.accepted:
      input.kind = 'accepted';
      input.port = name;
      return world.addRow(process, 'accepted', peer, cause, { connection: key, port: name });
    case EVENT.connected:
      input.kind = 'connected';
      input.port = name;
      return world.addRow(process, 'connected', peer, cause, { connection: key, port: name });
    case EVENT.refused:
      input.kind = 'refused';
      input.reason = name;
      return world.addRow(process, 'refused', peer, cause, { connection: key, reason: name });
    default:
      input.kind = 'closed';
      input.reason = name;
      return world.addRow(process, 'closed', peer, cause, { connection: key, reason: name });
  }
}

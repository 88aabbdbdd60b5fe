/** How the life of a process begins and ends. */
import type { Vocabulary } from './actor.ts';
import { Backlog } from './backlog.ts';
import { closeEnd, heldFor, loseSegments, releaseHeldSegments, sendSegment } from './connections.ts';
import { toldOfFailure } from './disk.ts';
import { EVENT, PendingEvent } from './event.ts';
import { NOTHING_DRAWN, type Process } from './process.ts';
import type { World } from './world.ts';

/**
 * Starts a process that is down; its first input is `boot`.
 *
 * @param argument - Its command line; undefined leaves it what it was.
 */
export function beginLife<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  argument: unknown,
): void {
  const { id } = process;
  process.incarnation++;
  if (argument !== undefined) process.argument = argument;
  process.state = world.setting.actor.init(id);
  process.disk = toldOfFailure(process.disk);
  const row = world.addSeenRow(id, 'start', world.currentRow, { incarnation: process.incarnation });
  // Before whatever else happens in this instant, even what was on its way before the start.
  const order = world.takeEarlyOrder();
  world.queue.push(
    new PendingEvent(world.nowUs, order, EVENT.boot, id, 0, process.incarnation, 0, '', null, row),
  );
  if (process.isHostUp) return;
  process.isHostUp = true;
  for (const peer of world.setting.ids) if (peer !== id) releaseHeldSegments(world, peer, id);
}

/**
 * Ends the life of a process: all that was in memory is gone.
 *
 * @param peers - `told`: its kernel closes its sockets, so each peer reads what was sent, then a reset. `untold`: the host is off, its peers'
 * ends stay half-open, and what still waited in its send buffers is lost.
 */
export function endLife<State, V extends Vocabulary>(
  world: World<State, V>,
  process: Process<State, V>,
  peers: 'told' | 'untold',
): void {
  const { id } = process;
  process.state = null;
  process.isPaused = false;
  process.timers = [];
  process.channels = [];
  process.backlog = Backlog.empty();
  process.listening = [];
  process.drawn = NOTHING_DRAWN;
  for (const { id: connectionId, initiator, acceptor } of world.network.openConnections()) {
    if (initiator !== id && acceptor !== id) continue;
    const connection = world.network.ownConnection(connectionId, world.token);
    if (connection === undefined) continue;
    const peer = initiator === id ? acceptor : initiator;
    if (peers === 'untold') connection.silent = id;
    if (peers === 'untold' && heldFor(connection, peer).length > 0) loseSegments(world, connection, peer);
    const wasOpen = closeEnd(world, connectionId, id);
    if (wasOpen && peers === 'told')
      sendSegment(world, connection, id, EVENT.closed, 'reset', null, world.currentRow);
  }
}

/** One message is held, and flows again when it is released. */
import type { ProcessId, Vocabulary } from './actor.ts';
import { assert } from './assert.ts';
import { NO_STOPS } from './connection.ts';
import { drainLater, heldFor, isUnreachable } from './connections.ts';
import type { FaultOf } from './fault.ts';
import { onPair } from './links.ts';
import type { World } from './world.ts';

export function hold<State, V extends Vocabulary>(
  world: World<State, V>,
  { from: first, to: second, name, where, nth = 1 }: FaultOf<'hold'>,
): void {
  assert(Number.isSafeInteger(nth) && nth > 0, 'the first message that fits is number 1');
  onPair(world, [first, second], (from, to) => {
    const { holds } = world.network.ownLink(from, to, world.token);
    world.network.setHolds(from, to, [...holds, { name, where, left: nth }], world.token);
  });
}

/** Whatever is held under this name flows, one latency from now as after a cut; what was still to be held under it is not. */
export function release<State, V extends Vocabulary>(
  world: World<State, V>,
  { name }: FaultOf<'release'>,
): void {
  releaseWhere(world, (held) => held === name);
}

/** @param isReleased - Whether what is held, or to be held, under this name from one process to another flows. */
export function releaseWhere<State, V extends Vocabulary>(
  world: World<State, V>,
  isReleased: (name: string, from: ProcessId, to: ProcessId) => boolean,
): void {
  const { network, token } = world;
  for (const { from, to, holds } of network.knownLinks()) {
    const left = holds.filter((one) => !isReleased(one.name, from, to));
    if (left.length < holds.length) network.setHolds(from, to, left, token);
  }
  for (const { id, initiator, acceptor, stops } of network.openConnections()) {
    const senderTo = (to: ProcessId): ProcessId => (to === acceptor ? initiator : acceptor);
    const released = stops.filter(({ name, to }) => isReleased(name, senderTo(to), to));
    const connection = released.length === 0 ? undefined : network.ownConnection(id, token);
    if (connection === undefined) continue;
    const left = stops.filter((stop) => !released.includes(stop));
    connection.stops = left.length === 0 ? NO_STOPS : left;
    for (const { name, to, order } of released) {
      const from = senderTo(to);
      world.addSeenRow(0, 'messageReleased', world.currentRow, { name, from, to, connection: id });
      // Held up by something else, too, or not there yet, it goes on when that is over.
      const isNext = heldFor(connection, to).first()?.order === order;
      if (isNext && !isUnreachable(world, from, to)) drainLater(world, connection, from, to);
    }
  }
}

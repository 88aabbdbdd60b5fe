/** Messages that are held: found when they are sent, stopped when they arrive. */
import type { ProcessId, Vocabulary } from './actor.ts';
import type { Connection } from './connection.ts';
import { hasFields } from './equalValues.ts';
import type { Hold, Link } from './link.ts';
import type { World } from './world.ts';

/** A message is sent over a link on which some are to be held. It may be one of them: then its connection stops at it. */
export function stopAtHeld<State, V extends Vocabulary>(
  world: World<State, V>,
  connection: Connection,
  { from, to, holds }: Link,
  message: unknown,
  order: number,
  cause: number,
): void {
  const left: Hold[] = [];
  for (const hold of holds) {
    const fits = hold.where === undefined || hasFields(message, hold.where);
    if (!fits) left.push(hold);
    else if (hold.left > 1) left.push({ name: hold.name, where: hold.where, left: hold.left - 1 });
    else {
      connection.stops = [...connection.stops, { name: hold.name, to, order }];
      const { name } = hold;
      world.addSeenRow(0, 'messageHeld', cause, { name, from, to, connection: connection.id, message });
    }
  }
  world.network.setHolds(from, to, left, world.token);
}

/** @returns Whether a segment towards `to` is held, and with it what comes behind. */
export const isStoppedAt = ({ stops }: Connection, to: ProcessId, order: number): boolean =>
  stops.some((stop) => stop.to === to && stop.order === order);

/** Processes that do nothing but wait: each firing arms its timer again and moves the deadlines of its neighbours, as heartbeats do. */
import { type Actor, World } from '../../sim/index.ts';

interface WaiterWords {
  readonly message: never;
  readonly item: never;
  readonly stored: never;
  readonly command: never;
  readonly observation: { readonly kind: 'none' };
}

interface Waiter {
  readonly id: number;
  fired: number;
}

const TIMERS = 20;

const waiting: Actor<Waiter, WaiterWords> = {
  init: (id) => ({ id, fired: 0 }),
  copy: (self) => ({ id: self.id, fired: self.fired }),
  handle(self, input, out) {
    if (input.kind === 'boot') {
      for (let key = 0; key < TIMERS; key++) out.setTimer('beat', 100 + 97 * key, key);
      return;
    }
    if (input.kind !== 'timer') return;
    self.fired++;
    const { key } = input;
    out.setTimer('beat', 1_000 + ((self.fired * 37) % 1_000), key);
    out.setTimer('limit', 5_000, key % 4); // Renewed each time, so it never fires.
  },
};

/** @returns A world of five processes with twenty timers each. */
export function timingWorld(): World<Waiter, WaiterWords> {
  const world = World.create(waiting, { seed: 'bench', processes: [1, 2, 3, 4, 5] });
  for (const process of world.ids) world.inject({ kind: 'start', process });
  for (let event = 0; event < 1_000; event++) world.step();
  return world;
}

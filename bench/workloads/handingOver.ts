/** Processes whose activities hand items over to each other: a chain of channels, as between the threads of a server. */
import { type Actor, World } from '../../sim/index.ts';

interface HandedOver {
  readonly hops: number;
  readonly payload: number;
}

interface WorkerWords {
  readonly message: never;
  readonly item: HandedOver;
  readonly stored: never;
  readonly command: never;
  readonly observation: { readonly kind: 'none' };
}

interface Worker {
  readonly id: number;
  handled: number;
}

const CHANNELS = ['receiver', 'main', 'sender', 'sendWorker'] as const;
const ITEMS = 20;

function nextChannel(channel: string): string {
  const index = CHANNELS.indexOf(channel as (typeof CHANNELS)[number]);
  return CHANNELS[(index + 1) % CHANNELS.length] as string;
}

const working: Actor<Worker, WorkerWords> = {
  init: (id) => ({ id, handled: 0 }),
  copy: (self) => ({ id: self.id, handled: self.handled }),
  handle(self, input, out) {
    if (input.kind === 'boot') {
      for (let payload = 0; payload < ITEMS; payload++) out.post('receiver', { hops: 0, payload });
      return;
    }
    if (input.kind !== 'post') return;
    self.handled++;
    const { hops, payload } = input.item;
    const channel = nextChannel(input.channel);
    out.post(channel, { hops: hops + 1, payload }, channel === 'sendWorker' ? 1 + (payload % 4) : 0);
  },
  fold(item, digest) {
    digest.word(item.hops);
    digest.word(item.payload);
  },
};

/** @returns A world of five processes with twenty items each on their way through seven channels. */
export function handingOverWorld(): World<Worker, WorkerWords> {
  const handOver = { kind: 'uniform', minUs: 20, maxUs: 200 } as const;
  const world = World.create(working, { seed: 'bench', processes: [1, 2, 3, 4, 5], handOver });
  for (const process of world.ids) world.inject({ kind: 'start', process });
  for (let event = 0; event < 1_000; event++) world.step();
  return world;
}

/** Processes that pass messages on: a full mesh of connections, and a fixed number of messages that are always on their way. */
import { type Actor, type ConnectionId, Run, World } from '../../sim/index.ts';

/** One shape, as the quorum packet of a real protocol has it. */
interface Passed {
  readonly type: 'pass';
  readonly hops: number;
  readonly sender: number;
  readonly payload: number;
}

interface PasserWords {
  readonly message: Passed;
  readonly item: never;
  readonly stored: never;
  readonly command: never;
  readonly observation: { readonly kind: 'none' };
}

interface Passer {
  readonly id: number;
  connections: readonly ConnectionId[];
  received: number;
  checksum: number;
}

export type PassingWorld = World<Passer, PasserWords>;
export type PassingRun = Run<Passer, PasserWords, never>;

export const passingLatency = { kind: 'uniform', minUs: 200, maxUs: 2_000 } as const;
/** By then the mesh stands and every message is on its way. */
const MESHED_US = 20_000;

const PORT = 'mesh';

/** @param pending - Messages on their way at any time. They start on the first connections, and spread. */
function passing(processes: number, pending: number): Actor<Passer, PasserWords> {
  const pairs = (processes * (processes - 1)) / 2;
  return {
    init: (id) => ({ id, connections: [], received: 0, checksum: 0 }),
    copy: (self) => ({
      id: self.id,
      connections: self.connections,
      received: self.received,
      checksum: self.checksum,
    }),
    handle(self, input, out) {
      switch (input.kind) {
        case 'message': {
          const { hops, payload } = input.message;
          self.received++;
          self.checksum = (self.checksum + payload) | 0;
          const next = self.connections[self.received % self.connections.length] as ConnectionId;
          out.send(next, { type: 'pass', hops: hops + 1, sender: self.id, payload });
          return;
        }
        case 'boot':
          out.listen(PORT);
          out.setTimer('dial', 1_000);
          return;
        case 'timer':
          for (let peer = 1; peer < self.id; peer++) out.open(peer, PORT, 10_000);
          return;
        case 'accepted':
          self.connections = [...self.connections, input.connection];
          return;
        case 'connected': {
          self.connections = [...self.connections, input.connection];
          const pair = ((self.id - 1) * (self.id - 2)) / 2 + input.peer - 1;
          const messages = Math.floor(((pair + 1) * pending) / pairs) - Math.floor((pair * pending) / pairs);
          for (let payload = 0; payload < messages; payload++) {
            out.send(input.connection, { type: 'pass', hops: 0, sender: self.id, payload });
          }
          return;
        }
        default:
          return;
      }
    },
    fold(message, digest) {
      digest.word(message.hops);
      digest.word(message.sender);
      digest.word(message.payload);
    },
  };
}

function newWorld(processes: number, pending: number): PassingWorld {
  const ids = Array.from({ length: processes }, (_, index) => index + 1);
  return World.create(passing(processes, pending), {
    seed: 'bench',
    processes: ids,
    network: { latency: passingLatency },
  });
}

/** @returns A world in which the mesh stands and the messages are on their way. */
export function passingWorld(processes: number, pending: number): PassingWorld {
  const world = newWorld(processes, pending);
  for (const process of world.ids) world.inject({ kind: 'start', process });
  while (world.step(MESHED_US));
  const found = world.inFlight().length;
  if (found !== pending) throw new Error(`${found} events pending, not ${pending}`);
  return world;
}

/** @returns A run that has not begun: recorders want one from its beginning. */
export function passingRun(processes: number, pending: number): PassingRun {
  const world = newWorld(processes, pending);
  return Run.begin(world, {
    plan: world.ids.map((process) => ({
      moment: { kind: 'at', us: 0 },
      action: { do: 'fault', fault: { kind: 'start', process } },
    })),
    properties: [],
    judge: () => true,
  });
}

/**
 * A token ring: the smallest example of a protocol for the kernel. Each process dials the next one round the ring; whoever has
 * the token works for a while, then passes it on. Nobody makes a new token, so there is never more than one, and if its
 * holder dies, there is none.
 */
import { type Actor, type ConnectionId, type ProcessId, property } from '../../sim/index.ts';

/** What a protocol defines for the kernel: what is sent, handed over, stored, asked from outside, and seen. */
export interface RingWords {
  readonly message: { readonly type: 'token'; readonly passes: number };
  readonly item: never;
  readonly stored: never;
  readonly command: never;
  readonly observation: { readonly kind: 'gotToken' | 'passedToken'; readonly passes: number };
}

/** One process: plain data. Handlers assign to these fields; what a field holds is replaced, never edited. */
export interface Member {
  readonly id: ProcessId;
  next: ConnectionId | null; // Our end of the connection to the next member, once it is open.
  passes: number | null; //     How often the token we hold has been passed; null while we have none.
}

const PORT = 'ring';
const WORK_US = 10_000;
const RETRY_US = 50_000;

/**
 * @param ring - The members, in the order in which the token goes round. The first begins with it.
 * @param flaw - A bug to plant: `keepsACopy` passes the token on and goes on as if it still had it.
 */
export function tokenRing(
  ring: readonly ProcessId[],
  flaw: 'none' | 'keepsACopy' = 'none',
): Actor<Member, RingWords> {
  const nextOf = (id: ProcessId) => ring[(ring.indexOf(id) + 1) % ring.length] as ProcessId;
  return {
    init: (id) => ({ id, next: null, passes: null }),
    copy: ({ id, next, passes }) => ({ id, next, passes }),
    handle(self, input, out) {
      switch (input.kind) {
        case 'boot':
          out.listen(PORT);
          out.setTimer('dial', 0);
          if (input.incarnation > 1 || self.id !== ring[0]) return; // Only the first life of one member begins with it.
          self.passes = 0;
          return out.observe({ kind: 'gotToken', passes: 0 });
        case 'timer':
          if (input.timer === 'dial') {
            out.open(nextOf(self.id), PORT, RETRY_US);
            return;
          }
          if (self.next === null || self.passes === null) return; // The work is done when the next member is back.
          out.send(self.next, { type: 'token', passes: self.passes + 1 });
          out.observe({ kind: 'passedToken', passes: self.passes + 1 });
          if (flaw === 'none') self.passes = null;
          return;
        case 'connected':
          self.next = input.connection;
          if (self.passes !== null) out.setTimer('work', WORK_US);
          return;
        case 'message':
          self.passes = input.message.passes;
          out.observe({ kind: 'gotToken', passes: self.passes });
          return out.setTimer('work', WORK_US);
        case 'closed':
          if (input.connection !== self.next) return; // The member before us is gone; it will dial again.
          self.next = null;
          return out.setTimer('dial', RETRY_US);
        case 'refused':
          return out.setTimer('dial', RETRY_US);
        default: // Who dials us needs no answer; nothing is posted or stored.
      }
    },
  };
}

export const oneToken = property<null, Member>({
  name: 'one token',
  // At most one member has the token.
  mood: 'always',
  watches: ['gotToken'],
  init: () => null,
  copy: (ghost) => ghost,
  observe(_ghost, { row }, members) {
    const holders = members.ids.filter((id) => (members.stateOf(id)?.passes ?? null) !== null);
    return holders.length <= 1 ? null : { rows: [row], values: { holders } };
  },
});

/** @param members - How many passes make a round. */
export const roundTrip = (members: number) =>
  property<null, Member>({
    name: 'round trip',
    // The token goes all the way round.
    mood: 'sometimes',
    watches: ['gotToken'],
    init: () => null,
    copy: (ghost) => ghost,
    observe: (_ghost, { data, row }) =>
      (data as RingWords['observation']).passes < members ? null : { rows: [row], values: {} },
  });

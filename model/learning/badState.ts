/** What a learner finds wrong in what its leader sends. Whether it bears it or not is the rule's affair. */
import type { BadState } from '../observation.ts';
import type { Server, ZabOutbox } from '../server.ts';
import type { Zxid } from '../zxid.ts';
import { learnerRole } from './learnerRole.ts';

export function observeBad(
  self: Server,
  kind: 'state' | 'proposal' | 'commit' | 'ack' | 'message',
  what: BadState,
  zxid: Zxid,
  expected: Zxid | null,
  out: ZabOutbox,
): void {
  const { leader } = learnerRole(self);
  out.observe({ kind: 'badState', class: kind, what, peer: leader, zxid, expected });
}

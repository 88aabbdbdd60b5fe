/** What the network knows of one direction between two processes. */
import type { ProcessId } from './actor.ts';
import type { Latency } from './latency.ts';
import type { Stream } from './random.ts';

/** A message that is to be held when it is sent. */
export interface Hold {
  readonly name: string;
  /** Fields it has; undefined: whatever it is. */
  readonly where: Readonly<Record<string, unknown>> | undefined;
  /** How many that fit are still to be sent, itself counted. */
  readonly left: number;
}

export const NO_HOLDS: readonly Hold[] = [];
export const NO_FLAP = -1;

/** One direction between two processes, with its own stream of randomness (seeded at the first draw). */
export interface Link extends Stream {
  readonly from: ProcessId;
  readonly to: ProcessId;
  latency: Latency;
  isCut: boolean;
  isSeeded: boolean;
  /** The fault by which it flaps: the row of that; `NO_FLAP` if it does not. */
  flap: number;
  /** Which of the messages that are still to be sent will be held. Replaced, never edited. */
  holds: readonly Hold[];
}

export const copyLink = (link: Link, owner: object): Link => ({
  owner,
  c: link.c,
  s0: link.s0,
  s1: link.s1,
  s2: link.s2,
  from: link.from,
  to: link.to,
  latency: link.latency,
  isCut: link.isCut,
  isSeeded: link.isSeeded,
  flap: link.flap,
  holds: link.holds,
});

export const newLink = (from: ProcessId, to: ProcessId, latency: Latency, owner: object): Link => ({
  owner,
  c: 0,
  s0: 0,
  s1: 0,
  s2: 0,
  from,
  to,
  latency,
  isCut: false,
  isSeeded: false,
  flap: NO_FLAP,
  holds: NO_HOLDS,
});

/**
 * Random numbers: one stream per purpose and process, derived from the run's one seed by name (`network/1→3`, `disk/2`), so that
 * drawing more from one never shifts another.
 *
 * `seedrandom`'s alea seeds each stream. Its four words of state are then stepped here, bit for bit as seedrandom steps them (a test
 * compares the two): a generator object could neither be forked with the world nor copied in less than microseconds.
 */
import alea from 'seedrandom/lib/alea.js';

/** The state of one alea generator. */
export interface Stream {
  /** Which world may step it in place; any other copies it first. */
  owner: object;
  c: number;
  s0: number;
  s1: number;
  s2: number;
}

/** @returns The stream called `name` of the run with this seed. */
export function deriveStream(seed: string, name: string, owner: object): Stream {
  const { c, s0, s1, s2 } = alea(`${seed}/${name}`, { state: true }).state();
  return { owner, c, s0, s1, s2 };
}

export const copyStream = (stream: Stream, owner: object): Stream => ({
  owner,
  c: stream.c,
  s0: stream.s0,
  s1: stream.s1,
  s2: stream.s2,
});

/** @returns The next number of [0, 1), a multiple of 2^-32. Source: Baagøe's Alea, as in seedrandom. */
export function drawFraction(stream: Stream): number {
  const t = 2_091_639 * stream.s0 + stream.c * 2.3283064365386963e-10;
  const carry = t | 0;
  stream.s0 = stream.s1;
  stream.s1 = stream.s2;
  stream.c = carry;
  stream.s2 = t - carry;
  return stream.s2;
}

/** @returns The next unsigned 32-bit number. */
export const drawUint32 = (stream: Stream): number => (drawFraction(stream) * 4_294_967_296) >>> 0;

/** @returns The next integer of [0, bound); `bound` is an integer of 1 … 2^32. */
export const drawBelow = (stream: Stream, bound: number): number => (drawFraction(stream) * bound) >>> 0;

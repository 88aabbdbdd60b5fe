/** Events of the same instant in another order than that of asking: permuted by the seed, the same in each execution. */
import { Digest } from './digest.ts';

export function tieKeyOf(seed: string): number {
  const digest = new Digest();
  digest.text(`${seed}/ties`);
  return digest.lanes()[0];
}

/** A bijection of 32-bit integers: no two events get the same place. */
export function permuteOrder(order: number, key: number): number {
  let word = Math.imul(order ^ key, 0x9e3779b1);
  word ^= word >>> 16;
  word = Math.imul(word, 0x85ebca6b);
  word ^= word >>> 13;
  return word >>> 0;
}

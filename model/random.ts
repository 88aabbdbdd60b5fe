/** Random numbers for the server's own choices: drawn ahead, one for one, so that a rule has its number when it needs it. */
import type { Server, ZabOutbox } from './server.ts';

const WORDS = 4_294_967_296;

/** @returns An integer of 0 … `bound` − 1; 0 where nothing has been drawn yet. */
export function takeRandom(self: Server, bound: number, out: ZabOutbox): number {
  const [word = 0, ...others] = self.randomWords;
  self.randomWords = others;
  out.draw(1);
  return Math.floor((word / WORDS) * bound);
}

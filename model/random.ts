/** Random numbers for the server's own choices: one is drawn ahead, so that a rule has it when it needs it. */
import type { Server, ZabOutbox } from './server.ts';

const WORDS = 4_294_967_296;

/** @returns An integer of 0 … `bound` − 1; 0 in the event that starts a server alone, before anything has been drawn. */
export function takeRandom(self: Server, bound: number, out: ZabOutbox): number {
  const word = self.randomWord;
  self.randomWord = following(word);
  out.draw(1); // Takes the place of what is left here, as the next event begins.
  return Math.floor((word / WORDS) * bound);
}

/**
 * For those that an event takes beyond its first: a long batch rolls the log again and again.
 *
 * Source: the linear congruential generator of Numerical Recipes, `ranqd1`.
 */
const following = (word: number): number => (Math.imul(word, 1_664_525) + 1_013_904_223) >>> 0;

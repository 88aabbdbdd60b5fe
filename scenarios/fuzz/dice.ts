/** Random choices of one purpose, all drawn from one stream of one seed. */
import { deriveStream, drawBelow } from '../../sim/index.ts';

export class Dice {
  private readonly stream;

  /** @param purpose - The name of the stream: choices of one purpose never shift those of another. */
  constructor(seed: string, purpose: string) {
    this.stream = deriveStream(seed, `fuzz/${purpose}`, this);
  }

  /** @returns An integer of 0 … `bound` − 1. */
  below(bound: number): number {
    return drawBelow(this.stream, bound);
  }

  /** @returns An integer of `min` … `max`. */
  between(min: number, max: number): number {
    return min + this.below(max - min + 1);
  }

  /** @returns Whether something happens that happens so often in a hundred times. */
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  /** @returns One of a list that is not empty. */
  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }

  /** @returns Some of a list, in its order: each with this chance. */
  some<T>(from: readonly T[], percent: number): readonly T[] {
    return from.filter(() => this.chance(percent));
  }

  /** @returns The list in another order. */
  shuffled<T>(from: readonly T[]): readonly T[] {
    const items = from.slice();
    for (let index = items.length - 1; index > 0; index--) {
      const other = this.below(index + 1);
      [items[index], items[other]] = [items[other] as T, items[index] as T];
    }
    return items;
  }
}

/**
 * The rolling digest of a run: 64 bits in two lanes of 32.
 *
 * Each lane's step is a bijection, of the lane for a given word and of the word for a given lane. So two runs that differ in one word
 * only have different digests with certainty, not just with high probability; runs that differ in more collide with probability 2^-64.
 */
import { isPlainRecord, presentKeys, writesJson } from './plain.ts';

/** Tags keep values of different types apart: 1 and "1", [] and {}. */
const TAG = { null: 1, false: 2, true: 3, number: 4, text: 5, list: 6, record: 7 } as const;

export class Digest {
  private laneA: number;
  private laneB: number;

  constructor(laneA = 0x2545f491, laneB = 0x1b873593) {
    this.laneA = laneA | 0;
    this.laneB = laneB | 0;
  }

  copy(): Digest {
    return new Digest(this.laneA, this.laneB);
  }

  /** Folds one 32-bit word. */
  word(word: number): void {
    this.laneA = foldA(this.laneA, word);
    this.laneB = foldB(this.laneB, word);
  }

  /**
   * Folds what every event has, four words in one step: their sum, each times an odd number of its own. A change of one word
   * changes the sum with certainty, so the step keeps its promise.
   */
  event(who: number, atUs: number, key: number): void {
    let sumA = who + Math.imul(atUs, 0x9e3779b1) + Math.imul(key, 0x27d4eb2f);
    let sumB = who + Math.imul(atUs, 0x85ebca6b) + Math.imul(key, 0xcc9e2d51);
    if (atUs >= 4_294_967_296) {
      const high = (atUs / 4_294_967_296) | 0;
      sumA += Math.imul(high, 0xc2b2ae3d);
      sumB += Math.imul(high, 0x165667b1);
    }
    this.laneA = foldA(this.laneA, sumA);
    this.laneB = foldB(this.laneB, sumB);
  }

  /** Folds an integer of at most 53 bits, two words. */
  integer(value: number): void {
    this.word(value | 0);
    this.word(Math.floor(value / 4_294_967_296) | 0);
  }

  /** Folds the length, then two characters a word. */
  text(value: string): void {
    const { length } = value;
    this.word(length);
    for (let index = 0; index < length; index += 2) {
      const second = index + 1 < length ? value.charCodeAt(index + 1) : 0;
      this.word(value.charCodeAt(index) | (second << 16));
    }
  }

  /**
   * Folds any plain value, whatever the order of its keys. As in JSON, a key whose value is undefined counts as absent, an undefined
   * element as null, and −0 as 0.
   *
   * @throws TypeError where a value is not plain: its fields would not tell what it holds.
   */
  value(value: unknown): void {
    if (value === null || value === undefined) return this.word(TAG.null);
    switch (typeof value) {
      case 'boolean':
        return this.word(value ? TAG.true : TAG.false);
      case 'number':
        this.word(TAG.number);
        if (Number.isSafeInteger(value)) return this.integer(value);
        return this.text(String(value));
      case 'string':
        this.word(TAG.text);
        return this.text(value);
      case 'object':
        return this.object(value);
      default:
        throw new TypeError(`only plain values have a digest, not a ${typeof value}`);
    }
  }

  private object(value: object): void {
    if (writesJson(value)) return this.value(value.toJSON());
    if (Array.isArray(value)) {
      this.word(TAG.list);
      this.word(value.length);
      for (const element of value) this.value(element);
      return;
    }
    if (!isPlainRecord(value)) throw new TypeError('only plain values have a digest');
    const keys = presentKeys(value).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    this.word(TAG.record);
    this.word(keys.length);
    for (const key of keys) {
      this.text(key);
      this.value(value[key]);
    }
  }

  /** @returns Sixteen hexadecimal digits. */
  toString(): string {
    return hex(this.laneA) + hex(this.laneB);
  }

  lanes(): readonly [number, number] {
    return [this.laneA, this.laneB];
  }
}

function foldA(lane: number, word: number): number {
  const product = Math.imul(lane ^ word, 0x9e3779b1);
  return product ^ 0x6a09e667 ^ (product >>> 15);
}

function foldB(lane: number, word: number): number {
  const product = Math.imul(lane ^ word, 0x85ebca77);
  return product ^ 0x3c6ef372 ^ (product >>> 13);
}

/** @returns The digest of one plain value: of a state, to compare two. */
export function digestOf(value: unknown): string {
  const digest = new Digest();
  digest.value(value);
  return digest.toString();
}

const hex = (lane: number): string => (lane >>> 0).toString(16).padStart(8, '0');

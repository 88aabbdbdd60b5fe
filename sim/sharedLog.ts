/**
 * An append-only list whose versions share their prefix.
 *
 * `append` returns a new version and leaves the old one as it was; both share all storage but the new slot. Appending to a version
 * that is not the newest reuses the slot when it already holds an equal record (a run that is executed again) and otherwise branches off (a
 * counterfactual): what is copied then is one chunk, one shelf, and the list of shelves, a slot of which stands for 4,096 records.
 */
import { equalValues } from './equalValues.ts';

/** Records of a chunk, and chunks of a shelf: two to this power. */
const BITS = 6;
const MASK = (1 << BITS) - 1;

export class SharedLog<T> {
  readonly length: number;
  /** Shelves of 64 chunks of 64 records; a version owns the first `length` records and may find more behind them. */
  private readonly shelves: T[][][];

  private constructor(shelves: T[][][], length: number) {
    this.shelves = shelves;
    this.length = length;
  }

  static empty<T>(): SharedLog<T> {
    return new SharedLog<T>([], 0);
  }

  static from<T>(records: Iterable<T>): SharedLog<T> {
    const all = [...records];
    const shelves: T[][][] = [];
    for (let start = 0; start < all.length; start += 1 << BITS) {
      const chunk = all.slice(start, start + (1 << BITS));
      const shelf = shelves[start >> (2 * BITS)];
      if (shelf === undefined) shelves.push([chunk]);
      else shelf.push(chunk);
    }
    return new SharedLog(shelves, all.length);
  }

  /** @returns The record at `index`, or undefined outside 0 … length − 1. */
  at(index: number): T | undefined {
    if (!(index >= 0 && index < this.length)) return undefined;
    return this.shelves[index >> (2 * BITS)]?.[(index >> BITS) & MASK]?.[index & MASK];
  }

  last(): T | undefined {
    return this.at(this.length - 1);
  }

  append(record: T): SharedLog<T> {
    const { shelves, length } = this;
    const shelf = shelves[length >> (2 * BITS)];
    const chunk = shelf?.[(length >> BITS) & MASK];
    if (shelf === undefined) shelves.push([[record]]);
    else if (chunk === undefined) shelf.push([record]);
    else if (chunk.length === (length & MASK)) chunk.push(record);
    else if (!equalValues(chunk[length & MASK], record)) return this.branch(shelf, chunk, record);
    return new SharedLog(shelves, length + 1);
  }

  /** The slot behind our last record holds another's: what it lies in is copied up to there. */
  private branch(shelf: readonly T[][], chunk: readonly T[], record: T): SharedLog<T> {
    const { length } = this;
    const ownChunk = chunk.slice(0, length & MASK);
    ownChunk.push(record);
    const ownShelf = shelf.slice(0, (length >> BITS) & MASK);
    ownShelf.push(ownChunk);
    const shelves = this.shelves.slice(0, length >> (2 * BITS));
    shelves.push(ownShelf);
    return new SharedLog(shelves, length + 1);
  }

  /** @returns The version that ends after the first `length` records. */
  truncate(length: number): SharedLog<T> {
    return length >= this.length ? this : new SharedLog(this.shelves, Math.max(0, length));
  }

  *[Symbol.iterator](): Iterator<T> {
    for (let index = 0; index < this.length; index++) yield this.at(index) as T;
  }

  /** Only what is ours: storage behind our length belongs to another version. */
  toJSON(): readonly T[] {
    return this.toArray(0);
  }

  /** @returns The records from `start` on. Faster than iterating. */
  toArray(start: number): T[] {
    const records: T[] = [];
    for (let index = start; index < this.length; index++) records.push(this.at(index) as T);
    return records;
  }
}

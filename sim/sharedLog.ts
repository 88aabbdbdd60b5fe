/**
 * An append-only list whose versions share their prefix.
 *
 * `append` returns a new version and leaves the old one as it was; both share all storage but the new slot. Appending to a version
 * that is not the newest reuses the slot when it already holds an equal record (a run that is executed again) and otherwise copies
 * the last chunk only (a counterfactual).
 */
import { equalValues } from './equalValues.ts';

const CHUNK_LENGTH = 64;

export class SharedLog<T> {
  readonly length: number;
  /** Chunks of 64 records; a version owns the first `length` records and may find more behind them. */
  private readonly chunks: T[][];

  private constructor(chunks: T[][], length: number) {
    this.chunks = chunks;
    this.length = length;
  }

  static empty<T>(): SharedLog<T> {
    return new SharedLog<T>([], 0);
  }

  static from<T>(records: Iterable<T>): SharedLog<T> {
    let log = SharedLog.empty<T>();
    for (const record of records) log = log.append(record);
    return log;
  }

  /** @returns The record at `index`, or undefined outside 0 … length − 1. */
  at(index: number): T | undefined {
    if (index < 0 || index >= this.length) return undefined;
    return this.chunks[Math.floor(index / CHUNK_LENGTH)]?.[index % CHUNK_LENGTH];
  }

  last(): T | undefined {
    return this.at(this.length - 1);
  }

  append(record: T): SharedLog<T> {
    const chunkIndex = Math.floor(this.length / CHUNK_LENGTH);
    const offset = this.length % CHUNK_LENGTH;
    const chunk = this.chunks[chunkIndex];
    if (chunk === undefined) {
      this.chunks.push([record]);
      return new SharedLog(this.chunks, this.length + 1);
    }
    if (chunk.length === offset) {
      chunk.push(record);
      return new SharedLog(this.chunks, this.length + 1);
    }
    if (equalValues(chunk[offset], record)) return new SharedLog(this.chunks, this.length + 1);
    const branch = this.chunks.slice(0, chunkIndex);
    branch.push([...chunk.slice(0, offset), record]);
    return new SharedLog(branch, this.length + 1);
  }

  /** @returns The version that ends after the first `length` records. */
  truncate(length: number): SharedLog<T> {
    return length >= this.length ? this : new SharedLog(this.chunks, Math.max(0, length));
  }

  *[Symbol.iterator](): Iterator<T> {
    for (let index = 0; index < this.length; index++) yield this.at(index) as T;
  }

  /** Only what is ours: storage behind our length belongs to another version. */
  toJSON(): readonly T[] {
    return [...this];
  }
}

/**
 * A persistent FIFO: what waits for a paused process, a cut link, a blocked activity, a sync. Versions share storage. Pushing and taking are
 * O(1), amortised.
 */
import { SharedLog } from './sharedLog.ts';

/** Fewer elements that have left are not worth a copy of those that wait. */
const LEFT_MIN = 64;

export class Backlog<T> {
  private readonly log: SharedLog<T>;
  /** Index of the first element that still waits. */
  private readonly head: number;
  /** How many wait. */
  readonly length: number;

  private constructor(log: SharedLog<T>, head: number) {
    this.log = log;
    this.head = head;
    this.length = log.length - head;
  }

  static empty<T>(): Backlog<T> {
    return Backlog.none as Backlog<T>;
  }

  private static create<T>(log: SharedLog<T>, head: number): Backlog<T> {
    return head === log.length ? Backlog.empty<T>() : new Backlog(log, head);
  }

  static readonly none = new Backlog<unknown>(SharedLog.empty<unknown>(), 0);

  static from<T>(elements: Iterable<T>): Backlog<T> {
    return Backlog.create(SharedLog.from(elements), 0);
  }

  first(): T | undefined {
    return this.log.at(this.head);
  }

  last(): T | undefined {
    return this.log.at(this.length === 0 ? -1 : this.log.length - 1);
  }

  /** @returns The element that has `index` before it, or undefined outside 0 … length − 1. */
  at(index: number): T | undefined {
    return index < 0 ? undefined : this.log.at(this.head + index);
  }

  push(element: T): Backlog<T> {
    const log = this.length === 0 ? SharedLog.empty<T>() : this.log;
    return new Backlog(log.append(element), this.length === 0 ? 0 : this.head);
  }

  /** @returns What waits behind the first. Where more have left than wait, those that have left are let go. */
  rest(): Backlog<T> {
    const head = Math.min(this.head + 1, this.log.length);
    const rest = Backlog.create(this.log, head);
    return head < LEFT_MIN || head < rest.length ? rest : Backlog.from(rest.toJSON());
  }

  /** @returns Only what fits. */
  filter(fits: (element: T) => boolean): Backlog<T> {
    return Backlog.from(this.toJSON().filter(fits));
  }

  *[Symbol.iterator](): Iterator<T> {
    for (let index = this.head; index < this.log.length; index++) yield this.log.at(index) as T;
  }

  /** Faster than iterating. */
  toJSON(): readonly T[] {
    return this.log.toArray(this.head);
  }
}

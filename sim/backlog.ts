/** A persistent FIFO: what waits for a paused process, a cut link, a blocked activity. Versions share storage. */
import { SharedLog } from './sharedLog.ts';

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

  first(): T | undefined {
    return this.log.at(this.head);
  }

  push(element: T): Backlog<T> {
    const log = this.length === 0 ? SharedLog.empty<T>() : this.log;
    return new Backlog(log.append(element), this.length === 0 ? 0 : this.head);
  }

  /** @returns What waits behind the first. */
  rest(): Backlog<T> {
    return Backlog.create(this.log, Math.min(this.head + 1, this.log.length));
  }

  /** @returns Only what fits. */
  filter(fits: (element: T) => boolean): Backlog<T> {
    return Backlog.create(SharedLog.from(this.toJSON().filter(fits)), 0);
  }

  toJSON(): readonly T[] {
    return [...this.log].slice(this.head);
  }
}

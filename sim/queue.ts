/**
 * Pending events in the order of (time, order): a binary heap. Half of what a simulator does, it does here (see docs/decisions/0001).
 *
 * The heap itself holds numbers only: the time of each entry, and its slot in the table of events. Moving numbers about is cheap, and
 * comparing them waits for no memory. Taking an event leaves the root empty, because most events cause another one: that one starts
 * at the root and sinks to its place, instead of the last entry sinking first and the new one rising after it.
 *
 * Plain arrays, not typed ones: a fork is three slices, and slices of small typed arrays are dear.
 */
import type { PendingEvent } from './event.ts';

export class EventQueue {
  private readonly times: number[];
  /** A permutation: the slots in use in heap order, behind them the free ones. */
  private readonly slots: number[];
  private readonly events: PendingEvent[];
  /** Entries of the heap, the empty root included. */
  private size: number;
  private isRootTaken: boolean;

  constructor(
    times: number[] = [],
    slots: number[] = [],
    events: PendingEvent[] = [],
    size = 0,
    isRootTaken = false,
  ) {
    this.times = times;
    this.slots = slots;
    this.events = events;
    this.size = size;
    this.isRootTaken = isRootTaken;
  }

  get length(): number {
    return this.isRootTaken ? this.size - 1 : this.size;
  }

  /** Events are immutable, so both queues may hold the same ones. */
  fork(): EventQueue {
    const { times, slots, events, size, isRootTaken } = this;
    return new EventQueue(times.slice(), slots.slice(), events.slice(), size, isRootTaken);
  }

  /** @returns The next event without removing it. */
  peek(): PendingEvent | undefined {
    if (this.isRootTaken) this.closeRoot();
    return this.size === 0 ? undefined : this.events[this.slots[0] as number];
  }

  /** Removes the next event; undefined if there is none. */
  pop(): PendingEvent | undefined {
    const next = this.peek();
    this.isRootTaken = next !== undefined;
    return next;
  }

  /** Removes what `peek` has just returned. */
  removeFirst(): void {
    this.isRootTaken = true;
  }

  push(event: PendingEvent): void {
    if (this.isRootTaken) {
      this.isRootTaken = false;
      const slot = this.slots[0] as number;
      this.events[slot] = event;
      this.sink(event.atUs, event.order, slot);
    } else this.rise(event);
  }

  /** @returns All pending events, soonest first: to show, not to run. */
  inOrder(): readonly PendingEvent[] {
    const first = this.isRootTaken ? 1 : 0;
    const pending = this.slots.slice(first, this.size).map((slot) => this.events[slot] as PendingEvent);
    return pending.sort((a, b) => a.atUs - b.atUs || a.order - b.order);
  }

  /** Nothing was pushed since the root was taken: the last entry fills its place. */
  private closeRoot(): void {
    this.isRootTaken = false;
    const last = --this.size;
    const free = this.slots[0] as number;
    if (last > 0) {
      const slot = this.slots[last] as number;
      this.sink(this.times[last] as number, this.orderIn(slot), slot);
    }
    this.slots[last] = free;
  }

  /** Adds an entry at the end and lets it rise to its place. */
  private rise(event: PendingEvent): void {
    const { times, slots } = this;
    const { atUs, order } = event;
    let hole = this.size++;
    if (hole === slots.length) {
      times.push(atUs);
      slots.push(hole);
      this.events.push(event);
    }
    const slot = slots[hole] as number;
    this.events[slot] = event;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentUs = times[parent] as number;
      if (parentUs < atUs || (parentUs === atUs && this.orderIn(slots[parent] as number) < order)) break;
      times[hole] = parentUs;
      slots[hole] = slots[parent] as number;
      hole = parent;
    }
    times[hole] = atUs;
    slots[hole] = slot;
  }

  /** Puts an entry into the empty root and lets it sink to its place. */
  private sink(atUs: number, order: number, slot: number): void {
    const { times, slots, size } = this;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size) child += this.soonerOf(child);
      const childUs = times[child] as number;
      if (atUs < childUs || (atUs === childUs && order < this.orderIn(slots[child] as number))) break;
      times[hole] = childUs;
      slots[hole] = slots[child] as number;
      hole = child;
    }
    times[hole] = atUs;
    slots[hole] = slot;
  }

  /** @returns 1 if the right sibling of `left` comes first, else 0: a number, because a branch here is mispredicted half of the time. */
  private soonerOf(left: number): number {
    const leftUs = this.times[left] as number;
    const rightUs = this.times[left + 1] as number;
    if (leftUs !== rightUs) return Number(rightUs < leftUs);
    return Number(this.orderIn(this.slots[left + 1] as number) < this.orderIn(this.slots[left] as number));
  }

  private orderIn(slot: number): number {
    return (this.events[slot] as PendingEvent).order;
  }
}

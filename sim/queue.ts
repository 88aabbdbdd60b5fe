/** Pending events in the order of (time, order): a binary heap in one plain array, which is what makes a fork one `slice`. */
import type { PendingEvent } from './event.ts';

export class EventQueue {
  private readonly heap: PendingEvent[];

  constructor(heap: PendingEvent[] = []) {
    this.heap = heap;
  }

  get length(): number {
    return this.heap.length;
  }

  /** @returns The next event without removing it. */
  peek(): PendingEvent | undefined {
    return this.heap[0];
  }

  /** Events are immutable, so both queues may hold the same ones. */
  fork(): EventQueue {
    return new EventQueue(this.heap.slice());
  }

  push(event: PendingEvent): void {
    const { heap } = this;
    let hole = heap.length;
    heap.push(event);
    while (hole > 0) {
      const parentIndex = (hole - 1) >> 1;
      const parent = heap[parentIndex] as PendingEvent;
      if (!precedes(event, parent)) break;
      heap[hole] = parent;
      hole = parentIndex;
    }
    heap[hole] = event;
  }

  pop(): PendingEvent | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    const { length } = heap;
    let hole = 0;
    for (let child = 1; child < length; child = 2 * hole + 1) {
      let next = heap[child] as PendingEvent;
      const right = child + 1;
      if (right < length && precedes(heap[right] as PendingEvent, next)) {
        child = right;
        next = heap[right] as PendingEvent;
      }
      if (!precedes(next, last)) break;
      heap[hole] = next;
      hole = child;
    }
    heap[hole] = last;
    return first;
  }

  /** @returns All pending events, soonest first: to show, not to run. */
  inOrder(): readonly PendingEvent[] {
    return this.heap.slice().sort((a, b) => a.atUs - b.atUs || a.order - b.order);
  }
}

function precedes(a: PendingEvent, b: PendingEvent): boolean {
  return a.atUs < b.atUs || (a.atUs === b.atUs && a.order < b.order);
}

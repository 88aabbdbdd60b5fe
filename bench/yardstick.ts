/**
 * The yardstick: the least that any event simulator does. A binary heap of one object an event, a counter for each of five receivers,
 * and for every event taken out another one put in, a drawn latency later.
 *
 * It has what makes the comparison fair: as many pending events as the kernel's workload, the same latencies from the same generator
 * (one step of alea, inlined), ties broken by order. It has nothing else: no processes, messages, connections, digest, causes, forks.
 */
import type { Subject } from './measure.ts';

/** What any message on its way must say. */
class BareEvent {
  readonly atUs: number;
  readonly order: number;
  readonly receiver: number;
  readonly sender: number;
  readonly payload: number;

  constructor(atUs: number, order: number, receiver: number, sender: number, payload: number) {
    this.atUs = atUs;
    this.order = order;
    this.receiver = receiver;
    this.sender = sender;
    this.payload = payload;
  }
}

const RECEIVERS = 5;

const precedes = (a: BareEvent, b: BareEvent): boolean =>
  a.atUs < b.atUs || (a.atUs === b.atUs && a.order < b.order);

function push(heap: BareEvent[], event: BareEvent): void {
  let hole = heap.length;
  heap.push(event);
  while (hole > 0) {
    const parentIndex = (hole - 1) >> 1;
    const parent = heap[parentIndex] as BareEvent;
    if (!precedes(event, parent)) break;
    heap[hole] = parent;
    hole = parentIndex;
  }
  heap[hole] = event;
}

function pop(heap: BareEvent[]): BareEvent {
  const first = heap[0] as BareEvent;
  const last = heap.pop() as BareEvent;
  const { length } = heap;
  if (length === 0) return first;
  let hole = 0;
  for (let child = 1; child < length; child = 2 * hole + 1) {
    let next = heap[child] as BareEvent;
    if (child + 1 < length && precedes(heap[child + 1] as BareEvent, next)) {
      child++;
      next = heap[child] as BareEvent;
    }
    if (!precedes(next, last)) break;
    heap[hole] = next;
    hole = child;
  }
  heap[hole] = last;
  return first;
}

/** @returns How often each receiver was reached. */
function bareLoop(events: number, pending: number, minUs: number, maxUs: number): readonly number[] {
  const counters = [0, 0, 0, 0, 0];
  const heap: BareEvent[] = [];
  const rangeUs = maxUs - minUs + 1;
  let order = 0;
  let carry = 1;
  let s0 = 0.8633289230056107;
  let s1 = 0.15019597788341343;
  let s2 = 0.5517273067962378;
  for (let index = 0; index < pending; index++)
    push(heap, new BareEvent(index, order++, index % RECEIVERS, 0, index));
  for (let index = 0; index < events; index++) {
    const { atUs, receiver, payload } = pop(heap);
    counters[receiver] = (counters[receiver] as number) + 1;
    const t = 2_091_639 * s0 + carry * 2.3283064365386963e-10;
    carry = t | 0;
    s0 = s1;
    s1 = s2;
    s2 = t - carry;
    const latencyUs = minUs + Math.floor(s2 * rangeUs);
    const next = receiver === RECEIVERS - 1 ? 0 : receiver + 1;
    push(heap, new BareEvent(atUs + latencyUs, order++, next, receiver, payload));
  }
  return counters;
}

export const yardstick = (
  events: number,
  pending: number,
  latency: { minUs: number; maxUs: number },
): Subject => ({
  count: events,
  prepare: () => () => {
    const counters = bareLoop(events, pending, latency.minUs, latency.maxUs);
    if (counters.reduce((sum, count) => sum + count, 0) !== events)
      throw new Error('the yardstick lost an event');
  },
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EVENT, PendingEvent } from '../../sim/event.ts';
import { EventQueue } from '../../sim/queue.ts';

const event = (atUs: number, order: number): PendingEvent =>
  new PendingEvent(atUs, order, EVENT.timer, 1, 0, 1, 0, '', null, -1);
const times = fc.array(fc.tuple(fc.nat(20), fc.boolean()), { maxLength: 200 });

it('events leave the queue by time and then by order, whatever is pushed and popped when; a fork has its own', () => {
  fc.assert(
    fc.property(times, (steps) => {
      const queue = new EventQueue();
      let model: PendingEvent[] = [];
      const seen: (readonly (PendingEvent | undefined)[])[] = [];
      const forks: (readonly [EventQueue, readonly PendingEvent[]])[] = [];
      for (const [order, [atUs, isPop]] of steps.entries()) {
        if (isPop) {
          seen.push([queue.peek(), queue.pop(), model[0]]);
          model = model.slice(1);
        } else {
          const pushed = event(atUs, order);
          queue.push(pushed);
          model = [...model, pushed].sort((a, b) => a.atUs - b.atUs || a.order - b.order);
        }
        if (order % 50 === 0) forks.push([queue.fork(), model]);
        expect(queue.length).toBe(model.length);
      }
      for (const [peeked, popped, expected] of seen) expect([peeked, popped]).toEqual([expected, expected]);
      for (const [fork, expected] of [...forks, [queue, model] as const]) {
        expect(fork.inOrder()).toEqual(expected);
        expect(expected.map(() => fork.pop())).toEqual(expected);
        expect(fork.pop()).toBeUndefined();
      }
    }),
    { numRuns: 100 },
  );
});

/** The digest of a story does not depend on how it is run. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyingSteps, Recording } from '../../sim/index.ts';
import pinned from './pinned.json' with { type: 'json' };
import { storyRuns } from './storyRuns.ts';

const pins: Readonly<Record<string, string>> = pinned.elections;

describe.each(storyRuns)('$name has its pinned digest', ({ name, untilUs, begin }) => {
  const pin = pins[name];

  it('headless, once and again', () => {
    for (let time = 0; time < 2; time++) {
      const run = begin();
      run.advance(untilUs);
      expect(run.world.digest()).toBe(pin);
    }
  });

  it('recorded, with and without its trace', () => {
    for (const withTrace of [true, false]) {
      const { end } = Recording.of(begin(), untilUs, { everyEvents: 64, withTrace });
      expect(end.world.digest()).toBe(pin);
    }
  });

  it('with the world copied before each event', () => {
    const run = begin();
    let steps = 0;
    for (const { before, after } of copyingSteps(run, untilUs)) steps += after.eventCount - before.eventCount;
    expect(run.world.digest()).toBe(pin);
    expect(steps).toBe(run.world.eventCount);
  });

  it('sought backwards and forwards, and taken up again from there', () => {
    const recording = Recording.of(begin(), untilUs, { everyEvents: 64 });
    fc.assert(
      fc.property(
        fc.array(fc.nat(recording.eventCount), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (events, isForked) => {
          for (const event of events) {
            const sought = recording.seek(event);
            expect(sought.world.eventCount).toBe(event);
            const run = isForked ? sought.fork() : sought;
            run.advance(untilUs);
            expect(run.world.digest()).toBe(pin);
          }
        },
      ),
      { numRuns: 10 },
    );
  });
});

/** What a link says of its run, so that another version can tell from where its own is another. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../../viz/app/address.ts';
import { partingOf, TrailBuilder } from '../../viz/trace/trail.ts';
import { replayOfStory } from './replays.ts';

/** Of a run that has another digest from some event on. */
function trailOf(events: number, differsFrom: number): string {
  const builder = new TrailBuilder();
  for (let event = 1; event <= events; event++)
    builder.note(event, () => (event < differsFrom ? 'aaa' : 'bbb').padEnd(16, '0'));
  return builder.toString();
}

describe('the trail of a run', () => {
  it('has at most sixteen places, and fits an address', () => {
    fc.assert(
      fc.property(fc.nat({ max: 20_000 }), (events) => {
        const text = trailOf(events, Number.POSITIVE_INFINITY);
        const hash = `#digest=${'0'.repeat(16)}&trail=${text}`;
        expect(readAddress(hash, 'x').fingerprint?.trail).toBe(text);
        expect(text === '').toBe(events < 64);
        expect(text.split('-')[1]?.length ?? 0).toBeLessThanOrEqual(48);
      }),
      { numRuns: 50 },
    );
  });

  it('tells between which events two runs part, however long either is', () => {
    const events = fc.integer({ min: 64, max: 20_000 });
    fc.assert(
      fc.property(events, events, fc.integer({ min: 1, max: 25_000 }), (one, other, differs) => {
        const parting = partingOf(trailOf(one, Number.POSITIVE_INFINITY), trailOf(other, differs));
        expect(parting).not.toBeNull();
        expect(parting?.from).toBeLessThan(differs);
        expect(parting?.to ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(differs);
      }),
      { numRuns: 100 },
    );
  });

  it('of a short run or of an old link tells nothing', () => {
    expect(partingOf('', trailOf(500, 1_000))).toBeNull();
    expect(partingOf(trailOf(500, 1_000), '')).toBeNull();
  });

  it('is the same for the same story, and another from where something else is done', () => {
    const one = replayOfStory('fresh-five');
    const again = replayOfStory('fresh-five');
    const killed = replayOfStory('fresh-five', {}, ['3.5s kill 3']);
    expect(one.summary.trail).toMatch(/^64-([0-9a-f]{3}){6}$/);
    expect(again.summary.trail).toBe(one.summary.trail);
    const [row = -1] = killed.summary.interventions;
    const event = killed.columns.events[row] ?? 0;
    const parting = partingOf(one.summary.trail, killed.summary.trail);
    // Each run has a digest of its own story, so they are apart from the beginning.
    expect(parting).toEqual({ from: 0, to: 64 });
    expect(event).toBeGreaterThan(64);
  });

  it('doctored in one place, as by another version, says where', () => {
    const { trail } = replayOfStory('fresh-five').summary;
    const doctored = `${trail.slice(0, 12)}${trail.slice(12).replaceAll(/[0-9a-f]/g, (digit) => (digit === '0' ? '1' : '0'))}`;
    expect(partingOf(doctored, trail)).toEqual({ from: 192, to: 256 });
    expect(partingOf(trail, trail)).toEqual({ from: 384, to: null });
  });
});

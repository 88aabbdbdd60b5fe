/** The arbitraries as their users have them: whole stories in one line, and what breaks is shrunk to something that a person reads. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFaultPlan, anyStory, breachOf, faultWords } from '../../scenarios/arbitraries/index.ts';
import { checkScenario, resolveScenario } from '../../scenarios/index.ts';

describe('anyStory', () => {
  it('draws stories that the format takes', () => {
    fc.assert(
      fc.property(anyStory(), (story) => {
        expect(resolveScenario(checkScenario(structuredClone(story))).warnings).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('finds nothing in the model as it is', () => {
    fc.assert(
      fc.property(anyStory(), (story) => {
        expect(breachOf(story)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('finds that half is no quorum, and shrinks it to starts alone', () => {
    const four = anyStory({ servers: [4, 4], observersMax: 0, variants: ['half-is-a-quorum'] });
    const { counterexample } = fc.check(
      fc.property(four, (story) => breachOf(story) === null),
      { numRuns: 200, seed: 1 },
    );
    expect(counterexample?.[0].steps).toEqual([{ at: '0s', start: 'all' }]);
  });

  it('finds what is acknowledged before it is durable, and shrinks it to a few steps', () => {
    const story = anyStory({ servers: [3, 3], observersMax: 0, variants: ['ack-before-sync'] });
    const { counterexample } = fc.check(
      fc.property(story, (one) => breachOf(one) === null),
      { numRuns: 500, seed: 2 },
    );
    expect(counterexample?.[0].steps.length).toBeLessThanOrEqual(4);
  });
});

describe('anyFaultPlan', () => {
  it('draws every fault it knows', () => {
    const plans = fc.sample(anyFaultPlan({ ids: [1, 2, 3] }), { numRuns: 200, seed: 1 });
    const drawn = new Set(plans.flat().flatMap((step) => Object.keys(step)));
    expect(faultWords.filter((word) => !drawn.has(word))).toEqual([]);
  });

  it.each(faultWords)('draws %s alone, where only that is asked for', (word) => {
    const [plan = []] = fc.sample(anyFaultPlan({ ids: [1, 2, 3], kinds: [word], faultsMax: 30 }), {
      numRuns: 1,
      seed: 3,
    });
    expect(plan.length).toBeGreaterThan(0);
    expect(plan.filter((step) => !(word in step))).toEqual([]);
  });

  it('leaves out what needs more servers than there are', () => {
    const plans = fc.sample(anyFaultPlan({ ids: [1] }), { numRuns: 100, seed: 1 });
    const drawn = new Set(plans.flat().flatMap((step) => Object.keys(step)));
    expect(
      ['reset', 'cut', 'partition', 'ring', 'bridge', 'flap', 'delay'].filter((word) => drawn.has(word)),
    ).toEqual([]);
    expect(drawn).toContain('kill');
  });
});

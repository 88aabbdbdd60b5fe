/** Ghosts of the properties: they fork with the world, and neither branch sees what the other does. */
import { describe, expect, it } from 'vitest';
import { properties, type Server, zab, type ZabVocabulary } from '../../model/index.ts';
import { type Plan, Run, World } from '../../sim/index.ts';
import { ensemble } from './ensemble.ts';

const config = ensemble(5, { variants: ['half-is-a-quorum'] });
const plan: Plan<never> = [
  ...[1, 2, 3, 4, 5].map((id) => ({
    moment: { kind: 'at', us: id * 150_000 } as const,
    action: { do: 'fault', fault: { kind: 'start', process: id } } as const,
  })),
  {
    moment: { kind: 'at', us: 320_000 },
    action: {
      do: 'fault',
      fault: {
        kind: 'partition',
        sides: [
          [1, 2],
          [3, 4, 5],
        ],
      },
    },
  },
  { moment: { kind: 'at', us: 1_500_000 }, action: { do: 'fault', fault: { kind: 'restart', process: 4 } } },
];
const begin = (): Run<Server, ZabVocabulary, never> =>
  Run.begin(World.create(zab(config), { seed: '7', processes: [1, 2, 3, 4, 5], permuteTies: true }), {
    plan,
    properties,
    judge: () => true,
  });

describe('properties', () => {
  it('judge a run that is forked every 16 events as they judge the run itself', () => {
    const straight = begin();
    straight.advance(3_000_000);
    let forked = begin();
    for (let steps = 0; forked.step(3_000_000); steps++) {
      if (steps % 16 !== 0) continue;
      const abandoned = forked;
      forked = abandoned.fork();
      abandoned.advance(2_000_000); // It runs on beside; the fork must not notice.
    }
    forked.advance(3_000_000);
    expect(forked.verdicts()).toEqual(straight.verdicts());
    expect(straight.verdicts().find(({ name }) => name === 'leadership uniqueness')?.held).toBe(false);
  });
});

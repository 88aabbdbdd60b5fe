/** The properties themselves: their ghosts fork with the world, and they raise no false alarm. */
import { describe, expect, it } from 'vitest';
import { makeZxid, properties, zab, type ZabProcess, type ZabVocabulary } from '../../model/index.ts';
import { type Plan, Run, World } from '../../sim/index.ts';
import { ensemble } from './ensemble.ts';
import { at, start, startsInTurn, Story } from './worlds.ts';

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
const begin = (): Run<ZabProcess, ZabVocabulary, never> =>
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
    expect(straight.verdicts().find(({ name }) => name === 'one backed leader')?.held).toBe(false);
  });
});

describe('no false alarm is raised', () => {
  it('when a story begins in the middle, and one server votes before another has begun', () => {
    const servers = [
      { id: 1, role: 'participant', logicalClock: 4, disk: { currentEpoch: 2, zxid: makeZxid(2, 1) } },
      { id: 2, role: 'participant' },
    ] as const;
    const story = new Story(ensemble(servers, { startupMs: 100 }), [start(2, 0), start(1, 650)]).until(
      20_000,
    );
    expect([story.broken, story.leader]).toEqual([[], 1]);
  });

  it.each([1, 'a server'])('when the link of %s takes longer than dialling may', (from) => {
    const config = ensemble(2, { cnxTimeout: 1_000 });
    const latency = { kind: 'constant', us: 600_000 } as const;
    const slow = at(100, { kind: 'delay', from, to: 2, ways: 'both', latency });
    const sameAgain = at(200, { kind: 'delay', from: 1, to: 2, ways: 'both', latency });
    const story = new Story(config, [
      ...startsInTurn(2, 0),
      at(0, { kind: 'kill', process: 1 }),
      slow,
      sameAgain,
      start(1, 300),
    ]);
    expect(story.until(120_000).broken).toEqual([]);
    expect(story.leader).toBe(null);
  });
});

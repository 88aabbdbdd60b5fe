/**
 * Random starts, kills, cuts, pauses, delays and clocks, on disks that need not agree with each other: nothing may break what must hold of an
 * election, and once they end a leader must be established.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EnsembleServer, makeZxid, properties } from '../../model/index.ts';
import type { Fault } from '../../sim/index.ts';
import { ensemble } from './ensemble.ts';
import { type Happening, start, Story } from './worlds.ts';

const sid = fc.integer({ min: 1, max: 5 });
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constantFrom('start' as const, 'kill', 'restart', 'pause', 'resume'), process: sid }),
  fc.record({ kind: fc.constant('powerOff' as const), process: sid, unsynced: fc.constant('lost' as const) }),
  fc.record({
    kind: fc.constant('cut' as const),
    from: sid,
    to: sid,
    ways: fc.constantFrom('both' as const, 'one'),
  }),
  fc.record({ kind: fc.constant('reset' as const), between: fc.tuple(sid, sid) }),
  fc.record({
    kind: fc.constant('delay' as const),
    from: sid,
    to: sid,
    ways: fc.constantFrom('both' as const, 'one'),
    latency: fc.option(fc.nat(20_000_000).map((us) => ({ kind: 'constant' as const, us }))),
  }),
  fc.record({
    kind: fc.constant('clock' as const),
    process: sid,
    ratePpm: fc.integer({ min: 500_000, max: 3_000_000 }),
    jumpUs: fc.integer({ min: -5_000_000, max: 5_000_000 }),
  }),
  fc.constant({ kind: 'heal' as const, between: 'all' as const }),
  fc.subarray([1, 2, 3, 4, 5]).map((side) => ({
    kind: 'partition' as const,
    sides: [side, [1, 2, 3, 4, 5].filter((id) => !side.includes(id))],
  })),
);
const happening: fc.Arbitrary<Happening> = fc.record({ atMs: fc.integer({ min: 0, max: 3_000 }), fault });
const starts = fc.tuple(
  ...[1, 2, 3, 4, 5].map((id) => fc.integer({ min: 0, max: 1_500 }).map((atMs) => start(id, atMs))),
);
/** Fresh servers, or servers that have been through something: other zxids, other rounds. */
const servers: fc.Arbitrary<readonly EnsembleServer[]> = fc.tuple(
  ...[1, 2, 3, 4, 5].map((id) =>
    fc
      .record({ currentEpoch: fc.nat(2), counter: fc.nat(2), logicalClock: fc.nat(3) })
      .map(({ currentEpoch, counter, logicalClock }) => ({
        id,
        role: 'participant' as const,
        logicalClock,
        disk: { currentEpoch, zxid: makeZxid(currentEpoch, counter) },
      })),
  ),
);
/** What a history must be like is no question where a disk has what nobody else can have seen. */
const ofElections = [
  'one backed leader',
  'honest tally',
  'quorum behind a decision',
  'order of votes',
  'a leader is established',
  'vote changed',
  'round adopted',
  'finalize wait renewed',
  'finalize wait broken',
  'joined a running ensemble',
  'challenge lost',
];
const watched = properties.filter(({ name }) => ofElections.includes(name));
const plan = fc.record({
  starts,
  faults: fc.array(happening, { maxLength: 10 }),
  servers,
  startupMs: fc.nat(400),
  seed: fc.nat(1_000_000),
});

describe('random faults', () => {
  it('break nothing that must hold, and after them a leader is elected if one is owed', () => {
    fc.assert(
      fc.property(plan, (one) => {
        const config = ensemble(one.servers, { startupMs: one.startupMs });
        const story = new Story(config, [...one.starts, ...one.faults], {
          seed: `${one.seed}`,
          watched,
        }).until(400_000);
        expect(story.broken).toEqual([]);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it('reach every place that a search should reach', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(plan, (one) => {
        const config = ensemble(one.servers, { startupMs: one.startupMs });
        const story = new Story(config, [...one.starts, ...one.faults], {
          seed: `${one.seed}`,
          watched,
        }).until(5_000);
        for (const name of story.reached) reached.add(name);
      }),
      { numRuns: 30, seed: 2 },
    );
    const wanted = watched.filter(({ mood }) => mood === 'sometimes').map(({ name }) => name);
    expect([...reached].sort()).toEqual([...wanted].sort());
  });

  it('find two leaders of one round where half is a quorum, and shrink the story to its starts and a cut or two', () => {
    const twoLeaders = fc.property(starts, fc.array(happening, { maxLength: 10 }), (starting, faults) => {
      const config = ensemble(5, { variants: ['half-is-a-quorum'] });
      expect(new Story(config, [...starting, ...faults], { watched }).until(5_000).broken).not.toContain(
        'one backed leader',
      );
    });
    const { failed, counterexample } = fc.check(twoLeaders, { numRuns: 300, seed: 3 });
    expect(failed).toBe(true);
    expect(counterexample?.[1].length).toBeLessThanOrEqual(2);
  });
});

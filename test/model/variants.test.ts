/** Each variant of the election breaks a property, and each property is broken by a variant: no rule without a reason, no property without teeth. */
import { describe, expect, it } from 'vitest';
import { type EnsembleServer, makeZxid, properties, type VariantName, variants } from '../../model/index.ts';
import type { Latency } from '../../sim/index.ts';
import { ensemble } from './ensemble.ts';
import { type Happening, start, startsInTurn, Story } from './worlds.ts';

/** One small run that tells the variant from the real protocol. */
interface Case {
  readonly variant: VariantName;
  /** What it breaks, or never reaches. */
  readonly kills: readonly string[];
  readonly servers: number | readonly EnsembleServer[];
  readonly happenings: readonly Happening[];
  readonly untilMs: number;
  readonly latency?: Latency;
}

const participant = (id: number, more: Partial<EnsembleServer> = {}): EnsembleServer => ({
  id,
  role: 'participant',
  ...more,
});
const together = (count: number): readonly Happening[] => startsInTurn(count, 0);
const division: Happening = {
  atMs: 0,
  fault: {
    kind: 'partition',
    sides: [
      [1, 2],
      [3, 4, 5],
    ],
  },
};
/** Somebody started an epoch and logged nothing in it: equal zxids, different epochs. */
const newerEpoch = { currentEpoch: 2, zxid: makeZxid(1, 1) };
const olderEpoch = { currentEpoch: 1, zxid: makeZxid(1, 1) };

const cases: readonly Case[] = [
  {
    variant: 'ZOOKEEPER-1419',
    kills: ['order of votes'],
    servers: [participant(1, { disk: newerEpoch }), participant(2, { disk: olderEpoch })],
    happenings: startsInTurn(2, 1_000),
    untilMs: 2_000,
  },
  {
    // 1 and 2 know nothing of each other; 3 has heard all three as soon as it has heard both.
    variant: 'ZOOKEEPER-975',
    kills: ['quorum behind a decision'],
    servers: 3,
    happenings: [
      { atMs: 0, fault: { kind: 'cut', from: 1, to: 2, ways: 'both' } },
      start(1, 0),
      start(2, 0),
      start(3, 1_000),
    ],
    untilMs: 5_000,
    latency: { kind: 'constant', us: 1_000 },
  },
  {
    // 3 leads round 6 and loses its power twice, so that nobody is told. The first time LOOKING votes of round 6, sent last before, lift it
    // into that round; the second time only FOLLOWING ones come.
    variant: 'ZOOKEEPER-1514',
    kills: ['quorum behind a decision'],
    servers: [1, 2, 3].map((id) => participant(id, { logicalClock: 5 })),
    happenings: [
      ...together(3),
      { atMs: 2_000, fault: { kind: 'powerOff', process: 3, unsynced: 'lost' } },
      start(3, 2_000),
      { atMs: 4_000, fault: { kind: 'powerOff', process: 3, unsynced: 'lost' } },
      start(3, 4_000),
    ],
    untilMs: 6_000,
  },
  {
    variant: 'half-is-a-quorum',
    kills: ['one backed leader', 'quorum behind a decision'],
    servers: 5,
    happenings: [division, ...together(5)],
    untilMs: 5_000,
  },
  {
    variant: 'decide-without-quorum',
    kills: ['one backed leader', 'quorum behind a decision'],
    servers: 5,
    happenings: [division, ...together(5)],
    untilMs: 5_000,
  },
  {
    // 1 votes for 2 in round 1 and never hears of round 4, which 3 brings to 2.
    variant: 'count-any-round',
    kills: ['honest tally'],
    servers: [
      participant(1),
      participant(2, { disk: olderEpoch }),
      participant(3, { logicalClock: 3 }),
      participant(4),
      participant(5),
    ],
    happenings: [
      { atMs: 0, fault: { kind: 'cut', from: 1, to: 3, ways: 'both' } },
      start(1, 0),
      start(2, 0),
      { atMs: 900, fault: { kind: 'cut', from: 2, to: 1, ways: 'one' } },
      start(3, 1_000),
    ],
    untilMs: 10_000,
  },
  {
    variant: 'never-change-vote',
    kills: ['vote changed', 'a leader is established'],
    servers: 3,
    happenings: together(3),
    untilMs: 400_000,
  },
  {
    variant: 'ignore-higher-rounds',
    kills: ['round adopted', 'a leader is established'],
    servers: [participant(1), participant(2, { logicalClock: 3 })],
    happenings: together(2),
    untilMs: 400_000,
  },
  {
    variant: 'no-finalize-wait',
    kills: ['finalize wait renewed'],
    servers: 5,
    happenings: together(5),
    untilMs: 5_000,
  },
  {
    variant: 'ignore-decided-servers',
    kills: ['joined a running ensemble'],
    servers: 5,
    happenings: startsInTurn(5, 1_000),
    untilMs: 10_000,
  },
  {
    variant: 'keep-every-connection',
    kills: ['challenge lost'],
    servers: 5,
    happenings: together(5),
    untilMs: 5_000,
  },
];

/** @returns The names of what broke, and of the places not reached. */
function missed(
  { servers, happenings, untilMs, latency }: Case,
  variantNames: readonly string[],
): readonly string[] {
  const story = new Story(
    ensemble(servers, { variants: variantNames }),
    happenings,
    latency && { latency },
  ).until(untilMs);
  return story.verdicts.filter(({ held }) => !held).map(({ name }) => name);
}

describe('variants', () => {
  it.each(cases)('$variant kills: $kills', (one) => {
    const withRule = missed(one, []);
    const withoutRule = missed(one, [one.variant]);
    for (const name of one.kills) {
      expect(withRule).not.toContain(name);
      expect(withoutRule).toContain(name);
    }
  });

  it('of the election have a case each', () => {
    const names = variants.map(({ name }) => name);
    const ofElection = names.slice(0, names.indexOf('ZOOKEEPER-335'));
    expect(cases.map(({ variant }) => variant)).toEqual(ofElection);
  });
});

describe('properties', () => {
  it('have names of their own', () => {
    expect(new Set(properties.map(({ name }) => name)).size).toBe(properties.length);
  });
});

/** Runs of every profile: nothing breaks, interesting places are reached, and each ends with a verdict. */
import { describe, expect, it } from 'vitest';
import {
  type FuzzCase,
  fuzzCase,
  type ProfileName,
  profileNames,
  seedOfCase,
} from '../../scenarios/index.ts';

const RUNS: Readonly<Record<ProfileName, number>> = {
  'split-brain': 40,
  elections: 60,
  recovery: 80,
  disk: 60,
  everything: 200,
};

/** Of each profile, places that a few dozen runs come across. */
const PLACES: Readonly<Record<ProfileName, readonly string[]>> = {
  'split-brain': [
    'two are LEADING',
    'two are established',
    'stepped down',
    'history truncated',
    'joined under load',
  ],
  elections: ['vote changed', 'round adopted', 'finalize wait broken', 'challenge lost', 'elected in vain'],
  recovery: [
    'synchronised by DIFF',
    'history truncated',
    'a proposal survives its leader',
    'a proposal is lost',
  ],
  disk: ['snapshot by count', 'logged transactions applied', 'elected in vain', 'synchronised by SNAP'],
  everything: [
    'two are LEADING',
    'two are established',
    'counter rolled over',
    'history truncated',
    'observer up to date',
  ],
};

const facts = ({ played, verdict }: FuzzCase) => ({
  digest: played.run.world.digest(),
  failure: played.failure,
  verdict,
});

describe('a case', () => {
  it('is the same run whenever its seed is played', () => {
    const options = { profile: 'everything', servers: 3 } as const;
    expect(facts(fuzzCase(options, 'same/1'))).toEqual(facts(fuzzCase(options, 'same/1')));
    expect(facts(fuzzCase(options, 'same/2')).digest).not.toBe(facts(fuzzCase(options, 'same/1')).digest);
  });

  it('that is cut short has no verdict', () => {
    const { played, verdict } = fuzzCase({ profile: 'everything' }, 'same/1', { eventsMax: 100 });
    expect([played.isCutShort, verdict]).toEqual([true, null]);
  });
});

describe.each(profileNames)('a campaign of %s', (profile) => {
  it('breaks nothing, reaches its places, and always knows why somebody did not come back', {
    timeout: 120_000,
  }, () => {
    const reached = new Set<string>();
    const wrong: unknown[] = [];
    let recovered = 0;
    for (let index = 0; index < RUNS[profile]; index++) {
      const seed = seedOfCase('campaign', index);
      const { played, verdict } = fuzzCase({ profile }, seed);
      const isKnown = verdict?.kind === 'recoverable' || verdict?.because.id !== 'fuzz.unexplained';
      if (played.failure !== null || verdict === null || !isKnown)
        wrong.push({ seed, failure: played.failure, verdict });
      if (verdict?.kind === 'recoverable') recovered++;
      for (const { name, mood, held } of played.run.verdicts())
        if (mood === 'sometimes' && held) reached.add(name);
    }
    expect(wrong).toEqual([]);
    expect(PLACES[profile].filter((place) => !reached.has(place))).toEqual([]);
    expect(recovered).toBeGreaterThan(RUNS[profile] / 2);
  });
});

describe('bugs that are switched on', () => {
  it.each([
    ['no-trunc', 'recovery'],
    ['ZOOKEEPER-3911', 'recovery'],
    ['forget-accepted-epoch', 'everything'],
    ['half-is-a-quorum', 'split-brain'],
  ] as const)('%s is found by %s within 60 runs', { timeout: 120_000 }, (variant, profile) => {
    const servers = variant === 'half-is-a-quorum' ? { servers: 4 } : {};
    let found: string | null = null;
    for (let index = 0; index < 60 && found === null; index++)
      found =
        fuzzCase({ profile, variants: [variant], ...servers }, seedOfCase('bug', index)).played.failure
          ?.property ?? null;
    expect(found).not.toBeNull();
  });
});

/**
 * Which variant breaks which property: no rule without a reason, no property without teeth. The variants of the election have a test of their
 * own (`variants.test.ts`).
 */
import { describe, expect, it } from 'vitest';
import { properties, type Release, type VariantName, variants } from '../../../model/index.ts';
import { directedLeaders } from './directedLeaders.ts';
import { directedRecovery } from './directedStories.ts';
import { type Outcome, outcomeOf, type PlayedStory } from './playedStory.ts';
import { randomStory } from './randomStories.ts';

/** Random stories with a variant on, until all these properties have broken. The first is broken in one story of ten, or more. */
interface Searched {
  readonly variant: VariantName;
  readonly kills: readonly string[];
  /** The first story: a hint that saves time, no more. 0 if absent. */
  readonly from?: number;
}

const searched: readonly Searched[] = [
  { variant: 'ZOOKEEPER-335', kills: ['one payload a zxid', 'log matching'] },
  { variant: 'forget-accepted-epoch', kills: ['epochs never decrease'] },
  { variant: 'forget-current-epoch', kills: ['epochs never decrease', 'history before NEWLEADER'] },
  { variant: 'epoch-is-round', kills: ['leadership uniqueness', 'global primary order'] },
  {
    variant: 'ZOOKEEPER-2845',
    kills: ['history consistency', 'primary integrity', 'nothing answered is lost'],
  },
  { variant: 'ZOOKEEPER-3911', kills: ['history before NEWLEADER'] },
  { variant: 'ZOOKEEPER-4646', kills: ['history before NEWLEADER'] },
  { variant: 'ZOOKEEPER-1282', kills: ['history before NEWLEADER', 'epochs never decrease'] },
  { variant: 'ZOOKEEPER-4394', kills: ['no bad state'] },
  { variant: 'ZOOKEEPER-2355', kills: ['contiguity'] },
  { variant: 'ZOOKEEPER-962', kills: ['no bad state'] },
  { variant: 'ZOOKEEPER-1156', kills: ['truncation durability'] },
  { variant: 'ZOOKEEPER-1319', kills: ['total order', 'local primary order'] },
  { variant: 'ZOOKEEPER-1136', kills: ['no bad state'] },
  { variant: 'no-trunc', kills: ['agreement'] },
  { variant: 'skip-initial-history', kills: ['prefix consistency'] },
  { variant: 'ack-before-sync', kills: ['acknowledged is synced'] },
  { variant: 'commit-out-of-order', kills: ['no bad state'] },
  { variant: 'no-rollover', kills: ['integrity'] },
  { variant: 'epoch-not-in-zxid', kills: ['integrity', 'primary integrity'] },
  { variant: 'deliver-at-proposal', kills: ['agreement'] },
  { variant: 'commit-queue-survives', kills: ['integrity'] },
  { variant: 'apply-twice', kills: ['integrity', 'total order'] },
];

const directed = [...directedLeaders, ...directedRecovery];

/** Beyond so many stories a variant counts as one that breaks nothing. */
const STORIES_MAX = 60;

const withVariant = (story: PlayedStory, variant: VariantName, release?: Release): PlayedStory => ({
  ...story,
  config: { ...story.config, variants: [variant], release: release ?? story.config.release },
});

/** @returns Of these properties those that break in no random story; and what breaks without the variant in those in which they break. */
function search({ variant, kills, from = 0 }: Searched): {
  readonly left: readonly string[];
  readonly wrong: readonly string[];
} {
  let left = kills;
  const wrong: string[] = [];
  for (let number = from; left.length > 0 && number < from + STORIES_MAX; number++) {
    const story = randomStory(number);
    const { broken } = outcomeOf(withVariant(story, variant), { untilBroken: left });
    const still = left.filter((name) => !broken.includes(name));
    if (still.length < left.length) wrong.push(...complaints(outcomeOf(story)));
    left = still;
  }
  return { left, wrong };
}

const complaints = ({ broken, stopped }: Outcome): readonly string[] =>
  stopped === null ? broken : [...broken, stopped];

/** For the title of a test. */
const titled = <T extends { readonly kills: readonly string[] }>(one: T) => ({
  ...one,
  broken: one.kills.join(', '),
});

describe('with the rule nothing breaks; without it', () => {
  it.each(searched.map(titled))('$variant breaks in random stories: $broken', (one) => {
    expect(search(one)).toEqual({ left: [], wrong: [] });
  });

  it.each(directed.map(titled))('$variant breaks in a story of its own: $broken', (one) => {
    const { variant, kills, reaches = [], release, story } = one;
    const withRule = outcomeOf(story);
    const withoutRule = outcomeOf(withVariant(story, variant, release));
    expect(complaints(withRule)).toEqual([]);
    expect(withoutRule.broken).toEqual(expect.arrayContaining([...kills]));
    expect(reaches.filter((name) => withRule.reached.includes(name))).toEqual([]);
    expect(reaches.filter((name) => !withoutRule.reached.includes(name))).toEqual([]);
  });
});

describe('the kill matrix', () => {
  const ofElection = ['one backed leader', 'honest tally', 'quorum behind a decision', 'order of votes'];

  it('has each variant', () => {
    const names = variants.map(({ name }) => name);
    const known = new Set<string>([...searched, ...directed].map(({ variant }) => variant));
    expect(names.slice(names.indexOf('ZOOKEEPER-335')).filter((name) => !known.has(name))).toEqual([]);
  });

  it('has each property', () => {
    const killed = new Set([...searched, ...directed].flatMap(({ kills }) => kills));
    const wanted = properties.filter(({ mood }) => mood !== 'sometimes').map(({ name }) => name);
    expect(wanted.filter((name) => !killed.has(name)).sort()).toEqual([...ofElection].sort());
  });
});

/** Who leads, and why: the first thing to read, at every key moment of every story of ours. */
import { describe, expect, it } from 'vitest';
import { containsQuorum } from '../../model/index.ts';
import { stories } from '../../scenarios/index.ts';
import { reignAt } from '../../viz/trace/reign.ts';
import { type Verdict, verdictOf } from '../../viz/why/verdict.ts';
import type { ClusterState } from '../../viz/trace/clusterState.ts';
import type { Words } from '../../viz/words/laterEnglish.ts';
import { loadSpeech } from '../../viz/words/speech.ts';
import { replayOfStory } from './replays.ts';

const english = await loadSpeech('en', true);
const speeches = [english, await loadSpeech('zh-CN', true)];

interface Seen {
  readonly i: number;
  readonly state: ClusterState;
  readonly verdict: Verdict;
}

/** At every key moment, or some fifty of them. */
function verdictsOf(story: string, words: Words) {
  const replay = replayOfStory(story);
  const { cast, leaders } = replay.summary;
  const stride = Math.max(1, Math.floor(replay.keys.length / 50));
  const rows = [
    ...replay.keys.filter((_, index) => index % stride === 0).map(({ row }) => row),
    replay.lastRow,
  ];
  const seen = rows.map((i): Seen => {
    const state = replay.store.stateAfter(i);
    return { i, state, verdict: verdictOf(state, cast.quorum, reignAt(leaders, i), words) };
  });
  return { replay, seen };
}

describe.each(stories.map(({ name }) => name))('in %s', (name) => {
  const { replay, seen } = verdictsOf(name, english.words);
  const { cast, leaders } = replay.summary;

  it('whoever leads with the votes of a quorum, as the model says, is named as the leader', () => {
    for (const { i, verdict } of seen) {
      const { leader } = reignAt(leaders, i);
      expect([i, verdict.leader]).toEqual([i, cast.isStandalone ? null : leader]);
    }
  });

  it('a leader is called established only while a quorum has its history', () => {
    for (const { state, verdict } of seen) {
      if (!verdict.isEstablished) continue;
      const { supporters } = state.servers.find(({ id }) => id === verdict.leader) ?? { supporters: null };
      expect(containsQuorum(cast.quorum, supporters ?? [])).toBe(true);
      expect(verdict.badge).toEqual({ look: 'LEADING', fill: 'solid' });
    }
  });

  it('everything is said in both languages, and nothing is left open', () => {
    for (const { words } of speeches)
      for (const { i, state } of seen) {
        const { headline, because } = verdictOf(state, cast.quorum, reignAt(leaders, i), words);
        for (const text of [headline, because]) {
          expect(text.trim()).not.toBe('');
          expect(text).not.toMatch(/undefined|null|NaN|\[object/);
        }
      }
  });
});

it('an established leader may commit only as long as it reaches a quorum', () => {
  const { replay, seen } = verdictsOf('split-brain', english.words);
  const { words } = english;
  const said = seen
    .filter(({ verdict }) => verdict.isEstablished)
    .map(({ state, verdict: { leader, because } }) => {
      const isCutOff = because.startsWith(words.cutOffBecause({ supporters: [1, 2, 5], ...majorityOfFive }));
      return `${leader} ${state.network.cuts.length > 0 ? 'split' : 'whole'}: ${isCutOff ? 'cut off' : 'may commit'}`;
    });
  expect(replay.summary.cast.quorum.voters).toHaveLength(majorityOfFive.total);
  expect([...new Set(said)]).toEqual([
    '5 whole: may commit',
    '5 split: cut off',
    '4 split: may commit',
    '4 whole: may commit',
  ]);
});

const majorityOfFive = { needed: 3, total: 5, unit: 'voters' } as const;

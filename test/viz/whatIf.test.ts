/** What would have changed who was established first: each answer is a run of its own. */
import { describe, expect, it } from 'vitest';
import { resolveScenario, storyNamed } from '../../scenarios/index.ts';
import type { RunRequest } from '../../viz/app/protocol.ts';
import { finish } from '../../viz/worker/perform.ts';
import { runStory } from '../../viz/worker/runStory.ts';
import { otherStarts, type WhatIf, wondering } from '../../viz/worker/whatIf.ts';

const requestOf = (name: string): RunRequest => ({
  source: { kind: 'story', name },
  seed: null,
  settings: {},
  interventions: [],
});
const wonderAbout = (name: string, winner: number): WhatIf =>
  finish(wondering(requestOf(name), { digest: '', winner }));
const runOf = (name: string) => {
  const story = storyNamed(name);
  if (story === undefined) throw new Error(`no story ${name}`);
  return resolveScenario(story).run;
};

describe('what would have changed the election of fresh-five', () => {
  const { starts, seeds } = wonderAbout('fresh-five', 3);

  it('each later voter together with the last of the first quorum, and the winner behind everybody', () => {
    const seconds = starts.map(({ start: { server, atUs } }) => [server, atUs / 1_000_000]);
    expect(seconds).toEqual([
      [4, 2],
      [5, 2],
      [3, 5],
    ]);
  });

  it('is what that run itself shows when it is opened', () => {
    expect(starts.map(({ leader }) => leader)).toEqual([4, 5, 4]);
    for (const { request, leader } of starts) {
      const { course } = runStory(request).summary;
      const first = course.leading.find(({ established }) => established !== null);
      expect(first?.server).toBe(leader);
    }
  });

  it('no seed: whoever completes the first quorum wins whatever the delays', () => {
    expect(seeds.map(({ leader }) => leader)).toEqual([3, 3, 3, 3, 3, 3, 3, 3]);
    expect(new Set(seeds.map(({ request }) => request.seed)).size).toBe(8);
  });
});

describe('other starts', () => {
  it('where all start at once, only the winner can be moved', () => {
    expect(otherStarts(runOf('all-at-once'), 5)).toEqual([{ server: 5, atUs: 1_000_000 }]);
  });

  it('of a server alone there are none', () => {
    expect(otherStarts(runOf('standalone'), 1)).toEqual([]);
  });

  it('observers are not among them', () => {
    const run = runOf('observers');
    const observers = run.ensemble.servers.filter(({ role }) => role === 'observer').map(({ id }) => id);
    expect(observers.length).toBeGreaterThan(0);
    for (const { server } of otherStarts(run, 1)) expect(observers).not.toContain(server);
  });
});

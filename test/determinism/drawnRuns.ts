/** Runs of campaigns as pinned runs: what is drawn from a seed, the story and its latencies, is the same everywhere. */
import { type FuzzCase, fuzzCase, type ProfileName, seedOfCase } from '../../scenarios/index.ts';

export interface DrawnRun {
  readonly name: string;
  readonly play: () => FuzzCase;
}

const profiles: readonly ProfileName[] = ['everything', 'elections', 'disk'];

export const drawnRuns: readonly DrawnRun[] = profiles.map((profile) => {
  const seed = seedOfCase('pinned', 0);
  return { name: `${profile}, seed ${seed}`, play: () => fuzzCase({ profile }, seed) };
});

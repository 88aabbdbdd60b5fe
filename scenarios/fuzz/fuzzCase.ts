/** One run of a campaign: drawn, played, judged. */
import type { ResolvedScenario } from '../format/resolved.ts';
import { resolveScenario } from '../format/resolve.ts';
import type { Scenario } from '../format/scenario.ts';
import { type Convergence, convergenceOf, hasConverged } from './convergence.ts';
import { drawStory } from './drawStory.ts';
import { type Played, type PlayOptions, playStory } from './play.ts';
import { drawSwarm, type FuzzOptions, type Swarm } from './swarm.ts';

export interface FuzzCase {
  readonly seed: string;
  readonly swarm: Swarm;
  readonly story: Scenario;
  readonly resolved: ResolvedScenario;
  readonly played: Played;
  /** Null where nobody can tell: something broke before, or the run was cut short. */
  readonly verdict: Convergence | null;
}

/** @returns The seed of run `index` of a campaign: it alone draws the run again. */
export const seedOfCase = (campaign: string, index: number): string => `${campaign}/${index}`;

/** Draws the run of a seed and plays it. The same options and seed give the same run, everywhere. */
export function fuzzCase(
  options: FuzzOptions,
  seed: string,
  playing: Pick<PlayOptions, 'eventsMax'> = {},
): FuzzCase {
  const swarm = drawSwarm(options, seed);
  const story = drawStory(swarm, seed);
  const resolved = resolveScenario(story);
  const played = playStory(resolved, { ...playing, isOver: (run) => hasConverged(run, swarm) });
  const { failure, isCutShort, run } = played;
  const verdict = failure !== null || isCutShort ? null : convergenceOf(run, swarm);
  return { seed, swarm, story, resolved, played, verdict };
}

/** The built-in stories as pinned runs: each with the seed it comes with and with another one. */
import { beginRun, resolveScenario, stories, type ZabRun } from '../../scenarios/index.ts';

export interface StoryRun {
  readonly name: string;
  readonly untilUs: number;
  readonly begin: () => ZabRun;
}

export const storyRuns: readonly StoryRun[] = stories.flatMap((story) =>
  [story.seed ?? '1', 'another'].map((seed) => {
    const scenario = resolveScenario({ ...story, seed });
    return {
      name: `${scenario.name}, seed ${seed}`,
      untilUs: scenario.run.untilUs,
      begin: () => beginRun(scenario),
    };
  }),
);

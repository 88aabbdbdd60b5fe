/** Stories that break, with the failure of one property. */
import {
  breachesOf,
  type Failure,
  playStory,
  type ResolvedScenario,
  resolveScenario,
  stories,
} from '../../scenarios/index.ts';

export interface Broken {
  readonly name: string;
  readonly property: string;
  readonly scenario: ResolvedScenario;
  readonly failure: Failure;
}

/** Each built-in story that expects a property to break, once for each of them. */
export const brokenStories: readonly Broken[] = stories.flatMap((story) => {
  const scenario = resolveScenario(story);
  return [...new Set(breachesOf(scenario.run))].map((property) => brokenBy(story.name, property));
});

export function brokenBy(name: string, property: string): Broken {
  const story = stories.find((candidate) => candidate.name === name);
  if (story === undefined) throw new Error(`there is no story ${name}`);
  const scenario = resolveScenario(story);
  const { failure } = playStory(scenario, { property });
  if (failure === null) throw new Error(`${name} does not break "${property}"`);
  return { name, property, scenario, failure };
}

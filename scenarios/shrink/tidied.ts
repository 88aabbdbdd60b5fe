/** Candidates that contradict themselves: what is left over from a step that was taken away goes, too. */
import { checkScenario } from '../format/checkScenario.ts';
import type { ResolvedScenario } from '../format/resolved.ts';
import { resolveScenario } from '../format/resolve.ts';
import type { Scenario } from '../format/scenario.ts';
import { ScenarioError } from '../format/scenarioError.ts';
import { replaced } from './parts.ts';

/** A story that would lose more than this is none. */
const LOST_MAX = 20;

/**
 * @returns The story without the steps that cannot be taken (a start of a server that runs, a `letGo` of what nobody holds, a delay on a link that is gone), and what it
 * resolves to; null where something else is wrong with it.
 */
export function tidied(
  candidate: Scenario,
): { readonly story: Scenario; readonly resolved: ResolvedScenario } | null {
  let story = candidate;
  for (let lost = 0; lost <= LOST_MAX; lost++) {
    try {
      return { story, resolved: resolveScenario(checkScenario(story)) };
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      const [room, index] = error.path;
      if (typeof index !== 'number') return null;
      if (room === 'steps') story = replaced(story, index);
      else if (room === 'decisions')
        story = { ...story, decisions: (story.decisions ?? []).toSpliced(index, 1) };
      else return null;
    }
  }
  return null;
}

/** Begins what the page asks for. A story of ours as it stands needs the least code; what else there is comes when it is asked for. */
import { loadStory, resolveListed, type Story, type UndecidedScenario } from '../../scenarios/index.ts';
import type { RunRequest } from '../app/protocol.ts';
import { type Performance, performing, type Progress } from './perform.ts';

/** @throws ScenarioError when there is no such story, a change does not fit it, or a link is none. */
export async function loadRun(request: RunRequest): Promise<Generator<Progress, Performance>> {
  const { source, seed, settings, interventions } = request;
  const isAsWritten = seed === null && Object.keys(settings).length === 0 && interventions.length === 0;
  const story = source.kind === 'story' && isAsWritten ? await loadStory(source.name) : null;
  if (story !== null && isUndecided(story)) return performing(resolveListed(story));
  const { performingRequest } = await import('./runStory.ts');
  return performingRequest(request);
}

const isUndecided = (story: Story): story is Story & UndecidedScenario => story.decisions === undefined;

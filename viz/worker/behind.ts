/** Where an intervention stands that follows directly behind some event. */
import { behindEvent } from '../../scenarios/index.ts';
import type { AnswerTo, RunRequest } from '../app/protocol.ts';
import { changed, storyBehind } from './runStory.ts';

export function behind(request: RunRequest, us: number, events: number): AnswerTo<'behind'> {
  const { interventions, ...others } = request;
  const story = changed(storyBehind(request.source), { ...others, interventions: [] });
  return behindEvent(story, interventions, { us, events });
}

/** Our stories, as a list to choose from shows them. */
import { stories } from '../../scenarios/index.ts';
import type { StoryTitle } from '../app/protocol.ts';

export const storyTitles = (): readonly StoryTitle[] => stories.map(({ name, title }) => ({ name, title }));

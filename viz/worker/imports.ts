/** Stories and failures that somebody has opened from a file and that are too large for a link: known by a number while the page is there. */
import { type Capsule, capsuleFromLink, type Scenario, storyFromLink } from '../../scenarios/index.ts';
import { memoryLink } from '../files/memoryLink.ts';

/** A failure is replayed at one go, some times over: a longer one would keep everything else waiting. Those that are found are a hundred times shorter. */
export const REPLAY_EVENTS_MAX = 200_000;

const stories = new Map<string, Scenario>();
const capsules = new Map<string, Capsule>();

const nextLink = (): string => memoryLink(stories.size + capsules.size + 1);

/** @returns What stands for it in a request. */
export function rememberStory(story: Scenario): string {
  const link = nextLink();
  stories.set(link, story);
  return link;
}

/** @returns What stands for it in a request. */
export function rememberCapsule(capsule: Capsule): string {
  const link = nextLink();
  capsules.set(link, capsule);
  return link;
}

/** @throws ScenarioError where this is no such link. */
export const storyBehindLink = (link: string): Scenario => stories.get(link) ?? storyFromLink(link);

/** @throws ScenarioError where this is no such link. */
export const capsuleBehindLink = (link: string): Capsule =>
  capsules.get(link) ?? capsuleFromLink(link, REPLAY_EVENTS_MAX);

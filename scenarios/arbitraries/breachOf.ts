import type { Scenario } from '../format/scenario.ts';
import { resolveScenario } from '../format/resolve.ts';
import type { Failure } from '../fuzz/failure.ts';
import { playStory } from '../fuzz/play.ts';

/**
 * Runs a story until something breaks.
 *
 * @returns The first property that must hold and did not, and when; null if none.
 * @throws ScenarioError where the story contradicts itself.
 */
export const breachOf = (story: Scenario): Failure | null => playStory(resolveScenario(story)).failure;

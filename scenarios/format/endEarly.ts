/** A story told to end before its last step: we look at its beginning, and what it leaves no time for does not happen. */
import { micros } from './latencyText.ts';
import type { AuthoredStep } from './authoredStep.ts';
import { castOf } from './resolve.ts';
import { resolveSteps } from './resolveSteps.ts';
import type { Scenario } from './scenario.ts';
import { startAlone, startedBy } from './startSteps.ts';

/**
 * @param scenario - A story with an `until`.
 * @returns The story without the steps that would come later. Those whose moment only the run will tell are kept.
 * @throws ScenarioError at a step that cannot be taken at any time.
 */
export function endEarly(scenario: Scenario): Scenario {
  const untilUs = micros(scenario.until ?? '0s');
  const cast = castOf(scenario);
  const unfolded = resolveSteps(scenario.steps, cast).steps;
  const steps = scenario.steps.flatMap((step, index): readonly AuthoredStep[] => {
    const isInTime = unfolded
      .filter(({ path, isEnd }) => path[1] === index && !isEnd)
      .map(({ atUs }) => atUs === null || atUs <= untilUs);
    if (!isInTime.includes(false)) return [step];
    if ('every' in step) return fewerTimes(step, untilUs);
    if (!('start' in step)) return [];
    const alone = startedBy(step, cast.servers).map((server, position) => startAlone(step, server, position));
    return alone.filter((_start, position) => isInTime[position]);
  });
  return { ...scenario, steps };
}

type RepeatedStep = Extract<AuthoredStep, { readonly every: unknown }>;

function fewerTimes(step: RepeatedStep, untilUs: number): readonly AuthoredStep[] {
  const fromUs = micros(step.from ?? step.every);
  if (fromUs > untilUs) return [];
  return [{ ...step, times: Math.floor((untilUs - fromUs) / micros(step.every)) + 1 }];
}

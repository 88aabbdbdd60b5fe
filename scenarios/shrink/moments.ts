/** Moments of their own: steps that follow others would move when those go. */
import { micros } from '../format/latencyText.ts';
import type { AuthoredStep } from '../format/authoredStep.ts';
import { castOf } from '../format/resolve.ts';
import type { Scenario } from '../format/scenario.ts';
import { startedBy } from '../format/startSteps.ts';
import { duration } from '../language/format.ts';
import { actionIn, type Fields, momentIn, stepOf, withSteps } from './parts.ts';

/** @returns The same story without `then`: it happens in the same way. */
export function withoutThens(story: Scenario): Scenario {
  const { servers } = castOf(story);
  let moment: Fields = { at: '0s' };
  const steps = story.steps.map((step) => {
    const own = 'then' in step ? later(moment, micros(step.then)) : momentIn(step);
    const spanUs =
      'start' in step && step.apart !== undefined
        ? micros(step.apart) * (startedBy(step, servers).length - 1)
        : 0;
    moment = spanUs === 0 ? own : later(own, spanUs);
    return stepOf(own, actionIn(step));
  });
  return withSteps(story, steps);
}

/** @param moment - No `then`. */
function later(moment: Fields, us: number): Fields {
  if ('at' in moment && us === 0) return moment;
  const plus = (time: unknown): string => duration(micros((time as string | undefined) ?? '0s') + us);
  if ('at' in moment) return { at: plus(moment['at']) };
  if ('every' in moment) {
    const everyUs = micros(moment['every'] as string);
    const fromUs = moment['from'] === undefined ? everyUs : micros(moment['from'] as string);
    return { at: duration(fromUs + ((moment['times'] as number) - 1) * everyUs + us) };
  }
  return { ...moment, wait: plus(moment['wait']) };
}

/** @returns The time at which a step happens, where the story itself says it. */
export const knownUs = (step: AuthoredStep): number | null => ('at' in step ? micros(step.at) : null);

/** Where somebody points in a run that has interventions already, as the place of one more. */
import type { AuthoredStep } from '../format/authoredStep.ts';
import { castOf, resolveScenario } from '../format/resolve.ts';
import { clientStarts, resolveSteps } from '../format/resolveSteps.ts';
import type { Scenario } from '../format/scenario.ts';
import { beginRun } from '../run.ts';
import { withInterventions } from './withInterventions.ts';

/**
 * The number behind the slash, for an intervention that is to come directly behind an event of the run that is shown. It runs the story up to
 * there: only so is it known which events were made by interventions.
 *
 * @param scenario - The story, without them.
 * @param interventions - Those that the run has.
 * @param at - The time of the event, and how many events of its instant have happened with it (`eventsOfInstant`).
 * @returns How many of these no intervention has made.
 */
export function behindEvent(
  scenario: Scenario,
  interventions: readonly string[] | readonly AuthoredStep[],
  { us, events }: { readonly us: number; readonly events: number },
): number {
  if (interventions.length === 0 || events === 0) return events;
  const story = withInterventions(scenario, interventions);
  const cast = castOf(story);
  const steps = resolveSteps(story.steps, cast).steps.map(({ step, path: [, index] }) => {
    const { moment, action } = step;
    if (action.do === 'expect' || Number(index) < scenario.steps.length) return step;
    // Rows of faults have all the fields of the fault: the mark comes back with them.
    const fault = Object.assign({ ...action.fault }, { isIntervention: true });
    return { moment, action: { do: 'fault', fault } } as const;
  });
  const plan = [...clientStarts(cast).map(({ step }) => step), ...steps];
  const run = beginRun({ run: { ...resolveScenario(story).run, steps: plan } });
  let own = 0;
  for (let seen = 0; seen < events && run.step(us); ) {
    if (run.world.nowUs < us) continue;
    seen++;
    if (run.world.seen.some(({ kind, data }) => kind === 'fault' && isMarked(data))) own++;
  }
  return events - own;
}

const isMarked = (fault: unknown): boolean =>
  (fault as { readonly isIntervention?: boolean }).isIntervention === true;

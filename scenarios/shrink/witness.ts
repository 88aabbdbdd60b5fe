/** One run of a story, watched closely: when each of its steps happened, and whom its words meant then. */
import { AssertionError, type Fault, type SeenObservation } from '../../sim/index.ts';
import { castOf, resolveScenario } from '../format/resolve.ts';
import { clientStarts, resolveSteps } from '../format/resolveSteps.ts';
import type { Scenario } from '../format/scenario.ts';
import { failureOf } from '../fuzz/failure.ts';
import { beginRun } from '../run.ts';

/** A fault as it happened: with numbers in the place of words, where they meant somebody. */
export interface Happening {
  readonly atUs: number;
  readonly fault: Fault;
}

export interface Witness {
  /** Of each step of the story what it did, in that order; nothing, where its moment never came. What ends a `for` is left out. */
  readonly steps: readonly (readonly Happening[])[];
  /** What was observed until the property broke, in that order. */
  readonly seen: readonly Pick<SeenObservation, 'kind' | 'process' | 'atUs' | 'data'>[];
}

/** @param story - One that breaks the property. */
export function witnessOf(story: Scenario, property: string, untilUs: number): Witness {
  const cast = castOf(story);
  const { run } = resolveScenario(story);
  const steps = resolveSteps(story.steps, cast).steps.map(({ step, path, isEnd }) => {
    const { moment, action } = step;
    // Rows of faults have all the fields of the fault: the mark comes back with them.
    if (action.do === 'expect') return step;
    return {
      moment,
      action: { do: 'fault', fault: isEnd ? action.fault : marked(action.fault, path[1]) },
    } as const;
  });
  const plan = [...clientStarts(cast).map(({ step }) => step), ...steps];
  const watched = beginRun({ run: { ...run, steps: plan, untilUs } });
  const happened: Happening[][] = story.steps.map(() => []);
  const seen: Pick<SeenObservation, 'kind' | 'process' | 'atUs' | 'data'>[] = [];
  try {
    while (watched.step(untilUs)) {
      for (const { kind, process, atUs, data } of watched.world.seen) {
        if (kind === 'fault') happened[markOf(data) ?? -1]?.push({ atUs, fault: data as Fault });
        else seen.push({ kind, process, atUs, data });
      }
      if (watched.breachCount > 0 && failureOf(watched, property) !== null) break;
    }
  } catch (error) {
    // Where the model objects to itself, what was seen before is what we are asked for.
    if (!(error instanceof AssertionError)) throw error;
  }
  return { steps: happened, seen };
}

const marked = (fault: Fault, step: unknown): Fault => Object.assign({ ...fault }, { ofStep: step });

const markOf = (data: unknown): number | undefined => (data as { readonly ofStep?: number }).ofStep;

/** Where the interventions of a run have their rows. */
import { micros } from '../../scenarios/format/latencyText.ts';
import { readIntervention, type Scenario } from '../../scenarios/index.ts';
import type { Columns } from '../trace/columns.ts';
import { firstRowAt } from '../trace/instants.ts';

/**
 * @param story - With the interventions, which `withInterventions` put behind its own steps in the order in which they happen.
 * @param interventions - As they were asked for.
 * @returns Of each of these its first row, −1 where the run did not come so far.
 */
export function interventionRows(
  { steps }: Pick<Scenario, 'steps'>,
  interventions: readonly string[],
  columns: Columns,
): readonly number[] {
  const places = interventions.map(placeOf);
  const inOrder = [...places.keys()].toSorted((a, b) => {
    const [one, other] = [places[a], places[b]] as [Place, Place];
    return one.us - other.us || one.behind - other.behind;
  });
  const own = steps.length - interventions.length;
  return places.map(({ us }, index) => {
    const step = steps[own + inOrder.indexOf(index)];
    const behind = step !== undefined && 'behind' in step ? (step.behind ?? 0) : 0;
    return rowOfEvent(columns, us, behind);
  });
}

interface Place {
  readonly us: number;
  readonly behind: number;
}

function placeOf(text: string): Place {
  const step = readIntervention(text);
  return { us: 'at' in step ? micros(step.at) : 0, behind: ('behind' in step && step.behind) || 0 };
}

/** @returns The first row of the event before which so many of its instant happen. */
function rowOfEvent({ times, events, length }: Columns, us: number, before: number): number {
  const first = firstRowAt(times, us);
  const wanted = (events[first] ?? 0) + before;
  for (let i = first; i < length && times[i] === us; i++) if (events[i] === wanted) return i;
  return -1;
}

/** Executes a run that breaks once more, as far as the breach, and keeps its rows. */
import { AssertionError, Trace, type TraceRow } from '../../sim/index.ts';
import type { ResolvedScenario } from '../format/resolved.ts';
import type { Failure } from '../fuzz/failure.ts';
import { beginRun, type ZabRun } from '../run.ts';

export interface Retraced {
  readonly rows: readonly TraceRow[];
  /** Rows that show the breach, ascending; none where nothing but the end of the run does. */
  readonly breach: readonly number[];
  /** The values that show it, plain data. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly run: ZabRun;
}

/**
 * @param failure - Of a run of `scenario`.
 * @param begin - Makes that run, where it is another than the story's own: the replay of a capsule.
 */
export function retrace(
  scenario: Pick<ResolvedScenario, 'run'>,
  failure: Failure,
  begin: () => ZabRun = () => beginRun(scenario),
): Retraced {
  const run = begin();
  const trace = new Trace();
  run.world.trace = trace;
  const isFound = stepTo(run, scenario.run.untilUs, failure);
  const found = isFound ? foundIn(run, failure.property) : null;
  const rows = [...trace.rows()];
  const shown = (found?.finding.rows ?? []).filter((row) => row >= 0 && row < rows.length);
  const breach = [...new Set(shown)].sort((a, b) => a - b);
  return { rows, breach, values: found?.finding.values ?? {}, run };
}

/** @returns Whether the property has broken; not where the model objected to itself, or where the run is another one. */
function stepTo(run: ZabRun, untilUs: number, { property, event }: Failure): boolean {
  try {
    while (run.step(untilUs))
      if (run.world.eventCount >= event && foundIn(run, property) !== null) return true;
    run.advance(untilUs);
    return true;
  } catch (error) {
    if (error instanceof AssertionError) return false;
    throw error;
  }
}

const foundIn = (run: ZabRun, property: string) =>
  run.breachCount === 0 ? null : (run.verdicts().find(({ name }) => name === property)?.found ?? null);

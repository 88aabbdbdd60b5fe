/** What broke in a run: which property, where, and the shortest chain of causes from a fault to there. */
import {
  ASSERTION,
  breachesOf,
  explainFailure,
  type Failure,
  failureOf,
  type Line,
  type LocalText,
  propertyName,
  type ResolvedScenario,
  type ZabRun,
} from '../../scenarios/index.ts';
import type { AssertionError, Trace } from '../../sim/index.ts';
import { rowAt } from '../trace/rows.ts';

export interface Breach {
  /** As a story writes it. */
  readonly property: string;
  readonly name: LocalText;
  /** What the property says, or what the model objected to. */
  readonly sentence: LocalText;
  /** The values that show it; null where there are none. */
  readonly values: LocalText | null;
  readonly event: number;
  readonly atUs: number;
  /** Where it is shown. */
  readonly row: number;
  readonly isExpected: boolean;
  /** From fault to breach, in the order of the run. */
  readonly chain: readonly Line[];
  /** The breach as a moment of the run. */
  readonly line: Line;
}

interface Asked {
  readonly scenario: ResolvedScenario;
  readonly begin: () => ZabRun;
  /** What broke, or an objection before that. Null: what the story is about, else whatever broke first. */
  readonly property: string | null;
}

interface Happened {
  readonly run: ZabRun;
  readonly trace: Trace;
  /** What ended it before its time. */
  readonly objection: AssertionError | null;
}

/** @returns Null where nothing broke. */
export function breachOf({ scenario, begin, property }: Asked, happened: Happened): Breach | null {
  const expected = breachesOf(scenario.run);
  const wanted = property === null ? expected : [property, ASSERTION];
  const found = wanted.map((name) => failureIn(happened, name)).find((failure) => failure !== null);
  const failure = found ?? (property === null ? failureOf(happened.run) : null);
  if (failure === null) return null;
  const { property: name, event, atUs } = failure;
  const { lines: chain, sentence, values } = explainFailure(scenario, failure, begin);
  const row = rowOf(failure, happened);
  const isExpected = expected.includes(name);
  const id = isExpected ? 'told.brokenAsExpected' : 'told.propertyBroken';
  const line: Line = { row, atUs, node: 0, weight: 'key', id, params: { name, sentence, atUs } };
  return {
    property: name,
    name: propertyName(name),
    sentence,
    values,
    event,
    atUs,
    row,
    isExpected,
    chain,
    line,
  };
}

function failureIn({ run, objection }: Happened, property: string): Failure | null {
  if (property !== ASSERTION) return failureOf(run, property);
  if (objection === null) return null;
  const { eventCount: event, nowUs: atUs } = run.world;
  return { property, event, atUs, message: objection.message };
}

/** The last row that shows it; where only the passing of time does, or an objection, the last one until then. */
function rowOf({ property, atUs }: Failure, { run, trace }: Happened): number {
  const finding = run.verdicts().find(({ name }) => name === property)?.found?.finding;
  const shown = finding?.rows.at(-1) ?? -1;
  if (shown >= 0 && shown < trace.length) return shown;
  let row = trace.length - 1;
  while (row > 0 && rowAt(trace, row).t > atUs) row--;
  return Math.max(0, row);
}

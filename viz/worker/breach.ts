/** What broke in a run: which property, and where. */
import {
  ASSERTION,
  breachesOf,
  type Failure,
  failureOf,
  type Line,
  propertyName,
  propertySentence,
  type ResolvedScenario,
  type TellingMessage,
  type Words,
  type ZabRun,
} from '../../scenarios/index.ts';
import type { AssertionError } from '../../sim/index.ts';
import { type Columns, timeAt } from '../trace/columns.ts';

export interface Breach {
  /** As a story writes it. */
  readonly property: string;
  readonly name: Words;
  /** What the property says, or what the model objected to. */
  readonly sentence: Words;
  readonly failure: Failure;
  readonly event: number;
  readonly atUs: number;
  /** Where it is shown. */
  readonly row: number;
  readonly isExpected: boolean;
  /** The breach as a moment of the run. */
  readonly line: Line;
}

/** What happened before it, found by running it again. */
export interface Explained {
  /** The values that show it; null where there are none. */
  readonly values: TellingMessage | null;
  /** From fault to breach, in the order of the run. */
  readonly chain: readonly Line[];
}

interface Happened {
  readonly run: ZabRun;
  readonly columns: Columns;
  /** What ended it before its time. */
  readonly objection: AssertionError | null;
}

/**
 * @param property - What broke, or an objection before that. Null: what the story is about, else whatever broke first.
 * @returns Null where nothing broke.
 */
export function breachOf(
  scenario: ResolvedScenario,
  property: string | null,
  happened: Happened,
): Breach | null {
  const expected = breachesOf(scenario.run);
  const wanted = property === null ? expected : [property, ASSERTION];
  const found = wanted.map((name) => failureIn(happened, name)).find((failure) => failure !== null);
  const failure = found ?? (property === null ? failureOf(happened.run) : null);
  if (failure === null) return null;
  const { property: name, event, atUs, message } = failure;
  const sentence = message === null ? propertySentence(name) : { en: message };
  const row = rowOf(failure, happened);
  const isExpected = expected.includes(name);
  const id = isExpected ? 'told.brokenAsExpected' : 'told.propertyBroken';
  const line: Line = { row, atUs, node: 0, weight: 'key', id, params: { name, sentence, atUs } };
  return { property: name, name: propertyName(name), sentence, failure, event, atUs, row, isExpected, line };
}

function failureIn({ run, objection }: Happened, property: string): Failure | null {
  if (property !== ASSERTION) return failureOf(run, property);
  if (objection === null) return null;
  const { eventCount: event, nowUs: atUs } = run.world;
  return { property, event, atUs, message: objection.message };
}

/** The last row that shows it; where only the passing of time does, or an objection, the last one until then. */
function rowOf({ property, atUs }: Failure, { run, columns }: Happened): number {
  const finding = run.verdicts().find(({ name }) => name === property)?.found?.finding;
  const shown = finding?.rows.at(-1) ?? -1;
  if (shown >= 0 && shown < columns.length) return shown;
  let row = columns.length - 1;
  while (row > 0 && timeAt(columns, row) > atUs) row--;
  return Math.max(0, row);
}

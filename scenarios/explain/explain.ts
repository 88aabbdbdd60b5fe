/**
 * Why a run broke: the shortest causal chain from a fault to the breach, told with the sentences of the narration, a dozen lines at most.
 */
import type { ResolvedScenario } from '../format/resolved.ts';
import type { Failure } from '../fuzz/failure.ts';
import { propertySentence } from '../language/property.ts';
import type { TellingMessage } from '../language/telling.ts';
import type { Claim } from '../language/words.ts';
import type { Line } from '../narration/line.ts';
import { narrateAll } from '../narration/narrate.ts';
import type { TraceRow } from '../../sim/index.ts';
import type { ZabRun } from '../run.ts';
import { pastOf, wayBack } from './causes.ts';
import { chooseLines } from './choose.ts';
import { retrace, type Retraced } from './retrace.ts';
import { standstill } from './standstill.ts';
import { isAboutAnswers, rowsAbout } from './subject.ts';

export interface Explanation {
  /** From fault to breach, in the order of the run. */
  readonly lines: readonly Line[];
  /** As a story writes it. */
  readonly property: string;
  /** What the property says, or what the model objected to. */
  readonly sentence: Claim;
  /** Virtual microseconds: of the breach. */
  readonly atUs: number;
  /** The values that show the breach; null where there are none. */
  readonly values: TellingMessage | null;
}

/** Beyond so many lines nobody reads a chain in one piece. */
const LINES_MAX = 12;

/**
 * Executes the run again as far as the breach.
 *
 * @param failure - What broke in a run of `scenario`, as `playStory` has it.
 * @param begin - Makes that run, where it is another than the story's own: the replay of a capsule.
 */
export function explainFailure(
  scenario: ResolvedScenario,
  failure: Failure,
  begin?: () => ZabRun,
): Explanation {
  const retraced = retrace(scenario, failure, begin);
  const { rows, values } = retraced;
  const lines = linesByRow(scenario, rows);
  const ends = endsOf(retraced, failure, lines);
  const { property } = failure;
  const { told, removals, syncs } = rowsAbout({ property, values }, rows, pastOf(rows, ends));
  const ways = [...ends, ...removals].map((end) => wayBack(rows, end));
  const last = retraced.breach.length > 0 || failure.message !== null ? [] : standstill(rows, lines);
  const choice = {
    rows,
    lines,
    ways,
    ends: [...(last.length > 0 ? [] : ends), ...last],
    told: [...told, ...removals, ...syncs],
    isAboutClients: isAboutAnswers(property) || ends.some((end) => isOfClient(scenario, rows[end])),
  };
  return {
    lines: chooseLines(choice, LINES_MAX),
    property: failure.property,
    sentence: failure.message === null ? propertySentence(failure.property) : { en: failure.message },
    atUs: failure.atUs,
    values: valuesText(values),
  };
}

/** Clients have the numbers behind the servers. */
const isOfClient = ({ run }: ResolvedScenario, row: TraceRow | undefined): boolean =>
  row !== undefined && row.node > 0 && !run.ensemble.servers.some(({ id }) => id === row.node);

/** One line for each row that has a sentence. */
function linesByRow(scenario: ResolvedScenario, rows: readonly TraceRow[]): ReadonlyMap<number, Line> {
  return new Map([...narrateAll(scenario, rows)].map((line) => [line.row, line]));
}

/** The rows to explain: those of the breach, else the last of which there is something to tell. */
function endsOf(
  { rows, breach }: Retraced,
  { event }: Failure,
  lines: ReadonlyMap<number, Line>,
): readonly number[] {
  if (breach.length > 0) return breach;
  const last = rows.findLast((row) => row.event <= event && lines.get(row.i)?.weight === 'key');
  const end = last?.i ?? rows.length - 1;
  return end < 0 ? [] : [end];
}

function valuesText(values: Readonly<Record<string, unknown>>): TellingMessage | null {
  // Of a bad state the last line tells what it is.
  const shown = Object.entries(values).filter(
    ([key, value]) => value !== undefined && value !== null && key !== 'what',
  );
  if (shown.length === 0) return null;
  return { id: 'explained.values', params: { values: Object.fromEntries(shown) } };
}

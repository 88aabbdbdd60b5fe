/** What can be taken home: the story of a run as a file, and its trace. */
import { VERSION, type ZabRun } from '../../scenarios/index.ts';
import { writeStory } from '../../scenarios/format/writeStory.ts';
import { AssertionError, Trace, TRACE_VERSION } from '../../sim/index.ts';
import type { RunRequest, TraceExport } from '../app/protocol.ts';
import { rowAt } from '../trace/rows.ts';
import type { Performance } from './perform.ts';
import { changed, storyBehind } from './runStory.ts';

/** @returns A story file, with the changes and interventions of the run in it. */
export const storyText = (request: RunRequest): string =>
  writeStory(changed(storyBehind(request.source), request));

/** Longer traces are cut: browsers lose what is much larger. */
const TRACE_CHARACTERS_MAX = 100_000_000;
const ROWS_AT_ONCE = 4_096;

/**
 * One JSON object a line, as `--trace` writes it: first what ran and how it ended, then one row a line. The run is executed once more, and its
 * rows are forgotten as soon as they are written.
 */
export function traceFile(
  request: RunRequest,
  { scenario, summary, begin }: Pick<Performance, 'scenario' | 'summary' | 'begin'>,
  charactersMax = TRACE_CHARACTERS_MAX,
  rowsAtOnce = ROWS_AT_ONCE,
): TraceExport {
  const run = begin();
  const { world } = run;
  const parts: string[] = [];
  let rows = 0;
  let characters = 0;
  for (let goesOn = true; goesOn && characters < charactersMax; ) {
    const trace = new Trace(world.rowCount);
    world.trace = trace;
    while (goesOn && trace.length < rowsAtOnce)
      goesOn = world.eventCount < summary.events && stepsOn(run, summary.endedAtUs);
    // What the story expected at its end.
    if (!goesOn && !summary.isCutShort) run.advance(summary.endedAtUs);
    const lines = Array.from({ length: trace.length }, (_, k) =>
      JSON.stringify(rowAt(trace, trace.firstRow + k)),
    );
    const part = lines.map((line) => `${line}\n`).join('');
    parts.push(part);
    rows += trace.length;
    characters += part.length;
  }
  const header = {
    version: VERSION,
    story: scenario.name,
    seed: scenario.run.seed,
    digest: summary.digest,
    rows,
    events: summary.events,
    endedAtMs: summary.endedAtUs / 1_000,
    trace: TRACE_VERSION,
    scenario: changed(storyBehind(request.source), request),
    run: scenario.run,
  };
  return {
    file: new Blob([`${JSON.stringify(header)}\n`, ...parts], { type: 'application/x-ndjson' }),
    rows,
    isWhole: characters < charactersMax,
  };
}

/** A run that is there for what breaks in it may end where the model objects to itself. */
function stepsOn(run: ZabRun, untilUs: number): boolean {
  try {
    return run.step(untilUs);
  } catch (error) {
    if (error instanceof AssertionError) return false;
    throw error;
  }
}

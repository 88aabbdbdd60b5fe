/**
 * Tells a run from the rows of its trace, one after the other. Decisions are read from the rows, with the reason that the protocol gave;
 * nothing is worked out again. What has to be remembered between rows is small and can be copied, so a telling forks with its run.
 */
import { quorumSystemOf, type ZabObservation } from '../../model/index.ts';
import type { TraceRow } from '../../sim/index.ts';
import { isObservationKind } from '../format/events.ts';
import type { ResolvedScenario } from '../format/resolved.ts';
import { nothingAsked } from './asking.ts';
import { awaitedIn, isAwaited } from './awaited.ts';
import { tellKernelRow } from './kernelRow.ts';
import type { Line } from './line.ts';
import type { Narration } from './narration.ts';
import { noteRow } from './noteRow.ts';
import { isOpening, openingOf } from './opening.ts';
import { tellObservation } from './observationRow.ts';

/** @returns A telling of which no row has been read. */
export function beginNarration(scenario: ResolvedScenario): Narration {
  const quorum = quorumSystemOf(scenario.run.ensemble.servers);
  return {
    scenario,
    quorum,
    told: [],
    proposed: [],
    committed: [],
    asking: nothingAsked,
    opening: openingOf(scenario),
    awaited: awaitedIn(scenario.run),
  };
}

export const copyNarration = ({
  scenario,
  quorum,
  told,
  committed,
  asking,
  opening,
  proposed,
  awaited,
}: Narration): Narration => ({
  scenario,
  quorum,
  told,
  committed,
  asking,
  opening,
  proposed,
  awaited,
});

/**
 * Takes note of the next row. Rows may be left out between calls, but none may come twice.
 *
 * @returns The line for it; null for the many rows of which there is nothing to tell.
 */
export function narrate(narration: Narration, row: TraceRow): Line | null {
  const told = isObservationKind(row.kind)
    ? tellObservation(narration, row.node, row.t, row.data as ZabObservation)
    : tellKernelRow(narration, row);
  const isKey = isAwaited(narration.awaited, row);
  const isAside = isOpening(narration.opening, row);
  noteRow(narration, row);
  if (told === null) return null;
  const [own, message] = told;
  const weight = isKey ? 'key' : isAside ? 'detail' : own;
  return { ...message, row: row.i, atUs: row.t, node: row.node, weight };
}

/** Tells a whole trace, or what there is of it. */
export function* narrateAll(scenario: ResolvedScenario, rows: Iterable<TraceRow>): IterableIterator<Line> {
  const narration = beginNarration(scenario);
  for (const row of rows) {
    const line = narrate(narration, row);
    if (line !== null) yield line;
  }
}

/** The lanes in words. */
import { moment } from '../../scenarios/language/format.ts';
import type { ProcessId } from '../../sim/index.ts';
import { timeAt } from '../trace/columns.ts';
import type { LeadingSpan } from '../trace/course.ts';
import type { Replay } from '../trace/replay.ts';
import type { Words } from '../words/laterEnglish.ts';
import { brokenRows, sectionsOf } from './minimapScene.ts';

interface ToldLane {
  readonly name: string;
  readonly entries: readonly ToldEntry[];
  /** So many are not listed. */
  readonly more: number;
}

interface ToldEntry {
  readonly row: number;
  readonly text: string;
}

export interface ToldRun {
  readonly summary: string;
  /** None of them is empty. */
  readonly lanes: readonly ToldLane[];
}

const ENTRIES_MAX = 40;

export function tellRun({ summary, columns, lastRow }: Replay, own: Words['rooms']['minimap']): ToldRun {
  const { leading, epochs, troubles } = summary.course;
  const at = (row: number): string => moment(timeAt(columns, Math.min(row, lastRow)));
  const orNull = (row: number | null): string | null => (row === null ? null : at(row));
  const broken = brokenRows(summary);
  const overlaps = overlapsOf(leading, lastRow);
  const leaders = [
    ...leading.map(({ server, epoch, from, established, to }) => ({
      row: from,
      text: own.led({ server, epoch, from: at(from), established: orNull(established), to: orNull(to) }),
    })),
    ...overlaps.map(({ servers, from, to }) => ({
      row: from,
      text: own.overlap({ servers, from: at(from), to: at(to) }),
    })),
  ].sort((a, b) => a.row - b.row);
  return {
    summary: own.summary({
      leaders: leading.length,
      epochs: epochs.length,
      troubles: troubles.length,
      violations: broken.length,
    }),
    lanes: [
      lane(own.leaders, leaders),
      lane(
        own.epochs,
        epochs.map(({ row, epoch }) => ({ row, text: own.epochFrom({ epoch, from: at(row) }) })),
      ),
      lane(
        own.troubles,
        troubles.map(({ kind, servers, from, to }) => ({
          row: from,
          text: own.trouble({ what: own.kinds[kind], servers, from: at(from), to: orNull(to) }),
        })),
      ),
      lane(
        own.violations,
        broken.map((row) => ({ row, text: own.violation({ at: at(row) }) })),
      ),
    ].filter(({ entries }) => entries.length > 0),
  };
}

interface Overlap {
  readonly from: number;
  readonly to: number;
  readonly servers: readonly ProcessId[];
}

/** Whoever is established in between makes no two of it. */
function overlapsOf(leading: readonly LeadingSpan[], lastRow: number): readonly Overlap[] {
  const found: Overlap[] = [];
  for (const { from, to, servers } of sectionsOf(leading, lastRow)) {
    if (servers.length < 2) continue;
    const last = found.at(-1);
    const isSame = last?.to === from && last.servers.join() === servers.join();
    if (isSame) found[found.length - 1] = { ...last, to };
    else found.push({ from, to, servers });
  }
  return found;
}

const lane = (name: string, all: readonly ToldEntry[]): ToldLane => ({
  name,
  entries: all.slice(0, ENTRIES_MAX),
  more: Math.max(0, all.length - ENTRIES_MAX),
});
